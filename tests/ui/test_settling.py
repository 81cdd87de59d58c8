"""What can wait is done once the window was painted, one thing after the other."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.settling import Settling


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


def test_nothing_is_done_before_the_window_is_painted(qtbot: QtBot, window: QWidget) -> None:
    done: list[int] = []
    Settling(window, [lambda: done.append(1)])
    qtbot.wait(150)
    assert done == []
    window.show()
    qtbot.waitUntil(lambda: done == [1])


def test_steps_keep_their_order_and_leave_room_between(qtbot: QtBot, window: QWidget) -> None:
    done: list[int] = []
    settling = Settling(window, [lambda: done.append(1), lambda: done.append(2)])
    window.show()
    qtbot.waitUntil(lambda: done == [1])
    qtbot.waitUntil(lambda: done == [1, 2])
    qtbot.waitUntil(lambda: not settling._timer.isActive())
