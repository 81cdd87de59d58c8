"""Backups by hand: everything in one encrypted file, read back from the disk before it is called a backup."""

import os
import secrets
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import BinaryIO

from app.domain.errors import NotAllowedError
from app.domain.progress import Tell, only_forward, stretch, tell_nobody
from app.i18n import tr
from app.services.disk_room import not_written, refuse_too_large
from app.services.half_made import noted
from app.services.time_source import TimeSource
from app.store.backup_contents import parts_of
from app.store.backup_file import MAGIC, BackupFile, read_back, tampered, whole_length, write_backup
from app.store.copy_trial import counts, faults
from app.store.data_key import DataKey
from app.store.database import Database
from app.store.key_file import KeyFile
from app.store.private_files import sync_folder
from app.store.standing_file import MovedError, StandingFile

_TRIES = 3
ENDING = ".plaintbackup"
_LOOKED, _WRITTEN = 0.25, 0.7  # how far the work is when the letters were looked through, when they are written


@dataclass(frozen=True, slots=True)
class MadeBackup:
    """A backup that was read back and is whole.

    Attributes:
        path: Where it is.
        size: Its bytes.
        cases: How many cases are in it.
        letters: How many letters, drafts too.
        faults: What was wrong with the letters before they were copied; the backup has it too.
    """

    path: Path
    size: int
    cases: int
    letters: int
    faults: tuple[str, ...]


class BackupService:
    """Copies the open data folder."""

    def __init__(self, database: Database, data: Path, time: TimeSource) -> None:
        self._database = database
        self._data = data
        self._time = time
        self._one_at_a_time = Lock()

    @property
    def asks_passphrase(self) -> bool:
        """Whether a backup needs a passphrase of its own, since the letters have none."""
        return self._database.key is None

    def to_file(
        self, target: Path, passphrase: str = "", tell: Tell = tell_nobody, *, is_inside_wished: bool = False
    ) -> MadeBackup:
        """Write everything into one encrypted file. Safe in any thread; others go on writing meanwhile.

        Args:
            target: The file; an earlier backup there is replaced once the new one is whole.
            passphrase: What opens it, where the letters are not locked; else the letters' own passphrase and code do.
            tell: Called with the steps done and in all; may stop the work.
            is_inside_wished: Whether it may lie in the data folder.

        Raises:
            NotAllowedError: It lies in the data folder, another file is there, or a passphrase is missing.
            UserError: There is no room, the disk refuses, or what was read back is not what was written.
            StoppedError: It is not wanted any more. In all cases no part of it is left, and an earlier one stays.
        """
        target, tell = target.absolute(), only_forward(tell)
        self._refuse_place(target, is_inside_wished=is_inside_wished)
        with self._one_at_a_time, _part_of(target) as (part, file):
            made = self._written(target, file, passphrase, tell)
            _settle(file)
            if read_back(BackupFile.look(part), made.key, stretch(tell, _WRITTEN, 1)) != made.digest:
                raise tampered()
            tell(1, 1)
            size = part.stat().st_size
            file.close()
            part.replace(target)
            with suppress(OSError):  # some sticks know no folder that could be synced
                sync_folder(target.parent)
        return MadeBackup(target, size, made.held["cases"], made.held["letters"], tuple(made.faults))

    def _written(self, target: Path, file: BinaryIO, passphrase: str, tell: Tell) -> "_Written":
        """Write it; once more where the letters were changed meanwhile, which happens only on some network folders."""
        for _time in range(_TRIES - 1):
            with suppress(MovedError), self._database.standing() as still:
                return self._write(still, target, file, passphrase, tell)
        with self._database.standing() as still:
            return self._write(still, target, file, passphrase, tell)

    def _write(self, still: StandingFile, target: Path, file: BinaryIO, passphrase: str, tell: Tell) -> "_Written":
        file.seek(0)
        file.truncate()
        key, lock = _sealed_with(still, passphrase)
        parts = parts_of(self._data, still)
        refuse_too_large(target, whole_length(parts))
        with closing(still.connect()) as connection:
            found, held = faults(connection, still.path, stretch(tell, 0, _LOOKED)), counts(connection)
        told, is_locked = stretch(tell, _LOOKED, _WRITTEN), still.key is not None
        digest = write_backup(file, key, lock, parts, self._time.now(), told, is_locked=is_locked)
        return _Written(key, digest, held, found)

    def _refuse_place(self, target: Path, *, is_inside_wished: bool) -> None:
        if not is_inside_wished and target.resolve().is_relative_to(self._data.resolve()):
            raise NotAllowedError(
                tr("A backup in the folder of your letters is lost when they are."),
                tr("Choose another place, best on a stick or another disk."),
            )
        if not target.exists():
            return
        with _told_of(target), target.open("rb") as there:
            if there.read(len(MAGIC)) != MAGIC:
                raise NotAllowedError(
                    tr("“{file}” is there already, and is no backup.").format(file=target.name),
                    tr("It was left as it is. Choose another name."),
                )


@dataclass(frozen=True, slots=True)
class _Written:
    """What was sealed with which key, its SHA-256, and what was found in it."""

    key: DataKey
    digest: bytes
    held: Mapping[str, int]
    faults: Sequence[str]


def _sealed_with(still: StandingFile, passphrase: str) -> tuple[DataKey, KeyFile]:
    """Return what a backup is sealed with, and the ways to it that work on any computer."""
    if still.key is not None:
        return still.key, KeyFile.read(still.path).without_keyring()
    if not passphrase.strip():
        raise NotAllowedError(
            tr("A backup needs a passphrase: it may get lost, and nobody else shall read it."),
            tr("Choose four or five words, and write them down where you will find them."),
        )
    key = DataKey.random()
    return key, KeyFile(secrets.token_hex(8)).with_passphrase(key, passphrase)


@contextmanager
def _part_of(target: Path) -> Iterator[tuple[Path, BinaryIO]]:
    """Open a part file beside the target; in the end it has the target's name or is gone."""
    part = target.with_name(f"{target.name}.part")
    with _told_of(target), noted(part):
        part.unlink(missing_ok=True)
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(part, flags, 0o600), "wb") as file:
            try:
                yield part, file
            except BaseException:
                with suppress(OSError):  # the stick may have been pulled
                    file.close()
                with suppress(OSError):
                    part.unlink()
                raise


@contextmanager
def _told_of(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise not_written(target, error) from error


def _settle(file: BinaryIO) -> None:
    """Put a file on the disk, and out of memory, so that what is read back comes from the disk."""
    file.flush()
    os.fsync(file.fileno())
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
