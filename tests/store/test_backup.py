"""Copies are whole, named for what they precede, and never replace one another."""

from datetime import date
from pathlib import Path

import apsw
import pytest

from app.domain.errors import UserError
from app.store.backup import copy_before, lock_backups
from app.store.data_key import DataKey
from app.store.database import Database, open_database
from app.store.key_file import key_path
from app.store.letter_store import LetterStore
from tests.store.faulty_disk import faulty_disk
from tests.store.samples import stored_finished

DAY = date(2026, 11, 20)


def test_a_copy_holds_everything(db: Database, tmp_path: Path) -> None:
    finished = stored_finished(db)
    db.copy_to(tmp_path / "copy.db")
    with open_database(tmp_path / "copy.db") as copy:
        assert LetterStore(copy).get(finished.id) == finished
        assert copy.faults() == []


def test_a_copy_before_a_migration_is_named_for_it(db: Database) -> None:
    copy = copy_before(db._connection, db.path, 2, DAY)
    assert copy == db.path.parent / "backups" / "before-version-2-2026-11-20.db"
    assert copy.stat().st_mode & 0o077 == 0


def test_a_second_copy_of_the_day_does_not_replace_the_first(db: Database) -> None:
    names = [copy_before(db._connection, db.path, 2, DAY).name for _ in range(3)]
    assert names == [f"before-version-2-2026-11-20{suffix}.db" for suffix in ("", "-2", "-3")]


def test_a_half_written_copy_never_bears_the_name_of_a_whole_one(path: Path) -> None:
    with faulty_disk(apsw.FullError) as disk, open_database(path) as db:
        disk.writes_left = 3
        with pytest.raises(UserError, match="full"):
            db.copy_to(path.with_name("copy.db"))
        disk.writes_left = None
        assert not path.with_name("copy.db").exists()
        db.copy_to(path.with_name("copy.db"))
        assert not path.with_name("copy.part").exists()


def test_a_copy_of_an_encrypted_file_is_encrypted(tmp_path: Path) -> None:
    key = DataKey.random()
    with open_database(tmp_path / "a.db", key=key) as db:
        finished = stored_finished(db, "Quillon")
        db.copy_to(tmp_path / "b.db")
    assert b"Quillon" not in (tmp_path / "b.db").read_bytes()
    with open_database(tmp_path / "b.db", key=key) as copy:
        assert LetterStore(copy).get(1) == finished


def test_a_copy_before_a_migration_has_the_side_file_of_a_locked_file_beside_it(db: Database) -> None:
    key_path(db.path).write_bytes(b"ways in")
    assert key_path(copy_before(db._connection, db.path, 2, DAY)).read_bytes() == b"ways in"


def test_a_backup_that_is_locked_already_is_left_as_it_is(tmp_path: Path) -> None:
    backup = tmp_path / "backups" / "a.db"
    with open_database(backup, key=DataKey.random()) as db:
        stored_finished(db)
    before = backup.read_bytes()
    lock_backups(tmp_path / "plaint.db", DataKey.random())
    assert backup.read_bytes() == before


def test_old_ways_in_that_an_interrupted_change_left_go_at_the_next_start(path: Path) -> None:
    backup = path.parent / "backups" / "before-version-2-2026-11-20.db"
    with open_database(path) as db:
        db.change_key(DataKey(b"0123456789abcdef" * 2))
    backup.parent.mkdir()
    for each in (path, backup):
        each.touch()
        key_path(each).write_bytes(b"ways in")
        key_path(each).with_suffix(".key.old").write_bytes(b"old ways in")
    open_database(path, key=DataKey(b"0123456789abcdef" * 2)).close()
    assert list(path.parent.rglob("*.old")) == []
