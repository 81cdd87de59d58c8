"""Copies of the data file."""

import os
from contextlib import suppress
from datetime import date
from pathlib import Path

import apsw

from app.store.private_files import make_private_file, make_private_folder


def copy_before(connection: apsw.Connection, path: Path, version: int, on: date) -> Path:
    """Copy a data file into `backups/` beside it before it is brought to `version`; an encrypted one stays so.

    Returns:
        The copy, named like `before-version-2-2026-11-20.db`; an earlier copy is never replaced.
    """
    folder = path.parent / "backups"
    make_private_folder(folder)
    target = _free(folder, f"before-version-{version}-{on.isoformat()}")
    copy_whole(connection, target)
    return target


def copy_whole(connection: apsw.Connection, target: Path) -> None:
    """Copy an open data file to `target`: as a part file first, on the disk, then under its name."""
    part = target.with_suffix(".part")
    part.unlink(missing_ok=True)
    make_private_file(part)
    connection.execute("VACUUM INTO ?", (str(part),))
    with part.open("r+b") as copied:
        os.fsync(copied.fileno())
    part.replace(target)
    _sync_folder(target.parent)


def _free(folder: Path, stem: str) -> Path:
    names = (f"{stem}{suffix}.db" for suffix in ("", *(f"-{number}" for number in range(2, 1000))))
    return next(folder / name for name in names if not (folder / name).exists())


def _sync_folder(folder: Path) -> None:
    """Put the new name on the disk; Windows does that by itself and lets nobody open a folder."""
    with suppress(PermissionError):
        opened = os.open(folder, os.O_RDONLY)
        os.fsync(opened)
        os.close(opened)
