"""The program starts: with a command without the window, without one with it."""

import subprocess
import sys
from pathlib import Path

import pytest

from app import __main__ as program

ROOT = Path(__file__).parents[1]
HEAVY = ("PySide6", "docxtpl", "reportlab", "pypdfium2", "apsw", "pydantic")
ASK = """
import contextlib, sys
from app.__main__ import main
heavy, sys.argv = sys.argv[1:], ["plaint", "--help"]
with contextlib.suppress(SystemExit):
    main()
print([name for name in heavy if name in sys.modules])
"""


def test_a_command_is_done_without_the_window(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["plaint", "letters"])
    assert program.main() == 0
    assert "party-complaint" in capsys.readouterr().out


def test_no_command_opens_the_window_on_the_data_folder(data_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    def window(arguments: list[str], data: Path, time: object, file: object, passphrase: object) -> int:
        asked.extend([arguments, data])
        return 0

    monkeypatch.setattr("app.ui.application.run_window", window)
    monkeypatch.setattr(sys, "argv", ["plaint"])
    assert program.main() == 0
    assert asked == [["plaint"], data_folder]


def test_help_loads_nothing_heavy() -> None:
    command = [sys.executable, "-c", ASK, *HEAVY]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert said.stdout.splitlines()[-1] == "[]"


def test_the_program_runs_as_a_module() -> None:
    command = [sys.executable, "-m", "app", "letters", "--json"]
    assert subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode == 0
