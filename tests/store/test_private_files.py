"""What Plaint keeps is for the owner's eyes alone."""

import sys
from pathlib import Path

import pytest

from app.store.database import Database
from app.store.private_files import (
    make_private_file,
    make_private_folder,
    overwrite,
    replace_private_file,
    settle_private_file,
    wipe,
)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows closes a profile's folders by itself")


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_the_data_file_its_log_and_its_lock_are_for_the_owner_alone(db: Database) -> None:
    assert mode(db.path.parent) == 0o700
    assert {path.name: mode(path) for path in db.path.parent.iterdir()} == {
        "plaint.db": 0o600,
        "plaint.db-wal": 0o600,
        "plaint.db.lock": 0o600,
    }


def test_a_file_that_others_could_read_is_closed_to_them(tmp_path: Path) -> None:
    file = tmp_path / "plaint.db"
    file.write_bytes(b"kept")
    file.chmod(0o644)
    make_private_file(file)
    assert (mode(file), file.read_bytes()) == (0o600, b"kept")


def test_a_folder_that_is_there_stays_as_it_is(tmp_path: Path) -> None:
    tmp_path.chmod(0o750)
    make_private_folder(tmp_path)
    assert mode(tmp_path) == 0o750


def test_a_replaced_file_is_for_the_owner_alone_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    file = tmp_path / "side"
    for words in (b"first", b"second"):
        replace_private_file(file, words)
        assert (mode(file), file.read_bytes(), len(list(tmp_path.iterdir()))) == (0o600, words, 1)


def test_the_bytes_before_are_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "side"
    file.write_bytes(b"Quillon")
    (tmp_path / "second name").hardlink_to(file)
    replace_private_file(file, b"new")
    assert (tmp_path / "second name").read_bytes() == bytes(7)


def test_what_an_interrupted_replacement_left_is_wiped_by_the_next(tmp_path: Path) -> None:
    file, old = tmp_path / "side", tmp_path / "side.old"
    file.write_bytes(b"kept")
    (tmp_path / "side.new").write_bytes(b"half")
    old.write_bytes(b"Quillon")
    (tmp_path / "second name").hardlink_to(old)
    replace_private_file(file, b"new")
    assert (file.read_bytes(), (tmp_path / "second name").read_bytes()) == (b"new", bytes(7))
    assert not old.exists()


def test_a_second_name_of_the_file_itself_does_not_cost_the_file(tmp_path: Path) -> None:
    file = tmp_path / "side"
    file.write_bytes(b"kept")
    (tmp_path / "side.old").hardlink_to(file)
    replace_private_file(file, b"new")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["side"]


@pytest.mark.parametrize("is_second_name", [False, True])
def test_what_an_interrupted_replacement_left_is_wiped_by_itself(tmp_path: Path, is_second_name: bool) -> None:
    file, old = tmp_path / "side", tmp_path / "side.old"
    file.write_bytes(b"kept")
    (tmp_path / "side.new").write_bytes(b"half")
    if is_second_name:
        old.hardlink_to(file)
    else:
        old.write_bytes(b"Quillon")
    settle_private_file(file)
    assert ([path.name for path in tmp_path.iterdir()], file.read_bytes()) == (["side"], b"kept")


def test_what_is_left_of_a_lost_file_is_not_wiped(tmp_path: Path) -> None:
    (tmp_path / "side.old").write_bytes(b"the only one")
    settle_private_file(tmp_path / "side")
    assert (tmp_path / "side.old").read_bytes() == b"the only one"


def test_a_large_file_is_overwritten_to_its_end(tmp_path: Path) -> None:
    file = tmp_path / "large"
    file.write_bytes(b"Quillon!" * 300_000)
    overwrite(file)
    assert file.read_bytes() == bytes(2_400_000)


def test_wiping_what_is_not_there_is_no_matter(tmp_path: Path) -> None:
    wipe(tmp_path / "nothing")
