"""A hundred thousand letters: the start, Today, backup, restore and the doctor, each in a process of its own.

The figures are printed (`-s`); what is asserted does not hang on how fast the computer is: memory that does not grow
with the letters, a window that waits for nobody, and work that ends soon after it is not wanted any more.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.bootstrap import open_plaint
from tests.benchmarks.heavy_work import PASSPHRASE
from tests.benchmarks.large_store import fill
from tests.builders import Calendar

CASES, OPEN = 20_000, 200
MOST_MB = 400  # of a whole process with everything loaded; the letters themselves have several times as much
WAIT_MS, STOP_MS = 100, 2_000
ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Store:
    """A filled data folder, and a folder beside it."""

    data: Path
    beside: Path
    is_whole: bool

    def costs(self, name: str, stop_at: float = 2) -> dict[str, float]:
        """Do a heavy work in a process of its own and return its figures."""
        command = [sys.executable, "-m", "tests.benchmarks.heavy_work", name, str(self.data), str(self.beside)]
        run = subprocess.run([*command, str(stop_at)], cwd=ROOT, check=True, capture_output=True, text=True)
        figures: dict[str, float] = json.loads(run.stdout.splitlines()[-1])
        print(f"{self.data.parent.name} {name}: {figures}")
        return figures


@pytest.fixture(scope="module", params=["plain", "locked"])
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Decades of letters, on the disk; a few where nothing is measured."""
    is_whole = not request.config.getoption("benchmark_disable")
    folder = tmp_path_factory.mktemp(request.param)
    calendar = Calendar()
    plaint = open_plaint(folder / "data", calendar.time())
    fill(plaint, calendar, CASES if is_whole else 20, OPEN if is_whole else 5)
    if request.param == "locked":
        plaint.lock.put_on(PASSPHRASE)
    plaint.close()
    (folder / "beside").mkdir()
    yield Store(folder / "data", folder / "beside", is_whole)
    shutil.rmtree(folder)


def test_the_heavy_work_stays_within_its_memory_and_lets_the_window_go_first(store: Store) -> None:
    if not store.is_whole:
        assert store.costs("doctor")["seconds"] > 0  # that it runs at all; figures mean nothing here
        return
    figures = {name: store.costs(name) for name in ("start", "copy", "backup", "restore", "doctor")}
    assert max(figures[name]["peak_mb"] for name in figures) <= MOST_MB, figures
    assert max(figures[name]["waited_ms"] for name in ("backup", "doctor")) <= WAIT_MS, figures
    stopped = {name: store.costs(name, 0.5)["stopped_ms"] for name in ("backup", "restore", "doctor")}
    assert max(stopped.values()) <= STOP_MS, stopped
