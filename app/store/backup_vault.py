"""The automatic backups: each piece of the data folder once, under its own name, and for each backup a list of pieces.

A piece is some of a file as it lies on the disk, sealed with the vault's key (`vault_keys`) and named by a keyed hash
of what it holds: pieces that did not change are there already. A list, `NUMBER-MOMENT.rung`, is written last.
"""

import hashlib
import json
import os
import secrets
import shutil
from collections.abc import Iterator, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app.domain.backup_ladder import Rung
from app.domain.errors import UserError
from app.domain.progress import Tell, stretch
from app.store.backup_contents import Contents, Part, Taken, is_safe
from app.store.backup_file import newer_backup, tampered
from app.store.data_key import DataKey
from app.store.private_files import make_private_folder, sync_folder
from app.store.sealed_stream import stream_key
from app.store.sealing import TAG_BYTES, Cipher, NotSealedSoError

FORMAT = 1
PIECES, RUNG = "pieces", ".rung"
PIECE_BYTES, LARGE_PIECE_BYTES, LARGE_BYTES = 256 * 1024, 1024 * 1024, 256 * 1024 * 1024
_NONCE_BYTES = 12
_MOMENT = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True, slots=True)
class Listed:
    """What one backup holds, as lists of pieces.

    Attributes:
        made: The moment.
        key: What its data file is encrypted with, or None.
        files: Name, size and the names of the pieces of each file.
        seen: How the data file lay on the disk then, so that one that did not change need not be read.
    """

    made: datetime
    key: DataKey | None
    files: tuple[tuple[str, int, tuple[str, ...]], ...]
    seen: tuple[int, ...] = ()

    @property
    def size(self) -> int:
        """The bytes of all files together."""
        return sum(size for _name, size, _pieces in self.files)

    def holds_as(self, other: "Listed | None") -> bool:
        """Whether another backup holds the very same."""
        return other is not None and (self.key, self.files) == (other.key, other.files)


def rungs_in(folder: Path) -> list[Rung]:
    """Return the backups in a vault's folder, in order; that needs no key."""
    found = []
    for path in folder.glob(f"*{RUNG}"):
        with suppress(ValueError):
            number, moment = path.stem.split("-")
            found.append(Rung(int(number), datetime.strptime(moment, _MOMENT).replace(tzinfo=UTC)))
    return sorted(found)


