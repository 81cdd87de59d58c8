"""The data file: made, opened, refused, encrypted."""

import os
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import apsw
import pytest

from app.domain.errors import UserError
from app.domain.letters import LetterState
from app.store import database
from app.store.data_key import DataKey
from app.store.database import Database, open_database
from app.store.letter_store import LetterStore
from app.store.open_file import set_journal
from tests.store.samples import NOW, stored_draft, stored_finished

KEY = DataKey(b"0123456789abcdef" * 2)
SETTINGS = {
    "foreign_keys": 1,
    "journal_mode": "wal",
    "locking_mode": "exclusive",
    "synchronous": 2,
    "temp_store": 2,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "secure_delete": 1,
    "recursive_triggers": 1,
    "application_id": 0x506C6E74,
}


def filled(path: Path, key: DataKey | None = None) -> bytes:
    """Keep a letter in a new file, and return the file's bytes after it was closed."""
    with open_database(path, key=key) as db:
        stored_finished(db, "Quillon " * 2000)
    return path.read_bytes()


def refused(path: Path, key: DataKey | None = None) -> str:
    with pytest.raises(UserError) as told:
        open_database(path, key=key)
    assert told.value.hint
    return told.value.message


@pytest.mark.parametrize("setting", SETTINGS)
def test_an_open_file_is_guarded_by_its_settings(db: Database, setting: str) -> None:
    assert db._connection.pragma(setting) == SETTINGS[setting]


def test_every_table_of_ours_is_strict(db: Database) -> None:
    tables = "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
    ours = [row for row in db.rows(tables) if not str(row["name"]).startswith("sqlite_")]
    assert [row["name"] for row in ours if not row["strict"]] == []


def test_a_closed_file_is_one_file(path: Path) -> None:
    filled(path)
    assert {file.name for file in path.parent.iterdir()} == {"plaint.db", "plaint.db.lock"}


def test_what_was_kept_is_there_after_opening_again(path: Path) -> None:
    with open_database(path) as db:
        finished = stored_finished(db)
    with open_database(path) as db:
        assert LetterStore(db).get(finished.id) == finished


def test_a_file_of_another_program_is_refused_and_left_as_it_is(path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE recipes (name)")
    before = path.read_bytes()
    assert "another program" in refused(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"Dear diary, " * 600, b"SQLite format 3\0" + b"\xff" * 5000, b"x"])
