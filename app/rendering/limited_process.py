"""Runs another program for a limited time, and leaves nothing of it behind: neither processes nor open pipes."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path


class ProgramFailedError(Exception):
    """A program that did not do its work; the words say what it did instead, for the log."""


class ProgramHungError(ProgramFailedError):
    """A program that did not end in time and was stopped."""


def run_limited(
    command: Sequence[str], folder: Path, limit_s: float, settings: Mapping[str, str] | None = None
) -> None:
    """Run a program to its end, in a process group of its own that is stopped whole afterwards.

    Args:
        command: The program's path and its arguments; no shell reads them.
        folder: Where it runs.
        limit_s: Seconds after which it is stopped, with all that it started.
        settings: Environment variables that differ from ours.

    Raises:
        ProgramHungError: It was stopped.
        ProgramFailedError: It could not be started, or ended with an error.
    """
    try:
        running = subprocess.Popen(  # noqa: S603 - a program found by its full path, arguments of our own
            command,
            cwd=folder,
            env={**os.environ, **(settings or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        raise ProgramFailedError(str(error)) from error
    try:
        code = running.wait(limit_s)
    except subprocess.TimeoutExpired as error:
        raise ProgramHungError(f"no end after {limit_s} s") from error
    finally:
        _stop_all(running)
    if code:
        raise ProgramFailedError(f"exit code {code}")


def _stop_all(running: subprocess.Popen[bytes]) -> None:
    """Stop a program and what it started; what has ended already is passed over."""
    if sys.platform == "win32":
        stop_on_windows(running.pid)
    else:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(running.pid, signal.SIGKILL)
    running.wait()


def stop_on_windows(process_id: int) -> None:
    """Stop a process of Windows with its children."""
    command = [str(Path(os.environ.get("SYSTEMROOT", r"C:\Windows")) / "System32" / "taskkill.exe"), "/T", "/F", "/PID"]
    subprocess.run([*command, str(process_id)], capture_output=True, check=False)  # noqa: S603 - the system's own
