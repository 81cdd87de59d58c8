"""A copy of a data file tried before it is trusted: that it is ours, that nothing in it acts, that it is whole."""

import hashlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import apsw

from app.domain.errors import UserError
from app.domain.progress import StoppedError, Tell
from app.i18n import tr, trn
from app.store.data_key import DataKey
from app.store.database import APPLICATION_ID, Database, newer, open_database
from app.store.file_swap import connect
from app.store.history_store import HistoryStore
from app.store.looking import OFTEN, OFTEN_IN_CHECKS
from app.store.migrations import migrate, released_migrations, stored_version
from app.store.open_file import OpenFile
from app.store.private_files import wipe, wipe_folder
from app.store.side_files import FOLDER as BACKUPS
from app.store.store_faults import damaged, told_plainly

_COUNTS = "SELECT (SELECT count(*) FROM cases), (SELECT count(*) FROM letters), (SELECT count(*) FROM replies)"
_SCHEMA = "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name"


def try_copy(path: Path, key: DataKey | None, tell: Tell) -> list[str]:
    """Look through a copy that nobody holds open, alone in its folder, then bring it to this Plaint's version.

    Args:
        path: The copy; a stranger may have made it.
        key: What it is encrypted with.
        tell: Called now and then with the steps done and in all; may stop the work.

    Returns:
        What is wrong with it, one sentence each; nothing when it is whole.

    Raises:
        UserError: It is no data file of Plaint, of a newer one, or can't be read at all.
    """
    with told_plainly(), closing(connect(path, key)) as connection:
        guard(connection)
        _refuse_strange(connection)
        found = faults(connection, path, tell)
        is_older = stored_version(connection) < released_migrations()[-1].version
    if is_older and not found:
        open_database(path, key=key).close()
    for ending in (".lock", "-wal", "-shm"):
        wipe(path.with_name(path.name + ending))
    wipe_folder(path.parent / BACKUPS)
    return found


def faults(connection: apsw.Connection, path: Path, tell: Tell) -> list[str]:
    """Return what is wrong with an open data file of this or an older version, in words.

    Raises:
        StoppedError: `tell` wanted no more of it.
        UserError: It can't be read.
    """
    with told_plainly(), _told_within(connection, tell, OFTEN_IN_CHECKS):
        if what := _torn(connection, "integrity_check"):
            return [tr("The data file is damaged: {what}.").format(what=what)]
    with told_plainly(), _told_within(connection, tell):
        loose = connection.execute("PRAGMA foreign_key_check").fetchall()
        words = [trn("{n} row refers to nothing.", "{n} rows refer to nothing.", len(loose))] if loose else []
        return words + _content_faults(connection, tell) + _chain_faults(connection, path, tell)


def guard(connection: apsw.Connection) -> None:
    """Let nothing in a file from elsewhere act while it is read (SQLite's own advice, sqlite.org/security.html)."""
    connection.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 1)
    connection.pragma("trusted_schema", False)
    connection.pragma("cell_size_check", True)


def counts(connection: apsw.Connection) -> dict[str, int]:
    """Return how many cases, letters and replies a data file holds."""
    found: list[tuple[Any, ...]] = connection.execute(_COUNTS).fetchall()
    return dict(zip(("cases", "letters", "replies"), found[0], strict=True))


@cache
def schema_of(version: int) -> list[tuple[Any, ...]]:
    """Return the schema that a data file of a version has, row by row."""
    with closing(apsw.Connection(":memory:")) as blank:
        migrate(blank, [step for step in released_migrations() if step.version <= version])
        return blank.execute(_SCHEMA).fetchall()


def _refuse_strange(connection: apsw.Connection) -> None:
    """Refuse a file that has tables, views or triggers which no Plaint makes."""
    version = stored_version(connection)
    if version > released_migrations()[-1].version:
        raise newer()
    if connection.pragma("application_id") != APPLICATION_ID or version < 1:
        raise damaged()
    if connection.execute(_SCHEMA).fetchall() != schema_of(version):
        raise UserError(
            tr("The letters in it are not as Plaint keeps them: something was added or taken away."),
            tr("Nothing was changed. Take another backup."),
        )


def torn(connection: apsw.Connection, tell: Tell) -> str:
    """Return the first thing that a quick look finds wrong with the file as a file, or ""; `tell` may stop it."""
    with told_plainly(), _told_within(connection, tell, OFTEN_IN_CHECKS):
        return _torn(connection, "quick_check")


def _torn(connection: apsw.Connection, check: str) -> str:
    try:
        found = [str(line) for (line,) in connection.execute(f"PRAGMA {check}(20)") if line != "ok"]
    except apsw.CorruptError as error:
        return str(error)
    return found[0] if found else ""


def _content_faults(connection: apsw.Connection, tell: Tell) -> list[str]:
    """Say how many kept files are no longer what their hash says."""
    of, wrong = connection.execute("SELECT count(*) FROM contents").get, 0
    for done, (sha256, data) in enumerate(connection.execute("SELECT sha256, data FROM contents")):
        tell(done, of)
        wrong += hashlib.sha256(data).hexdigest() != sha256
    words = trn("{n} kept file is no longer what was kept.", "{n} kept files are no longer what was kept.", wrong)
    return [words] if wrong else []


def _chain_faults(connection: apsw.Connection, path: Path, tell: Tell) -> list[str]:
    """Say in which cases the history was changed behind our back."""
    history = HistoryStore(Database(OpenFile(path, None, connection), connection))
    found: list[tuple[Any, ...]] = connection.execute("SELECT DISTINCT case_id FROM history").fetchall()
    cases = sorted(int(case) for (case,) in found)
    broken = []
    for done, case in enumerate(cases):
        tell(done, len(cases))
        if history.first_broken(case) is not None:
            broken.append(case)
    return [tr("The history of case {number} was changed after it was written.").format(number=case) for case in broken]


@contextmanager
def _told_within(connection: apsw.Connection, tell: Tell, often: int = OFTEN) -> Iterator[None]:
    """Ask now and then, also within one long statement, whether the work is still wanted."""
    stopped: list[StoppedError] = []

    def look() -> bool:
        try:
            tell(0, 0)
        except StoppedError as error:
            stopped.append(error)
        return bool(stopped)

    connection.set_progress_handler(look, often)
    try:
        yield
    except apsw.InterruptError:
        if not stopped:
            raise
        raise stopped[0] from None
    finally:
        connection.set_progress_handler(None)
