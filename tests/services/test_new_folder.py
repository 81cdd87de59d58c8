"""A folder that is there whole or not at all."""

import errno
import hashlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.errors import UserError
from app.services.new_folder import SUMS, NewFolder


def test_what_was_added_is_there_with_its_sums(tmp_path: Path) -> None:
    with NewFolder(tmp_path / "out") as out:
        assert out.add("a/b.txt", b"bytes") == "a/b.txt"
        assert out.add("c.txt", iter(["one ", "two"])) == "c.txt"
    assert (tmp_path / "out" / "c.txt").read_text(encoding="utf-8") == "one two"
    sums = (tmp_path / "out" / SUMS).read_text(encoding="utf-8")
    assert sums.splitlines()[0] == f"{hashlib.sha256(b'bytes').hexdigest()}  a/b.txt"


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    with NewFolder(tmp_path / "out") as out:
        out.add("a.txt", b"")
    assert {path.name for path in tmp_path.rglob("*")} == {"out", "a.txt", SUMS}


def test_folders_above_it_are_made(tmp_path: Path) -> None:
    with NewFolder(tmp_path / "a" / "b" / "out"):
        pass
    assert (tmp_path / "a" / "b" / "out").is_dir()


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    with NewFolder(tmp_path / "out") as out:
        assert [out.add("a.txt", b"x") for _ in range(3)] == ["a.txt", "a-2.txt", "a-3.txt"]


@pytest.mark.skipif(sys.platform == "win32", reason="rights are those of the profile's folder there")
def test_only_the_owner_may_read_it(tmp_path: Path) -> None:
    with NewFolder(tmp_path / "out") as out:
        out.add("a/b.txt", b"x")
    assert not any(path.stat().st_mode & 0o077 for path in (tmp_path / "out").rglob("*"))


@pytest.mark.parametrize("taken", ["file", "filled folder", "link"])
def test_what_is_there_is_never_written_over(tmp_path: Path, taken: str) -> None:
    target = tmp_path / "out"
    if taken == "file":
        target.touch()
    elif taken == "link":
        target.symlink_to(tmp_path / "elsewhere")
    else:
        target.mkdir()
        (target / "mine.txt").touch()
    with pytest.raises(UserError, match="is not empty"):
        NewFolder(target)
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_nothing_stays_when_something_is_raised(tmp_path: Path) -> None:
    def begin() -> None:
        with NewFolder(tmp_path / "out") as out:
            out.add("a.txt", b"x")
            raise KeyError

    with pytest.raises(KeyError):
        begin()
    assert not list(tmp_path.iterdir())


def test_a_full_disk_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    def full() -> Iterator[str]:
        yield "begun"
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(UserError, match="the disk is full"), NewFolder(tmp_path / "out") as out:
        out.add("a.txt", full())
    assert not list(tmp_path.iterdir())


def test_a_folder_that_was_filled_meanwhile_is_left_alone(tmp_path: Path) -> None:
    out = NewFolder(tmp_path / "out")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").touch()
    with pytest.raises(UserError):
        out.__exit__(None, None, None)
    assert [path.name for path in tmp_path.rglob("*")] == ["out", "mine.txt"]


def test_where_the_system_has_no_sync_it_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "sync", raising=False)
    with NewFolder(tmp_path / "out") as out:
        out.add("a.txt", b"x")
    assert (tmp_path / "out" / "a.txt").is_file()
