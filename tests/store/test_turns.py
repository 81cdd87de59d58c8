"""Two threads on one connection."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import apsw
import pytest

from app.domain.errors import UserError
from app.store.database import Database

ENDLESS = """
WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < ?) SELECT count(*) AS number FROM n
"""
FOR_EVER, SOON = 10**15, 10


class Reader:
    """Reads beside the window: for ever, until it is told to be quick or is not wanted any more."""

    def __init__(self, db: Database, pool: ThreadPoolExecutor) -> None:
        self._db = db
        self._pool = pool
        self.begun = threading.Semaphore(0)
        self.length = FOR_EVER
        self.is_wanted = True

    def start(self) -> "Future[int | None]":
        """Begin, and return what will be found."""
        return self._pool.submit(self._db.turns.beside, self._read, lambda: self.is_wanted)

    def _read(self) -> int:
        self.begun.release()
        row = self._db.row(ENDLESS, (self.length,))
        return int(row["number"]) if row else 0


def _until(done: Callable[[], bool], again: Callable[[], None]) -> None:
    """Stop the reader until it is so: the first time it may not have begun its statement."""
    while not done():
        again()


@pytest.fixture
def reader(db: Database) -> Iterator[Reader]:
    with ThreadPoolExecutor(1) as pool:
        yield Reader(db, pool)


def test_what_is_read_beside_is_found(reader: Reader) -> None:
    reader.length = SOON
    assert reader.start().result() == SOON


def test_what_nobody_wants_is_not_read(reader: Reader) -> None:
    reader.is_wanted = False
    assert reader.start().result() is None
    assert not reader.begun.acquire(blocking=False)


def test_the_window_goes_first_and_the_reader_begins_again(reader: Reader, db: Database) -> None:
    found = reader.start()
    reader.begun.acquire()
    assert db.row("SELECT 1 AS one") == {"one": 1}
    reader.begun.acquire()  # once more, from the beginning
    reader.length = SOON
    _until(found.done, db.turns.stop_reading)
    assert found.result() == SOON


def test_a_transaction_is_left_whole(reader: Reader, db: Database) -> None:
    reader.length = SOON
    with db.transaction():
        found = reader.start()
        db.write("INSERT INTO case_references (year, last) VALUES (1999, 1)")
        assert not found.done()
    assert found.result() == SOON


def test_a_reader_that_is_not_wanted_any_more_ends_at_once(reader: Reader, db: Database) -> None:
    found = reader.start()
    reader.begun.acquire()
    reader.is_wanted = False
    _until(found.done, db.turns.stop_reading)
    assert found.result() is None


def test_there_is_nothing_to_stop_while_nothing_is_read(db: Database) -> None:
    db.turns.stop_reading()
    assert db.row("SELECT 1 AS one") == {"one": 1}


def test_a_change_is_kept_whole_while_the_window_waits_for_it(db: Database) -> None:
    begun = threading.Event()

    def write(connection: apsw.Connection) -> int:
        begun.set()
        connection.execute("INSERT INTO case_references (year, last) VALUES (1999, 1)")
        return len(connection.execute(ENDLESS, (400_000,)).fetchall())

    with ThreadPoolExecutor(1) as pool:
        written = pool.submit(db.turns.change, write)
        begun.wait()
        db.turns.stop_reading()
        assert db.row("SELECT last FROM case_references WHERE year = 1999") == {"last": 1}
        assert written.done()


def test_a_change_that_fails_leaves_nothing(db: Database) -> None:
    def write(connection: apsw.Connection) -> None:
        connection.execute("INSERT INTO case_references (year, last) VALUES (1999, 1)")
        raise apsw.FullError("database or disk is full")

    with pytest.raises(UserError):
        db.turns.change(write)
    assert db.row("SELECT last FROM case_references") is None
