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
