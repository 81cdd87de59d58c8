"""A second start on one data folder hands what it was given to the Plaint that is open: a note in a private folder.

No socket and no network: whoever can write the note is whoever can write the data file, and on POSIX a note of another
user's is left alone. A note holds the path of a file and nothing of it.
"""

import json
import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from app.domain.errors import UserError
from app.store.one_writer import hold
from app.store.private_files import make_private_file, make_private_folder

_NOTE, _MOST_BYTES = ".note", 64 * 1024


def is_open_elsewhere(database: Path) -> bool:
    """Tell whether another process holds a data file now; one that is not there is held by nobody."""
    if not database.exists():
        return False
    try:
        hold(database).close()
    except UserError:
        return True
    return False


def ready_folder(folder: Path) -> None:
    """Make the folder of notes for its owner alone.

    Raises:
        OSError: It could not be made.
    """
    make_private_folder(folder)


def leave_note(folder: Path, file: Path | None) -> Path:
    """Leave a note in the folder that the open Plaint looks into: a file to open, or only that it shall come forward.

    Raises:
        OSError: It could not be written.
    """
    ready_folder(folder)
    part = folder / f"{os.urandom(8).hex()}.part"
    make_private_file(part)
    part.write_text(json.dumps({"file": str(file) if file else ""}), encoding="utf-8")
    return part.replace(part.with_suffix(_NOTE))


def take_back(note: Path) -> bool:
    """Take a note away again; tells whether it was still there, for then nobody had read it."""
    try:
        note.unlink()
    except OSError:
        return False
    return True


def take_notes(folder: Path) -> Iterator[Path | None]:
    """Yield what each note in the folder says, and take it away; what is no note of ours is left alone or dropped."""
    for note in sorted(folder.glob(f"*{_NOTE}")):
        with suppress(OSError, ValueError):
            if not _is_ours(note):
                continue
            said = json.loads(note.read_bytes())
            if take_back(note) and isinstance(said, dict) and isinstance(said.get("file"), str):
                yield Path(said["file"]) if said["file"] else None


def forget_notes(folder: Path) -> None:
    """Take away what was left for a Plaint that is no longer open: it must not be opened by surprise."""
    for _ in take_notes(folder):
        pass


def _is_ours(note: Path) -> bool:
    state = note.lstat()
    is_own = state.st_uid == os.getuid() if hasattr(os, "getuid") else True
    return is_own and stat.S_ISREG(state.st_mode) and state.st_size <= _MOST_BYTES
