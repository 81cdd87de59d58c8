"""Work beside the window ends with what it found, with a refusal, or with nothing where it was stopped."""

import threading

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.domain.errors import UserError
from app.domain.progress import StoppedError, Tell
from app.ui.busy_work import BusyWork
from app.ui.tasks import TaskRunner


@pytest.fixture
def work(qtbot: QtBot) -> BusyWork:
    owner = QWidget()
    qtbot.addWidget(owner)
    return BusyWork(TaskRunner(owner), owner)


def ended(work: BusyWork, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not work.is_on())


def test_what_was_found_is_handed_over_once_nothing_is_under_way_any_more(work: BusyWork, qtbot: QtBot) -> None:
    found: list[tuple[int, bool]] = []
    work.run("Counting…", lambda _tell: 7, lambda seven: found.append((seven, work.is_on())))
    assert work.is_on()
    ended(work, qtbot)
    assert found == [(7, False)]


def test_a_refusal_is_told(work: BusyWork, qtbot: QtBot) -> None:
    def refuse(_tell: Tell) -> None:
        raise UserError("The disk is full.")

    with qtbot.waitSignal(work.refused) as said:
        work.run("Writing…", refuse, lambda _: pytest.fail("it was not done"))
    assert [error.message for error in said.args or ()] == ["The disk is full."]
    assert not work.is_on()


def test_where_it_was_stopped_nothing_is_said(work: BusyWork, qtbot: QtBot) -> None:
    is_stopped = threading.Event()

    def next_step(tell: Tell) -> None:
        is_stopped.wait(20)
        tell(1, 2)

    with qtbot.assertNotEmitted(work.refused):
        work.run("Writing…", next_step, lambda _: pytest.fail("it was stopped"))
        assert work.box is not None
        work.box.dialog.stop.click()
        is_stopped.set()
        ended(work, qtbot)


def test_a_bug_is_not_swallowed_and_the_box_goes(work: BusyWork) -> None:
    work.run("Writing…", lambda _tell: None, lambda _: None)
    with pytest.raises(ZeroDivisionError):
        work._failed(ZeroDivisionError())
    assert not work.is_on()
    work._failed(StoppedError())  # it comes once more, when nothing is under way
