"""A field's own history goes first; then somebody else is asked."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.ui.typing_undo import TypingUndo, can_go

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(params=[QLineEdit, QPlainTextEdit])
def field(request: pytest.FixtureRequest, qtbot: QtBot) -> QWidget:
    made: QWidget = request.param()
    qtbot.addWidget(made)
    made.show()
    return made


def test_it_is_asked_only_when_the_field_can_not_go_on(field: QWidget) -> None:
    undo = TypingUndo()
    asked: list[bool] = []
    undo.asked.connect(asked.append)
    undo.follow(field)
    QTest.keyClicks(field, "a")
    QTest.keyClick(field, Qt.Key.Key_Z, CONTROL)
    by_itself = list(asked)
    QTest.keyClick(field, Qt.Key.Key_Z, CONTROL)
    QTest.keyClick(field, Qt.Key.Key_Z, CONTROL | SHIFT)
    QTest.keyClick(field, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert (by_itself, asked) == ([], [False, True])


def test_it_listens_to_one_field_alone(field: QWidget, qtbot: QtBot) -> None:
    undo, other = TypingUndo(), QLineEdit()
    asked: list[bool] = []
    qtbot.addWidget(other)
    undo.asked.connect(asked.append)
    undo.follow(field)
    undo.follow(other)
    QTest.keyClick(field, Qt.Key.Key_Z, CONTROL)
    undo.follow(None)
    QTest.keyClick(other, Qt.Key.Key_Z, CONTROL)
    assert asked == []


def test_a_field_that_is_gone_is_no_matter() -> None:
    undo, field = TypingUndo(), QLineEdit()
    undo.follow(field)
    del field
    undo.follow(None)


def test_what_is_no_field_has_no_history(qtbot: QtBot) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    assert not can_go(button, is_forward=False)
