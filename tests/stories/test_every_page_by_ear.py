"""What a screen reader is told of each page and dialog: everything has a name, and no two things sound alike."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.form_parts import QuestionBlock
from app.ui.navigation_rail import places
from tests.builders import TODAY, a_draft, a_finished_letter, a_reply, a_sent_letter, opened
from tests.stories.spoken import description, faults, name, shown_in
from tests.stories.test_keyboard_alone import MENU
from tests.stories.user import User

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support"), pytest.mark.no_cover]
TOPICS = ("me.name", "to", "subject", "incidents", "standard", "exhibits", "points", "answer_by")


@pytest.fixture
def busy(user: User, tmp_path: Path) -> User:
    """Somebody who has a draft, a finished letter, a sent one, and a reply to read."""
    with opened(tmp_path / "data") as plaint:
        a_draft(plaint)
        a_finished_letter(plaint)
        a_reply(plaint, a_sent_letter(plaint).case_id)
    user.opens(TODAY)
    return user


def sounds_right(top: QWidget) -> None:
    assert not (wrong := faults(top)), "\n".join(wrong)


def pages(user: User) -> Iterator[Callable[[], object]]:
    """Yield the way to each page."""
    window, to = user.window, user.window.navigator
    yield from (partial(window.show_place, place) for place, _words in places())
    yield to.due_wanted.emit
    yield partial(window.show_start, 0)
    yield partial(window.show_before_writing, "uk-members:party-complaint", 0)
    yield from (partial(window.show_question, 1, (question,)) for question in TOPICS)
    yield partial(window.show_check, 1)
    yield from (partial(show.emit, 2) for show in (to.finished_wanted, to.words_wanted))
    for view in user.plaint.cases.all():
        yield partial(window.show_case, view.case.id)
        yield partial(to.dates_wanted.emit, view.case.id)
        yield from (partial(window.show_reply, reply.id) for reply in view.replies)


def test_each_page_sounds_right(busy: User) -> None:
    for show in pages(busy):
        show()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        sounds_right(busy.window)


def test_each_dialog_of_a_case_sounds_right(busy: User, qtbot: QtBot) -> None:
    case = next(view.case for view in busy.plaint.cases.all() if view.replies)
    busy.window.show_case(case.id)
    for entry in MENU:
        busy.presses("More")
        busy.picks(entry)
        qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QDialog))
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        sounds_right(dialog)
        dialog.close()


def test_what_is_wrong_is_found(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    column.addWidget(QLineEdit())
    for _ in range(2):
        column.addWidget(QCheckBox("Yes"))
    page.show()
    window, field, alike = faults(page)
    assert window == "the window itself has no name"
    assert field.startswith("no name: EditableText “” in QLineEdit")
    assert alike.startswith("2 sound alike: Yes")


def test_a_field_is_told_with_its_hint_and_with_what_is_wrong(qtbot: QtBot) -> None:
    field = QLineEdit()
    block = QuestionBlock("Your name", field, hint="As on your card")
    qtbot.addWidget(block)
    block.show()
    block.set_problem("Answer “Your name”")
    told = next(each for each in shown_in(QAccessible.queryAccessibleInterface(block)) if each.object() is field)
    assert (name(told), description(told)) == ("Your name", "Answer “Your name” As on your card")
