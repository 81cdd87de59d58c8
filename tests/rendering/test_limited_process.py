import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.rendering.limited_process import ProgramFailedError, ProgramHungError, run_limited, stop_on_windows

needs_groups = pytest.mark.skipif(sys.platform == "win32", reason="process groups are POSIX's")


def is_running(process: int) -> bool:
    """Say whether a process lives; one that has ended and waits to be asked how does not."""
    try:
        return "\nState:\tZ" not in Path(f"/proc/{process}/status").read_text("ascii")
    except OSError:
        return False


def test_a_program_runs_to_its_end_with_the_settings_it_is_given(tmp_path: Path) -> None:
    script = "import os; open('found', 'w').write(os.environ['SPECIAL'])"
    run_limited([sys.executable, "-c", script], tmp_path, 20, {"SPECIAL": "yes"})
    assert (tmp_path / "found").read_text() == "yes"


def test_a_program_that_ends_with_an_error_failed(tmp_path: Path) -> None:
    with pytest.raises(ProgramFailedError, match="exit code 3"):
        run_limited([sys.executable, "-c", "raise SystemExit(3)"], tmp_path, 20)


def test_a_program_that_is_not_there_failed(tmp_path: Path) -> None:
    with pytest.raises(ProgramFailedError):
        run_limited([str(tmp_path / "none")], tmp_path, 20)


@needs_groups
@pytest.mark.parametrize("ending", ["sleep 60", "exit 0"])
def test_what_a_program_started_is_stopped_with_it(tmp_path: Path, ending: str) -> None:
    script = f"trap '' TERM INT\nsleep 60 &\necho $! > child\n{ending}\n"
    started = time.monotonic()
    try:
        run_limited(["/bin/sh", "-c", script], tmp_path, 0.5)
    except ProgramHungError:
        assert ending != "exit 0"
    child = int((tmp_path / "child").read_text())
    while is_running(child) and time.monotonic() - started < 10:
        time.sleep(0.01)  # a process that is killed takes a moment to go
    assert time.monotonic() - started < 10


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script; see the next test")
def test_windows_is_asked_to_stop_a_process_with_its_children(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    tool = tmp_path / "System32" / "taskkill.exe"
    tool.parent.mkdir()
    tool.write_text(f'#!/bin/sh\necho "$@" > "{tmp_path}/asked"\n')
    tool.chmod(0o700)
    monkeypatch.setitem(os.environ, "SYSTEMROOT", str(tmp_path))
    stop_on_windows(4711)
    assert (tmp_path / "asked").read_text().split() == ["/T", "/F", "/PID", "4711"]


@pytest.mark.skipif(sys.platform != "win32", reason="only Windows stops processes in this way")
def test_windows_stops_a_process() -> None:
    with subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"]) as running:
        stop_on_windows(running.pid)
        assert running.wait(30) != 0
