"""The data file: opened safely, written in transactions, held by one process."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeAlias

import apsw

import app.store
from app.domain.errors import LockedError, UserError
from app.i18n import tr
from app.store.data_key import DataKey
from app.store.file_swap import connect, is_encrypted, is_plain, settle
from app.store.migrations import Migration, migrate, released_migrations, stored_version
from app.store.one_writer import hold
from app.store.open_file import OpenFile, guard
from app.store.private_files import make_private_file, make_private_folder, wipe
from app.store.side_files import key_path, settle_side_files
from app.store.store_faults import damaged, told_plainly
from app.store.table_rows import Row, SqlValue
from app.store.transactions import transaction

if TYPE_CHECKING:  # a start without a passphrase and without damage needs none of them; see app.later
    import app.store.backup
    import app.store.conflict_copies
    import app.store.key_file
    import app.store.mendable_damage
    import app.store.standing_file

APPLICATION_ID = 0x506C6E74  # "Plnt"
SMALLEST_FILE_BYTES = 512  # one page of the smallest size that SQLite knows
CHECKED_WHOLE_UP_TO_BYTES = 32 * 1024 * 1024  # larger files are looked through by the doctor, not at every start

Values: TypeAlias = Sequence[SqlValue] | Mapping[str, SqlValue]


class Database:
    """An open data file. Use it from one thread; others read through `turns.beside`."""

    def __init__(self, file: OpenFile, lock: apsw.Connection) -> None:
        self.file = file
        self.turns = file.turns
        self._lock = lock
        self.is_open = True
        self.index_was_damaged = False  # when it was opened; it was made anew

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return self.file.path

    @property
    def key(self) -> DataKey | None:
        """What the file is encrypted with, or None."""
        return self.file.key

    @property
    def _connection(self) -> apsw.Connection:
        return self.file.connection

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Write all inside or nothing; it may be nested."""
        with self.turns:
            self.file.make_sure()
            with transaction(self._connection):
                yield

    def rows(self, sql: str, values: Values = ()) -> list[Row]:
        """Return what a statement gives, each row by its columns' names."""
        with self.turns, told_plainly():
            cursor = self._connection.cursor()
            cursor.row_trace = naming()
            found: list[Any] = cursor.execute(sql, values).fetchall()
        return found

    def plain_rows(self, sql: str, values: Values = ()) -> list[tuple[Any, ...]]:
        """Return what a statement gives, each row in the order of its columns: for thousands names cost too much."""
        with self.turns, told_plainly():
            return self._connection.execute(sql, values).fetchall()

    def row(self, sql: str, values: Values = ()) -> Row | None:
        """Return the first row, or None."""
        return next(iter(self.rows(sql, values)), None)

    def write(self, sql: str, values: Values = ()) -> int:
        """Run a statement and return how many rows it changed."""
        with self.turns, told_plainly():
            self.file.make_sure()
            self._connection.execute(sql, values).fetchall()
            return self._connection.changes()

    def insert(self, sql: str, values: Values) -> int:
        """Insert one row into a table with ids, and return its id."""
        self.file.make_sure()
        return int(self.rows(f"{sql} RETURNING id", values)[0]["id"])

    def changes_so_far(self) -> int | None:
        """Return a number that is another one after any row was changed, even if that was taken back since.

        Nobody else can change the file, for one process holds it (see `one_writer`): while the number stays, all that
        was read from the file's tables is still so (https://sqlite.org/c3ref/total_changes.html).

        Returns:
            None inside a transaction: what is read there may be taken back, and the number would not tell.
        """
        with self.turns:
            return None if self._connection.in_transaction else self.file.changes

    def copy_to(self, target: Path) -> None:
        """Copy the whole file as it stands; the copy is locked as this one is."""
        with self.turns, told_plainly():
            app.store.backup.copy_whole(self._connection, target)

    def standing(self) -> "AbstractContextManager[app.store.standing_file.StandingFile]":
        """Return a context in which the file stands still, for whoever copies it in a thread of their own."""
        return app.store.standing_file.standing_file(self.path, self.key, self.turns)

    def change_key(self, key: DataKey | None) -> None:
        """Keep everything under another key, or under none, from now on; what was there before is overwritten.

        The stores go on with this database as it is. No transaction may be open.

        Raises:
            UserError: The disk is full or refuses; `key` says which of the two the file is under.
        """
        with self.turns, told_plainly():
            self.file.change_key(key)

    def faults(self) -> list[str]:
        """Look through the whole file and return what is wrong with it, in SQLite's words; nothing when it is whole."""
        with self.turns, told_plainly():
            found = [str(line) for (line,) in self._connection.execute("PRAGMA integrity_check") if line != "ok"]
            loose = self._connection.execute("PRAGMA foreign_key_check").fetchall()
        return found + [f"{table} row {row} refers to nothing" for table, row, *_ in loose]

    def close(self) -> None:
        """Put everything into the one file and let others open it; a second call does nothing."""
        with self.turns, told_plainly():
            self.is_open = False
            self.file.close()
            self._lock.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


