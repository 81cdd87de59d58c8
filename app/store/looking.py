"""Looks into the data file that may take long: other threads go first, and the work can be stopped midway."""

from contextlib import closing, suppress
from typing import Any

import apsw

from app.domain.errors import UserError
from app.domain.progress import Tell, tell_nobody
from app.store.database import Database, Values, naming
from app.store.table_rows import Row

# Steps of SQLite's machine between two looks whether the work is still wanted: some milliseconds. Where the machine
# checks a file, a step may be a page, or much of an index: so many of them would take half a minute.
OFTEN, OFTEN_IN_CHECKS = 50_000, 100


def looked(db: Database, sql: str, values: Values = (), tell: Tell = tell_nobody) -> list[tuple[Any, ...]]:
    """Return the rows that a statement gives, asked from any thread.

    Args:
        db: The data file.
        sql: The statement.
        values: Its parameters.
        tell: Asked while it runs, with 0 of 0 steps; may stop it.

    Raises:
        apsw.Error: The file is damaged where it looks, or the disk refuses.
        StoppedError: It is not wanted any more.
    """
    return db.turns.look(lambda connection: _fetched(connection, connection.cursor(), sql, values, tell))


def looked_beside(db: Database, sql: str, tell: Tell = tell_nobody, *, often: int = OFTEN) -> list[tuple[Any, ...]]:
    """The same for one statement that takes seconds: on a connection of its own, on the file as it stands on the disk.

    In turns it would begin again whenever somebody wants the data file, and might never end beside one who types. Where
    the file does not stand still (it has no write-ahead log on a network drive), it takes turns all the same.
    """
    with suppress(UserError), db.standing() as still, closing(still.connect()) as own:
        return _fetched(own, own.cursor(), sql, (), tell, often)
    return db.turns.look(lambda connection: _fetched(connection, connection.cursor(), sql, (), tell, often))


def looked_by_name(db: Database, sql: str, values: Values = (), tell: Tell = tell_nobody) -> list[Row]:
    """The same, each row by its columns' names."""

    def read(connection: apsw.Connection) -> list[Row]:
        cursor = connection.cursor()
        cursor.row_trace = naming()
        return _fetched(connection, cursor, sql, values, tell)

    return db.turns.look(read)


def _fetched(
    connection: apsw.Connection, cursor: apsw.Cursor, sql: str, values: Values, tell: Tell, often: int = OFTEN
) -> list[Any]:
    def ask() -> bool:
        tell(0, 0)
        return False

    connection.set_progress_handler(ask, often)
    try:
        rows: list[Any] = cursor.execute(sql, values).fetchall()
    finally:
        connection.set_progress_handler(None)
    return rows
