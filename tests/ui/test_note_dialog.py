import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.domain.history_words import history_line
from app.ui.navigator import Navigator
from app.ui.note_dialog import ContactDialog, NoteDialog
from tests.ui.sample_cases import case_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


def _last_line(plaint: Plaint) -> tuple[str, str, str]:
    line = history_line(plaint.cases.view(1).history[-1])
    return line.on.isoformat(), line.title, line.detail


def test_a_note_is_kept_with_its_day(plaint: Plaint, window: QWidget) -> None:
    dialog = NoteDialog(plaint, Navigator(), case_of(plaint, "Motion").id, window)
    dialog.form.set_values({"text": "They rang.\nI was out.", "on": "2026-11-18"})
    dialog.keep_button.click()
    assert _last_line(plaint) == ("2026-11-18", "A note", "They rang.\nI was out.")


def test_a_note_is_about_today_unless_said_otherwise(plaint: Plaint, window: QWidget) -> None:
    dialog = NoteDialog(plaint, Navigator(), case_of(plaint, "Motion").id, window)
    assert dialog.form.text("on") == "2026-11-20"
    assert not dialog.is_changed()


def test_a_note_of_tomorrow_is_refused(plaint: Plaint, window: QWidget) -> None:
    dialog = NoteDialog(plaint, Navigator(), case_of(plaint, "Motion").id, window)
    dialog.form.set_values({"text": "They will ring", "on": "2026-11-21"})
    dialog.keep_button.click()
    assert _last_line(plaint)[1] == "You opened the case"
    assert dialog.form.text("text") == "They will ring"


def test_a_call_is_kept_with_whom_it_was(plaint: Plaint, window: QWidget) -> None:
    dialog = ContactDialog(plaint, Navigator(), case_of(plaint, "Motion").id, window)
    dialog.form.set_values({"with": "the branch secretary", "on": "2026-11-19", "text": "It is on its way."})
    dialog.keep_button.click()
    assert _last_line(plaint) == ("2026-11-19", "You spoke with the branch secretary", "It is on its way.")


def test_a_call_has_a_time_where_one_is_given(plaint: Plaint, window: QWidget) -> None:
    dialog = ContactDialog(plaint, Navigator(), case_of(plaint, "Motion").id, window)
    dialog.form.set_values({"with": "Owen", "on": "2026-11-19", "time": "2.30 pm", "text": "Soon."})
    dialog.keep_button.click()
    assert _last_line(plaint) == ("2026-11-19", "You spoke with Owen at 14:30", "Soon.")


def test_what_is_no_time_is_told_under_its_field(plaint: Plaint, window: QWidget) -> None:
    dialog = ContactDialog(plaint, Navigator(), case_of(plaint, "Motion").id, window)
    dialog.form.set_values({"with": "Owen", "on": "2026-11-19", "time": "soonish", "text": "Soon."})
    dialog.keep_button.click()
    assert _last_line(plaint)[1] == "You opened the case"
    assert [message for _path, message in dialog.check()] == [
        "Write the time as hours and minutes, for example 14:30 or 2.30 pm"
    ]
