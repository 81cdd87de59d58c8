"""The guide in templates/README.md, followed to the letter: each step as it is written there works the first time."""

import io
import re
import shlex
from pathlib import Path

import pytest
from docx import Document

from app.paths import BUNDLED_PACKS
from tests.commands.conftest import Say, say

__all__ = ["say"]  # the fixture

GUIDE = (
    (BUNDLED_PACKS / "README.md").read_text(encoding="utf-8").partition("## Your first pack")[2].partition("\n## ")[0]
)
BLOCKS = re.findall(r"^```(\w+) ?([\w.-]*)\n(.*?)^```$", GUIDE, re.DOTALL | re.MULTILINE)
FILES = {"broken-lift.toml": "lift-letters/letters/broken-lift.toml", "pack.toml": "lift-letters/pack.toml"}
PASSPHRASE = "four words for a key\n"
ANSWERS = """
today = 2026-11-20
[me]
name = "Robin Example"
address = ["1 Example Street"]
[to]
name = "Northfield Homes"
address = ["2 Example Street"]
[answers]
house = "3 Weir Street"
broken_on = 2026-11-02
what_happened = "I carry my shopping and my daughter up five floors, twice a day and more"
wanted = "repair it by Friday"
has_photos = true
neighbours = [{ name = "Alex Example", floor = "fifth floor" }]
"""


def follow(said: Say, kind: str, name: str, text: str) -> None:
    """Do what one block of the guide says."""
    if kind == "text":
        document = Document()
        for line in text.splitlines():
            document.add_paragraph(line)
        document.save("Broken lift.docx")
    elif kind == "toml":
        Path(FILES[name]).write_text(text, encoding="utf-8")
    else:
        for line in text.splitlines():
            result = said(*shlex.split(line)[1:])
            assert result.code == 0, (line, result.error)


def test_the_guide_makes_a_signed_pack_that_others_install(
    say: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for kind, name, text in BLOCKS:
        monkeypatch.setattr("sys.stdin", io.StringIO(PASSPHRASE * 2))
        follow(say, kind, name, text)
    assert [kind for kind, _, _ in BLOCKS] == ["text", "sh", "toml", "toml", "sh", "sh", "sh"]
    (pack,) = [each for each in say("pack", "list").data if each["id"] == "lift-letters"]
    assert (pack["signed"], pack["trusted"], pack["version"]) == (True, True, "2026.1.0")
    Path("answers.toml").write_text(ANSWERS, encoding="utf-8")
    drafted = say("draft", "broken-lift", "--answers", "answers.toml", "--out", "out", "--format", "txt").data
    letter = Path(drafted["files"]["txt"]).read_text(encoding="utf-8")
    assert "has been out of order since 2 November 2026. I carry my shopping" in letter
    assert "Alex Example, fifth floor" in letter
    assert "I can send you photographs." in letter


def test_the_guides_pictures_are_there() -> None:
    pictures = re.findall(r"!\[[^\]]+\]\(\.\./(resources/screenshots/[a-z-]+\.png)\)", GUIDE)
    assert len(pictures) == 4
    assert [name for name in pictures if not (BUNDLED_PACKS.parent / name).is_file()] == []
