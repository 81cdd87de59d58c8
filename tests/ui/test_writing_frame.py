"""The three columns."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.ui.interview_outline import InterviewOutline
from app.ui.writing_frame import WritingFrame


@pytest.fixture
def frame(qtbot: QtBot) -> WritingFrame:
    made = WritingFrame(InterviewOutline("A", "B"), QLineEdit(), QWidget(), "&Continue")
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    return made


def test_a_wide_window_shows_page_and_letter(frame: WritingFrame) -> None:
    assert frame._letter.isVisible()
    assert frame._switch.isHidden()


def test_a_narrow_window_shows_one_of_them(frame: WritingFrame, qtbot: QtBot) -> None:
    frame.resize(1024, 700)
    assert not frame._letter.isVisible()
    with qtbot.waitSignal(frame.letter_shown):
        frame._switch.click()
    assert frame._letter.isVisible()
    frame.show_page()
    frame.show_page()
    assert not frame._letter.isVisible()
    frame.resize(1400, 800)
    assert frame._letter.isVisible()


def test_the_keys_press_the_primary_button(frame: WritingFrame, qtbot: QtBot) -> None:
    frame.take_keys()
    qtbot.waitExposed(frame)
    field = frame.findChildren(QLineEdit)[0]
    field.setFocus()
    with qtbot.waitSignal(frame.on_asked):
        QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(frame.back_asked):
        frame.back.click()


def test_the_button_says_what_stands_behind_it(qtbot: QtBot) -> None:
    frame = WritingFrame(InterviewOutline("A", "B"), QLineEdit(), QWidget(), "&Go", faces=("Show it", "Go back"))
    qtbot.addWidget(frame)
    assert frame._switch.text() == "Show it"
    frame._turn()
    assert frame._switch.text() == "Go back"
