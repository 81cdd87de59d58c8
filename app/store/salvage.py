"""What can still be read of a damaged data file, copied row by row into a new one; the damaged one is not touched.

Rows are asked for from the beginning until one can't be read, from the end until one can't, and one by one between.
Where a row is lost that others refer to, one with its number takes its place, so that all others can be reached.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import apsw

from app.domain.progress import Tell, tell_nobody
from app.store.data_key import DataKey
from app.store.file_swap import connect
from app.store.mendable_damage import rebuild_index, tables_beside_the_index
from app.store.migrations import released_migrations
from app.store.private_files import make_private_file, make_private_folder, wipe
from app.store.salvage_gaps import fill_gaps
from app.store.store_faults import told_plainly

MOST_PROBES = 100_000  # rows that are asked for one by one where neither end leads
_UNREADABLE = (apsw.CorruptError, apsw.IOError, apsw.NotADBError, apsw.SQLError)
_LIKE_NOTHING = ("searched", "search_waiting", "sqlite_sequence")  # made anew with the index, or by SQLite itself


@dataclass
class Salvaged:
    """What came of it.

    Attributes:
        rows: How many rows were copied.
        lost: How many could not be, by table, as far as it can be known.
        emptied: The SHA-256 of the files whose bytes are lost.
    """

    rows: int = 0
    lost: dict[str, int] = field(default_factory=dict)
    emptied: list[str] = field(default_factory=list)

    def lose(self, table: str, rows: int = 1) -> None:
        """Count rows as lost."""
        self.lost[table] = self.lost.get(table, 0) + rows


def salvage(path: Path, key: DataKey | None, target: Path, today: date, tell: Tell = tell_nobody) -> Salvaged:
    """Copy what can be read of a data file to `target`, a new file of the same version under the same key.

    Args:
        path: The damaged file; it is copied first, for SQLite writes even to what it only reads.
        key: What it is encrypted with.
        target: Where the new one goes.
        today: The day that is noted where something is lost.
        tell: Told how many tables are done; may stop it, and nothing is left then.

    Raises:
        UserError: Not even the list of tables can be read, or the disk is full.
    """
    copy = target.with_name(f"{target.name}.copy")
    try:
        with told_plainly():
            _copy_aside(path, copy)
            make_private_file(target)
            with closing(connect(copy, key)) as damaged, closing(connect(target, key)) as new:
                return _copied(damaged, new, today, tell)
    except BaseException:
        for ending in ("", "-wal", "-journal"):
            wipe(target.with_name(f"{target.name}{ending}"))
        raise
    finally:
        for ending in ("", "-wal", "-shm"):
            wipe(copy.with_name(f"{copy.name}{ending}"))


def _copied(damaged: apsw.Connection, new: apsw.Connection, today: date, tell: Tell) -> Salvaged:
    damaged.pragma("locking_mode", "EXCLUSIVE")
    damaged.pragma("cell_size_check", True)
    damaged.pragma("writable_schema", True)  # else SQLite reads nothing of a file that was cut short
    version = _version(damaged)
    new.pragma("journal_mode", "MEMORY")
    new.pragma("foreign_keys", False)
    found = Salvaged()
    for step in released_migrations()[:version]:
        new.execute(step.sql)
    new.pragma("user_version", version)
    new.config(apsw.SQLITE_DBCONFIG_ENABLE_TRIGGER, 0)
    with new:
        tables = [table for table in tables_beside_the_index(new) if table not in _LIKE_NOTHING]
        for done, table in enumerate(tables):
            tell(done, len(tables) + 1)
            _copy_table(damaged, new, table, found)
        _copy_counters(damaged, new)
        found.emptied += fill_gaps(new, today, found.lose)
    new.config(apsw.SQLITE_DBCONFIG_ENABLE_TRIGGER, 1)
    tell(len(tables), len(tables) + 1)
    with new:
        rebuild_index(new)
    return found


def _version(damaged: apsw.Connection) -> int:
    """Return the version of the damaged file; the newest where that can't be."""
    newest = released_migrations()[-1].version
    found = int(damaged.pragma("user_version"))
    return found if 0 < found <= newest else newest


