"""Somebody at a terminal, on one day after the other."""

import json
import re
import tomllib
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

from app.cli import run
from app.domain.letters import StoredFile
from app.rendering.preview import page_texts
from tests.builders import opened


@dataclass(frozen=True)
class WrittenLetter:
    """A finished letter as others read it: the words of its PDF, and the rows of the tables in its Word file."""

    pdf: str
    docx: bytes


class Member:
    """Types commands, and looks at what they answer; `day` is today."""

    def __init__(self, folder: Path, data: str = "plaint-data") -> None:
        self._folder = folder
        self._data = folder / data
        self.day = "2026-11-20"

    def does(self, *arguments: str) -> Any:  # noqa: ANN401 whatever the command answers
        """Run a command for scripts; it must go well."""
        code, out, err = self._runs(*arguments, "--json")
        assert code == 0, err
        return json.loads(out)

    def reads(self, *arguments: str) -> str:
        """Run a command as a person does, and return what it says."""
        code, out, err = self._runs(*arguments)
        assert code == 0, err
        return out

    def is_refused(self, *arguments: str) -> str:
        """Run a command that must be refused, and return what it says of that."""
        code, _out, err = self._runs(*arguments)
        assert code == 3
        return err

    def file(self, name: str, words: str) -> str:
        """Save a file and return where."""
        path = self._folder / name
        path.write_text(words, encoding="utf-8")
        return str(path)

    def answers(self, words: str) -> str:
        """Save a file of answers and return where."""
        tomllib.loads(words)
        return self.file("answers.toml", words)

    def writes(self, template: str, answers: str) -> int:
        """Write a letter in the first case, finish it, and return its number."""
        letter = self.does("write", "1", template, "--answers", self.answers(answers))["letter"]
        self.does("finish", str(letter))
        return int(letter)

    def sends(self, letter: int, by: str = "email") -> None:
        """Record that a letter was sent today."""
        self.does("sent", str(letter), "--on", self.day, "--by", by)

    def case(self) -> Any:  # noqa: ANN401 the shape of `case show`
        """Return the first case."""
        return self.does("case", "show", "1")

    def status(self) -> str:
        """Return how the first case stands, in its sentence."""
        return str(self.case()["status"])

    def clocks(self) -> list[tuple[str, str, str]]:
        """Return the clocks of the first case: which, the day that is shown, how it stands."""
        return [(clock["id"], clock["shown"], clock["state"]) for clock in self.case()["clocks"]]

    def may_write(self) -> list[str]:
        """Return the letters that make sense now."""
        return [letter["letter"] for letter in self.does("next", "1") if letter["due"]]

    def today(self) -> list[tuple[str, str]]:
        """Return what needs doing: why, and what with."""
        return [(row["why"], row["action"]) for row in self.does("today")]

    def letter(self, number: int) -> WrittenLetter:
        """Return a finished letter's kept files, read as others read them."""
        files = {file["name"][-4:]: file for letter in self.case()["letters"] if letter["letter"] == number
                 for file in letter["files"]}  # fmt: skip
        with opened(self._data) as plaint:
            kept = {end: plaint.letters.file_bytes(StoredFile(**file)) for end, file in files.items()}
        return WrittenLetter(one_line(" ".join(page_texts(kept[".pdf"], 9))), kept["docx"])

    def _runs(self, *arguments: str) -> tuple[int, str, str]:
        out, err = StringIO(), StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            code = run([*arguments, "--today", self.day, "--data", str(self._data)])
        return code, out.getvalue(), err.getvalue()


def one_line(words: str) -> str:
    """Return words without the line ends of a page; a hyphen at a line's end stays one."""
    return re.sub(r"\s+", " ", re.sub(r"-\s*\n\s*", "-", words))