def test_what_is_no_database_is_refused_and_left_as_it_is(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    assert "damaged" in refused(path)
    assert path.read_bytes() == content


@pytest.mark.parametrize("place", [0.0, 0.1, 0.5, 0.9])
def test_a_file_with_a_damaged_page_is_refused_and_left_as_it_is(path: Path, place: float) -> None:
    whole = filled(path)
    start = int(len(whole) * place) // 4096 * 4096
    damaged = whole[:start] + b"\xa5" * 4096 + whole[start + 4096 :]
    path.write_bytes(damaged)
    assert "damaged" in refused(path)
    assert path.read_bytes() == damaged


def test_a_file_that_was_cut_short_is_refused_and_left_as_it_is(path: Path) -> None:
    whole = filled(path)
    path.write_bytes(whole[:-8192])
    assert "damaged" in refused(path)
    assert path.read_bytes() == whole[:-8192]


def test_damage_in_a_large_file_is_told_when_it_is_met(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = filled(path)
    with open_database(path) as db:
        (row,) = db.rows("SELECT rootpage * 4096 AS ends_at FROM sqlite_schema WHERE name = 'letters'")
    path.write_bytes(whole[: row["ends_at"] - 4096] + b"\xa5" * 4096 + whole[row["ends_at"] :])
    monkeypatch.setattr(database, "CHECKED_WHOLE_UP_TO_BYTES", 0)
    with open_database(path) as db, pytest.raises(UserError, match="damaged"):
        LetterStore(db).all_of(LetterState)


@pytest.mark.parametrize("vanished", [True, False], ids=["vanished", "emptied"])
def test_a_file_that_was_lost_beside_its_log_is_refused_and_the_log_kept(path: Path, *, vanished: bool) -> None:
    open_database(path).close()
    log = path.with_name("plaint.db-wal")
    log.write_bytes(b"not yet in the file")
    path.unlink() if vanished else path.write_bytes(b"")
    assert "damaged" in refused(path)
    assert log.read_bytes() == b"not yet in the file"


def test_where_only_a_copy_is_left_none_is_chosen_and_nothing_is_made_anew(path: Path) -> None:
    filled(path)
    path.replace(path.with_name("plaint (conflicted copy 2026-11-20).db"))
    with pytest.raises(UserError, match="is not here, but a copy of it is") as told:
        open_database(path)
    assert "“plaint (conflicted copy 2026-11-20).db”" in told.value.hint
    assert not path.exists()


def test_an_empty_file_is_taken_as_new(path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    with open_database(path) as db:
        assert stored_draft(db).id == 1


def test_a_refused_file_can_be_opened_once_it_is_mended(path: Path) -> None:
    whole = filled(path)
    path.write_bytes(b"x" * 9000)
    refused(path)
    path.write_bytes(whole)
    open_database(path).close()


def test_a_folder_where_nothing_may_be_written_is_told(tmp_path: Path) -> None:
    blocker = tmp_path / "file"
    blocker.write_bytes(b"")
    assert refused(blocker / "plaint.db")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is read-only for root")
def test_a_read_only_folder_is_told(path: Path) -> None:
    path.parent.mkdir()
    path.parent.chmod(stat.S_IRUSR | stat.S_IXUSR)
    assert "can’t be written" in refused(path)
    path.parent.chmod(stat.S_IRWXU)


def test_an_encrypted_file_shows_nothing_and_opens_with_its_key(path: Path) -> None:
    assert b"Quillon" not in filled(path, KEY)
    with open_database(path, key=KEY) as db:
        assert LetterStore(db).get(1).text.startswith("Quillon")


def test_the_log_of_an_encrypted_file_shows_nothing(path: Path) -> None:
    with open_database(path, key=KEY) as db:
        begun = stored_draft(db)
        LetterStore(db).update(begun.edit({"what": "Quillon " * 2000}, "", NOW))
        log = path.with_name("plaint.db-wal").read_bytes()
    assert len(log) > 16_000
    assert b"Quillon" not in log


@pytest.mark.parametrize("key", [None, DataKey(b"f" * 32)])
def test_an_encrypted_file_does_not_open_without_its_key(path: Path, key: DataKey | None) -> None:
    locked = filled(path, KEY)
    assert "passphrase" in refused(path, key)
    assert path.read_bytes() == locked


def test_a_journal_that_is_cut_is_used_where_a_log_is_not_possible(tmp_path: Path) -> None:
    flags = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE | apsw.SQLITE_OPEN_URI
    with closing(apsw.Connection(f"{(tmp_path / 'a.db').as_uri()}?nolock=1", flags=flags)) as lockless:
        assert set_journal(lockless, tmp_path / "a.db") == "truncate"


def test_a_journal_that_is_cut_is_used_in_a_folder_that_other_computers_share(path: Path) -> None:
    filled(path)
    (path.parent / ".stfolder").mkdir()
    with open_database(path) as db:
        stored_draft(db)
        assert db._connection.pragma("journal_mode") == "truncate"
        assert not path.with_name("plaint.db-wal").exists()


def test_a_whole_file_has_no_faults(db: Database) -> None:
    stored_finished(db)
    assert db.faults() == []


def test_rows_that_refer_to_nothing_are_a_fault(db: Database) -> None:
    stored_finished(db)
    db._connection.pragma("foreign_keys", False)
    db.write("DELETE FROM contents")
    assert db.faults() == ["letter_files row 1 refers to nothing", "letter_files row 2 refers to nothing"]


CREATE_AND_DIE = """
import os, signal, sys, threading, time
from pathlib import Path
from app.store.database import open_database
threading.Thread(target=lambda: (time.sleep(float(sys.argv[2])), os._exit(9)), daemon=True).start()
open_database(Path(sys.argv[1]))
time.sleep(1)
"""


@pytest.mark.parametrize("seconds", [0.0, 0.002, 0.004, 0.006, 0.01])
def test_a_start_that_was_killed_while_the_file_was_made_is_made_good(path: Path, seconds: float) -> None:
    subprocess.run([sys.executable, "-c", CREATE_AND_DIE, str(path), str(seconds)], check=False)
    with open_database(path) as db:
        assert stored_draft(db).id == 1
        assert db.faults() == []
