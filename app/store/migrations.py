"""Migrations: frozen SQL files, each kept in one transaction with its number."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import apsw

from app.store.store_faults import told_plainly
from app.store.transactions import transaction

FOLDER = Path(__file__).with_name("migrations")


@dataclass(frozen=True, slots=True)
class Migration:
    """One step: the SQL that makes a file of version `version` from one of the version before."""

    version: int
    sql: str


@cache
def released_migrations(folder: Path = FOLDER) -> tuple[Migration, ...]:
    """Return the migrations in a folder of files such as `0001_first.sql`, in order."""
    files = sorted(folder.glob("[0-9]*.sql"))
    return tuple(Migration(int(file.name[:4]), file.read_text(encoding="utf-8")) for file in files)


def stored_version(connection: apsw.Connection) -> int:
    """Return the version of an open file; 0 for one without tables."""
    return int(connection.pragma("user_version"))


def migrate(connection: apsw.Connection, steps: Sequence[Migration]) -> None:
    """Bring an open file to the last version; an interrupted step leaves no trace.

    Foreign keys are off meanwhile, since tables may be rebuilt, and checked before each step is kept.

    Raises:
        UserError: The disk is full or gone.
        RuntimeError: A step would leave rows that refer to nothing; a bug of the step.
    """
    connection.pragma("foreign_keys", False)
    for step in steps:
        if step.version > stored_version(connection):
            _take(connection, step)
    connection.pragma("foreign_keys", True)


def _take(connection: apsw.Connection, step: Migration) -> None:
    with transaction(connection), told_plainly():
        connection.execute(step.sql)
        if connection.execute("PRAGMA foreign_key_check").fetchall():
            raise RuntimeError(f"migration {step.version} leaves rows that refer to nothing")
        connection.pragma("user_version", step.version)
