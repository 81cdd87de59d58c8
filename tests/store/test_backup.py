"""Copies are whole, named for what they precede, and never replace one another."""

from datetime import date
from pathlib import Path

import apsw
import pytest

from app.domain.errors import DiskError, UserError
from app.store.backup import copy_before, lock_backups, open_backups, readable_copies
from app.store.data_key import DataKey
from app.store.database import Database, open_database
from app.store.key_file import KeyFile
from app.store.letter_store import LetterStore
from app.store.side_files import automatic_folder, key_path
from app.store.vault_keys import KeyBox, read_box, write_box
from tests.owners_files import is_for_its_owner_alone
from tests.store.damage import root_page, spoil_page
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
    assert is_for_its_owner_alone(copy)


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


def locked_copies(path: Path) -> tuple[DataKey, KeyFile]:
    """Two copies and a vault beside a data file, under one key, and a copy under another."""
    key = DataKey(b"0123456789abcdef" * 2)
    lock = KeyFile("0" * 16)
    lock.write(path)
    write_box(automatic_folder(path.parent) / "one", KeyBox(DataKey(b"s" * 32)))
    for name, its_key, its_lock in (("a", key, lock), ("b", DataKey.random(), KeyFile("1" * 16)), ("c", key, None)):
        copy = path.parent / "backups" / f"{name}.db"
        with open_database(copy, key=its_key) as db:
            stored_finished(db, "Quillon")
        (its_lock or lock).write(copy)
    copy.write_bytes(copy.read_bytes()[:5000])
    lock_backups(path, key)
    return key, lock


def test_backups_are_readable_once_the_lock_is_off_and_locked_once_it_is_on(path: Path) -> None:
    path.parent.mkdir()
    key, lock = locked_copies(path)
    folder = path.parent / "backups"
    assert read_box(automatic_folder(path.parent) / "one").key is None
    open_backups(path, key, lock)
    assert read_box(automatic_folder(path.parent) / "one").key == DataKey(b"s" * 32)
    assert [name for name in "abc" if b"Quillon" in (folder / f"{name}.db").read_bytes()] == ["a"]
    assert sorted(each.name for each in folder.glob("*.key")) == ["b.db.key", "c.db.key"]
    lock_backups(path, key)
    assert read_box(automatic_folder(path.parent) / "one").open(None) is None
    assert b"Quillon" not in (folder / "a.db").read_bytes()


def test_an_old_key_of_a_vault_goes_at_the_next_start(path: Path) -> None:
    folder = automatic_folder(path.parent) / "one"
    write_box(folder, KeyBox(DataKey(b"s" * 32)))
    (folder / "keys.json.old").write_bytes(b"old key")
    open_database(path).close()
    assert sorted(each.name for each in folder.iterdir()) == ["keys-again.json", "keys.json"]


def test_what_a_restore_moved_aside_is_locked_with_the_letters(path: Path) -> None:
    aside = path.parent / "before-restore-2026-11-20" / path.name
    with open_database(aside) as db:
        stored_finished(db, "Quillon")
    key = DataKey(b"0123456789abcdef" * 2)
    KeyFile("0" * 16).write(path)
    lock_backups(path, key)
    assert (b"Quillon" in aside.read_bytes(), key_path(aside).exists()) == (False, True)
    open_backups(path, key, KeyFile("0" * 16))
    assert (b"Quillon" in aside.read_bytes(), key_path(aside).exists()) == (True, False)


def test_copies_open_as_the_letters_do_once_a_killed_change_of_the_passphrase_is_taken_up(path: Path) -> None:
    key = DataKey(b"0123456789abcdef" * 2)
    open_database(path, key=key).close()
    key, old = locked_copies(path)
    (new := old.with_code(key, "ABCD" * 7)).write(path)  # the data file's own was written, and then it was killed
    open_database(path, key=key).close()
    copy = path.parent / "backups" / "a.db"
    assert (KeyFile.read(copy), read_box(automatic_folder(path.parent) / "one").lock) == (new, new)
    written = key_path(copy).stat().st_ino
    open_database(path, key=key).close()
    assert key_path(copy).stat().st_ino == written


def test_a_damaged_copy_keeps_nobody_from_locking_and_is_named(path: Path) -> None:
    copies = [path.parent / f"before-restore-2026-11-{day}" / path.name for day in (20, 21)]
    for copy in copies:
        with open_database(copy) as db:
            stored_finished(db, "Quillon")
    spoil_page(copies[0], root_page(copies[0], "letters"))
    before, key = copies[0].read_bytes(), DataKey(b"0123456789abcdef" * 2)
    KeyFile("0" * 16).write(path)
    lock_backups(path, key)
    assert readable_copies(path) == [copies[0]]
    assert (copies[0].read_bytes(), key_path(copies[0]).exists()) == (before, False)
    assert b"Quillon" not in copies[1].read_bytes()


def test_a_full_disk_is_told_while_copies_are_locked(path: Path) -> None:
    copy = path.parent / "before-restore-2026-11-20" / path.name
    with open_database(copy) as db:
        stored_finished(db, "Quillon")
    KeyFile("0" * 16).write(path)
    with faulty_disk(apsw.FullError) as disk:
        disk.writes_left = 1
        with pytest.raises(DiskError, match="full"):
            lock_backups(path, DataKey(b"0123456789abcdef" * 2))
