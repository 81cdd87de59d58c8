"""Nobody at the computer is noticed by the clock on the wall; any key or click is a sign of life."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.ui.idle_watch import IdleWatch


class Clock:
    seconds = 1000.0

    def now(self) -> float:
        return self.seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def idle(clock: Clock, qtbot: QtBot) -> tuple[IdleWatch, list[float]]:
    watch, told = IdleWatch(now=clock.now), list[float]()
    watch.idle.connect(lambda: told.append(clock.seconds))
    return watch, told


def test_it_tells_when_the_time_is_over_and_not_before(idle: tuple[IdleWatch, list[float]], clock: Clock) -> None:
    watch, told = idle
    watch.start(5)
    for clock.seconds in (1299.0, 1300.0, 1301.0):
        watch.look()
    watch.stop()
    assert told == [1300.0]


def test_zero_minutes_is_never(idle: tuple[IdleWatch, list[float]], clock: Clock) -> None:
    watch, told = idle
    watch.start(0)
    clock.seconds = 1e9
    watch.look()
    watch.stop()
    assert told == []


def test_a_laptop_that_slept_is_found_idle_when_it_wakes(idle: tuple[IdleWatch, list[float]], clock: Clock) -> None:
    watch, told = idle
    watch.start(60)
    clock.seconds += 8 * 3600
    watch.look()
    watch.stop()
    assert len(told) == 1


def active_field(qtbot: QtBot) -> QLineEdit:
    field = QLineEdit()
    qtbot.addWidget(field)
    with qtbot.waitActive(field):
        field.show()
        field.activateWindow()
    return field


@pytest.mark.parametrize("sign", ["key", "click", "move"])
def test_a_sign_of_life_begins_the_time_anew(
    idle: tuple[IdleWatch, list[float]], clock: Clock, qtbot: QtBot, sign: str
) -> None:
    watch, told = idle
    field = active_field(qtbot)
    watch.start(5)
    clock.seconds = 1290.0
    window = field.windowHandle()
    match sign:
        case "key":
            QTest.keyClick(window, Qt.Key.Key_A)
        case "click":
            QTest.mouseClick(window, Qt.MouseButton.LeftButton)
        case _:
            QTest.mouseMove(window, field.rect().center())
    clock.seconds = 1310.0
    watch.look()
    watch.stop()
    assert (told, field.text()) == ([], "a" if sign == "key" else "")


def test_a_second_start_takes_the_new_time(idle: tuple[IdleWatch, list[float]], clock: Clock) -> None:
    watch, told = idle
    watch.start(5)
    watch.start(30)
    clock.seconds = 1400.0
    watch.look()
    watch.stop()
    watch.stop()
    assert told == []


def test_the_first_key_after_a_laptop_woke_does_not_keep_it_open(
    idle: tuple[IdleWatch, list[float]], clock: Clock, qtbot: QtBot
) -> None:
    watch, told = idle
    field = active_field(qtbot)
    watch.start(5)
    clock.seconds += 3600
    QTest.keyClick(field.windowHandle(), Qt.Key.Key_A)
    qtbot.waitUntil(lambda: len(told) == 1)
    watch.stop()