def _copy_aside(path: Path, copy: Path) -> None:
    make_private_folder(copy.parent)
    for ending in ("", "-wal"):
        source, beside = path.with_name(f"{path.name}{ending}"), copy.with_name(f"{copy.name}{ending}")
        if source.exists():
            make_private_file(beside)
            with source.open("rb") as read, beside.open("r+b") as written:
                shutil.copyfileobj(read, written, 1024 * 1024)
                written.flush()
                os.fsync(written.fileno())


def _copy_table(damaged: apsw.Connection, new: apsw.Connection, table: str, found: Salvaged) -> None:
    columns = [str(row[1]) for row in new.execute(f"PRAGMA table_info('{table}')")]
    there = _columns_there(damaged, table)
    shared = [column for column in columns if column in there]
    insert = f"INSERT INTO {table} (rowid, {', '.join(shared)}) VALUES ({', '.join('?' * (len(shared) + 1))})"  # noqa: S608 names of our own tables
    for rowid, read in _rows(damaged, table, shared):
        row = read or _without_bytes(damaged, table, rowid)
        if row is None:
            found.lose(table)
            continue
        try:
            new.execute(insert, (rowid, *row))
            found.rows += 1
        except apsw.ConstraintError:
            found.lose(table)


def _columns_there(damaged: apsw.Connection, table: str) -> set[str]:
    return {str(row[1]) for row in damaged.execute(f"PRAGMA table_info('{table}')").fetchall()}


def _rows(damaged: apsw.Connection, table: str, columns: list[str]) -> Iterator[tuple[int, tuple[Any, ...] | None]]:
    """Yield the rows of a table that can be read, and None for those that are there and can't be."""
    select = f"SELECT rowid, {', '.join(columns)} FROM {table}"  # noqa: S608 as above
    first, last = 0, None
    for first, *row in _until_damage(damaged, f"{select} ORDER BY rowid"):
        yield first, tuple(row)
    for last, *row in _until_damage(damaged, f"{select} WHERE rowid > ? ORDER BY rowid DESC", first):
        yield last, tuple(row)
    if last is None:
        last = _end(damaged, table, first) if _is_damaged_after(damaged, select, first) else first + 1
    for rowid in range(first + 1, min(last, first + MOST_PROBES)):
        probed = _probe(damaged, f"{select} WHERE rowid = ?", rowid)
        if probed is not _NOTHING:
            yield rowid, probed


_NOTHING: Any = object()


def _probe(damaged: apsw.Connection, sql: str, rowid: int) -> Any:  # noqa: ANN401 a row, None or _NOTHING
    try:
        rows = damaged.execute(sql, (rowid,)).fetchall()
    except _UNREADABLE:
        return None
    return tuple(rows[0][1:]) if rows else _NOTHING


def _until_damage(damaged: apsw.Connection, sql: str, *values: int) -> Iterator[tuple[Any, ...]]:
    with suppress(*_UNREADABLE):
        yield from damaged.execute(sql, values)


def _end(damaged: apsw.Connection, table: str, first: int) -> int:
    """Return the number after the last that was ever given in a table; where that is not known, the next one."""
    with suppress(*_UNREADABLE):
        for (number,) in damaged.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)):
            return int(str(number)) + 1
    return first + 2


def _is_damaged_after(damaged: apsw.Connection, select: str, rowid: int) -> bool:
    try:
        damaged.execute(f"{select} WHERE rowid > ? LIMIT 1", (rowid,)).fetchall()
    except _UNREADABLE:
        return True
    return False


def _without_bytes(damaged: apsw.Connection, table: str, rowid: int) -> tuple[Any, ...] | None:
    """Return the row of a kept file whose bytes can't be read, with none: what it belongs to stays known."""
    if table != "contents":
        return None
    with suppress(*_UNREADABLE):
        for (sha256,) in damaged.execute("SELECT sha256 FROM contents WHERE rowid = ?", (rowid,)):
            return (sha256, 0, b"")
    return None


def _copy_counters(damaged: apsw.Connection, new: apsw.Connection) -> None:
    """Let no number be given again that was given before, though its row is lost."""
    with suppress(*_UNREADABLE):
        for name, number in damaged.execute("SELECT name, seq FROM sqlite_sequence").fetchall():
            new.execute("UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?", (number, name))
