from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.typed_line import TypedLine


def _line(qtbot: QtBot) -> tuple[TypedLine, list[str]]:
    line, told = TypedLine("At first"), list[str]()
    qtbot.addWidget(line)
    line.typed.connect(told.append)
    return line, told


def test_what_plaint_shows_is_not_told(qtbot: QtBot) -> None:
    line, told = _line(qtbot)
    line.setText("Shown")
    line.clear()
    assert (line.text(), told) == ("", [])


def test_keys_and_pasted_words_are_told(qtbot: QtBot) -> None:
    line, told = _line(qtbot)
    line.clear()
    QTest.keyClicks(line, "No")
    QApplication.clipboard().setText("thing")
    line.paste()
    assert told == ["N", "No", "Nothing"]


def test_words_that_a_program_types_for_somebody_are_told(qtbot: QtBot) -> None:
    line, told = _line(qtbot)
    QAccessible.queryAccessibleInterface(line).setText(QAccessible.Text.Value, "Spoken")
    assert told == ["Spoken"]
