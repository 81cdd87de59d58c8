"""A reply dropped on the window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.domain.errors import UserError
from app.services.case_service import NewCase
from app.ui.case_page import CasePage
from app.ui.navigator import Navigator
from app.ui.reply_dialog import ReplyDialog
from app.ui.reply_drop import ReplyDrop, WhichCaseDialog
from app.ui.tasks import TaskRunner
from app.ui.today_page import TodayPage
from tests.builders import opened


def brought(*files: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    return data


def drag(page: QWidget, data: QMimeData) -> bool:
    event = QDragEnterEvent(
        QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(page, event)
    return event.isAccepted()


def drop(page: QWidget, data: QMimeData) -> None:
    drag(page, data)
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(page, event)


@pytest.fixture
def plaint(tmp_path: Path) -> Iterator[Plaint]:
    with opened(tmp_path / "data") as made:
        yield made


@pytest.fixture
def tasks() -> Iterator[TaskRunner]:
    made = TaskRunner()
    yield made
    made.wait()


@pytest.fixture
def reply(tmp_path: Path) -> Path:
    path = tmp_path / "reply.txt"
    path.write_text("Dear Siân, we at The Lantern have your letter.", encoding="utf-8")
    return path


def test_a_file_over_a_page_shows_that_it_may_be_dropped(qtbot: QtBot, reply: Path) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.show()
    hint = ReplyDrop(page).hint
    assert drag(page, brought(reply))
    assert hint.isVisible()
    QApplication.sendEvent(page, QDragLeaveEvent())
    assert not hint.isVisible()


def test_words_are_not_taken_for_a_file(qtbot: QtBot) -> None:
    page, data = QWidget(), QMimeData()
    qtbot.addWidget(page)
    ReplyDrop(page)
    data.setText("words")
    assert not drag(page, data)


def test_on_a_case_it_opens_the_dialog_with_the_file(
    qtbot: QtBot, plaint: Plaint, tasks: TaskRunner, reply: Path
) -> None:
    case = plaint.cases.open_case(NewCase("Motion", "The Lantern"))
    page = CasePage(plaint, Navigator(), tasks)
    qtbot.addWidget(page)
    page.show_case(case.id)
    page.show()
    drop(page, brought(reply))
    dialog = page.findChild(ReplyDialog)
    assert isinstance(dialog, ReplyDialog)
    assert dialog.form.arrival().name == "reply.txt"


def test_two_files_at_once_are_refused(qtbot: QtBot, plaint: Plaint, tasks: TaskRunner, reply: Path) -> None:
    navigator = Navigator()
    page = CasePage(plaint, navigator, tasks)
    qtbot.addWidget(page)
    with qtbot.waitSignal(navigator.refused) as refused:
        drop(page, brought(reply, reply.with_name("b.txt")))
    assert "one reply at a time" in refused.args[0].message


def test_on_today_it_asks_which_case_and_proposes_the_likely_one(
    qtbot: QtBot, plaint: Plaint, tasks: TaskRunner, reply: Path
) -> None:
    plaint.cases.open_case(NewCase("Gate", "Harbour Council"))
    case = plaint.cases.open_case(NewCase("Motion", "The Lantern"))
    navigator = Navigator()
    page = TodayPage(plaint, navigator, tasks)
    qtbot.addWidget(page)
    page.show()
    drop(page, brought(reply))
    qtbot.waitUntil(lambda: page.findChild(WhichCaseDialog) is not None, timeout=20_000)
    which = page.findChild(WhichCaseDialog)
    assert isinstance(which, WhichCaseDialog)
    assert which.answers() == {"case": str(case.id)}
    with qtbot.waitSignal(navigator.case_wanted) as wanted:
        which.keep_button.click()
    assert wanted.args == [case.id]
    dialog = page.findChild(ReplyDialog)
    assert isinstance(dialog, ReplyDialog)
    assert dialog.form.arrival().name == "reply.txt"


def test_a_case_has_to_be_chosen_where_none_is_likely(
    qtbot: QtBot, plaint: Plaint, tasks: TaskRunner, tmp_path: Path
) -> None:
    plaint.cases.open_case(NewCase("Gate", "Harbour Council"))
    page = TodayPage(plaint, Navigator(), tasks)
    qtbot.addWidget(page)
    page.show()
    (tmp_path / "b.txt").write_text("Dear all, no.", encoding="utf-8")
    drop(page, brought(tmp_path / "b.txt"))
    qtbot.waitUntil(lambda: page.findChild(WhichCaseDialog) is not None, timeout=20_000)
    which = page.findChild(WhichCaseDialog)
    assert isinstance(which, WhichCaseDialog)
    which.keep_button.click()
    assert which.isVisible()
    assert page.findChild(ReplyDialog) is None
    which.focus_place(("case",))
    which.reject()
    qtbot.waitUntil(lambda: page.findChild(WhichCaseDialog) is None)


def test_without_a_case_it_says_what_to_do(qtbot: QtBot, plaint: Plaint, tasks: TaskRunner, reply: Path) -> None:
    navigator = Navigator()
    page = TodayPage(plaint, navigator, tasks)
    qtbot.addWidget(page)
    with qtbot.waitSignal(navigator.refused) as refused:
        drop(page, brought(reply))
    assert isinstance(refused.args[0], UserError)


def test_a_file_that_is_gone_is_said_to_be(qtbot: QtBot, plaint: Plaint, tasks: TaskRunner, tmp_path: Path) -> None:
    plaint.cases.open_case(NewCase("Gate", "Harbour Council"))
    navigator = Navigator()
    page = TodayPage(plaint, navigator, tasks)
    qtbot.addWidget(page)
    with qtbot.waitSignal(navigator.refused, timeout=20_000):
        drop(page, brought(tmp_path / "none.txt"))
