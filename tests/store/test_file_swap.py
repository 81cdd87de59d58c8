"""A file goes under a key and out from under it, and is one openable file at every moment between."""

import os
import shutil
import subprocess
import sys
import threading
import traceback
from pathlib import Path

import apsw
import pytest

from app.domain.errors import LockedError, UserError
from app.store import file_swap
from app.store.data_key import DataKey
from app.store.database import Database, open_database
from app.store.file_swap import is_encrypted, is_plain, replace_under, settle
from app.store.letter_store import LetterStore
from app.store.side_files import key_path
from tests.store.faulty_disk import faulty_disk
from tests.store.killed_swaps import KEY
from tests.store.samples import NOW, stored_draft, stored_finished

WORDS = "Quillon " * 500


def filled(path: Path, key: DataKey | None = None) -> None:
    with open_database(path, key=key) as db:
        stored_finished(db, WORDS)


def words_in(path: Path, key: DataKey | None) -> str:
    with open_database(path, key=key) as db:
        assert db.faults() == []
        return LetterStore(db).get(1).text


def readable(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.rglob("*") if file.is_file() and b"Quillon" in file.read_bytes())


def test_a_file_goes_under_a_key_while_it_is_open(path: Path) -> None:
    filled(path)
    with open_database(path) as db:
        db.change_key(KEY)
        assert (db.key, LetterStore(db).get(1).text) == (KEY, WORDS)
        LetterStore(db).update(stored_draft(db).edit({"what": WORDS}, "", NOW))
        assert readable(path.parent) == []
    assert (readable(path.parent), words_in(path, KEY)) == ([], WORDS)


def test_a_file_comes_out_from_under_its_key(path: Path) -> None:
    filled(path, KEY)
    with open_database(path, key=KEY) as db:
        db.change_key(None)
        assert db.key is None
    assert (readable(path.parent), words_in(path, None)) == (["plaint.db"], WORDS)


def test_others_read_beside_after_the_key_changed(db: Database) -> None:
    stored_finished(db)
    db.change_key(KEY)
    found: list[int] = []
    reader = threading.Thread(
        target=lambda: found.append(db.turns.beside(lambda: len(db.rows("SELECT id FROM letters")), lambda: True) or 0)
    )
    reader.start()
    reader.join(timeout=10)
    db.turns.stop_reading()
    assert found == [1]


def test_what_was_read_before_the_key_changed_is_not_taken_for_news(db: Database) -> None:
    stored_finished(db)
    before = db.changes_so_far()
    db.change_key(KEY)
    assert db.changes_so_far() == before
    stored_draft(db)
    assert db.changes_so_far() != before


def test_the_settings_that_guard_a_file_hold_after_its_key_changed(db: Database) -> None:
    before = [db.rows(f"PRAGMA {name}") for name in ("foreign_keys", "secure_delete", "locking_mode", "temp_store")]
    db.change_key(KEY)
    assert before == [
        db.rows(f"PRAGMA {name}") for name in ("foreign_keys", "secure_delete", "locking_mode", "temp_store")
    ]
    with pytest.raises(UserError):
        open_database(db.path, key=KEY)


def test_what_was_readable_is_overwritten_not_only_deleted(path: Path, tmp_path: Path) -> None:
    """Second names keep the blocks of the file and of its log in sight after Plaint let go of them."""
    filled(path)
    (tmp_path / "file").hardlink_to(path)
    with open_database(path) as db:
        LetterStore(db).update(stored_draft(db).edit({"what": WORDS}, "", NOW))
        (tmp_path / "log").hardlink_to(path.with_name("plaint.db-wal"))
        assert b"Quillon" in (tmp_path / "log").read_bytes()
        db.change_key(KEY)
    assert (readable(tmp_path), (tmp_path / "file").stat().st_size > 0) == ([], True)


def test_backups_that_lay_readable_go_under_the_key_too(path: Path) -> None:
    filled(path)
    backup = path.parent / "backups" / "before-version-2-2026-11-20.db"
    backup.parent.mkdir()
    shutil.copy(path, backup)
    with open_database(path) as db:
        key_path(path).write_bytes(b"ways in")
        db.change_key(KEY)
    assert (readable(path.parent), words_in(backup, KEY)) == ([], WORDS)
    assert key_path(backup).read_bytes() == b"ways in"


@pytest.mark.parametrize("writes", [0, 1, 2, 3, 5, 8, 20, 60])
def test_a_disk_that_fails_while_the_key_changes_leaves_the_file_as_it_was(path: Path, writes: int) -> None:
    filled(path)
    with faulty_disk(apsw.FullError) as disk, open_database(path) as db:
        disk.writes_left = writes
        with pytest.raises(UserError, match="full"):
            db.change_key(KEY)
        disk.writes_left = None
        assert (db.key, LetterStore(db).get(1).text) == (None, WORDS)
    assert sorted(file.name for file in path.parent.iterdir()) == ["plaint.db", "plaint.db.lock"]


def test_no_error_tells_the_key(path: Path) -> None:
    with faulty_disk(apsw.CantOpenError) as disk, open_database(path) as db:
        disk.writes_left = 0
        with pytest.raises(UserError) as told:
            db.change_key(KEY)
        disk.writes_left = None
    text = "".join(traceback.format_exception(told.value))
    assert KEY.reveal().hex() not in text
    assert KEY.reveal().decode() not in text


