"""The data file while it is open: its connection, and what to do when the file is taken from under it.

SQLite goes on writing into a file that was deleted or replaced, and all of it would be gone with the process
(https://sqlite.org/howtocorrupt.html, 2.2). So before each change the name is looked at: a file that vanished is put
back from what is still open; where another file has come under the name, neither is overwritten.
"""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import apsw

import app.store
from app.domain.errors import UserError
from app.logbook import log_state
from app.store.data_key import DataKey
from app.store.data_place import PlaceKind, place_of
from app.store.file_swap import connect, empty_log, put_back, swap, wipe_old, write_copy
from app.store.private_files import replace_private_file
from app.store.side_files import key_path
from app.store.store_faults import gone, told_plainly
from app.store.turns import Turns

if TYPE_CHECKING:  # only a file that vanished or changes its key needs them; see app.later
    import app.store.backup
    import app.store.conflict_copies

_COMPARED_BYTES = 1024 * 1024
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


class OpenFile:
    """One data file and the connection to it; whoever asks has the turn.

    Attributes:
        path: Where it lies; another name than at first once another file came under that.
        key: What it is encrypted with, or None.
        replaced: The name under which another program put a file of its own, so that this one had to go aside.
    """

    def __init__(self, path: Path, key: DataKey | None, connection: apsw.Connection) -> None:
        self.path, self.key, self.connection = path, key, connection
        self.replaced: Path | None = None
        self.turns = Turns(connection)
        self._is_closed = False
        self._seen_file: tuple[int, int] | None = None
        self._changed_before = 0  # rows changed in connections before this one
        self._ways_in = b""
        self._see()
        self._keep_ways_in()

    @property
    def changes(self) -> int:
        """How many rows were changed since it was opened."""
        return self._changed_before + self.connection.total_changes()

    def make_sure(self) -> None:
        """See that what is written now goes into the file that bears the name; asked before each change.

        Raises:
            UserError: It vanished and can't be put back, or the disk refuses. What is open still holds everything.
        """
        with self.turns, told_plainly():
            self._make_sure()

    def change_key(self, key: DataKey | None) -> None:
        """Keep everything under another key, or under none, from now on; what was there before is overwritten.

        Raises:
            apsw.Error, OSError, UserError: The disk is full or refuses; `key` says which of the two it is under.
        """
        write_copy(self.connection, self.path, key)
        empty_log(self.connection, self.path)
        self._end_connection()
        try:
            swap(self.path)
            self.key = key
        finally:
            self._connect(self.path)
        wipe_old(self.path)
        if key is not None:
            self._keep_ways_in()
            app.store.backup.lock_backups(self.path, key)

    def close(self) -> None:
        """Close it, put back first if it vanished; a second call does nothing."""
        if not self._is_closed:
            self._is_closed = True
            with suppress(UserError):  # whoever has a window was told of it, and asked
                self.make_sure()
        self.connection.close()

    def _make_sure(self) -> None:
        if self.connection.in_transaction:
            return
        found = _look(self.path)
        if found is None or found == self._seen:
            return
        if found.file is None:
            self._put_back()
        elif found.file != self._seen_file:
            self._part()
        elif not found.has_log and self._seen is not None and self._seen.has_log:
            self._reopen(self.path)  # what was in the log goes into the file
        self._keep_ways_in()
        self._see()

    def _put_back(self) -> None:
        """Write all that is open into a new file under the name."""
        try:
            write_copy(self.connection, self.path, self.key)
            empty_log(self.connection, self.path)  # or the new file would be read together with it
            put_back(self.path)
        except FileExistsError:  # somebody else's came in the meantime
            self._go_aside()
            return
        except FileNotFoundError as error:
            raise gone(self.path.parent) from error
        self._reopen(self.path)
        log_state("the data file was gone; it is put back")

    def _part(self) -> None:
        """Take the name back from a file that holds the same, and leave it to one that does not."""
        if self._is_the_same():
            write_copy(self.connection, self.path, self.key)
            empty_log(self.connection, self.path)
            swap(self.path)
            self._reopen(self.path)
            wipe_old(self.path)
        else:
            self._go_aside()

    def _go_aside(self) -> None:
        """Go on in a file of our own beside the one that another program put under the name."""
        aside = app.store.conflict_copies.name_apart(self.path, datetime.now().astimezone())
        app.store.backup.copy_whole(self.connection, aside)
        if self.key is not None:
            replace_private_file(key_path(aside), self._ways_in)
        empty_log(self.connection, self.path)
        self.replaced = self.replaced or self.path
        self._reopen(aside)
        log_state("another program replaced the data file")

    def _is_the_same(self) -> bool:
        """Whether the file under the name holds what this one does: some network drives only change its number."""
        at = 0
        with self.path.open("rb") as file:
            while theirs := file.read(_COMPARED_BYTES):
                is_whole, ours = self.connection.read("main", 0, at, len(theirs))
                if not is_whole or ours != theirs:
                    return False
                at += len(theirs)
        return not self.connection.read("main", 0, at, 1)[0]

    def _keep_ways_in(self) -> None:
        """Remember the side file with the wrapped key, and put that back too."""
        side_file = key_path(self.path)
        if side_file.exists():
            self._ways_in = side_file.read_bytes()
        elif self.key is not None and self._ways_in:
            replace_private_file(side_file, self._ways_in)

    def _reopen(self, path: Path) -> None:
        self._end_connection()
        self._connect(path)

    def _end_connection(self) -> None:
        self._changed_before += self.connection.total_changes()
        self.connection.close()

    def _connect(self, path: Path) -> None:
        self.path, self.connection = path, connect(path, self.key)
        guard(self.connection, path)
        self.turns.follow(self.connection)
        self._see()

    def _see(self) -> None:
        self._seen = _look(self.path)
        if self._seen is not None:
            self._seen_file = self._seen.file


@dataclass(frozen=True, slots=True)
class _Look:
    """What lies under the names: which file, if any, a log beside it, and how new the side file with the key is."""

    file: tuple[int, int] | None
    has_log: bool = False
    key_stamp: int = 0


def guard(connection: apsw.Connection, path: Path) -> None:
    """Put the settings on a file that was looked at."""
    connection.pragma("locking_mode", "EXCLUSIVE")
    connection.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 1)
    set_journal(connection, path)
    for name, value in _SETTINGS:
        connection.pragma(name, value)


def set_journal(connection: apsw.Connection, path: Path) -> str:
    """Choose write-ahead logging on a disk of this computer, else a journal that is cut to nothing after each commit.

    On a network drive the log does not work; a program that copies folders would copy file and log at two moments.
    """
    if place_of(path.parent.absolute()).kind is PlaceKind.HERE and connection.pragma("journal_mode", "WAL") == "wal":
        return "wal"
    return str(connection.pragma("journal_mode", "TRUNCATE"))


def _look(path: Path) -> _Look | None:
    """Look at the names; None when they may not be looked at: what is open can still be written."""
    try:
        found = path.stat()
        return _Look((found.st_dev, found.st_ino), path.with_name(f"{path.name}-wal").exists(), _stamp(key_path(path)))
    except (FileNotFoundError, NotADirectoryError):
        return _Look(None)
    except OSError:
        return None


def _stamp(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except FileNotFoundError:
        return 0
