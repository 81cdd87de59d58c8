"""Work over a whole data folder as the window does it, measured: in a thread, while another goes on; run as a program.

Prints JSON: `seconds`, `peak_mb` of the whole process, `silence_ms` (the longest time between two words of progress),
`waited_ms` (the longest that the window's thread waited for the data file meanwhile, `waited_at` which share of the
work, and the median), `stopped_ms` (from the wish to stop until the work is over), and for `start` the seconds until
Today can be used.
"""

import json
import shutil
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from app.bootstrap import Plaint, door_of, open_plaint
from app.domain.progress import StoppedError, Tell
from app.services.restore_service import key_by_passphrase, look, restore_file
from app.services.time_source import TimeSource
from tests.benchmarks.many_cases import NOW

PASSPHRASE = "tea for two"
TYPING_SECONDS = 1.0  # what is typed is saved as often
STATUS = Path("/proc/self/status")


@dataclass
class Watch:
    """Hears the progress of the work, and may wish it to stop at a share of it."""

    stop_at: float = 2.0
    silence: float = 0.0
    last: float = field(default_factory=time.perf_counter)
    wished: float = 0.0
    share: float = 0.0

    def tell(self, done: int, of: int) -> None:
        """Take note of one word."""
        now = time.perf_counter()
        self.silence, self.last = max(self.silence, now - self.last), now
        self.share = done / of if of else self.share
        if self.wished:
            raise StoppedError
        if done >= self.stop_at * of:
            self.wished = now


def opened(data: Path) -> Plaint:
    """Open a folder with the passphrase of the benchmark, where it has one."""
    door = door_of(data)
    key = door.by_passphrase(PASSPHRASE) if door.is_locked else None
    return open_plaint(data, TimeSource.fixed(NOW), key=key)


def measured(work: Callable[[Tell], object], plaint: Plaint | None, stop_at: float = 2.0) -> dict[str, float]:
    """Do it in a thread; meanwhile this one writes to the data file now and then, as the window of who types."""
    watch, waits, began = Watch(stop_at), [(0.0, 0.0)], time.perf_counter()

    def run() -> None:
        with suppress(StoppedError):
            work(watch.tell)

    worker = threading.Thread(target=run)
    worker.start()
    while worker.is_alive():
        if plaint is not None:
            asked = time.perf_counter()
            plaint.records.cases.get(1)
            plaint.records.database.write("UPDATE cases SET title = title WHERE id = 1")
            waits.append((time.perf_counter() - asked, watch.share))
        worker.join(TYPING_SECONDS)
    ended = time.perf_counter()
    (waited, at), (median, _at) = max(waits), sorted(waits)[len(waits) // 2]
    waited_ms = {"waited_ms": waited * 1000, "waited_at": at, "waited_median_ms": median * 1000}
    result = {"seconds": ended - began, "silence_ms": watch.silence * 1000} | waited_ms
    return result | ({"stopped_ms": (ended - watch.wished) * 1000} if watch.wished else {})


def start(data: Path, _beside: Path, _stop_at: float) -> dict[str, float]:
    """Open the window as a person's start does, until Today shows its rows; the passphrase's own cost left out."""
    from app.ui.application import make_application
    from app.ui.theme import Theme
    from app.ui.window_opening import open_window

    app = make_application(["plaint"])
    door = door_of(data)
    key = door.by_passphrase(PASSPHRASE) if door.is_locked else None
    began = time.perf_counter()
    plaint = open_plaint(data, TimeSource.fixed(NOW), key=key)
    is_open = time.perf_counter()
    window = open_window(app, plaint, Theme())
    app.sendPostedEvents()
    seconds = time.perf_counter() - began
    items = len(plaint.agenda.agenda().ours)
    window.close()
    plaint.close()
    return {"seconds": seconds, "opened_seconds": is_open - began, "rows": items}


def doctor(data: Path, _beside: Path, stop_at: float) -> dict[str, float]:
    """Examine everything."""
    plaint = opened(data)
    result = measured(plaint.doctor.examine, plaint, stop_at)
    plaint.close()
    return result


def backup(data: Path, beside: Path, stop_at: float) -> dict[str, float]:
    """Write everything into one file."""
    plaint = opened(data)
    words = "" if plaint.lock.is_on else PASSPHRASE
    target = beside / "all.plaintbackup"
    result = measured(lambda tell: plaint.backups.to_file(target, words, tell), plaint, stop_at)
    plaint.close()
    return result | ({"mb": target.stat().st_size / 1e6} if target.exists() else {})


def restore(_data: Path, beside: Path, stop_at: float) -> dict[str, float]:
    """Put a backup into an empty folder."""
    file, there = look(beside / "all.plaintbackup"), beside / "there"
    key = key_by_passphrase(file.lock, PASSPHRASE)

    def work(tell: Tell) -> None:
        restore_file(file, lambda: key, there, NOW, tell, is_replacing=False)

    result = measured(work, None, stop_at)
    shutil.rmtree(there, ignore_errors=True)
    return result


def copy(data: Path, beside: Path, _stop_at: float) -> dict[str, float]:
    """Copy the data file and read it again: what any backup must cost."""

    def work(_tell: Tell) -> None:
        shutil.copy(data / "plaint.db", beside / "copy")
        with (beside / "copy").open("r+b") as file:
            while file.read(1024 * 1024):
                pass

    result = measured(work, None)
    (beside / "copy").unlink()
    return result


WORK = {"start": start, "doctor": doctor, "backup": backup, "restore": restore, "copy": copy}


def main(name: str, data: str, beside: str, stop_at: str = "2") -> None:
    """Do one work and print what it cost."""
    result = WORK[name](Path(data), Path(beside), float(stop_at))
    lines = STATUS.read_text().splitlines() if STATUS.exists() else []
    peak = next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM:")), 0.0)
    print(json.dumps({key: round(value, 3) for key, value in {**result, "peak_mb": peak}.items()}))


if __name__ == "__main__":
    main(*sys.argv[1:])
