"""The way to made-up cases."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.domain.errors import UserError
from app.paths import temporary_folder
from app.ui.main_window import MainWindow
from app.ui.practice_door import PracticeDoor
from app.ui.theme import Theme


@pytest.fixture
def window(qtbot: QtBot, plaint: Plaint) -> MainWindow:
    made = MainWindow(plaint, Theme())
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def door(qtbot: QtBot, plaint: Plaint, window: MainWindow) -> Iterator[PracticeDoor]:
    made = PracticeDoor(plaint, Theme(), window)
    yield made
    made.close()
    qtbot.waitUntil(lambda: made.window is None)


def test_they_open_once(door: PracticeDoor, window: MainWindow) -> None:
    window.navigator.practice_wanted.emit()
    first = door.window
    assert first is not None
    window.navigator.practice_wanted.emit()
    assert door.window is first


def test_they_go_with_the_window_that_they_were_opened_from(
    door: PracticeDoor, window: MainWindow, plaint: Plaint, qtbot: QtBot
) -> None:
    door.open()
    window.close()
    assert not list(temporary_folder(plaint.data).glob("plaint-*"))
    qtbot.waitUntil(lambda: door.window is None)


def test_cases_that_cannot_be_kept_are_refused_in_words(
    door: PracticeDoor, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: object) -> None:
        raise UserError("The disk is full.", "Free some space.")

    monkeypatch.setattr("app.ui.practice_window.PracticeWindow", refuse)
    told = list[UserError]()
    window.navigator.refused.disconnect()
    window.navigator.refused.connect(told.append)
    door.open()
    assert [error.message for error in told] == ["The disk is full."]
    assert door.window is None
