"""The data file: opened safely, written in transactions, held by one process."""

import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeAlias

import apsw

from app.domain.errors import UserError
from app.i18n import tr
from app.store.backup import copy_before, copy_whole
from app.store.migrations import Migration, migrate, released_migrations, stored_version
from app.store.one_writer import hold
from app.store.private_files import make_private_file, make_private_folder
from app.store.store_faults import damaged, told_plainly
from app.store.table_rows import Row, SqlValue
from app.store.transactions import transaction

APPLICATION_ID = 0x506C6E74  # "Plnt"
SMALLEST_FILE_BYTES = 512  # one page of the smallest size that SQLite knows
CHECKED_WHOLE_UP_TO_BYTES = 32 * 1024 * 1024  # larger files are looked through by the doctor, not at every start

Values: TypeAlias = Sequence[SqlValue] | Mapping[str, SqlValue]

_SETTINGS: tuple[tuple[str, str | int | bool], ...] = (
    ("synchronous", "FULL"),
    ("fullfsync", True),  # macOS keeps a plain fsync in the drive's memory
    ("foreign_keys", True),
    ("recursive_triggers", True),  # or REPLACE would delete rows past their triggers
    ("secure_delete", True),
    ("trusted_schema", False),
    ("cell_size_check", True),
    ("temp_store", "MEMORY"),
    ("journal_size_limit", 16 * 1024 * 1024),
)


class Database:
    """An open data file. Use it from one thread."""

    def __init__(self, path: Path, connection: apsw.Connection, lock: apsw.Connection) -> None:
        self.path = path
        self._connection = connection
        self._lock = lock

    def transaction(self) -> AbstractContextManager[None]:
        """Return a context in which all is written or nothing; it may be nested."""
        return transaction(self._connection)

    def rows(self, sql: str, values: Values = ()) -> list[Row]:
        """Return what a statement gives, each row by its columns' names."""
        with told_plainly():
            cursor = self._connection.cursor()
            cursor.row_trace = _naming()
            found: list[Any] = cursor.execute(sql, values).fetchall()
        return found

    def plain_rows(self, sql: str, values: Values = ()) -> list[tuple[Any, ...]]:
        """Return what a statement gives, each row in the order of its columns: for thousands names cost too much."""
        with told_plainly():
            return self._connection.execute(sql, values).fetchall()

    def row(self, sql: str, values: Values = ()) -> Row | None:
        """Return the first row, or None."""
        return next(iter(self.rows(sql, values)), None)

    def write(self, sql: str, values: Values = ()) -> int:
        """Run a statement and return how many rows it changed."""
        with told_plainly():
            self._connection.execute(sql, values).fetchall()
            return self._connection.changes()

    def insert(self, sql: str, values: Values) -> int:
        """Insert one row into a table with ids, and return its id."""
        return int(self.rows(f"{sql} RETURNING id", values)[0]["id"])

    def copy_to(self, target: Path) -> None:
        """Copy the whole file as it stands; the copy is locked as this one is."""
        with told_plainly():
            copy_whole(self._connection, target)

    def faults(self) -> list[str]:
        """Look through the whole file and return what is wrong with it, in SQLite's words; nothing when it is whole."""
        with told_plainly():
            found = [str(line) for (line,) in self._connection.execute("PRAGMA integrity_check") if line != "ok"]
            loose = self._connection.execute("PRAGMA foreign_key_check").fetchall()
        return found + [f"{table} row {row} refers to nothing" for table, row, *_ in loose]

    def close(self) -> None:
        """Put everything into the one file and let others open it; a second call does nothing."""
        with told_plainly():
            self._connection.close()
            self._lock.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


def open_database(path: Path, *, key: str | None = None, steps: Sequence[Migration] | None = None) -> Database:
    """Open the data file, making or migrating it where needed.

    Args:
        path: The file; its folder is made for the owner alone.
        key: 32 bytes as 64 hex digits if the file is, or is to be, encrypted (ChaCha20-Poly1305).
        steps: The migrations; all released ones unless told.

    Raises:
        UserError: It is in use, damaged, foreign, of a newer Plaint, or can't be written. It is left as it is.
    """
    with told_plainly(), ExitStack() as undo:
        make_private_folder(path.parent)
        lock = hold(path)
        undo.callback(lock.close)
        _refuse_remains(path)
        make_private_file(path)
        connection = apsw.Connection(str(path))
        undo.callback(connection.close)
        _unlock(connection, key)
        _prepare(connection, path, released_migrations() if steps is None else steps)
        undo.pop_all()
    return Database(path, connection, lock)


def set_journal(connection: apsw.Connection) -> str:
    """Choose write-ahead logging where the file system allows it, else a journal cut to nothing after each commit."""
    chosen = connection.pragma("journal_mode", "WAL")
    return str(chosen if chosen == "wal" else connection.pragma("journal_mode", "TRUNCATE"))


def _unlock(connection: apsw.Connection, key: str | None) -> None:
    if key is None:
        return
    if not re.fullmatch("[0-9a-fA-F]{64}", key):
        raise ValueError("a key is 64 hex digits")
    connection.pragma("key", f"raw:{key}")


def _prepare(connection: apsw.Connection, path: Path, steps: Sequence[Migration]) -> None:
    """Make an opened file ready for use: first look, then change."""
    connection.pragma("locking_mode", "EXCLUSIVE")
    connection.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 1)
    version, newest = stored_version(connection), steps[-1].version
    _refuse_strangers(connection, path.name)
    if version > newest:
        raise UserError(
            tr("Your letters were kept with a newer Plaint than this one."),
            tr("Nothing was changed. Install the newest Plaint, then open them again."),
        )
    _refuse_damaged(connection, path, whole=version < newest)
    set_journal(connection)
    for name, value in _SETTINGS:
        connection.pragma(name, value)
    if 0 < version < newest:
        copy_before(connection, path, newest, datetime.now(UTC).date())
    migrate(connection, steps)


def _refuse_remains(path: Path) -> None:
    """Refuse what is left of a lost file: SQLite would make a new one over it and throw its log away."""
    log = path.with_name(f"{path.name}-wal")
    size = path.stat().st_size if path.exists() else 0
    if 0 < size < SMALLEST_FILE_BYTES or (size == 0 and log.exists() and log.stat().st_size):
        raise damaged()


def _refuse_strangers(connection: apsw.Connection, name: str) -> None:
    is_blank = not connection.execute("SELECT count(*) FROM sqlite_schema").get
    if connection.pragma("application_id") != (0 if is_blank else APPLICATION_ID):
        raise UserError(
            tr("“{name}” is a file of another program.").format(name=name),
            tr("It was left as it is. Choose another folder for your letters."),
        )


def _refuse_damaged(connection: apsw.Connection, path: Path, *, whole: bool) -> None:
    """Look for damage: always before a migration, and at each start while the file is small enough."""
    if whole or path.stat().st_size <= CHECKED_WHOLE_UP_TO_BYTES:
        (found,) = connection.execute("PRAGMA quick_check(1)").fetchall()[0]
        if found != "ok":
            raise damaged()


def _naming() -> Callable[[apsw.Cursor, tuple[Any, ...]], dict[str, Any]]:
    """Return what makes a statement's rows go by their columns' names, which are asked for once."""
    names: list[str] = []

    def by_name(cursor: apsw.Cursor, row: tuple[Any, ...]) -> dict[str, Any]:
        if not names:
            names.extend(column[0] for column in cursor.get_description())
        return dict(zip(names, row, strict=True))

    return by_name
