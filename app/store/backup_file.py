"""A backup in one file, `NAME.plaintbackup`: always encrypted, opened by a passphrase or a recovery code.

A line that names the kind, the length of the head (4 bytes, big-endian), the head, then a sealed stream. The head is
JSON and can be read by anybody: the format's number, a salt, and the ways in (`key_file`), none of which is a key kept
on one computer alone. Sealed are the length of the list of contents, the list (JSON), and the files, one after another.
"""

import hashlib
import json
import os
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

from app.domain.errors import UserError
from app.domain.progress import Tell
from app.i18n import tr
from app.store.backup_contents import Contents, Part, Taken, is_safe
from app.store.data_key import DataKey
from app.store.key_file import MOST_BYTES, KeyFile
from app.store.sealed_stream import SealedWriter, TamperedError, sealed_length, stream_key, unsealed

MAGIC = b"PLAINT BACKUP\r\n\x1a\n"  # the line ends break when a file was sent as text
FORMAT = 1
MOST_HEAD_BYTES, MOST_LIST_BYTES = 2 * MOST_BYTES, 16 * 1024 * 1024
# A disk that has to take hundreds of MB at once lets whoever types wait for it; a little at a time, nobody notices.
SYNCED_EVERY_BYTES = 4 * 1024 * 1024
_PURPOSE = b"plaint backup file 1"
_LENGTH = 4


@dataclass(frozen=True, slots=True)
class BackupFile:
    """What anybody can read of a backup.

    Attributes:
        path: The file.
        lock: The ways in.
        head: All that stands before the sealed stream.
        salt: What the stream's key is derived with.
    """

    path: Path
    lock: KeyFile
    head: bytes
    salt: bytes

    @classmethod
    def look(cls, path: Path) -> "BackupFile":
        """Read the head of a file.

        Raises:
            UserError: It is no backup, is damaged, or was made by a newer Plaint.
            OSError: It can't be read.
        """
        with path.open("rb") as file:
            if file.read(len(MAGIC)) != MAGIC:
                raise no_backup(path)
            length = file.read(_LENGTH)
            said = file.read(min(int.from_bytes(length, "big"), MOST_HEAD_BYTES))
        shape = _shape(said)
        if shape.get("plaint_backup") != FORMAT:
            raise newer_backup()
        try:
            return cls(path, KeyFile.from_bytes(shape["lock"].encode()), MAGIC + length + said, _salt(shape["salt"]))
        except (KeyError, ValueError, AttributeError, TypeError, UserError) as error:
            raise tampered() from error

    def open(self, file: BinaryIO, key: DataKey) -> Contents:
        """Return what is in it, from the file opened at its beginning.

        Raises:
            UserError: It was changed or cut off; also while its files are gone through.
        """
        file.seek(len(self.head))
        sealed = _Reading(unsealed(file, stream_key(key, self.salt, _PURPOSE), self.head))
        length = int.from_bytes(sealed.take(_LENGTH), "big")
        if length > MOST_LIST_BYTES:
            raise tampered()
        listed = _shape(sealed.take(length))
        try:
            files = [(str(name), int(size)) for name, size in listed["files"]]
            made, is_locked = datetime.fromisoformat(listed["made"]), bool(listed["locked"])
        except (KeyError, ValueError, TypeError) as error:
            raise tampered() from error
        if not all(is_safe(name) and size >= 0 for name, size in files):
            raise tampered()
        return Contents(made, key if is_locked else None, sum(size for _name, size in files), sealed.files(files))


