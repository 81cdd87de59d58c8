"""Copies of the data file, and that they are locked and opened with it."""

import os
from contextlib import suppress
from datetime import date
from pathlib import Path

import apsw

from app.domain.errors import DiskError, UserError
from app.store.data_key import DataKey
from app.store.file_swap import is_plain, replace_under
from app.store.key_file import KeyFile
from app.store.private_files import (
    make_private_file,
    make_private_folder,
    replace_private_file,
    sync_folder,
    wipe,
)
from app.store.side_files import FOLDER, automatic_folder, copies_of, key_path
from app.store.store_faults import told_plainly
from app.store.vault_keys import lock_vaults, open_vaults, renew_vaults


def copy_before(connection: apsw.Connection, path: Path, version: int, on: date) -> Path:
    """Copy a data file into `backups/` beside it before it is brought to `version`; an encrypted one stays so.

    Returns:
        The copy, named like `before-version-2-2026-11-20.db`; an earlier copy is never replaced.
    """
    folder = path.parent / FOLDER
    make_private_folder(folder)
    target = _free(folder, f"before-version-{version}-{on.isoformat()}")
    copy_key_file(path, target)
    copy_whole(connection, target)
    return target


def copy_key_file(path: Path, target: Path) -> None:
    """Lay the side file of a locked data file beside a copy of it, which opens with that only."""
    if key_path(path).exists():
        replace_private_file(key_path(target), key_path(path).read_bytes())


def lock_backups(path: Path, key: DataKey) -> None:
    """Put what lies readable in `backups/` under the key of the data file, and let all of it open as that does now.

    Called at each start too, so that a change of the passphrase that was killed midway is finished then. A copy that is
    damaged stays readable: `readable_copies` names it.

    Raises:
        DiskError: There is no room.
    """
    with suppress(UserError):  # the side file may be missing while the keyring opens the letters
        kept = KeyFile.read(path)
        lock_vaults(automatic_folder(path.parent), key, kept)
        renew_backups(path, kept)
    for copy in readable_copies(path):
        _lock_copy(path, copy, key)


def readable_copies(path: Path) -> list[Path]:
    """Return the copies of a data file that anybody can read."""
    return [copy for copy in copies_of(path) if is_plain(copy)]


def _lock_copy(path: Path, copy: Path, key: DataKey) -> None:
    copy_key_file(path, copy)
    try:
        with told_plainly():
            replace_under(copy, key)
    except DiskError:
        raise
    except UserError:  # it is damaged
        wipe(key_path(copy))


def open_backups(path: Path, key: DataKey, kept: KeyFile) -> None:
    """Let what in `backups/` is under the key of the data file be read by everybody, since the letters are to be."""
    open_vaults(automatic_folder(path.parent), key)
    for copy in copies_of(path):
        with suppress(UserError), told_plainly():  # one of another passphrase, or a damaged one, stays as it is
            if key_path(copy).exists() and KeyFile.read(copy).name == kept.name:
                replace_under(copy, None, key)
                wipe(key_path(copy))


def renew_backups(path: Path, kept: KeyFile) -> None:
    """Let the copies in `backups/` that are under the same key open as the data file does now."""
    renew_vaults(automatic_folder(path.parent), kept)
    for copy in copies_of(path):
        with suppress(UserError):  # one that can't be read opened with no passphrase before either
            ways = KeyFile.read(copy)
            if ways.name == kept.name and ways != kept.without_keyring():
                kept.without_keyring().write(copy)


def copy_whole(connection: apsw.Connection, target: Path) -> None:
    """Copy an open data file to `target`: as a part file first, on the disk, then under its name."""
    part = target.with_suffix(".part")
    part.unlink(missing_ok=True)
    make_private_file(part)
    connection.execute("VACUUM INTO ?", (str(part),))
    with part.open("r+b") as copied:
        os.fsync(copied.fileno())
    part.replace(target)
    sync_folder(target.parent)


def _free(folder: Path, stem: str) -> Path:
    names = (f"{stem}{suffix}.db" for suffix in ("", *(f"-{number}" for number in range(2, 1000))))
    return next(folder / name for name in names if not (folder / name).exists())