def open_database(path: Path, *, key: DataKey | None = None, steps: Sequence[Migration] | None = None) -> Database:
    """Open the data file, making or migrating it where needed.

    Args:
        path: The file; its folder is made for the owner alone.
        key: What the file is, or is to be, encrypted with (ChaCha20-Poly1305); `key_file` unwraps it.
        steps: The migrations; all released ones unless told.

    Raises:
        LockedError: It is encrypted and no key was given.
        UserError: It is in use, damaged, foreign, of a newer Plaint, or can't be written. It is left as it is.
    """
    with told_plainly(), ExitStack() as undo:
        make_private_folder(path.parent)
        lock = hold(path)
        undo.callback(lock.close)
        settle(path)
        settle_side_files(path)
        _refuse_remains(path)
        _refuse_without_key(path, key)
        make_private_file(path)
        connection = connect(path, key)
        undo.callback(connection.close)
        index_was_damaged = _prepare(connection, path, released_migrations() if steps is None else steps)
        if key is not None:
            app.store.backup.lock_backups(path, key)
        undo.pop_all()
    opened = Database(OpenFile(path, key, connection), lock)
    opened.index_was_damaged = index_was_damaged
    return opened


def newer() -> UserError:
    """The file is of a later version than this Plaint knows."""
    return UserError(
        tr("Your letters were kept with a newer Plaint than this one."),
        tr("Nothing was changed. Install the newest Plaint, then open them again."),
    )


def _refuse_without_key(path: Path, key: DataKey | None) -> None:
    """Refuse a locked file without its key; beside a readable one, wipe what a lock that never came about left."""
    if is_plain(path):
        wipe(key_path(path))
    elif key is None and key_path(path).exists():
        raise LockedError(tr("Your letters are locked."), tr("Open them with your passphrase."))
    elif key is None and is_encrypted(path):
        raise app.store.key_file.missing()


def _prepare(connection: apsw.Connection, path: Path, steps: Sequence[Migration]) -> bool:
    """Make an opened file ready for use: first look, then change; return whether the index had to be made anew."""
    connection.pragma("locking_mode", "EXCLUSIVE")
    connection.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 1)
    version, newest = stored_version(connection), steps[-1].version
    _refuse_strangers(connection, path.name)
    if version > newest:
        raise newer()
    is_index_damaged = _index_is_damaged(connection, path, whole=version < newest)
    guard(connection, path)
    if 0 < version < newest:
        app.store.backup.copy_before(connection, path, newest, datetime.now(UTC).date())
    migrate(connection, steps)
    if is_index_damaged:
        with transaction(connection):
            app.store.mendable_damage.rebuild_index(connection)
    return is_index_damaged


def _refuse_remains(path: Path) -> None:
    """Refuse what is left of a lost file: SQLite would make a new one over it and throw its log away."""
    log = path.with_name(f"{path.name}-wal")
    size = path.stat().st_size if path.exists() else 0
    is_lost = size == 0 and (key_path(path).exists() or (log.exists() and log.stat().st_size))
    if is_lost or 0 < size < SMALLEST_FILE_BYTES:
        raise damaged()
    copies = [] if path.exists() else app.store.conflict_copies.copies_beside(path)
    if copies:
        raise UserError(
            tr("The file with your letters, “{name}”, is not here, but a copy of it is.").format(name=path.name),
            tr("Nothing was chosen for you. If it is the right one, give it that name: {names}").format(
                names=", ".join(f"“{copy.name}”" for copy in copies)
            ),
        )


def _refuse_strangers(connection: apsw.Connection, name: str) -> None:
    is_blank = not connection.execute("SELECT count(*) FROM sqlite_schema").get
    if connection.pragma("application_id") != (0 if is_blank else APPLICATION_ID):
        raise UserError(
            tr("“{name}” is a file of another program.").format(name=name),
            tr("It was left as it is. Choose another folder for your letters."),
        )


def _index_is_damaged(connection: apsw.Connection, path: Path, *, whole: bool) -> bool:
    """Look for damage: always before a migration, and at each start while the file is small enough.

    Returns:
        Whether the search index has to be made anew.

    Raises:
        UserError: There is damage that leaves the rest unusable.
    """
    is_too_large = path.stat().st_size > CHECKED_WHOLE_UP_TO_BYTES and not whole
    if is_too_large or _is_sound(connection, "PRAGMA quick_check(1)"):
        return False
    for table in app.store.mendable_damage.tables_beside_the_index(connection):
        if app.store.mendable_damage.hard_faults(connection.execute(f"PRAGMA quick_check('{table}')").fetchall()):
            raise damaged()
    return not all(_is_sound(connection, f"PRAGMA quick_check('{table}')") for table in app.store.mendable_damage.INDEX)


def _is_sound(connection: apsw.Connection, check: str) -> bool:
    return connection.execute(check).fetchall() == [("ok",)]


def naming() -> Callable[[apsw.Cursor, tuple[Any, ...]], dict[str, Any]]:
    """Return what makes a statement's rows go by their columns' names, which are asked for once."""
    names: list[str] = []

    def by_name(cursor: apsw.Cursor, row: tuple[Any, ...]) -> dict[str, Any]:
        if not names:
            names.extend(column[0] for column in cursor.get_description())
        return dict(zip(names, row, strict=True))

    return by_name
