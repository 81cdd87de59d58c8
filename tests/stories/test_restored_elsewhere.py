"""A working day is backed up to one file and restored on another computer: every case is the same there."""

import json
from pathlib import Path

import pytest

from app.bootstrap import open_plaint
from app.cli import run
from app.services.time_source import TimeSource
from tests.builders import TODAY
from tests.stories.test_nothing_readable import WORDS, unpacked, works_a_day

pytestmark = pytest.mark.usefixtures("cheap_guesses")


def shown(capsys: pytest.CaptureFixture[str], data: Path, words: Path) -> list[str]:
    """Return what `plaint case show --json` says of each case of a folder."""
    options = ["--json", "--today", TODAY.isoformat(), "--data", str(data), "--passphrase-file", str(words)]

    def said(*command: str) -> str:
        capsys.readouterr()
        assert run([*options, *command]) == 0
        return capsys.readouterr().out

    return [said("case", "show", each["ref"]) for each in json.loads(said("case", "list"))]


def test_every_case_is_the_same_there_and_no_word_can_be_read_on_the_way(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words, stick = tmp_path / "words", tmp_path / "stick.plaintbackup"
    words.write_text("tea for two", encoding="utf-8")
    plaint = open_plaint(tmp_path / "here", TimeSource.fixed(TODAY))
    plaint.lock.put_on("tea for two")
    works_a_day(plaint, with_bundles=False)
    plaint.backups.to_file(stick)
    plaint.close()
    lower = b"".join(unpacked(stick.read_bytes())).lower()
    assert not [word for word in WORDS if word.encode() in lower or word.encode("utf-16-le") in lower]
    assert run(["restore", str(stick), "--data", str(tmp_path / "there"), "--passphrase-file", str(words)]) == 0
    here, there = shown(capsys, tmp_path / "here", words), shown(capsys, tmp_path / "there", words)
    assert (len(here), here) == (2, there)
    assert len(json.loads(here[0])["history"]) + len(json.loads(here[1])["history"]) > 8
