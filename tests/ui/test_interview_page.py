"""The interview, as somebody writes in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.domain.errors import UserError
from app.services.letter_service import LetterService
from app.ui.buttons import Button
from app.ui.form_parts import ErrorSummary
from app.ui.interview_page import InterviewPage, point_numbers
from app.ui.labels import WrappedLabel
from app.ui.navigator import Navigator
from app.ui.outline_item import OutlineItem
from app.ui.tasks import TaskRunner
from tests.ui.drafts import begun, opened, sample_answers
from tests.ui.ear import Ear


@pytest.fixture
def plaint(tmp_path: Path) -> Iterator[Plaint]:
    made = opened(tmp_path)
    yield made
    made.close()


@pytest.fixture
def page(qtbot: QtBot, plaint: Plaint) -> Iterator[InterviewPage]:
    tasks = TaskRunner()
    made = InterviewPage(plaint, Navigator(), tasks)
    made.resize(1280, 800)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()
    tasks.wait()
    made.deleteLater()


def seen(page: QWidget) -> list[str]:
    return [label.text() for label in page.findChildren(WrappedLabel) if label.isVisible()]


def marks(page: QWidget) -> list[str]:
    return [item.accessibleDescription() for item in page.findChildren(OutlineItem) if item.isVisible()]


def press(page: QWidget, text: str) -> None:
    shown = (one for one in page.findChildren(Button) if one.isVisible())
    next(one for one in shown if one.text().replace("&", "") == text).click()


def test_continue_goes_from_topic_to_topic_and_then_to_the_check(
    page: InterviewPage, plaint: Plaint, qtbot: QtBot
) -> None:
    letter_id = begun(plaint)
    page.show_letter(letter_id)
    for _topic in range(7):
        press(page, "Continue")
    assert "Topic 8 of 8" in seen(page)
    with qtbot.waitSignal(page._navigator.check_wanted) as asked:
        press(page, "Continue")
    assert asked.args == [letter_id]


def test_continue_says_what_is_missing_and_a_link_leads_there(page: InterviewPage, plaint: Plaint) -> None:
    page.show_letter(begun(plaint, answers={}))
    press(page, "Continue")
    summary = page.findChildren(ErrorSummary)[0]
    assert summary.hasFocus()
    assert summary.accessibleName() == "There are 2 problems"
    summary.chosen.emit(("me.name",))
    QTest.keyClicks(page.focusWidget(), "Ann")
    assert "Answer “Your name”" not in seen(page)[3:]
    assert "Topic 1 of 8" in seen(page)


def test_the_letter_shows_what_is_typed_with_a_bar_beside_it(page: InterviewPage, plaint: Plaint, qtbot: QtBot) -> None:
    page.show_letter(begun(plaint), ("incidents", 2, "what"))
    area = page.focusWidget()
    assert isinstance(area, QPlainTextEdit)
    area.moveCursor(area.textCursor().MoveOperation.End)
    QTest.keyClicks(area, " Nobody told me why.")
    qtbot.waitUntil(lambda: "Nobody told me why." in page.preview.words(), timeout=20_000)
    assert page.preview.view._sheets[0].mark() is not None


def test_a_question_that_no_longer_applies_is_hidden_and_comes_back_with_its_words(
    page: InterviewPage, plaint: Plaint
) -> None:
    page.show_letter(begun(plaint), ("subject",))
    form = page._form
    form.answered.emit("concerns", "body")
    assert form.editor("respondents").isHidden()
    form.answered.emit("concerns", "people")
    value = form.editor("respondents").value()
    assert not form.editor("respondents").isHidden()
    assert isinstance(value, list)
    assert len(value) == 1


def test_leaving_the_page_saves_at_once(page: InterviewPage, plaint: Plaint) -> None:
    letter_id = begun(plaint)
    page.show_letter(letter_id, ("subject",))
    QTest.keyClicks(page.focusWidget(), "At last: ")
    page.hide()
    assert str(plaint.letters.writing(letter_id).letter.answers["subject"]).startswith("At last: ")


def test_a_failing_save_keeps_the_words_and_can_be_tried_again(
    page: InterviewPage, plaint: Plaint, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    letter_id = begun(plaint)
    page.show_letter(letter_id, ("subject",))
    with monkeypatch.context() as patch:
        patch.setattr(LetterService, "save", lambda *_arguments: refuse())
        QTest.keyClicks(page.focusWidget(), "Oh: ")
        qtbot.waitUntil(lambda: any("not saved yet" in words for words in seen(page)))
    press(page, "Try again")
    assert not any("not saved yet" in words for words in seen(page))
    assert str(plaint.letters.writing(letter_id).letter.answers["subject"]).startswith("Oh: ")


def test_no_other_letter_takes_the_place_of_words_that_are_not_saved(
    page: InterviewPage, plaint: Plaint, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    letter_id, other = begun(plaint), begun(plaint)
    page.show_letter(letter_id, ("subject",))
    with monkeypatch.context() as patch:
        patch.setattr(LetterService, "save", lambda *_arguments: refuse())
        QTest.keyClicks(page.focusWidget(), "Oh: ")
        page.show_letter(letter_id)
        with qtbot.waitSignal(page._navigator.refused):
            page.show_letter(other)
    assert page.save_now()
    assert str(plaint.letters.writing(letter_id).letter.answers["subject"]).startswith("Oh: ")


def refuse() -> None:
    raise UserError("The disk is full.", "Make room.")


def test_ctrl_enter_goes_on_from_inside_a_text(page: InterviewPage, plaint: Plaint) -> None:
    page.show_letter(begun(plaint), ("incidents", 2, "what"))
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "Topic 5 of 8" in seen(page)


def test_the_outline_leads_to_any_topic_and_back_to_the_one_before(page: InterviewPage, plaint: Plaint) -> None:
    page.show_letter(begun(plaint))
    next(item for item in page.findChildren(OutlineItem) if item.text() == "Evidence").click()
    assert "Topic 6 of 8" in seen(page)
    press(page, "Back")
    assert "Topic 5 of 8" in seen(page)


def test_back_from_the_first_topic_leads_to_today(page: InterviewPage, plaint: Plaint, qtbot: QtBot) -> None:
    page.show_letter(begun(plaint))
    with qtbot.waitSignal(page._navigator.today_wanted):
        press(page, "Back")


def test_a_finished_letter_is_shown_by_its_own_page(page: InterviewPage, plaint: Plaint, qtbot: QtBot) -> None:
    letter_id = begun(plaint)
    plaint.letters.finish_now(letter_id)
    with qtbot.waitSignal(page._navigator.finished_wanted):
        page.show_letter(letter_id)


def test_a_letter_that_is_gone_is_refused(page: InterviewPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page._navigator.refused):
        page.show_letter(999)


def test_in_a_narrow_window_a_button_shows_the_letter(page: InterviewPage, plaint: Plaint, qtbot: QtBot) -> None:
    page.show_letter(begun(plaint))
    page.resize(1024, 700)
    qtbot.waitUntil(lambda: not page.preview.isVisible())
    press(page, "Show the letter")
    assert page.preview.isVisible()
    press(page, "Show the questions")
    assert not page.preview.isVisible()


@pytest.mark.parametrize("width", [1024, 1280])
def test_no_field_is_wider_than_its_page(page: InterviewPage, plaint: Plaint, width: int, qtbot: QtBot) -> None:
    page.resize(width, 700)
    page.show_letter(begun(plaint, answers=sample_answers(plaint)), ("subject",))
    QTest.qWait(50)
    form = page._form
    for field in form.findChildren(QLineEdit):
        if field.isVisible():
            assert field.mapTo(form, field.rect().topRight()).x() <= form.width()


def test_points_are_called_as_in_the_letter() -> None:
    assert point_numbers([{"number": "P4"}, {"number": "P5"}]) == ("P4", "P5")
    assert point_numbers("") == ()


def test_half_an_address_is_no_fault_while_it_is_typed(page: InterviewPage, plaint: Plaint, qtbot: QtBot) -> None:
    page.show_letter(begun(plaint))
    email = page._form.editor("me.email").findChildren(QLineEdit)[0]
    email.clear()
    QTest.keyClicks(email, "sian@")
    qtbot.waitUntil(lambda: marks(page)[:1] == ["you are here, not done yet"])
    press(page, "Continue")
    qtbot.waitUntil(lambda: marks(page)[:1] == ["you are here, has a problem"])


def field(page: InterviewPage) -> QLineEdit:
    """Return the first field, with the keyboard in it."""
    page.activateWindow()
    page._form.focus_path(("me.name",))
    QTest.qWait(20)
    focused = page.focusWidget()
    assert isinstance(focused, QLineEdit)
    return focused


def undo(widget: QWidget, times: int = 1, *, is_forward: bool = False) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    for _ in range(times):
        keys = control | Qt.KeyboardModifier.ShiftModifier if is_forward else control
        QTest.keyClick(widget, Qt.Key.Key_Z, keys)


def test_what_was_typed_before_a_restart_is_taken_back_and_done_again(page: InterviewPage, plaint: Plaint) -> None:
    letter_id = begun(plaint)
    before = plaint.letters.writing(letter_id).letter.answers
    plaint.typing.save(letter_id, {**before, "me.name": "Ann Other"}, "")
    page.show_letter(letter_id)
    name = field(page)
    undo(name)
    taken_back = (name.text(), plaint.letters.writing(letter_id).letter.answers["me.name"])
    undo(field(page), is_forward=True)
    assert taken_back == (before["me.name"], before["me.name"])
    assert field(page).text() == "Ann Other"


def test_a_fields_own_undo_goes_first(page: InterviewPage, plaint: Plaint) -> None:
    letter_id = begun(plaint)
    before = plaint.letters.writing(letter_id).letter.answers
    plaint.typing.save(letter_id, {**before, "me.name": "Ann"}, "")
    page.show_letter(letter_id)
    name = field(page)
    QTest.keyClicks(name, "a")
    undo(name)
    own = name.text()
    undo(name)
    assert (own, name.text()) == ("Ann", before["me.name"])


def test_nothing_is_taken_back_where_nothing_was_typed(page: InterviewPage, plaint: Plaint) -> None:
    page.show_letter(begun(plaint))
    name = field(page)
    text = name.text()
    undo(name, 2)
    assert name.text() == text


def test_without_a_field_the_last_change_of_all_is_taken_back_and_shown(page: InterviewPage, plaint: Plaint) -> None:
    letter_id = begun(plaint)
    before = plaint.letters.writing(letter_id).letter.answers
    page.show_letter(letter_id)
    last = page._session.interview.visible_steps()[1].questions[0].id if page._session else ""
    plaint.typing.save(letter_id, {**before, "me.name": "Ann"}, "")
    plaint.typing.save(letter_id, {**before, "me.name": "Ann", last: ""}, "")
    page.show_letter(letter_id)
    page.go()
    assert "Topic 2 of 8" in seen(page)
    page.go()
    assert "Topic 1 of 8" in seen(page)
    assert plaint.letters.writing(letter_id).letter.answers == before


def test_what_can_not_be_taken_back_on_a_full_disk_is_said(
    page: InterviewPage, plaint: Plaint, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.go()  # nothing is written yet
    page.show_letter(begun(plaint))

    def refuse(*_: object) -> None:
        raise UserError("The disk is full.")

    monkeypatch.setattr(type(plaint.typing), "back", refuse)
    with qtbot.waitSignal(page._navigator.refused):
        page.go()


def test_it_is_said_once_that_words_are_saved_and_at_once_when_they_are_not(
    page: InterviewPage, plaint: Plaint, ear: Ear
) -> None:
    page.show_letter(begun(plaint))
    saved = "What you write is saved."
    for _ in range(3):
        page._saved("Saved at 12:00")
    page._not_saved(UserError("The disk is full.", "Free some space."))
    page._saved("Saved at 12:01")
    told = [words for words in ear.heard if "saved" in words]
    assert told == [saved, "What you wrote is not saved yet. It stays here. The disk is full. Free some space.", saved]
