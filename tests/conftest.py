"""What every test stands on: a fixed day, a data folder of its own, no network, a screen that isn't there."""

import os
import shutil
import socket
import sys
import tempfile
import threading
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
import shiboken6
from hypothesis import settings
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QRunnable, QThreadPool, QTimer

from app.services.temporary_folder import TemporaryFolder
from app.store.key_wrapping import Cost

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# The tests' folders lie in memory where there is room: each opens a data file that is written through to the disk.
MEMORY_DISK, ROOM = Path("/dev/shm"), 4 * 1024**3
if os.access(MEMORY_DISK, os.W_OK) and shutil.disk_usage(MEMORY_DISK).free > ROOM:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY_DISK))

TODAY = date(2026, 11, 20)  # a Friday

# In CI the same examples each time: a change fails for what it changed. Here new ones, which find more.
settings.register_profile("ci", derandomize=True, max_examples=60, deadline=None, database=None)
settings.register_profile("here", max_examples=60, deadline=timedelta(seconds=5))
settings.register_profile("thorough", max_examples=2000, deadline=None)
settings.register_profile("documents", max_examples=10_000, deadline=None, database=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "here"))


class NetworkGuard:
    """Refuses internet sockets while a test runs, in every thread, and remembers those that were tried."""

    def __init__(self) -> None:
        self.active = False
        self.attempts: list[str] = []
        sys.addaudithook(self.hear)

    def hear(self, event: str, arguments: tuple[object, ...]) -> None:
        """Stand at Python's own audit event for a new socket; there is no way round it from Python."""
        if event == "socket.__new__" and self.active and arguments[1] in {socket.AF_INET, socket.AF_INET6}:
            self.attempts.append(f"family {arguments[1]!s}")
            raise AssertionError("A test opened an internet socket; Plaint works offline.")


GUARD = NetworkGuard()


@pytest.fixture(autouse=True)
def network_guard() -> Iterator[NetworkGuard]:
    """Fail a test that opens an internet socket, also when somebody swallowed the error."""
    GUARD.attempts.clear()
    GUARD.active = True
    yield GUARD
    GUARD.active = False
    assert not GUARD.attempts, "an internet socket was opened"


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep the app's data in a folder of this test's own; nobody's real letters are touched."""
    folder = tmp_path / "plaint-data"
    monkeypatch.setenv("PLAINT_DATA", str(folder))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.delenv("PLAINT_LANGUAGE", raising=False)
    # What a test leaves open keeps no temporary file of the next in its folder.
    monkeypatch.setattr(tempfile, "tempdir", tempfile.tempdir)
    monkeypatch.setattr(TemporaryFolder, "_open", list(TemporaryFolder._open))
    return folder


class PoolThreads:
    """Lets coverage see Qt's pool threads, which Python's own hook for new threads never hears of.

    It also knows the pools at work, so that no work of one test goes on beside the next.
    """

    def __init__(self) -> None:
        self.start = QThreadPool.start
        self.seen: set[type[QRunnable]] = set()
        self.at_work: list[QThreadPool] = []

    def start_seen(self, pool: QThreadPool, job: QRunnable, priority: int = 0) -> None:
        """Stand in for `QThreadPool.start`; a kind of job is changed when the first of it starts."""
        kind = type(job)
        if kind not in self.seen:
            self.seen.add(kind)
            run = kind.run

            def run_seen(this: QRunnable) -> None:
                sys.settrace(threading.gettrace())
                run(this)

            kind.run = run_seen  # type: ignore[method-assign] # only while tests run
        if not any(known is pool for known in self.at_work):
            self.at_work.append(pool)
        self.start(pool, job, priority)

    def wait(self) -> None:
        """Wait until the pools that still exist are empty."""
        for pool in self.at_work:
            if shiboken6.isValid(pool):
                pool.waitForDone()
        self.at_work.clear()


@pytest.fixture(scope="session")
def pool_threads() -> Iterator[PoolThreads]:
    """Have code in Qt's pool threads counted as tested."""
    threads = PoolThreads()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QThreadPool, "start", lambda pool, job, priority=0: threads.start_seen(pool, job, priority))
        yield threads


@pytest.fixture(autouse=True)
def _pools_at_rest(pool_threads: PoolThreads) -> Iterator[None]:
    """Leave nothing running for the next test."""
    yield
    pool_threads.wait()


@pytest.fixture
def today() -> date:
    """Return the day that all tests take place on."""
    return TODAY


@pytest.fixture
def cheap_guesses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a passphrase be derived in no time; what it costs in earnest has a test of its own."""
    monkeypatch.setattr("app.store.key_file.USUAL_COST", Cost(64, 1, 1))


@pytest.fixture(autouse=True)
def _loops_run_on() -> Iterator[None]:
    """Take back a word to quit that came when no loop ran: Qt would end every later loop of this process at once."""
    yield
    app = QCoreApplication.instance()
    if app is None:
        return
    QCoreApplication.removePostedEvents(app, QEvent.Type.Quit.value)
    loop = QEventLoop()
    QTimer.singleShot(0, loop, loop.quit)
    if loop.exec() == -1:  # it did not run
        QTimer.singleShot(0, app, lambda: app.exit(0))
        app.exec()
