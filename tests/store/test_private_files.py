"""What Plaint keeps is for the owner's eyes alone."""

import sys
from pathlib import Path

import pytest

from app.store.database import Database
from app.store.private_files import make_private_file, make_private_folder

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
