"""Where the letters lie, at the terminal."""

import shutil
from pathlib import Path

from tests.stories.at_the_terminal import Member


def test_the_terminal_says_where_the_letters_lie_and_keeps_both(tmp_path: Path) -> None:
    member = Member(tmp_path, "letters")
    member.does("case", "new", "--title", "Dogs", "--to", "green-party")
    copy = tmp_path / "letters" / "plaint 2.db"
    shutil.copy(tmp_path / "letters" / "plaint.db", copy)
    (tmp_path / ".stfolder").mkdir()
    shown = member.does("place")
    assert (shown["kind"], shown["service"]) == ("synced", "Syncthing")
    assert [each["name"] for each in shown["copies"]] == ["plaint 2.db"]
    assert [each["code"] for each in shown["notices"]] == ["synced:Syncthing", "copy:plaint 2.db"]
    assert "Syncthing copies to other computers" in member.reads("place")
    kept = member.does("place", "--keep-both", "plaint 2.db")
    assert (Path(kept["kept_in"]) / "plaint.db").exists()
    assert kept["copies"] == []
    assert "There is no copy “plaint 2.db”" in member.is_refused("place", "--keep-both", "plaint 2.db")


def test_letters_are_moved_and_whatever_named_the_old_folder_finds_them(tmp_path: Path) -> None:
    member = Member(tmp_path, "letters")
    member.does("case", "new", "--title", "Dogs", "--to", "green-party")
    old, new = tmp_path / "letters", tmp_path / "own"
    assert member.does("place", "--move-to", str(new))["moved_to"] == str(new)
    assert (member.case()["title"], member.does("place")["folder"]) == ("Dogs", str(new))
    assert str(old) in member.does("place")["notices"][0]["sentence"]
    assert "not empty" in member.is_refused("place", "--move-to", str(old))
    assert f"What was left in {old} is deleted." in member.reads("place", "--delete-old")
    assert (member.case()["title"], (old / "plaint.db").exists()) == ("Dogs", False)
    new.rename(tmp_path / "unplugged")
    assert "are not there" in member.is_refused("case", "list")
