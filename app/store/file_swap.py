"""A data file replaced by a copy under another key: at whichever step it is interrupted, one of the two opens.

The copy is `NAME.new` until it is whole, on the disk and tried. Then the file becomes `NAME.old` and the copy takes its
name; `settle` takes up at the next start what was left between the two. What is no longer needed is overwritten.
"""

import os
from contextlib import closing
from pathlib import Path

import apsw

from app.store.data_key import DataKey
from app.store.private_files import make_private_file, overwrite, sync_folder, wipe
from app.store.store_faults import damaged, unreachable

PLAIN_HEADER = b"SQLite format 3\0"
OPEN_FLAGS = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE | apsw.SQLITE_OPEN_URI


def connect(path: Path, key: DataKey | None) -> apsw.Connection:
    """Open a file with its key; nothing is read yet."""
    connection = apsw.Connection(str(path), flags=OPEN_FLAGS)
    if key is not None:
        connection.pragma("key", key.for_driver())
    return connection


def is_plain(path: Path) -> bool:
    """Return whether a file is a database that anybody can read."""
    return _header(path)[:16] == PLAIN_HEADER


def is_encrypted(path: Path) -> bool:
    """Return whether a file looks like an encrypted database: its salt, then the bytes that stay as SQLite wrote them.

    Source: SQLite's file format, 1.3 (bytes 16 to 23: page size, versions, 32 bytes for the cipher, fractions).
    """
    header = _header(path)
    return header[:16] != PLAIN_HEADER and header[18:24] in {b"\x01\x01\x20\x40\x20\x20", b"\x02\x02\x20\x40\x20\x20"}


def stands_for(path: Path) -> Path:
    """Return the file that is the data file, or will be once an interrupted swap, or putting back, is taken up."""
    new, old = _sides(path)
    if path.exists():
        return path
    if old.exists():
        return new if new.exists() else old
    return new if is_plain(new) or is_encrypted(new) else path


def settle(path: Path) -> None:
    """Take up what an interrupted swap left: the file has its name again, and the other copy is wiped."""
    new, old = _sides(path)
    if (standing := stands_for(path)) != path:
        standing.replace(path)
        sync_folder(path.parent)
    if path.exists():
        _wipe_copy(new)
        wipe(old)


def write_copy(connection: apsw.Connection, path: Path, key: DataKey | None) -> None:
    """Write `NAME.new`, all that an open file holds under another key or none, and try whether it opens.

    Raises:
        UserError: The copy did not come out whole.
        apsw.Error, OSError: The disk is full or refuses. In all cases no copy is left.
    """
    new, _old = _sides(path)
    _wipe_copy(new)
    make_private_file(new)
    secret = key.for_driver() if key else ""
    try:
        connection.execute("VACUUM INTO ?", (f"{new.absolute().as_uri()}?key={secret}",))
        with new.open("r+b") as written:
            os.fsync(written.fileno())
        _try(connection, new, key)
    except BaseException:
        _wipe_copy(new)
        raise


def empty_log(connection: apsw.Connection, path: Path) -> None:
    """Bring all of the write-ahead log into the file and overwrite the log.

    Raises:
        UserError: Not all of it went in.
    """
    log = path.with_name(f"{path.name}-wal")
    if not log.exists():
        return
    is_busy, frames, done = next(iter(connection.execute("PRAGMA wal_checkpoint(FULL)")))
    if is_busy or frames != done:
        raise unreachable()
    overwrite(log)


def swap(path: Path) -> None:
    """Let the copy take the place of the file, which nobody holds open; the file is `NAME.old` then.

    Raises:
        OSError: The disk refuses; the file has its name still.
    """
    new, old = _sides(path)
    path.replace(old)
    try:
        new.replace(path)
    except OSError:
        old.replace(path)
        _wipe_copy(new)
        raise
    sync_folder(path.parent)


def put_back(path: Path) -> None:
    """Let the copy take the name of a file that vanished.

    Raises:
        FileExistsError: Another file has come there meanwhile.
    """
    new, _old = _sides(path)
    try:
        os.link(new, path)
    except FileExistsError:
        raise
    except OSError:  # a file has one name only on this disk
        new.replace(path)
    new.unlink(missing_ok=True)
    sync_folder(path.parent)


def wipe_old(path: Path) -> None:
    """Overwrite and delete what the file was before."""
    wipe(_sides(path)[1])
    sync_folder(path.parent)


def replace_under(path: Path, key: DataKey | None, old: DataKey | None = None) -> None:
    """Put a copy that nobody holds open, such as a backup, under another key or none."""
    settle(path)
    with closing(connect(path, old)) as connection:
        write_copy(connection, path, key)
    swap(path)
    wipe_old(path)


def _sides(path: Path) -> tuple[Path, Path]:
    return path.with_name(f"{path.name}.new"), path.with_name(f"{path.name}.old")


def _wipe_copy(new: Path) -> None:
    """Wipe a copy, and the journal that SQLite leaves beside one that it could not finish."""
    wipe(new)
    wipe(new.with_name(f"{new.name}-journal"))


def _header(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(24)
    except FileNotFoundError:
        return b""


def _try(connection: apsw.Connection, new: Path, key: DataKey | None) -> None:
    with closing(connect(new, key)) as copied:
        same = all(copied.pragma(name) == connection.pragma(name) for name in ("application_id", "user_version"))
        (found,) = copied.execute("PRAGMA quick_check(1)").fetchall()[0]
        if not same or found != "ok":
            raise damaged()