def test_a_name_that_the_system_will_not_change_leaves_the_file_as_it_was(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(path)
    replace = Path.replace

    def refuse(this: Path, target: Path) -> Path:
        if this.name.endswith(".new"):
            raise PermissionError("a virus scanner holds it")
        return replace(this, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with open_database(path) as db:
        with pytest.raises(UserError, match="can’t be written"):
            db.change_key(KEY)
        assert (db.key, LetterStore(db).get(1).text) == (None, WORDS)
    assert sorted(file.name for file in path.parent.iterdir()) == ["plaint.db", "plaint.db.lock"]


def test_a_log_that_does_not_go_in_is_not_thrown_away(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    class Busy:
        def execute(self, _sql: str) -> list[tuple[int, int, int]]:
            return [(1, 5, 3)]

    stored_finished(db, WORDS)
    log = db.path.with_name("plaint.db-wal")
    before = log.read_bytes()
    with pytest.raises(UserError):
        file_swap.empty_log(Busy(), db.path)  # type: ignore[arg-type] # all that is asked of it
    assert log.read_bytes() == before


def test_a_copy_that_is_not_whole_is_never_put_in_place(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    stored_finished(db, WORDS)
    real = file_swap.connect

    def spoilt(path: Path, key: DataKey | None) -> apsw.Connection:
        opened = real(path, key)
        if path.name.endswith(".new"):
            opened.pragma("user_version", 999)
        return opened

    monkeypatch.setattr(file_swap, "connect", spoilt)
    with pytest.raises(UserError, match="damaged"):
        db.change_key(KEY)
    assert not db.path.with_name("plaint.db.new").exists()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="each moment is tried in a copy of one process")
@pytest.mark.parametrize("to", ["locked", "readable"])
def test_killed_at_any_step_one_file_opens_and_holds_everything(path: Path, tmp_path: Path, to: str) -> None:
    filled(path, None if to == "locked" else KEY)
    work = tmp_path / "work"
    command = [sys.executable, "-m", "tests.store.killed_swaps", str(path.parent), str(work), to]
    subprocess.run(command, check=True, capture_output=True)
    states = []
    for number in range(len(list(work.iterdir()))):
        tried = work / str(number) / "plaint.db"
        key = _key_of(tried)
        states.append(key is not None)
        assert words_in(tried, key) == WORDS
        left = {file.name for file in tried.parent.iterdir()}
        assert left == {"plaint.db", "plaint.db.lock"}
        assert readable(tried.parent) == ([] if key else ["plaint.db"])
    assert len(states) > 12
    assert states == sorted(states, reverse=to == "readable"), "once it is under its new key it stays there"
    assert set(states) == {True, False}


def _key_of(path: Path) -> DataKey | None:
    """Return the key that opens a file which was left at any moment."""
    try:
        open_database(path).close()
    except UserError:
        return KEY
    return None


def test_what_a_copy_left_that_was_killed_half_written_is_wiped(path: Path) -> None:
    filled(path)
    for name in ("plaint.db.new", "plaint.db.new-journal"):
        path.with_name(name).write_bytes(b"Quillon" * 600)
    assert words_in(path, None) == WORDS
    assert sorted(file.name for file in path.parent.iterdir()) == ["plaint.db", "plaint.db.lock"]


def test_a_file_without_a_log_is_put_under_a_key_too(tmp_path: Path) -> None:
    with apsw.Connection(str(tmp_path / "a.db")) as connection:
        file_swap.empty_log(connection, tmp_path / "a.db")
    assert not (tmp_path / "a.db-wal").exists()


def test_a_swap_between_its_two_names_is_finished(path: Path) -> None:
    filled(path)
    shutil.copy(path, path.with_name("plaint.db.new"))
    path.replace(path.with_name("plaint.db.old"))
    settle(path)
    assert sorted(file.name for file in path.parent.iterdir()) == ["plaint.db", "plaint.db.lock"]


def test_a_swap_whose_copy_is_gone_is_undone(path: Path) -> None:
    filled(path)
    path.replace(path.with_name("plaint.db.old"))
    settle(path)
    assert words_in(path, None) == WORDS


def test_where_no_file_is_nothing_is_settled(tmp_path: Path) -> None:
    (tmp_path / "plaint.db.new").write_bytes(b"who knows")
    settle(tmp_path / "plaint.db")
    assert (tmp_path / "plaint.db.new").read_bytes() == b"who knows"


def test_a_readable_and_an_encrypted_file_are_told_apart(path: Path, tmp_path: Path) -> None:
    filled(path)
    filled(tmp_path / "locked.db", KEY)
    (tmp_path / "noise").write_bytes(b"\xa5" * 4096)
    files = (path, tmp_path / "locked.db", tmp_path / "noise", tmp_path / "none")
    assert [is_plain(file) for file in files] == [True, False, False, False]
    assert [is_encrypted(file) for file in files] == [False, True, False, False]


def test_a_closed_copy_goes_under_a_key(path: Path) -> None:
    filled(path)
    replace_under(path, KEY)
    assert (readable(path.parent), words_in(path, KEY)) == ([], WORDS)


def test_a_locked_file_says_so_and_asks_for_the_passphrase(path: Path) -> None:
    filled(path, KEY)
    key_path(path).write_bytes(b"ways in")
    with pytest.raises(LockedError):
        open_database(path)


def test_a_locked_file_without_its_side_file_says_what_is_missing(path: Path) -> None:
    filled(path, KEY)
    with pytest.raises(UserError, match="missing"):
        open_database(path)


def test_a_side_file_without_its_data_file_is_not_taken_for_a_new_start(path: Path) -> None:
    path.parent.mkdir()
    key_path(path).write_bytes(b"ways in")
    with pytest.raises(UserError, match="damaged"):
        open_database(path)
    assert not path.exists()


def test_the_side_file_of_a_lock_that_never_came_about_is_wiped(path: Path) -> None:
    filled(path)
    key_path(path).write_bytes(b"ways in")
    open_database(path).close()
    assert not key_path(path).exists()
