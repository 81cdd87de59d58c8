"""From the start of the process to Today, painted and usable, beside a bare window; both in one run, from source.

A clock on the wall would measure what else the computer does, so the processor's time of each process counts. Both
find their modules compiled, as every start of an installed Plaint but the first does. The goal is 1.6 times a bare
window with an empty data folder, and 2.0 times with 10,000 cases; the limits here are where it stands.
"""

import os
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from app.bootstrap import open_plaint
from app.services.time_source import TimeSource
from tests.benchmarks.contest import Contest
from tests.benchmarks.many_cases import NOW, a_matter, keep_again
from tests.builders import Calendar

ROUNDS = 20
EMPTY_TIMES, MANY_TIMES = 2.0, 3.2
linux_only = pytest.mark.skipif(sys.platform == "win32", reason="a child's processor time is asked for as POSIX has it")


def started(compiled: Path, module: str, *arguments: str) -> float:
    """Start a process, wait for its end, and return the milliseconds of processor time that it took.

    Args:
        compiled: The folder in which compiled modules are kept, wherever this process keeps them, if at all.
        module: What is started.
        arguments: What it is told.
    """
    command = [sys.executable, "-m", f"tests.benchmarks.{module}", *arguments]
    kept = {"PYTHONPYCACHEPREFIX": str(compiled), "PYTHONDONTWRITEBYTECODE": ""}
    environment = os.environ | kept | {"QT_QPA_PLATFORM": "offscreen"}
    process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    _, code, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(code)
    assert process.returncode == 0, command
    return (used.ru_utime + used.ru_stime) * 1000


def closed(data: Path) -> Path:
    """Leave a data folder as somebody does who looks at Today and closes Plaint, which a measured start does not."""
    plaint = open_plaint(data, TimeSource.fixed(NOW))
    plaint.agenda.agenda()
    plaint.close()
    return data


@linux_only
def test_a_bare_window_ends_once_it_is_painted(tmp_path: Path) -> None:
    assert started(tmp_path, "bare_window") > 0


@linux_only
def test_today_opens_within_its_times_of_a_bare_window(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    if benchmark.disabled:
        pytest.skip("starts Plaint forty times; see the README")
    calendar = Calendar()
    plaint = open_plaint(tmp_path / "many", calendar.time())
    keep_again(plaint, a_matter(plaint, calendar), 9_999, 200)
    plaint.close()
    day, start = ("--today", NOW.isoformat()), partial(started, tmp_path / "compiled")
    contest = Contest(
        benchmark,
        ROUNDS,
        bare=lambda _: start("bare_window"),
        empty=lambda _: start("started_plaint", "--data", str(tmp_path / "empty"), *day),
        many=lambda _: start("started_plaint", "--data", str(closed(tmp_path / "many")), *day),
        returned=True,
    )
    assert contest.ratio("empty", "bare") <= EMPTY_TIMES, benchmark.extra_info
    assert contest.ratio("many", "bare") <= MANY_TIMES, benchmark.extra_info
