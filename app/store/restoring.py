"""A backup put into a data folder: all of the old state or all of the new, at whichever moment it is interrupted.

Everything is written to `restoring/new` and tried there. A mark then says that it is decided; from that moment on the
next start goes on where an interrupted one stopped. What was there before moves to a folder with the date, whole.
"""

import json
import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date
from pathlib import Path

from app.domain.errors import UserError
from app.store.backup_contents import DATABASE, HOLIDAYS, PACKS, SETTINGS, Contents, Taken, is_safe
from app.store.backup_file import tampered
from app.store.file_swap import is_encrypted
from app.store.one_writer import hold
from app.store.private_files import make_private_folder, replace_private_file, sync_folder, wipe_folder
from app.store.side_files import MOVED_ASIDE

FOLDER = "restoring"
_NEW, _DECIDED, _PLACING = "new", "decided.json", "placing.json"
_DATABASE_FILES = tuple(
    f"{DATABASE}{ending}" for ending in ("", "-wal", "-shm", "-journal", ".key", ".new", ".old", ".key.new", ".key.old")
)
_PRESENT = (*_DATABASE_FILES, SETTINGS, HOLIDAYS, PACKS)
_NO_LETTERS = {FOLDER, f"{DATABASE}.lock", "plaint.log", "temporary", "started-again", "today.json", "people.json"}


def is_empty(data: Path) -> bool:
    """Whether a folder holds nobody's letters, nor anything else; one that is not there holds nothing."""
    return not data.exists() or not {path.name for path in data.iterdir()} - _NO_LETTERS


def lay_out(data: Path, contents: Contents, may_be: Callable[[str], bool] = is_safe) -> Path:
    """Write what came out of a backup into `restoring/new`, and return the data file there.

    Args:
        data: The folder.
        contents: What came out.
        may_be: Which names may be in it; what comes from elsewhere is refused whole where another one is.

    Raises:
        UserError: The backup is damaged.
        OSError: There is no room, or the folder can't be written. In all cases nothing is left.
    """
    drop(data)
    new = data / FOLDER / _NEW
    for folder in (data, data / FOLDER, new):
        make_private_folder(folder)
    try:
        for taken in contents.files:
            _refuse_name(taken.name, may_be)
            _write(new, taken)
        _refuse_without_letters(new)
    except BaseException:
        drop(data)
        raise
    return new / DATABASE


def is_decided(data: Path) -> bool:
    """Whether what was laid out is to be put in its place, at the next start if it was not yet."""
    return any((data / FOLDER / mark).exists() for mark in (_DECIDED, _PLACING))


def drop(data: Path) -> None:
    """Wipe what was laid out and is not decided; decided is decided."""
    if is_decided(data):
        return
    database = data / FOLDER / _NEW / DATABASE
    if is_encrypted(database):
        database.unlink()  # nobody can read it, and to overwrite gigabytes would keep who stopped it waiting
    wipe_folder(data / FOLDER)


def decide(data: Path, on: date) -> Path | None:
    """Put what was laid out in its place; nobody may hold the data file open.

    Returns:
        The folder in which lies what was there before, if anything was.

    Raises:
        OSError: The disk refuses. The next start goes on.
    """
    _sync_all(data / FOLDER / _NEW)
    kept = _free_name(data, on) if any((data / name).exists() for name in _PRESENT) else ""
    replace_private_file(data / FOLDER / _DECIDED, json.dumps({"kept": kept}).encode())
    _go_on(data)
    return data / kept if kept else None


def take_up(data: Path) -> None:
    """Go on with what was decided and interrupted; wipe what was not decided. Leaves alone what another Plaint does.

    Raises:
        OSError: The disk refuses.
    """
    if not (data / FOLDER).exists():
        return
    try:
        lock = hold(data / DATABASE)
    except UserError:
        return
    try:
        _go_on(data)
        drop(data)
    finally:
        lock.close()


def _go_on(data: Path) -> None:
    folder = data / FOLDER
    if (folder / _DECIDED).exists():
        _put_away(data, json.loads((folder / _DECIDED).read_bytes())["kept"])
        (folder / _DECIDED).replace(folder / _PLACING)
        sync_folder(folder)
    if (folder / _PLACING).exists():
        _move(sorted((folder / _NEW).iterdir()), data)
        (folder / _PLACING).unlink()
        sync_folder(folder)
        drop(data)


def _put_away(data: Path, kept: str) -> None:
    if kept:
        make_private_folder(data / kept)
        _move((data / name for name in _PRESENT), data / kept)


def _move(paths: Iterable[Path], to: Path) -> None:
    for path in paths:
        with suppress(FileNotFoundError):
            path.replace(to / path.name)
    sync_folder(to)


def _refuse_name(name: str, may_be: Callable[[str], bool]) -> None:
    if not may_be(name):
        raise tampered()


def _refuse_without_letters(new: Path) -> None:
    if not (new / DATABASE).exists():
        raise tampered()


def _write(new: Path, taken: Taken) -> None:
    path = new / taken.name
    for folder in reversed(path.parents[: len(Path(taken.name).parents) - 1]):
        make_private_folder(folder)
    with suppress(FileExistsError):
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(handle, "wb") as file:
            for piece in taken.pieces:
                file.write(piece)
        return
    raise tampered()  # two files of one name


def _sync_all(new: Path) -> None:
    for path in sorted(new.rglob("*")):
        if path.is_file():
            with path.open("r+b") as file:
                os.fsync(file.fileno())
        else:
            sync_folder(path)
    sync_folder(new)


def _free_name(data: Path, on: date) -> str:
    names = (f"{MOVED_ASIDE}{on.isoformat()}{ending}" for ending in ("", *(f"-{n}" for n in range(2, 1000))))
    return next(name for name in names if not (data / name).exists())
