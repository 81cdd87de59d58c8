"""The data file standing still: read as it lies on the disk, by whoever can wait, while people go on writing.

What they write goes into the write-ahead log meanwhile and into the file afterwards. Where there is no such log, and
whenever the file moved all the same, the reader is told so at its end and begins again.
"""

from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import apsw

from app.domain.errors import UserError
from app.i18n import tr
from app.store.data_key import DataKey
from app.store.store_faults import told_plainly
from app.store.turns import Turns

# Bytes that Windows lets nobody read while the file is open; SQLite keeps nothing on that page (file format, 1.2).
LOCKED_AT, LOCKED_BYTES = 0x40000000, 512
_ONLY_READ = apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_MAIN_DB
_USUAL_LOG_PAGES = 1000  # SQLite's own: how long a log gets before it goes into the file


class MovedError(UserError):
    """The file was changed while it was read."""


@dataclass(frozen=True, slots=True)
class StandingFile:
    """What can be read of it.

    Attributes:
        path: The data file.
        key: What it is encrypted with, or None.
        size: How many bytes it has.
        seen: Numbers that are others once it was written to.
    """

    path: Path
    key: DataKey | None
    size: int
    seen: tuple[int, ...]
    _file: apsw.VFSFile

    def read(self, offset: int, length: int) -> bytes:
        """Return some of the bytes on the disk, as encrypted as they lie there; none beyond the end."""
        end = min(offset + length, self.size)
        skipped, goes_on = (min(max(at, offset), end) for at in (LOCKED_AT, LOCKED_AT + LOCKED_BYTES))
        with told_plainly():
            return self._read(offset, skipped) + bytes(goes_on - skipped) + self._read(goes_on, end)

    def connect(self) -> apsw.Connection:
        """Return a connection of its own that can only read, and holds nobody up."""
        flags = apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
        connection = apsw.Connection(f"{self.path.absolute().as_uri()}?immutable=1", flags=flags)
        if self.key is not None:
            connection.pragma("key", self.key.for_driver())
        return connection

    def _read(self, start: int, end: int) -> bytes:
        return self._file.xRead(end - start, start) if start < end else b""


@contextmanager
def standing_file(path: Path, key: DataKey | None, turns: Turns) -> Iterator[StandingFile]:
    """Let the data file stand still as long as the context lasts; one at a time.

    Args:
        path: The file.
        key: What it is encrypted with.
        turns: Who may use its connection.

    Raises:
        MovedError: It was changed all the same; what was read is worth nothing.
        UserError: It can't be read.
    """
    file, seen = turns.look(lambda settling: _settled(path, settling))
    try:
        with closing(_Closing(file)):
            yield StandingFile(path, key, file.xFileSize(), seen, file)
        if _seen(path) != seen:
            raise moved()
    finally:
        with suppress(apsw.ConnectionClosedError):
            turns.look(lambda settled: settled.pragma("wal_autocheckpoint", _USUAL_LOG_PAGES))


def moved() -> MovedError:
    """The file did not stand still."""
    return MovedError(tr("Your letters were changed while they were copied."), tr("Nothing was kept of it. Try again."))


class _Closing:
    def __init__(self, file: apsw.VFSFile) -> None:
        self._file = file

    def close(self) -> None:
        self._file.xClose()


def _settled(path: Path, connection: apsw.Connection) -> tuple[apsw.VFSFile, tuple[int, ...]]:
    """Bring all of the log into the file, let nothing more go there, and return the file and what was seen of it then.

    Nobody else is there who could hold it up; who wants the connection meanwhile goes first, and it is begun again.
    """
    with told_plainly():
        connection.pragma("wal_autocheckpoint", 0)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        return apsw.VFSFile(_plain_vfs(), str(path.absolute()), [_ONLY_READ, 0]), _seen(path)


def _seen(path: Path) -> tuple[int, ...]:
    """Return what changes with each write; the file may have been replaced, or be gone."""
    try:
        stat = path.stat()
    except OSError:
        return ()
    return stat.st_ino, stat.st_size, stat.st_mtime_ns


def _plain_vfs() -> str:
    """Return the layer below the one that decrypts."""
    return next(name for name in apsw.vfs_names() if not name.startswith("multipleciphers"))
