"""Slow work beside the window: what comes back, to whom, and what is dropped."""

import threading
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.domain.errors import UserError
from app.ui.tasks import TaskRunner


@pytest.fixture
def tasks(qapp: QObject) -> Iterator[TaskRunner]:
    runner = TaskRunner()
    yield runner
    runner.wait()


def fail_kindly() -> None:
    raise UserError("The disk is full.")


def fail_badly() -> None:
    raise ZeroDivisionError


def test_the_answer_comes_in_the_windows_thread(qtbot: QtBot, tasks: TaskRunner) -> None:
    came: list[tuple[int, bool]] = []
    tasks.run(tasks, lambda: 7, lambda outcome: came.append((outcome, threading.current_thread() is main)))
    main = threading.main_thread()
    qtbot.waitUntil(lambda: came == [(7, True)])


def test_the_work_is_done_in_another_thread(qtbot: QtBot, tasks: TaskRunner) -> None:
    came: list[int] = []
    tasks.run(tasks, threading.get_ident, came.append)
    qtbot.waitUntil(lambda: bool(came))
    assert came != [threading.get_ident()]


def test_an_answer_whose_owner_is_gone_is_dropped(qtbot: QtBot, tasks: TaskRunner) -> None:
    owner, came = QObject(), list[int]()
    tasks.run(owner, lambda: 7, came.append)
    shiboken6.delete(owner)
    qtbot.waitUntil(lambda: not tasks.is_busy())
    assert came == []


def test_what_a_person_can_mend_is_refused(qtbot: QtBot, tasks: TaskRunner) -> None:
    with qtbot.waitSignal(tasks.refused) as told:
        tasks.run(tasks, fail_kindly, lambda _outcome: None)
    assert str(told.args[0]) == "The disk is full."


def test_anything_else_is_a_crash(qtbot: QtBot, tasks: TaskRunner) -> None:
    with qtbot.waitSignal(tasks.crashed) as told:
        tasks.run(tasks, fail_badly, lambda _outcome: None)
    assert isinstance(told.args[0], ZeroDivisionError)


def test_an_owner_may_take_the_error_itself(qtbot: QtBot, tasks: TaskRunner) -> None:
    taken: list[Exception] = []
    tasks.run(tasks, fail_kindly, lambda _outcome: None, taken.append)
    qtbot.waitUntil(lambda: bool(taken))
    assert isinstance(taken[0], UserError)


def test_waiting_ends_with_nothing_under_way(tasks: TaskRunner) -> None:
    tasks.run(tasks, lambda: 7, lambda _outcome: None)
    tasks.wait()
    assert not tasks.is_busy()
