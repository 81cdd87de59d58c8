"""No internet socket is opened in the whole story, by whatever library: the kernel's own calls are watched."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.builders import SAMPLES

INTERNET = re.compile(r"\bsocket\(AF_INET6?\b")
LONGEST_SECONDS = 120
# The kernel stops a process at the named calls alone, not at all of them: a third of the time.
WATCHING = ("-f", "--seccomp-bpf", "-qq")


def cannot_watch() -> str:
    """Return why this machine can't watch a process, or "" when it can."""
    if not sys.platform.startswith("linux"):
        return "strace is there on Linux alone"
    strace = shutil.which("strace")
    if strace is None:
        return "strace is not installed"
    tried = subprocess.run([strace, *WATCHING, "-e", "trace=socket", "true"], capture_output=True, check=False)
    return "" if tried.returncode == 0 else "this machine does not let a process be watched"


pytestmark = pytest.mark.skipif(bool(cannot_watch()), reason=cannot_watch())


def sockets_of(tmp_path: Path, *arguments: str) -> list[str]:
    """Run Python under watch, with all its children and threads, and return the internet sockets it asked for."""
    record = tmp_path / "calls"
    watch = ["strace", *WATCHING, "-e", "trace=socket,execve", "-o", str(record)]
    done = subprocess.run(
        [*watch, sys.executable, *arguments], capture_output=True, text=True, timeout=LONGEST_SECONDS, check=False
    )
    assert done.returncode == 0, done.stderr
    calls = record.read_text(encoding="utf-8", errors="replace").splitlines()
    assert any("execve(" in call for call in calls), "nothing was watched"
    return [call for call in calls if INTERNET.search(call)]


def test_an_internet_socket_would_be_seen(tmp_path: Path) -> None:
    assert sockets_of(tmp_path, "-c", "import socket; socket.socket(socket.AF_INET6)")


def test_drafting_a_letter_opens_no_internet_socket(tmp_path: Path) -> None:
    answers = str(SAMPLES / "party-complaint.sample.toml")
    where = ("--answers", answers, "--out", str(tmp_path / "out"))
    assert sockets_of(tmp_path, "-m", "app", "draft", "party-complaint", *where) == []
    assert {file.suffix for file in (tmp_path / "out").iterdir()} == {".docx", ".pdf", ".eml", ".txt"}


def test_the_self_test_opens_no_internet_socket(tmp_path: Path) -> None:
    assert sockets_of(tmp_path, "-m", "app", "self-test") == []


def test_writing_and_sending_in_the_window_opens_no_internet_socket(tmp_path: Path) -> None:
    assert sockets_of(tmp_path, "-m", "tests.stories.writer_process", str(tmp_path / "data"), "1", "one") == []
