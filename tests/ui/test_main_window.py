"""The window leads where pages say, keeps its place, and never closes on unsaved words unasked."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.domain.errors import UserError
from app.domain.letters import LetterState
from app.ui.main_window import MainWindow
from app.ui.navigation_rail import places
from app.ui.theme import Theme, text_px
from tests.builders import a_draft, a_finished_letter, opened


@pytest.fixture
def plaint(data_folder: Path) -> Iterator[Plaint]:
    with opened(data_folder) as found:
        yield found


@pytest.fixture
def window(qtbot: QtBot, plaint: Plaint, theme: Theme) -> Iterator[MainWindow]:
    window = MainWindow(plaint, theme)
    qtbot.addWidget(window)
    window.show()
    yield window
    window.tasks.wait()


@pytest.mark.parametrize("place", [place for place, _words in places()])
def test_each_place_has_its_page(window: MainWindow, place: str) -> None:
    getattr(window.navigator, f"{place}_wanted").emit()
    assert getattr(window, place).isVisible()


def test_a_draft_opens_its_interview(window: MainWindow, plaint: Plaint) -> None:
    window.navigator.letter_wanted.emit(a_draft(plaint).id)
    assert window.interview.isVisible()


def test_the_check_fills_the_window(window: MainWindow, plaint: Plaint) -> None:
    window.navigator.check_wanted.emit(a_draft(plaint).id)
    assert (window.check.isVisible(), window.rail.isVisible()) == (True, False)


def test_a_finished_letter_shows_its_files_instead_of_its_questions(window: MainWindow, plaint: Plaint) -> None:
    letter = a_finished_letter(plaint)
    assert letter.state is LetterState.FINISHED
    window.navigator.letter_wanted.emit(letter.id)
    assert window.finish.isVisible()


def test_the_dates_of_a_case_have_a_page(window: MainWindow, plaint: Plaint) -> None:
    window.navigator.dates_wanted.emit(a_draft(plaint).case_id)
    assert window.dates.isVisible()


def test_when_something_is_due_can_be_asked_from_anywhere(window: MainWindow) -> None:
    window.navigator.due_wanted.emit()
    assert window.due.isVisible()


def test_a_letter_is_begun_after_what_to_know_before(window: MainWindow) -> None:
    window.navigator.template_wanted.emit("party-complaint", 0)
    assert window.start.isVisible()


def test_what_came_before_plaint_is_asked_in_a_dialog(window: MainWindow) -> None:
    window.navigator.record_wanted.emit(0)
    assert [dialog.isVisible() for dialog in window.findChildren(QDialog)] == [True]


def test_a_refusal_of_any_page_is_shown(window: MainWindow) -> None:
    window.navigator.refused.emit(UserError("The disk is full."))
    assert [box.text() for box in window.findChildren(QMessageBox)] == ["The disk is full."]


def test_settings_change_the_look_at_once(window: MainWindow, plaint: Plaint) -> None:
    before = text_px("body")
    plaint.settings.save(plaint.settings.load().changed("text_size", "130"))
    window.settings.appearance_changed.emit()
    assert text_px("body") > before


def test_the_window_comes_back_as_high_as_it_was(
    qtbot: QtBot, plaint: Plaint, theme: Theme, window: MainWindow
) -> None:
    window.resize(1024, 720)
    window.close()
    again = MainWindow(plaint, theme)
    qtbot.addWidget(again)
    assert again.height() == 720


def test_closing_saves_what_is_typed(window: MainWindow, plaint: Plaint) -> None:
    letter = a_draft(plaint)
    window.show_letter(letter.id)
    session = window.interview._session
    assert session is not None
    session.answer("subject", "the last word")
    window.close()
    assert plaint.letters.writing(letter.id).letter.answers["subject"] == "the last word"


@pytest.fixture
def unsaved(window: MainWindow, plaint: Plaint, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """A window in which the last words can't be written to the disk."""

    def full(*_given: object) -> None:
        raise UserError("The disk is full.")

    window.show_letter(a_draft(plaint).id)
    session = window.interview._session
    assert session is not None
    monkeypatch.setattr(plaint.typing, "save", full)
    session.answer("subject", "the last word")
    window.close()
    return window


def test_the_window_stays_when_words_would_be_lost(unsaved: MainWindow) -> None:
    (box,) = unsaved.findChildren(QMessageBox)
    assert (unsaved.isVisible(), box.text()) == (True, "Your last words could not be saved, and would be lost.")


def test_a_person_may_close_and_lose_them(unsaved: MainWindow) -> None:
    (box,) = unsaved.findChildren(QMessageBox)
    next(button for button in box.findChildren(QPushButton) if button.text() == "Close and lose them").click()
    assert not unsaved.isVisible()


def test_after_a_change_one_comes_back_to_the_check(window: MainWindow, plaint: Plaint) -> None:
    letter_id = a_draft(plaint).id
    for leave in ("on", "back"):
        window.navigator.change_wanted.emit(letter_id, ("subject",))
        assert window.interview.isVisible()
        getattr(window.interview._frame, leave).click()
        assert window.check.isVisible()


def test_going_on_in_another_topic_forgets_the_check(window: MainWindow, plaint: Plaint) -> None:
    window.navigator.change_wanted.emit(a_draft(plaint).id, ("subject",))
    window.interview._outline.chosen.emit(0)
    window.interview._frame.on.click()
    assert window.interview.isVisible()


def test_the_keyboard_is_never_left_on_a_page_that_is_hidden(qtbot: QtBot, window: MainWindow, plaint: Plaint) -> None:
    window.show_before_writing("uk-members:appeal", 0)
    button = next(one for one in window.start.findChildren(QPushButton) if one.isVisible())
    button.setFocus()
    window.show_letter(a_draft(plaint).id)
    qtbot.waitUntil(lambda: not window.tasks.is_busy(), timeout=20_000)
    window.show_place("today")
    focused = window.focusWidget()
    assert focused is not button
    assert focused is None or focused.isVisible()


def test_enter_never_loses_the_last_words(unsaved: MainWindow) -> None:
    box = next(one for one in unsaved.findChildren(QMessageBox))
    assert box.defaultButton() is box.escapeButton()
    assert box.defaultButton().text() == "Stay here"
