"""Dates, typed or picked."""

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCalendarWidget
from pytestqt.qtbot import QtBot

from app.domain.date_questions import DateQuestion
from app.ui.date_editor import CalendarPopup, DateEditor, DateField
from app.ui.labels import WrappedLabel
from tests.ui.drafts import TODAY

# Popups ask for what a screen that is not there cannot give.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def made(qtbot: QtBot, *, approximate: bool = False) -> tuple[DateEditor, DateField]:
    editor = DateEditor(DateQuestion(id="on", label="When", approximate=approximate), TODAY)
    qtbot.addWidget(editor)
    editor.show()
    return editor, editor.findChildren(DateField)[0]


def test_a_typed_day_is_kept_as_a_date_and_said_in_full(qtbot: QtBot) -> None:
    editor, field = made(qtbot)
    QTest.keyClicks(field, "12/11/2026")
    assert editor.value() == "2026-11-12"
    assert "Thursday 12 November 2026" in [label.text() for label in editor.findChildren(WrappedLabel)]


def test_an_approximate_date_keeps_its_words(qtbot: QtBot) -> None:
    editor, field = made(qtbot, approximate=True)
    QTest.keyClicks(field, "about mid-July 2026")
    value = editor.value()
    assert isinstance(value, dict)
    assert value["text"] == "about mid-July 2026"


def test_what_is_no_date_yet_stays_as_it_was_typed(qtbot: QtBot) -> None:
    editor, field = made(qtbot)
    QTest.keyClicks(field, "12 Nov")
    QTest.keyClicks(field, "x")
    assert editor.value() == "12 Novx"
    field.clear()
    assert editor.value() == ""


def test_a_day_is_picked_from_the_calendar_with_the_keyboard(qtbot: QtBot) -> None:
    editor, field = made(qtbot)
    editor.set_value("2026-11-12")
    QTest.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = field.findChildren(CalendarPopup)[0]
    calendar = popup.findChildren(QCalendarWidget)[0]
    assert calendar.selectedDate() == QDate(2026, 11, 12)
    with qtbot.waitSignal(editor.edited):
        calendar.activated.emit(QDate(2026, 11, 13))
    assert editor.value() == "2026-11-13"
    assert field.text() == "13 November 2026"


def test_escape_closes_the_calendar_without_a_change(qtbot: QtBot) -> None:
    editor, field = made(qtbot)
    popup = field.open_calendar()
    QTest.keyClick(popup, Qt.Key.Key_Escape)
    assert popup.isHidden()
    assert editor.value() == ""