class Vault:
    """One folder of backups that share their pieces, and its key."""

    def __init__(self, folder: Path, secret: DataKey) -> None:
        self.folder = folder
        self._naming = stream_key(secret, b"", b"plaint vault names")
        self._pieces = Cipher(stream_key(secret, b"", b"plaint vault pieces"))
        self._lists = Cipher(stream_key(secret, b"", b"plaint vault lists"))

    def rungs(self) -> list[Rung]:
        """Return the backups that are there, in order."""
        return rungs_in(self.folder)

    def list_of(self, rung: Rung) -> Listed:
        """Return what a backup holds; raises UserError when that can't be read."""
        path = self._path(rung)
        try:
            data = path.read_bytes()
            shape = json.loads(self._lists.decrypt(data[:_NONCE_BYTES], data[_NONCE_BYTES:], path.stem.encode()))
        except (OSError, NotSealedSoError, ValueError) as error:
            raise tampered() from error
        if shape["format"] != FORMAT:
            raise newer_backup()
        return _listed(shape)

    def contents(self, rung: Rung) -> Contents:
        """Return what a backup holds, to be gone through; raises UserError at the first piece that is not whole."""
        listed = self.list_of(rung)
        files = (Taken(name, size, self._read(pieces)) for name, size, pieces in listed.files if is_safe(name))
        return Contents(listed.made, listed.key, listed.size, files)

    def plan(self, parts: Sequence[Part], key: DataKey | None, now: datetime, tell: Tell) -> Listed:
        """Return what a backup of some files would hold; nothing is written yet."""
        files, done, of = [], 0, sum(part.size for part in parts)
        for part in parts:
            names = []
            for piece in part.pieces(piece_bytes(part.size)):
                tell(done, of)
                names.append(self._name(piece))
                done += len(piece)
            files.append((part.name, part.size, tuple(names)))
        return Listed(now, key, tuple(files))

    def missing(self, listed: Listed) -> int:
        """Return about how many bytes of a planned backup are not there yet."""
        there = self._there()
        return sum(length for name, length in _lengths(listed) if there.get(name) != length + TAG_BYTES)

    def keep_pieces(self, parts: Sequence[Part], listed: Listed, tell: Tell) -> None:
        """Write the pieces of a planned backup that are not there yet."""
        there = self._there()
        for done, (part, (_name, size, names)) in enumerate(zip(parts, listed.files, strict=True)):
            told, length = stretch(tell, done / len(parts), (done + 1) / len(parts)), piece_bytes(size)
            for number, name in enumerate(names):
                told(number, len(names))
                held = min(length, size - number * length)
                if there.get(name) != held + TAG_BYTES:  # one that is cut off is written again
                    self._write_piece(name, part.read(number * length, length))
                    there[name] = held + TAG_BYTES

    def add(self, listed: Listed) -> Rung:
        """Write the list of a backup whose pieces are there; from then on it is one, with a number above all others."""
        beside = (rung.number for folder in self.folder.parent.iterdir() for rung in rungs_in(folder))
        rung = Rung(max(beside, default=0) + 1, listed.made.replace(microsecond=0))
        path, nonce = self._path(rung), secrets.token_bytes(_NONCE_BYTES)
        shape = json.dumps(_shape(listed)).encode()
        _write(path, nonce + self._lists.encrypt(nonce, shape, path.stem.encode()))
        sync_folder(self.folder)
        return rung

    def drop(self, rungs: Set[Rung], planned: Listed | None = None) -> None:
        """Take backups away, and the pieces that neither another one nor a planned one holds."""
        for rung in rungs:
            self._path(rung).unlink(missing_ok=True)
        held = {name for name, _length in _lengths(planned)} if planned else set()
        for rung in self.rungs():
            try:
                held.update(name for name, _length in _lengths(self.list_of(rung)))
            except UserError:
                continue
        for name in self._there().keys() - held:
            self._piece(name).unlink(missing_ok=True)
        for part in [*self.folder.glob("*.part"), *self.folder.glob(f"{PIECES}/*/*.part")]:
            part.unlink(missing_ok=True)

    def used(self) -> int:
        """Return how many bytes the vault takes."""
        return sum(path.stat().st_size for path in self.folder.rglob("*") if path.is_file())

    def room(self) -> int:
        """Return how many bytes it may take: a tenth of what would be free without it."""
        return (shutil.disk_usage(self.folder).free + self.used()) // 10

    def _read(self, names: Sequence[str]) -> Iterator[bytes]:
        for name in names:
            try:
                yield self._pieces.decrypt(_nonce(name), self._piece(name).read_bytes(), name.encode())
            except (OSError, NotSealedSoError) as error:
                raise tampered() from error

    def _name(self, piece: bytes) -> str:
        return hashlib.blake2b(piece, digest_size=32, key=self._naming).hexdigest()

    def _write_piece(self, name: str, piece: bytes) -> None:
        path = self._piece(name)
        make_private_folder(path.parent.parent)
        make_private_folder(path.parent)
        _write(path, self._pieces.encrypt(_nonce(name), piece, name.encode()))

    def _there(self) -> dict[str, int]:
        return {path.name: path.stat().st_size for path in self.folder.glob(f"{PIECES}/*/*") if not path.suffix}

    def _piece(self, name: str) -> Path:
        return self.folder / PIECES / name[:2] / name

    def _path(self, rung: Rung) -> Path:
        return self.folder / f"{rung.number:08d}-{rung.made.strftime(_MOMENT)}{RUNG}"


def piece_bytes(size: int) -> int:
    """Return how large the pieces of a file are."""
    return PIECE_BYTES if size < LARGE_BYTES else LARGE_PIECE_BYTES


def _nonce(name: str) -> bytes:
    """Return the nonce of a piece: part of a keyed hash of what it holds, so that none serves two different pieces."""
    return bytes.fromhex(name)[:_NONCE_BYTES]


def _lengths(listed: Listed) -> Iterator[tuple[str, int]]:
    """Yield each piece of a backup with its bytes."""
    for _name, size, pieces in listed.files:
        length = piece_bytes(size)
        yield from ((name, min(length, size - number * length)) for number, name in enumerate(pieces))


def _write(path: Path, data: bytes) -> None:
    """Write a file for the owner alone, whole or not at all."""
    part = path.with_name(f"{path.name}.part")
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(part, flags, 0o600), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)


def _shape(listed: Listed) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "made": listed.made.isoformat(),
        "key": listed.key.reveal().hex() if listed.key else None,
        "files": listed.files,
        "seen": listed.seen,
    }


def _listed(shape: dict[str, Any]) -> Listed:
    files = tuple((name, size, tuple(pieces)) for name, size, pieces in shape["files"])
    key = DataKey(bytes.fromhex(shape["key"])) if shape["key"] else None
    return Listed(datetime.fromisoformat(shape["made"]), key, files, tuple(shape["seen"]))
