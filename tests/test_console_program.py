"""Typed on Windows, `plaint` leaves the window to the program that has one."""

import subprocess
import sys
from pathlib import Path

import pytest

from app.console_program import opened_by_the_other


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The programs that are started; none is."""
    commands: list[list[str]] = []
    monkeypatch.setattr("subprocess.Popen", lambda command, **_: commands.append(command))
    return commands


def test_the_program_for_commands_starts_the_one_with_the_window(
    monkeypatch: pytest.MonkeyPatch, started: list[list[str]], tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "plaint.COM"))
    assert opened_by_the_other(["--data", "here", "a.plaintpack"])
    assert started == [[str(tmp_path / "plaint.exe"), "--data", "here", "a.plaintpack"]]


@pytest.mark.parametrize("name", ["plaint.exe", "plaint", "python3"])
def test_every_other_program_opens_the_window_itself(
    monkeypatch: pytest.MonkeyPatch, started: list[list[str]], tmp_path: Path, name: str
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / name))
    assert not opened_by_the_other([])
    assert not started


def test_the_window_outlives_the_place_where_it_was_asked_for(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    given: dict[str, object] = {}
    monkeypatch.setattr("subprocess.Popen", lambda command, **settings: given.update(settings))
    monkeypatch.setattr(sys, "executable", str(tmp_path / "plaint.com"))
    assert opened_by_the_other([])
    assert given["creationflags"] == getattr(subprocess, "DETACHED_PROCESS", 0)
    assert given["stdout"] == given["stdin"] == subprocess.DEVNULL
