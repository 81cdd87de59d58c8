"""The keyboard alone reaches everything, from Today to “Sent” and on every page, in the order in which one reads."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextBrowser
from pytestqt.qtbot import QtBot

from app.ui.page_parts import ScrollPage
from app.ui.theme import Theme
from tests.builders import TODAY, a_draft, a_finished_letter, a_reply, a_sent_letter, opened
from tests.stories.keyboard import KeyboardUser
from tests.stories.test_first_letter import chooses_the_letter, says_who_writes_to_whom, sends_a_complaint

CONTROL = Qt.KeyboardModifier.ControlModifier
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform says so of menus
PLACES = {
    "Today": Qt.Key.Key_1,
    "Cases": Qt.Key.Key_2,
    "Packs": Qt.Key.Key_3,
    "Organisations": Qt.Key.Key_4,
    "Settings": Qt.Key.Key_5,
    "What happened?": Qt.Key.Key_N,
}
MENU = (
    "Add a note…",
    "Add a call or a meeting…",
    "A reply came…",
    "Add a letter from before…",
    "Correct what was recorded…",
    "Rename the case…",
)


@pytest.fixture
def user(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[KeyboardUser]:
    """Somebody without a mouse."""
    person = KeyboardUser(qtbot, theme, tmp_path / "data")
    yield person
    person.leaves()


@pytest.fixture
def busy(user: KeyboardUser, tmp_path: Path) -> KeyboardUser:
    """Somebody without a mouse, who has a draft, a finished letter, a sent one, and a reply to read."""
    with opened(tmp_path / "data") as plaint:
        a_draft(plaint)
        a_finished_letter(plaint)
        a_reply(plaint, a_sent_letter(plaint).case_id)
    user.opens(TODAY)
    return user


def opens_the_case(user: KeyboardUser, words: str) -> None:
    user.hits(Qt.Key.Key_2, with_=CONTROL)
    user.types("Search your cases", words)
    user.hits(Qt.Key.Key_Return)
    user.sees("History")


def test_a_letter_is_written_and_sent(user: KeyboardUser) -> None:
    sends_a_complaint(user)
    user.looks_round()


@pytest.mark.parametrize("place", PLACES)
def test_each_place_is_gone_through_by_tab(busy: KeyboardUser, place: str) -> None:
    busy.hits(PLACES[place], with_=CONTROL)
    busy.sees(place)
    busy.looks_round()


def test_problems_at_the_top_are_reached_and_lead_to_their_fields(user: KeyboardUser) -> None:
    user.opens(TODAY)
    chooses_the_letter(user)
    user.presses("Continue")
    user.sees("There are")
    user.looks_round()
    user.presses("Answer “Your name”")
    assert QApplication.focusWidget() is user.field("Your name")


def test_further_entries_and_removed_ones_are_reached(user: KeyboardUser) -> None:
    user.opens(TODAY)
    chooses_the_letter(user)
    says_who_writes_to_whom(user)
    user.presses("What happened")
    user.types("What happened", "Nothing was said.")
    user.presses("Add another thing that happened")
    user.types("What happened", "Nothing was done.")
    user.presses("Remove “Second thing that happened”")
    user.looks_round()
    user.presses("Put it back")
    user.looks_round()


def test_the_page_of_a_case_is_gone_through_by_tab(busy: KeyboardUser) -> None:
    for case in busy.plaint.cases.all():
        busy.window.show_case(case.case.id)
        busy.looks_round()


@pytest.mark.parametrize("entry", MENU)
def test_each_dialog_of_a_case_is_gone_through_by_tab(busy: KeyboardUser, entry: str) -> None:
    case = next(view.case for view in busy.plaint.cases.all() if view.replies)
    busy.window.show_case(case.id)
    busy.presses("More")
    busy.picks(entry)
    busy.waits_for_a_dialog()
    busy.looks_round()
    busy.hits(Qt.Key.Key_Escape)


def test_an_organisation_is_corrected(busy: KeyboardUser) -> None:
    busy.hits(Qt.Key.Key_4, with_=CONTROL)
    busy.types("Search organisations", "green")
    busy.hits(Qt.Key.Key_Down, Qt.Key.Key_Return)
    busy.sees("Correct my copy")
    busy.presses("Correct my copy")
    busy.looks_round()


def test_an_organisation_is_added(busy: KeyboardUser) -> None:
    busy.hits(Qt.Key.Key_4, with_=CONTROL)
    busy.presses("Add an organisation")
    busy.sees("Name")
    busy.looks_round()


def test_what_is_new_is_read_and_left(busy: KeyboardUser) -> None:
    QTest.keyClick(busy.window, Qt.Key.Key_H, Qt.KeyboardModifier.AltModifier)
    busy.picks("About Plaint and what is new")
    busy.waits_for_a_dialog()
    busy.looks_round()
    bar = max((page.verticalScrollBar() for page in busy.top().findChildren(ScrollPage)), key=lambda bar: bar.maximum())
    busy.hits(Qt.Key.Key_PageDown)
    assert bar.value() > 0
    busy.presses("Close")
    assert busy.top() is busy.window


def test_the_guide_is_read_and_left(busy: KeyboardUser) -> None:
    busy.hits(Qt.Key.Key_F1)
    busy.waits_for_a_dialog()
    busy.looks_round()
    page = busy.top().findChild(QTextBrowser)
    assert isinstance(page, QTextBrowser)
    busy.hits(Qt.Key.Key_PageDown)
    assert page.verticalScrollBar().value() > 0
    busy.hits(Qt.Key.Key_Escape)
    assert busy.top() is busy.window


def test_the_menus_are_opened_by_their_letters(busy: KeyboardUser) -> None:
    QTest.keyClick(busy.window, Qt.Key.Key_V, Qt.KeyboardModifier.AltModifier)
    busy.picks("Settings")
    busy.sees("Appearance")
