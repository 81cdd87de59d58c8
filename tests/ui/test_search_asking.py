"""The search asked beside the window: the newest question wins."""

import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.ui.search_asking import SearchAsking
from app.ui.tasks import TaskRunner


@pytest.fixture
def tasks(plaint: Plaint) -> Iterator[TaskRunner]:
    tasks = TaskRunner()
    yield tasks
    tasks.wait()


@pytest.fixture
def asking(plaint: Plaint, tasks: TaskRunner) -> SearchAsking:
    return SearchAsking(plaint.search, tasks, tasks)


def _slowly(gate: threading.Event, answer: str) -> Callable[[], str]:
    """Return what answers when the gate is opened, as a slow disk would."""
    return lambda: answer if gate.wait(10) else "never"


def _stopped(plaint: Plaint, found: list[int]) -> bool:
    """Let a search that found nothing yet begin again."""
    plaint.search.stop()
    return bool(found)


def test_what_was_asked_is_answered_in_the_windows_thread(qtbot: QtBot, asking: SearchAsking) -> None:
    found: list[tuple[str, bool]] = []
    here = threading.get_ident()
    asking.ask(lambda: "two", lambda said: found.append((said, threading.get_ident() == here)))
    qtbot.waitUntil(lambda: found == [("two", True)])


def test_a_late_answer_never_replaces_a_newer_one(qtbot: QtBot, asking: SearchAsking, tasks: TaskRunner) -> None:
    found: list[str] = []
    gate = threading.Event()
    asking.ask(_slowly(gate, "old"), found.append)
    asking.ask(lambda: "new", found.append)
    gate.set()
    qtbot.waitUntil(lambda: not tasks.is_busy())
    assert found == ["new"]


def test_what_is_not_wanted_any_more_is_not_answered(qtbot: QtBot, asking: SearchAsking, tasks: TaskRunner) -> None:
    found: list[str] = []
    asking.ask(lambda: "old", found.append)
    asking.forget()
    qtbot.waitUntil(lambda: not tasks.is_busy())
    assert not found


def test_the_window_uses_the_data_while_a_search_takes_its_time(
    qtbot: QtBot, plaint: Plaint, asking: SearchAsking, tasks: TaskRunner
) -> None:
    found: list[int] = []
    length = [10**15]  # rows; years

    def endless() -> int:
        rows = plaint.records.database.plain_rows(_COUNTED, (length[0],))
        return int(rows[0][0])

    asking.ask(endless, found.append)
    for number in range(20):
        plaint.records.database.write("INSERT INTO case_references VALUES (?, 1)", (number,))
    length[0] = 3
    qtbot.waitUntil(lambda: _stopped(plaint, found))
    assert found == [3]


def test_an_answer_that_comes_when_its_page_is_gone_is_dropped(qtbot: QtBot, plaint: Plaint, tasks: TaskRunner) -> None:
    page, found, gate = QObject(), list[str](), threading.Event()
    SearchAsking(plaint.search, tasks, page).ask(_slowly(gate, "late"), found.append)
    with qtbot.waitSignal(page.destroyed):
        page.deleteLater()
    gate.set()
    qtbot.waitUntil(lambda: not tasks.is_busy())
    assert not found


_COUNTED = "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < ?) SELECT count(*) FROM n"
