"""Packs put in their place whole or not at all."""

from pathlib import Path

import pytest

from app.packs.pack_placing import laid_out, put_in_place, write_whole


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    write_whole(tmp_path / "new" / "file", b"words")
    assert (tmp_path / "new" / "file").read_bytes() == b"words"


def test_a_file_that_cannot_be_put_in_place_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").mkdir()
    (tmp_path / "file" / "inside").touch()
    with pytest.raises(OSError, match="file"):
        write_whole(tmp_path / "file", b"words")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_what_was_laid_out_is_taken_away(tmp_path: Path) -> None:
    with laid_out({"letters/a.toml": b"x"}, tmp_path) as part:
        assert (part / "letters" / "a.toml").read_bytes() == b"x"
    assert list(tmp_path.iterdir()) == []


def test_what_was_put_in_place_stays(tmp_path: Path) -> None:
    with laid_out({"pack.toml": b"x"}, tmp_path) as part:
        put_in_place(part, tmp_path / "harbour" / "1")
    assert (tmp_path / "harbour" / "1" / "pack.toml").read_bytes() == b"x"
