"""A passphrase is put on, changed, remembered and taken off; nothing readable stays, and nothing is lost."""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import apsw
import pytest

from app.domain.errors import LockedError, NotAllowedError, UserError
from app.services.lock_service import LockService
from app.services.unlocking import Door
from app.store.database import Database, open_database
from app.store.profile_store import ProfileStore
from app.store.side_files import key_path
from tests.services.keyrings import MemoryKeyring
from tests.services.killed_locks import AFTER, BEFORE
from tests.store.faulty_disk import faulty_disk

pytestmark = pytest.mark.usefixtures("cheap_guesses")


@pytest.fixture
def keyring() -> MemoryKeyring:
    return MemoryKeyring()


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    with open_database(tmp_path / "plaint.db") as opened:
        yield opened


@pytest.fixture
def lock(db: Database, keyring: MemoryKeyring) -> LockService:
    return LockService(db, keyring)


def opens(db: Database, passphrase: str) -> bool:
    try:
        return Door(db.path, MemoryKeyring()).by_passphrase(passphrase) == db.key
    except LockedError:
        return False


def opens_by_code(db: Database, code: str) -> bool:
    try:
        return Door(db.path, MemoryKeyring()).by_code(code) == db.key
    except LockedError:
        return False


def test_a_passphrase_is_put_on(lock: LockService, db: Database) -> None:
    assert not lock.is_on
    code = lock.put_on("tea for two")
    assert (lock.is_on, opens(db, "tea for two"), opens_by_code(db, code)) == (True, True, True)


def test_an_empty_passphrase_is_refused(lock: LockService) -> None:
    with pytest.raises(NotAllowedError, match="at least one word"):
        lock.put_on("  ")
    assert not lock.is_on


def test_a_second_passphrase_is_refused(lock: LockService, db: Database) -> None:
    lock.put_on("tea for two")
    with pytest.raises(NotAllowedError, match="on already"):
        lock.put_on("coffee")
    assert opens(db, "tea for two")


def test_a_full_disk_leaves_it_not_locked(tmp_path: Path, keyring: MemoryKeyring) -> None:
    with faulty_disk(apsw.FullError) as disk, open_database(tmp_path / "plaint.db") as db:
        lock = LockService(db, keyring)
        disk.writes_left = 2
        with pytest.raises(UserError, match="full"):
            lock.put_on("tea for two")
        disk.writes_left = None
        assert (lock.is_on, key_path(db.path).exists()) == (False, False)


def test_a_changed_passphrase_opens_and_the_old_one_does_not(lock: LockService, db: Database) -> None:
    code = lock.put_on("tea for two")
    lock.change("coffee")
    assert (opens(db, "coffee"), opens(db, "tea for two"), opens_by_code(db, code)) == (True, False, True)


def test_a_changed_passphrase_opens_the_backups_too(lock: LockService, db: Database) -> None:
    backup = db.path.parent / "backups" / "a.db"
    backup.parent.mkdir()
    lock.put_on("tea for two")
    db.copy_to(backup)
    key_path(backup).write_bytes(key_path(db.path).read_bytes())
    lock.change("coffee")
    assert Door(backup, MemoryKeyring()).by_passphrase("coffee") == db.key


def test_a_backup_under_another_key_keeps_its_passphrase(lock: LockService, db: Database, tmp_path: Path) -> None:
    backup = db.path.parent / "backups" / "a.db"
    with open_database(backup) as earlier:
        LockService(earlier, MemoryKeyring()).put_on("an earlier one")
    key_path(backup.with_name("b.db")).write_bytes(b"no side file")
    lock.put_on("tea for two")
    lock.change("coffee")
    assert Door(backup, MemoryKeyring()).by_passphrase("an earlier one")


def test_a_new_recovery_code_ends_the_old_one(lock: LockService, db: Database) -> None:
    old = lock.put_on("tea for two")
    new = lock.new_code()
    assert (opens_by_code(db, old), opens_by_code(db, new), opens(db, "tea for two")) == (False, True, True)


def test_the_keyring_may_remember_and_forget(lock: LockService, db: Database, keyring: MemoryKeyring) -> None:
    lock.put_on("tea for two")
    assert (lock.remembers, lock.remember(is_wanted=True), lock.remembers) == (False, True, True)
    assert Door(db.path, keyring).by_keyring() == db.key
    assert (lock.remember(is_wanted=False), lock.remembers, keyring.kept) == (False, False, {})


def test_a_keyring_that_is_not_there_remembers_nothing_and_breaks_nothing(
    lock: LockService, keyring: MemoryKeyring
) -> None:
    lock.put_on("tea for two")
    keyring.is_absent = True
    assert (lock.remember(is_wanted=True), lock.remembers) == (False, False)


def test_a_passphrase_is_taken_off(lock: LockService, db: Database, keyring: MemoryKeyring) -> None:
    lock.put_on("tea for two")
    lock.remember(is_wanted=True)
    lock.take_off()
    assert (lock.is_on, lock.remembers, key_path(db.path).exists(), keyring.kept) == (False, False, False, {})
    assert ProfileStore(db).load()


def test_taking_off_without_a_keyring_asks_none(lock: LockService) -> None:
    lock.put_on("tea for two")
    lock.take_off()
    assert not lock.is_on


@pytest.mark.parametrize("deed", ["take_off", "new_code", "refuse_when_off"])
def test_without_a_passphrase_there_is_nothing_to_change(lock: LockService, deed: str) -> None:
    with pytest.raises(NotAllowedError, match="No passphrase is on"):
        getattr(lock, deed)()


def test_whoever_changes_the_lock_shows_that_they_may(lock: LockService) -> None:
    code = lock.put_on("tea for two")
    lock.check("tea for two")
    lock.check_code(code)
    with pytest.raises(LockedError):
        lock.check("coffee")


def outcome(path: Path) -> str:
    """Return which passphrase opens a file that was left at any moment, or that none is needed; it must open."""
    door = Door(path, MemoryKeyring())
    ways = (AFTER, BEFORE) if door.is_locked else ("none",)
    for way in ways:
        try:
            key = door.by_passphrase(way) if door.is_locked else None
        except LockedError:
            continue
        with open_database(path, key=key) as db:
            assert (ProfileStore(db).load().name, db.faults()) == ("Ffion", [])
        return way
    raise AssertionError("nothing opens it")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="each moment is tried in a copy of one process")
@pytest.mark.parametrize(
    ("deed", "before", "after"),
    [("put on", "none", AFTER), ("change", BEFORE, AFTER), ("take off", BEFORE, "none")],
)
def test_killed_at_any_moment_a_deed_is_wholly_done_or_not_at_all(
    tmp_path: Path, deed: str, before: str, after: str
) -> None:
    with open_database(tmp_path / "data" / "plaint.db") as db:
        ProfileStore(db).save(replace(ProfileStore(db).load(), name="Ffion"))
        if before != "none":
            LockService(db, MemoryKeyring()).put_on(before)
    work = tmp_path / "work"
    command = [sys.executable, "-m", "tests.services.killed_locks", str(tmp_path / "data"), str(work), deed]
    subprocess.run(command, check=True, capture_output=True)
    moments = len(list(work.iterdir()))
    found = [outcome(work / str(number) / "plaint.db") for number in range(moments)]
    assert found == [before] * found.count(before) + [after] * found.count(after)
    assert {before, after} == set(found)
    assert moments > 6
