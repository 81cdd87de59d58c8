"""The data file is read as it lies on the disk while others write, and no reader is told a mixture."""

import os
from contextlib import closing
from pathlib import Path

import apsw
import pytest

from app.store import standing_file
from app.store.data_key import DataKey
from app.store.database import Database, open_database
from app.store.standing_file import MovedError
from tests.store.samples import stored_case, stored_finished

KEY = DataKey(b"0123456789abcdef" * 2)


def test_what_is_read_is_the_file_of_its_first_moment(db: Database, tmp_path: Path) -> None:
    stored_case(db)
    with db.standing() as still:
        stored_case(db)
        (tmp_path / "copy.db").write_bytes(still.read(0, still.size))
    with open_database(tmp_path / "copy.db") as copy:
        assert (len(copy.rows("SELECT 1 FROM cases")), copy.faults()) == (1, [])
    assert len(db.rows("SELECT 1 FROM cases")) == 2


def test_what_is_written_meanwhile_is_kept(path: Path) -> None:
    with open_database(path) as db, db.standing():
        for _each in range(50):
            stored_finished(db, "words " * 5_000)
    with open_database(path) as db:
        assert len(db.rows("SELECT 1 FROM letters")) == 50


def test_a_locked_file_is_read_as_encrypted_as_it_is(path: Path) -> None:
    with open_database(path, key=KEY) as db:
        stored_finished(db, "Quillon")
        with db.standing() as still, closing(still.connect()) as beside:
            assert b"Quillon" not in still.read(0, still.size)
            assert beside.execute("SELECT text FROM letters").get == "Quillon"


def test_a_connection_beside_can_only_read(db: Database) -> None:
    with db.standing() as still, closing(still.connect()) as beside, pytest.raises(apsw.ReadOnlyError):
        beside.execute("DELETE FROM cases")


def test_a_piece_can_be_read_and_nothing_lies_beyond_the_end(db: Database) -> None:
    with db.standing() as still:
        whole = still.read(0, still.size + 100)
        assert (len(whole), still.read(100, 50), still.read(still.size, 10)) == (still.size, whole[100:150], b"")


def test_the_bytes_that_windows_keeps_to_itself_are_not_asked_for(
    db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(standing_file, "LOCKED_AT", 4096)
    with db.standing() as still:
        whole = db.path.read_bytes()
        around = whole[:4096] + bytes(512) + whole[4608:]
        assert still.read(0, still.size) == around
        for at in (4050, 4550, 4300):
            assert still.read(at, 100) == around[at : at + 100]


def test_a_file_that_moved_all_the_same_is_told(db: Database) -> None:
    with pytest.raises(MovedError, match="changed while"), db.standing():
        os.utime(db.path, ns=(1, 1))


def test_a_file_that_is_gone_is_told(path: Path) -> None:
    with pytest.raises(MovedError), open_database(path) as db, db.standing():
        path.unlink()


def test_a_key_that_was_changed_meanwhile_is_told(db: Database) -> None:
    with pytest.raises(MovedError), db.standing():
        db.change_key(KEY)


def test_letters_that_were_closed_meanwhile_are_closed(path: Path) -> None:
    db = open_database(path)
    with db.standing():
        db.close()
    with open_database(path) as again:
        assert again.faults() == []
