"""Files half made: where a killed Plaint was writing one, the next start takes away what is left of it."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from itertools import chain
from pathlib import Path

from app.domain.errors import UserError
from app.services.temporary_folder import TemporaryFolder
from app.store.file_swap import settle
from app.store.one_writer import hold
from app.store.private_files import wipe
from app.store.side_files import AUTOMATIC, FOLDER, settle_side_files

PART, NOTE = ".part-", "half-made-"
BACKUP_PART = ".plaintbackup.part"
_OF_KEPT_BACKUPS = tuple(f"{FOLDER}/{AUTOMATIC}/*/{name}" for name in ("*.part", "pieces/*/*.part", "keys*.json.new"))
# Those of the settings and of the calendar, which are written by layers that know nothing of this one.
_IN_THE_DATA_FOLDER = (".part-*", ".settings-*", ".holidays-*", "packs/**/.part-*", *_OF_KEPT_BACKUPS)


@contextmanager
def part_of(path: Path, data: bytes) -> Iterator[Path]:
    """Write a part file beside where it belongs, on the disk; unless it gets another name meanwhile it goes at the end.

    Raises:
        OSError: There is no room, or the folder can't be written.
    """
    part = path.absolute().with_name(f"{PART}{os.urandom(4).hex()}")
    with noted(part):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
            with os.fdopen(os.open(part, flags, 0o600), "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            yield part
        finally:
            part.unlink(missing_ok=True)


def take_away(data: Path, temporary: Path) -> None:
    """Take away what is half made in a data folder, and wherever else notes in the folder for temporary files say.

    Nothing of it was ever confirmed. Called by who holds the data file, before the folder for temporary files is wiped.
    """
    places = (_place(note) for note in temporary.glob(f"{NOTE}*"))
    outside = [each for each in places if each.name.startswith(PART) or each.name.endswith(BACKUP_PART)]
    for part in chain(outside, *(data.glob(pattern) for pattern in _IN_THE_DATA_FOLDER)):
        with suppress(OSError):
            shutil.rmtree(part) if part.is_dir() else wipe(part)


def tidy_up_unheld(database: Path, data: Path, temporary: Path) -> None:
    """Take away what a killed Plaint left in a data folder that can be read, whether it is locked or not.

    Where another Plaint has the folder nothing is touched, nor where the disk refuses: opening says why.
    """
    with suppress(UserError, OSError), closing(hold(database)):
        settle(database)
        settle_side_files(database)
        take_away(data, temporary)
        TemporaryFolder(temporary).end()


@contextmanager
def noted(part: Path) -> Iterator[None]:
    """Keep a note of a part file as long as there may be one; without a note the file is written all the same.

    Args:
        part: Its absolute path. Its name begins or ends as those of part files do, for no other is ever taken away.
    """
    note: Path | None = None
    with suppress(OSError):
        handle, name = tempfile.mkstemp(prefix=NOTE)
        note = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(os.fsencode(part))
    try:
        yield
    finally:
        if note is not None:
            note.unlink(missing_ok=True)


def _place(note: Path) -> Path:
    try:
        return Path(os.fsdecode(note.read_bytes()))
    except (OSError, ValueError):
        return Path()
