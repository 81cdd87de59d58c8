"""Long looks: stopped midway, and begun again when another thread goes first."""

import threading
from typing import NoReturn

import apsw
import pytest

from app.domain.people import Profile
from app.domain.progress import StoppedError
from app.store.database import Database
from app.store.looking import looked, looked_beside, looked_by_name
from app.store.profile_store import ProfileStore
from app.store.standing_file import moved

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"


def stop(_done: int, _of: int) -> None:
    raise StoppedError


def test_rows_come_in_the_order_of_their_columns(db: Database) -> None:
    assert looked(db, "SELECT ?, 2", (1,)) == [(1, 2)]


def test_rows_can_go_by_their_names(db: Database) -> None:
    assert looked_by_name(db, "SELECT :one AS a", {"one": 1}) == [{"a": 1}]


def test_a_statement_that_takes_long_can_be_stopped_midway(db: Database) -> None:
    with pytest.raises(StoppedError):
        looked(db, ENDLESS, (), stop)


def test_nobody_is_asked_any_more_once_it_is_done(db: Database) -> None:
    with pytest.raises(StoppedError):
        looked(db, ENDLESS, (), stop)
    assert db.rows(f"SELECT * FROM ({ENDLESS.replace('FROM n)', 'FROM n LIMIT 900000)')})")


def test_another_thread_goes_first_and_the_look_begins_again(db: Database) -> None:
    begun, is_done = threading.Event(), threading.Event()

    def tell(_done: int, _of: int) -> None:
        begun.set()
        if is_done.is_set():
            raise StoppedError

    def look() -> None:
        with pytest.raises(StoppedError):
            looked(db, ENDLESS, (), tell)

    thread = threading.Thread(target=look)
    thread.start()
    begun.wait()
    assert db.row("SELECT 1 AS one") == {"one": 1}  # though the look would never end
    is_done.set()
    thread.join()


def test_a_damaged_statement_says_so(db: Database) -> None:
    with pytest.raises(apsw.SQLError):
        looked(db, "SELECT nothing FROM nowhere")


LONG = ENDLESS.replace("FROM n)", "FROM n LIMIT 2000000)")


def test_a_long_look_beside_ends_however_often_others_ask_and_write(db: Database) -> None:
    found: list[object] = []
    thread = threading.Thread(target=lambda: found.extend(looked_beside(db, LONG)))
    thread.start()
    asked = 0
    while thread.is_alive():
        ProfileStore(db).save(Profile(str(asked)))
        asked += 1
    thread.join()
    assert found == [(2_000_000,)]
    assert asked > 3


def test_a_look_beside_can_be_stopped(db: Database) -> None:
    with pytest.raises(StoppedError):
        looked_beside(db, ENDLESS, stop)


def test_where_the_file_does_not_stand_still_the_look_takes_turns(
    db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> NoReturn:
        raise moved()

    monkeypatch.setattr(db, "standing", refuse)
    assert looked_beside(db, "SELECT 1") == [(1,)]
