"""A disk that is full, or fails, from the n-th write on: SQLite's own file layer with faults put in."""

from collections.abc import Iterator
from contextlib import contextmanager

import apsw


class FaultyDisk(apsw.VFS):
    """Stands in for the file system of every connection opened while it is registered.

    Attributes:
        writes_left: Writes and syncs that still succeed; None for a sound disk.
    """

    def __init__(self, error: type[apsw.Error]) -> None:
        self.error = error
        self.writes_left: int | None = None
        self.sound = apsw.vfs_names()[0]
        super().__init__("faulty", self.sound, makedefault=True)

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> "FaultyFile":  # noqa: N802 - apsw's name
        return FaultyFile(self, name, flags)

    def spend(self) -> None:
        """Let one write through, or fail."""
        if self.writes_left is not None:
            self.writes_left -= 1
            if self.writes_left < 0:
                raise self.error("the disk of the test fails here")


class FaultyFile(apsw.VFSFile):
    """A file on the faulty disk."""

    def __init__(self, disk: FaultyDisk, name: str | apsw.URIFilename | None, flags: list[int]) -> None:
        self.disk = disk
        super().__init__(disk.sound, name, flags)

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802 - apsw's name
        self.disk.spend()
        super().xWrite(data, offset)

    def xSync(self, flags: int) -> None:  # noqa: N802 - apsw's name
        self.disk.spend()
        super().xSync(flags)


@contextmanager
def faulty_disk(error: type[apsw.Error]) -> Iterator[FaultyDisk]:
    """Put the faulty disk under every connection that is opened inside."""
    disk = FaultyDisk(error)
    try:
        yield disk
    finally:
        disk.unregister()
