"""One writer at a time: a second Plaint on the same file is told so before it touches anything."""

from pathlib import Path

import apsw

from app.store.private_files import make_private_file
from app.store.store_faults import told_plainly


def hold(path: Path) -> apsw.Connection:
    """Hold the side file `NAME.lock` until the returned connection is closed, or this process ends in any way.

    SQLite's own file locks are used on an empty database, for they are the operating system's on every platform:
    a killed process leaves nothing stale behind.

    Raises:
        UserError: Another process, or this one, holds it.
    """
    side_file = path.with_name(f"{path.name}.lock")
    make_private_file(side_file)
    connection = apsw.Connection(str(side_file))
    try:
        with told_plainly():
            connection.pragma("journal_mode", "MEMORY")  # nothing is ever written that a journal could bring back
            connection.execute("BEGIN EXCLUSIVE")
    except BaseException:
        connection.close()
        raise
    return connection
