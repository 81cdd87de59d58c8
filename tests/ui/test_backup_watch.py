"""Open letters are backed up once a day and when Plaint is closed, and nobody waits for it."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.domain.errors import UserError
from app.services.backup_keeper import BackupKeeper
from app.ui.backup_watch import LOOKS_EVERY_MS, BackupWatch, ClosingBackup


@pytest.fixture
def watch(plaint: Plaint, qtbot: QtBot) -> Iterator[BackupWatch]:
    watch = BackupWatch(plaint)
    yield watch
    watch.end()


def fails(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def back_up(_keeper: BackupKeeper, _tell: object) -> bool:
        raise error

    monkeypatch.setattr(BackupKeeper, "back_up", back_up)


def looks(watch: BackupWatch, qtbot: QtBot) -> None:
    watch.look()
    qtbot.waitUntil(lambda: not watch._tasks.is_busy())


def test_a_backup_is_made_when_a_day_has_passed(watch: BackupWatch, plaint: Plaint, qtbot: QtBot) -> None:
    looks(watch, qtbot)
    looks(watch, qtbot)
    assert ([each.rung.number for each in plaint.keeper.all()], watch._timer.interval()) == ([1], LOOKS_EVERY_MS)


def test_why_there_is_none_is_said_once(watch: BackupWatch, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    fails(monkeypatch, UserError("full"))
    said: list[UserError] = []
    watch.refused.connect(said.append)
    looks(watch, qtbot)
    looks(watch, qtbot)
    assert [error.message for error in said] == ["full"]


def test_a_bug_is_logged(watch: BackupWatch, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    logged: list[BaseException] = []
    monkeypatch.setattr("app.ui.backup_watch.log_bug", logged.append)
    fails(monkeypatch, ZeroDivisionError())
    looks(watch, qtbot)
    assert [type(error) for error in logged] == [ZeroDivisionError]


def test_one_that_is_under_way_stops_when_the_letters_are_closed(
    watch: BackupWatch, plaint: Plaint, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended: list[bool] = []

    def for_ever(_keeper: BackupKeeper, tell: Callable[[int, int], None]) -> bool:
        try:
            while True:
                tell(1, 2)
        finally:
            ended.append(True)

    monkeypatch.setattr(BackupKeeper, "back_up", for_ever)
    watch.look()
    watch.end()
    assert ended == [True]


def test_closing_makes_one_and_says_when_it_is_done(plaint: Plaint, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    closing = ClosingBackup(plaint, window)
    with qtbot.waitSignal(closing.done):
        pass
    closing.wait()
    assert len(plaint.keeper.all()) == 1


@pytest.mark.parametrize("error", [UserError("full"), ZeroDivisionError()])
def test_closing_goes_on_where_none_can_be_made(
    plaint: Plaint, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    logged: list[BaseException] = []
    monkeypatch.setattr("app.ui.backup_watch.log_bug", logged.append)
    fails(monkeypatch, error)
    window = QWidget()
    qtbot.addWidget(window)
    with qtbot.waitSignal(ClosingBackup(plaint, window).done):
        pass
    assert logged == ([] if isinstance(error, UserError) else [error])


def test_closing_can_be_stopped_by_whoever_is_in_a_hurry(
    plaint: Plaint, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def for_ever(_keeper: BackupKeeper, tell: Callable[[int, int], None]) -> bool:
        while True:
            tell(1, 2)

    monkeypatch.setattr(BackupKeeper, "back_up", for_ever)
    window = QWidget()
    qtbot.addWidget(window)
    closing = ClosingBackup(plaint, window)
    with qtbot.waitSignal(closing.done):
        closing._busy.dialog.stop.click()
    assert plaint.keeper.all() == []
