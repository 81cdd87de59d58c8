"""Evidence on the command line."""

from pathlib import Path

from tests.commands.conftest import Say


def test_an_exhibit_is_kept_and_listed(say: Say, case: str, reply_file: Path) -> None:
    said = say("exhibit", "add", case, str(reply_file), "--title", "Their note", "--dated", "2026-11-02")
    assert {"case", "ref", "exhibit", "label"} <= set(said.data)
    listed = say("exhibit", "list", case).data
    assert [(each["label"], each["title"], each["dated"]) for each in listed] == [("A", "Their note", "2026-11-02")]


def test_exhibits_are_listed_in_words_too(say: Say, case: str, reply_file: Path) -> None:
    assert "no exhibit" in say("exhibit", "list", case, as_json=False).out
    say("exhibit", "add", case, str(reply_file), "--title", "Their note")
    assert say("exhibit", "list", case, as_json=False).out == "A  Their note\n"


def test_an_exhibit_that_is_not_there_is_refused(say: Say, case: str, tmp_path: Path) -> None:
    assert say("exhibit", "add", case, str(tmp_path / "none.pdf"), "--title", "x").code == 3
