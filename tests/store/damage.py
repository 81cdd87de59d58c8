"""Damage caused for real: rows changed behind the triggers, bytes flipped, pages written over, files cut short."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw

PAGE_BYTES = 4096


@contextmanager
def behind_our_back(path: Path) -> Iterator[apsw.Connection]:
    """Open a data file as somebody else's program would: no trigger stops it, and nothing is checked."""
    connection = apsw.Connection(str(path))
    connection.config(apsw.SQLITE_DBCONFIG_ENABLE_TRIGGER, 0)
    connection.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 0)
    connection.pragma("ignore_check_constraints", True)
    connection.pragma("foreign_keys", False)
    try:
        yield connection
        connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)
    finally:
        connection.close()


def write_over(path: Path, at: int, data: bytes) -> None:
    """Write bytes over a file where it stands, as `dd conv=notrunc` does."""
    with path.open("r+b") as file:
        file.seek(at)
        file.write(data)


def spoil_page(path: Path, number: int) -> None:
    """Write nonsense over a whole page, counted from 1."""
    write_over(path, (number - 1) * PAGE_BYTES, b"\xa5" * PAGE_BYTES)


def flip_a_byte(path: Path, of: bytes) -> None:
    """Change one byte in the middle of some that stand in the file."""
    place = path.read_bytes().index(of) + len(of) // 2
    write_over(path, place, bytes([of[len(of) // 2] ^ 0xFF]))


def root_page(path: Path, name: str) -> int:
    """Return the first page of a table or an index."""
    with behind_our_back(path) as connection:
        return int(connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (name,)).get)
