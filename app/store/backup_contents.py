"""What a backup holds of a data folder: the data file, the settings, corrections of the calendar, installed packs."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath

from app.store.data_key import DataKey
from app.store.standing_file import StandingFile, moved
from app.store.store_faults import told_plainly

DATABASE, SETTINGS, HOLIDAYS, PACKS = "plaint.db", "settings.json", "holidays.toml", "packs"
SIDE_FILES = (SETTINGS, HOLIDAYS)
LONGEST_NAME = 400
READ_BYTES = 1024 * 1024
_PLAIN_PART = re.compile(r'[^\x00-\x1f<>:"/\\|?*]*[^\x00-\x1f<>:"/\\|?*. ]')


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a data folder, as it is put into a backup.

    Attributes:
        name: Its path in the data folder, with `/`.
        size: Bytes.
        read: Returns bytes from an offset on, as many as are asked for.
    """

    name: str
    size: int
    read: Callable[[int, int], bytes]

    def pieces(self, size: int = READ_BYTES) -> Iterator[bytes]:
        """Yield all of it, in pieces of a size.

        Raises:
            MovedError: It is shorter than it was.
        """
        for offset in range(0, self.size, size):
            piece = self.read(offset, size)
            if len(piece) != min(size, self.size - offset):
                raise moved()
            yield piece


@dataclass(frozen=True, slots=True)
class Taken:
    """One file as it comes out of a backup: its name, its size, and its bytes, to be read in this order."""

    name: str
    size: int
    pieces: Iterable[bytes]


@dataclass(frozen=True, slots=True)
class Contents:
    """What came out of a backup.

    Attributes:
        made: When it was made.
        key: What its data file is encrypted with, or None.
        size: Bytes of all files together.
        files: The files, to be gone through once.
    """

    made: datetime
    key: DataKey | None
    size: int
    files: Iterable[Taken]


def parts_of(data: Path, standing: StandingFile) -> list[Part]:
    """Return what of a data folder goes into a backup; the data file first."""
    files = [data / name for name in SIDE_FILES] + sorted((data / PACKS).rglob("*"))
    beside = [_file_part(data, file) for file in files if file.is_file() and not file.is_symlink()]
    return [Part(DATABASE, standing.size, standing.read), *beside]


def is_safe(name: str) -> bool:
    """Whether a name from a backup may become a file of a data folder on any system."""
    parts = PurePosixPath(name).parts
    if name != "/".join(parts) or len(name) > LONGEST_NAME:
        return False
    if len(parts) == 1:
        return name in {DATABASE, *SIDE_FILES}
    return parts[:1] == (PACKS,) and all(_PLAIN_PART.fullmatch(part) for part in parts)


def _file_part(data: Path, file: Path) -> Part:
    def read(offset: int, length: int) -> bytes:
        with told_plainly(), file.open("rb") as opened:
            opened.seek(offset)
            return opened.read(length)

    return Part(file.relative_to(data).as_posix(), file.stat().st_size, read)
