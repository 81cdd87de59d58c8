"""The command line as a script meets it: exit code, standard output, standard error."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from app.cli import run
from tests.builders import SAMPLES


@dataclass(frozen=True)
class Said:
    """What one command answered."""

    code: int
    out: str
    error: str

    @property
    def data(self) -> Any:  # noqa: ANN401 whatever the command answers
        """The one JSON document on standard output."""
        return json.loads(self.out)


Say: TypeAlias = Callable[..., Said]


@pytest.fixture(autouse=True)
def _no_daily_backups(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out the backup that the first command of a day makes, unless the test is about it."""
    if "daily_backups" not in request.fixturenames:
        monkeypatch.setattr("app.commands.results.back_up_daily", lambda _plaint: None)


@pytest.fixture
def daily_backups() -> None:
    """Let the first command of a day that changes something make an automatic backup."""


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Say:
    """Run a command on 20 November 2026, or on the day given by name."""

    def say(*arguments: str, today: str = "2026-11-20", as_json: bool = True) -> Said:
        capsys.readouterr()
        asked = ["--today", today, *(["--json"] if as_json else []), *arguments]
        try:
            code = run(asked)
        except SystemExit as left:
            code = int(str(left.code))
        captured = capsys.readouterr()
        return Said(code, captured.out, captured.err)

    return say


@pytest.fixture
def answers() -> str:
    """The smallest sample of the complaint to a party."""
    return str(SAMPLES / "party-complaint.minimal.toml")


@pytest.fixture
def case(say: Say) -> str:
    """A case with a party."""
    return str(say("case", "new", "--title", "A mailing list", "--to", "green-party").data["case"])


@pytest.fixture
def draft(say: Say, case: str, answers: str) -> str:
    """A draft in the case."""
    return str(say("write", case, "party-complaint", "--answers", answers).data["letter"])


@pytest.fixture
def finished(say: Say, draft: str) -> str:
    """A finished letter in the case."""
    return str(say("finish", draft).data["letter"])


@pytest.fixture
def sent(say: Say, finished: str) -> str:
    """A letter sent by e-mail on 20 November."""
    return str(say("sent", finished, "--on", "2026-11-20", "--by", "email", "--to", "a@b.example").data["letter"])


@pytest.fixture
def reply_file(tmp_path: Path) -> Path:
    """A short reply as a text file."""
    path = tmp_path / "reply.txt"
    path.write_text("Thank you for your letter.", encoding="utf-8")
    return path
