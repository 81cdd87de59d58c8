"""The worker's process: what it is given, what it is not, and that it ends in every way of ending."""

import contextlib
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.progress import StoppedError
from app.i18n import speaking
from app.services import worker_process
from app.services.job_object import JobObject
from app.services.worker_process import (
    Most,
    Stopped,
    StoppedWorkError,
    WorkerProcess,
    settings_for,
    worker_command,
)
from app.worker_frames import framed

ROOT = Path(__file__).resolve().parents[2]
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="/proc is Linux's")
MOST = Most(20, 1_000_000, 2**29)
ECHO = (
    "import sys; from app.worker_frames import *\n"
    "while frame := read_frame(sys.stdin.buffer):\n"
    "    write_frame(sys.stdout.buffer, [*framed(('done', None))])\n"
)
SLEEPS = "import sys; sys.stdin.buffer.read()"


@contextlib.contextmanager
def running(code: str) -> Iterator[WorkerProcess]:
    process = WorkerProcess([sys.executable, "-c", code], lambda _: None)
    try:
        yield process
    finally:
        process.end()


def is_there(number: int) -> bool:
    """Whether a process runs; one that ended and that nobody has asked about does not."""
    try:
        return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def wait_until_gone(number: int, seconds: float = 10) -> bool:
    until = time.monotonic() + seconds
    while is_there(number) and time.monotonic() < until:
        time.sleep(0.02)
    return not is_there(number)


def test_it_is_asked_again_and_again() -> None:
    with running(ECHO) as process:
        assert process.ask(framed(("a",)), MOST).value == process.ask(framed(("b",)), MOST).value
        assert (process.is_alive, process.was_asked) == (True, True)


def test_its_folder_goes_with_it() -> None:
    with running(SLEEPS) as process:
        (process.desk / "paper").write_text("laid out")
        assert process.desk.stat().st_mode & 0o077 == 0 or sys.platform == "win32"
    assert not process.desk.exists()
    assert not process.is_alive


def test_it_gets_no_secret_and_no_proxy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("HTTPS_PROXY", "SSH_AUTH_SOCK", "API_TOKEN", "DBUS_SESSION_BUS_ADDRESS", "PLAINT_DATA", "PYTHONPATH"):
        monkeypatch.setenv(name, "secret")
    with speaking("cy"):
        given = settings_for(tmp_path)
    assert "secret" not in given.values()
    assert (given["PLAINT_LANGUAGE"], given["TMPDIR"]) == ("cy", str(tmp_path))


@LINUX
def test_it_holds_no_file_of_ours_open(tmp_path: Path) -> None:
    with (tmp_path / "letters.plaint").open("wb"), running(ECHO) as process:
        process.ask(framed(("a",)), MOST)
        held = [str(link.readlink()) for link in Path(f"/proc/{process._popen.pid}/fd").iterdir()]
    assert not [name for name in held if name.startswith(str(tmp_path))]
    assert not Path(f"/proc/{process._popen.pid}/environ").exists()


def test_one_that_takes_too_long_is_stopped() -> None:
    with running(SLEEPS) as process, pytest.raises(StoppedWorkError) as stopped:
        process.ask(framed(("a",)), Most(0.05, 100, 0))
    assert (stopped.value.why, process.is_alive) == (Stopped.TIME, False)


def test_one_that_does_not_even_take_the_request_is_stopped() -> None:
    with running("import threading; threading.Event().wait()") as process, pytest.raises(StoppedWorkError) as stopped:
        process.ask(framed((bytes(10_000_000),)), Most(0.05, 100, 0))
    assert stopped.value.why is Stopped.TIME


def test_whoever_asked_can_stop_it() -> None:
    def tell(_done: int, _of: int) -> None:
        raise StoppedError

    with running(SLEEPS) as process, pytest.raises(StoppedError):
        process.ask(framed(("a",)), MOST, tell)
    assert not process.is_alive


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("raise SystemExit(5)", Stopped.MEMORY),
        ("raise SystemExit(0)", Stopped.FELL),
        ("import os; os.close(1); import sys; sys.stdin.buffer.read()", Stopped.FELL),
        ("import sys; sys.stdout.buffer.write((2**60).to_bytes(8, 'big') + bytes(16))", Stopped.SIZE),
        ("import sys; sys.stdout.buffer.write(bytes(5))", Stopped.FELL),
    ],
)
def test_one_that_falls_over_says_why(code: str, why: Stopped) -> None:
    with running(code) as process, pytest.raises(StoppedWorkError) as stopped:
        process.ask(framed(("a",)), MOST)
    assert stopped.value.why is why


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_one_that_the_system_ended_for_its_work_took_too_long() -> None:
    code = "import os, signal, sys; sys.stdin.buffer.read(8); os.kill(os.getpid(), signal.SIGXCPU)"
    with running(code) as process, pytest.raises(StoppedWorkError) as stopped:
        process.ask(framed(("a",)), MOST)
    assert stopped.value.why is Stopped.TIME


def test_one_with_nothing_to_do_is_offered_to_be_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    offered: list[WorkerProcess] = []
    monkeypatch.setattr(worker_process, "IDLE_S", 0.0)
    monkeypatch.setattr(worker_process, "REST_S", 0.01)
    process = WorkerProcess([sys.executable, "-c", ECHO], offered.append)
    process.ask(framed(("a",)), MOST)
    until = time.monotonic() + 10
    while not offered and time.monotonic() < until:
        time.sleep(0.01)
    process.end()
    assert offered[0] is process


@LINUX
@pytest.mark.parametrize(
    ("ending", "work"),
    [
        ("os.kill(os.getpid(), 9)", "while True: pass"),
        ("os.kill(os.getpid(), 9)", "sys.stdin.buffer.read(1)"),
        ("os._exit(1)", "while True: pass"),
        ("raise SystemExit", "while True: pass"),
    ],
)
def test_it_ends_with_its_parent_however_that_ends(ending: str, work: str) -> None:
    child = f"import sys; from app.worker_walls import Watch; Watch(0).start(); print(flush=True)\n{work}"
    parent = (
        "import os, sys\nfrom app.services.worker_process import WorkerProcess\n"
        f"process = WorkerProcess([sys.executable, '-c', {child!r}], print)\n"
        f"process._answers.readline(); print(process._popen.pid, flush=True)\n{ending}"
    )
    ended = subprocess.run(
        [sys.executable, "-c", parent], capture_output=True, text=True, cwd=ROOT, timeout=60, check=False
    )
    assert wait_until_gone(int(ended.stdout))


def test_one_round_which_windows_puts_no_job_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(process: "subprocess.Popen[bytes]") -> None:
        held.append(process)
        raise OSError("AssignProcessToJobObject was refused")

    held: list[subprocess.Popen[bytes]] = []
    monkeypatch.setattr(JobObject, "around", refused)
    with pytest.raises(StoppedWorkError):
        WorkerProcess([sys.executable, "-c", SLEEPS], lambda _: None)
    with held[0] as process:
        assert process.wait(10)


def test_an_installed_program_is_its_own_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    assert worker_command()[1:] == ["-m", "app", "--worker"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert worker_command()[1:] == ["--worker"]
