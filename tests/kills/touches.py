"""Counts each time that this process touches the disk below a folder, and dies there at the n-th, in mid-write if told.

SQLite's own writes are heard in its file layer, everything else (names, key file, part files) at Python's audit events.
"""

import os
import signal
import sys
from functools import partial
from pathlib import Path

import apsw

REAL = "unix"
HEARD = {"open", "os.rename", "os.remove", "os.link", "os.chmod", "os.truncate", "os.mkdir", "os.rmdir"}


class Touches(apsw.VFS):
    """Lies under every connection that is opened from now on; for a process of its own.

    Attributes:
        count: How often the folder was touched since `watch`.
    """

    def __init__(self) -> None:
        self.count = 0
        self._folder = ""
        self._dies_at: int | None = None
        self._torn = False
        super().__init__("touches", REAL)
        # The cipher's layer goes on top: above it, a layer of ours would have the log written without encryption.
        apsw.Connection = partial(apsw.Connection, vfs="multipleciphers-touches")  # type: ignore[misc,assignment]
        sys.addaudithook(self._hear)

    def watch(self, folder: Path | None, dies_at: int | None = None, *, torn: bool = False) -> None:
        """Count from 0 what happens below a folder; with `dies_at` the process is killed before that touch.

        Args:
            folder: The folder; None to count nothing.
            dies_at: 1 for the first touch.
            torn: Where that touch is a write, half of it is written first.
        """
        self.count, self._folder, self._dies_at, self._torn = 0, str(folder or ""), dies_at, torn

    def touch(self, path: str, half: "HalfWrite | None" = None) -> None:
        """Take note of one touch."""
        if not self._folder or not path.startswith(self._folder):
            return
        self.count += 1
        if self.count == self._dies_at:
            if half is not None and self._torn:
                half.write()
            os.kill(os.getpid(), signal.SIGKILL)

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> "TouchedFile":  # noqa: N802 - apsw's name
        return TouchedFile(self, name, flags)

    def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: N802 - apsw's
        self.touch(filename)
        super().xDelete(filename, syncdir)

    def _hear(self, event: str, arguments: tuple[object, ...]) -> None:
        if self._folder and event in HEARD and (event != "open" or _is_writing(arguments)):
            self.touch(os.fsdecode(arguments[0]) if isinstance(arguments[0], str | bytes | os.PathLike) else "")


class HalfWrite:
    """The first half of a write."""

    def __init__(self, file: "TouchedFile", data: bytes, offset: int) -> None:
        self._file, self._data, self._offset = file, data, offset

    def write(self) -> None:
        """Write it."""
        apsw.VFSFile.xWrite(self._file, self._data[: len(self._data) // 2], self._offset)


class TouchedFile(apsw.VFSFile):
    """A file whose writes are counted."""

    def __init__(self, touches: Touches, name: str | apsw.URIFilename | None, flags: list[int]) -> None:
        self._touches = touches
        self._name = name.filename() if isinstance(name, apsw.URIFilename) else name or ""
        super().__init__(REAL, name, flags)

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802 - apsw's name
        self._touches.touch(self._name, HalfWrite(self, data, offset))
        super().xWrite(data, offset)

    def xSync(self, flags: int) -> None:  # noqa: N802 - apsw's name
        self._touches.touch(self._name)
        super().xSync(flags)

    def xTruncate(self, size: int) -> None:  # noqa: N802 - apsw's name
        self._touches.touch(self._name)
        super().xTruncate(size)


def _is_writing(arguments: tuple[object, ...]) -> bool:
    mode, flags = arguments[1], arguments[2]
    if isinstance(mode, str):
        return any(sign in mode for sign in "wax+")
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