def write_backup(
    file: BinaryIO, key: DataKey, lock: KeyFile, parts: Sequence[Part], made: datetime, tell: Tell, *, is_locked: bool
) -> bytes:
    """Write a whole backup to an open file and return the SHA-256 of what was sealed.

    Args:
        file: Where to.
        key: What it is sealed with.
        lock: The ways to that key.
        parts: The files.
        made: The moment.
        tell: Called with the bytes done and in all.
        is_locked: Whether the data file in it is encrypted with the same key.
    """
    salt = secrets.token_bytes(32)
    head = _head(lock, salt)
    file.write(head)
    sealing = SealedWriter(file, stream_key(key, salt, _PURPOSE), head)
    listed = json.dumps(
        {"made": made.isoformat(), "locked": is_locked, "files": [[part.name, part.size] for part in parts]}
    ).encode()
    digest, done, on_disk, of = hashlib.sha256(), 0, 0, sum(part.size for part in parts)
    for piece in _stream(listed, parts):
        tell(done, of)
        sealing.write(piece)
        digest.update(piece)
        done += len(piece)
        if done - on_disk >= SYNCED_EVERY_BYTES:
            on_disk = done
            file.flush()
            os.fsync(file.fileno())
    sealing.finish()
    return digest.digest()


def read_back(backup: BackupFile, key: DataKey, tell: Tell) -> bytes:
    """Return the SHA-256 of all that is sealed in a backup, read from the disk; raises UserError when it is damaged."""
    digest, done, of = hashlib.sha256(), 0, backup.path.stat().st_size
    with backup.path.open("rb") as file:
        file.seek(len(backup.head))
        try:
            for piece in unsealed(file, stream_key(key, backup.salt, _PURPOSE), backup.head):
                tell(done, of)
                digest.update(piece)
                done += len(piece)
        except TamperedError as error:
            raise tampered() from error
    return digest.digest()


def whole_length(parts: Sequence[Part]) -> int:
    """Return about how many bytes a backup of these files has, rather more than less."""
    return MOST_HEAD_BYTES + sealed_length(sum(part.size + len(part.name) + 64 for part in parts))


def no_backup(path: Path) -> UserError:
    """The file is something else."""
    return UserError(
        tr("“{file}” is no backup of Plaint.").format(file=path.name),
        tr("Nothing was changed. Look for a file whose name ends in “.plaintbackup”."),
    )


def newer_backup() -> UserError:
    """The file is of a later format."""
    return UserError(
        tr("This backup was made by a newer Plaint than this one."),
        tr("Nothing was changed. Install the newest Plaint, then restore it."),
    )


def tampered() -> UserError:
    """Not all of the file is what was written."""
    return UserError(
        tr("This backup is damaged: it was cut off or changed after it was made."),
        tr("Nothing was changed. Copy it again from where you keep it, or take another backup."),
    )


class _Reading:
    """Hands out a sealed stream in the lengths that are asked for."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._left = b""

    def take(self, length: int) -> bytes:
        """Return exactly so many bytes; raises UserError when there are fewer."""
        return b"".join(self.parts(length))

    def parts(self, length: int) -> Iterator[bytes]:
        while length:
            piece, self._left = self._left or self._next(), b""
            yield piece[:length]
            self._left, length = piece[length:], length - min(length, len(piece))

    def files(self, listed: Sequence[tuple[str, int]]) -> Iterator[Taken]:
        for name, size in listed:
            yield Taken(name, size, self.parts(size))
        if self._left or self._next(b""):  # nothing stands behind the last file
            raise tampered()

    def _next(self, *at_end: bytes) -> bytes:
        try:
            return next(self._pieces, *at_end)
        except (TamperedError, StopIteration) as error:
            raise tampered() from error


def _stream(listed: bytes, parts: Sequence[Part]) -> Iterator[bytes]:
    yield len(listed).to_bytes(_LENGTH, "big") + listed
    for part in parts:
        yield from part.pieces()


def _head(lock: KeyFile, salt: bytes) -> bytes:
    said = json.dumps({"plaint_backup": FORMAT, "salt": salt.hex(), "lock": lock.to_bytes().decode()}).encode()
    return MAGIC + len(said).to_bytes(_LENGTH, "big") + said


def _salt(said: str) -> bytes:
    salt = bytes.fromhex(said)
    if len(salt) != 32:
        raise ValueError("no salt")
    return salt


def _shape(said: bytes) -> dict[str, Any]:
    try:
        shape = json.loads(said)
    except (ValueError, RecursionError) as error:
        raise tampered() from error
    if not isinstance(shape, dict):
        raise tampered()
    return shape
