"""A screen that nobody sees, a bus, and Plaint on both: what a script needs that stands outside, as Orca does."""

import ctypes
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path

from tests.stories.atspi_tree import AtspiTree

ROOT = Path(__file__).parents[2]
PROGRAMS = {"Xvfb": "xvfb", "dbus-daemon": "dbus-daemon"}
LAUNCHER = Path("usr/share/dbus-1/services/org.a11y.Bus.service")
STARTS_WITHIN_S = 30.0


def missing() -> str:
    """Return what this machine has not got for it, in the words of a skipped test; "" when all is there."""
    if not sys.platform.startswith("linux"):
        return "AT-SPI is Linux’s own"
    lacking = [package for program, package in PROGRAMS.items() if shutil.which(program) is None]
    if not (Path("/") / LAUNCHER).exists():
        lacking.append("at-spi2-core")
    try:
        ctypes.CDLL("libxcb-cursor.so.0")
    except OSError:
        lacking.append("libxcb-cursor0")
    return f"to hear Plaint through AT-SPI, install {' '.join(lacking)}" if lacking else ""


@contextmanager
def heard_from_outside(data: Path, day: date) -> Iterator[AtspiTree]:
    """Start Plaint on a data folder and a day, and ask for its tree; all that was started ends with it."""
    folder = Path(tempfile.mkdtemp(prefix="plaint-"))  # a short name: sockets lie in it
    running: list[subprocess.Popen[str]] = []
    try:
        inherited = {name: each for name, each in os.environ.items() if not name.startswith(("XDG_", "DBUS_", "QT_"))}
        here = {**inherited, "XDG_RUNTIME_DIR": str(folder), "HOME": str(folder), "GSETTINGS_BACKEND": "memory"}
        screen = _start(["Xvfb", "-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp"], here, running)
        here["DISPLAY"] = f":{_first_line(screen)}"
        bus = _start(["dbus-daemon", "--session", "--nofork", "--print-address"], here, running)
        here["DBUS_SESSION_BUS_ADDRESS"] = address = _first_line(bus)
        here |= {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "QT_QPA_PLATFORM": "xcb"}
        _start([sys.executable, "-m", "tests.stories.heard_process", str(data), day.isoformat()], here, running)
        tree = AtspiTree(address)
        try:
            _wait(lambda: bool(tree.windows()))
            yield tree
        finally:
            tree.close()
    finally:
        for process in reversed(running):
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGTERM)  # with what it started itself
            process.communicate(timeout=STARTS_WITHIN_S)
        shutil.rmtree(folder, ignore_errors=True)


def _start(
    command: list[str], environment: Mapping[str, str], running: list[subprocess.Popen[str]]
) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env=dict(environment),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
        start_new_session=True,
    )
    running.append(process)
    return process


def _first_line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    line = process.stdout.readline().strip()
    assert line, f"{process.args!r} did not start"
    return line


def _wait(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + STARTS_WITHIN_S
    while not is_so():
        assert time.monotonic() < end, "Plaint’s window is not in the tree"
        time.sleep(0.05)
