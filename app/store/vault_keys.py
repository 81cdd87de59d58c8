"""The keys of the automatic backups: one random key for all of a vault, under the lock of the letters or beside them.

While the letters are locked, their key seals it, and the ways in (`key_file`) lie with it. While they are not, it lies
there to be read, as the letters do. So a passphrase that is put on locks every earlier backup at once, one that is
taken off leaves none behind that only a forgotten passphrase opens, and no backup is ever written anew for it.
"""

import json
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.domain.errors import UserError
from app.store.data_key import DataKey
from app.store.key_file import MOST_BYTES, KeyFile
from app.store.private_files import make_private_folder, replace_private_file
from app.store.sealed_stream import stream_key
from app.store.sealing import Cipher, NotSealedSoError
from app.store.side_files import KEY_COPIES, vaults

FORMAT = 1
_PURPOSE = b"plaint vault key"
_NONCE_BYTES = 12


@dataclass(frozen=True, slots=True)
class KeyBox:
    """What lies in a vault's `keys.json`.

    Attributes:
        key: The vault's key, where anybody may read it.
        sealed: Nonce and key under the key of the letters, where they are locked.
        lock: The ways to the key of the letters, where they are locked.
    """

    key: DataKey | None = None
    sealed: bytes = b""
    lock: KeyFile | None = None

    def open(self, key: DataKey | None) -> DataKey | None:
        """Return the vault's key, by the key of the letters if it is sealed; None when another one sealed it."""
        if self.key is not None or key is None or not self.sealed:
            return self.key
        nonce, sealed = self.sealed[:_NONCE_BYTES], self.sealed[_NONCE_BYTES:]
        try:
            return DataKey(_cipher(key).decrypt(nonce, sealed, _PURPOSE))
        except NotSealedSoError:
            return None

    @classmethod
    def sealing(cls, secret: DataKey, key: DataKey, lock: KeyFile) -> "KeyBox":
        """Return the box of a vault whose letters are locked."""
        nonce = secrets.token_bytes(_NONCE_BYTES)
        return cls(None, nonce + _cipher(key).encrypt(nonce, secret.reveal(), _PURPOSE), lock.without_keyring())


def read_box(folder: Path) -> KeyBox:
    """Return the box of a vault, from whichever copy can be read; an empty one when none can."""
    for name in KEY_COPIES:
        try:
            with (folder / name).open("rb") as file:
                return _box(json.loads(file.read(4 * MOST_BYTES)))
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError, UserError):
            continue
    return KeyBox()


def write_box(folder: Path, box: KeyBox) -> None:
    """Write both copies; what they said before is overwritten."""
    make_private_folder(folder)
    shape = {
        "plaint_vault": FORMAT,
        "key": box.key.reveal().hex() if box.key else None,
        "sealed": box.sealed.hex(),
        "lock": box.lock.to_bytes().decode() if box.lock else None,
    }
    for name in KEY_COPIES:
        replace_private_file(folder / name, json.dumps(shape, indent=1).encode())


def lock_vaults(root: Path, key: DataKey, lock: KeyFile) -> None:
    """Put every vault that `key` opens, or that anybody may read, under the lock of the letters."""
    for folder, box, secret in _opened(root, key):
        if box.key is not None or box.lock != lock.without_keyring():
            write_box(folder, KeyBox.sealing(secret, key, lock))


def renew_vaults(root: Path, lock: KeyFile) -> None:
    """Let the vaults under the same key open as the letters do now."""
    for folder in vaults(root):
        box = read_box(folder)
        if box.lock is not None and box.lock.name == lock.name and box.lock != lock.without_keyring():
            write_box(folder, KeyBox(None, box.sealed, lock.without_keyring()))


def open_vaults(root: Path, key: DataKey) -> None:
    """Let everybody read the vaults that `key` opens, since the letters are not locked any more."""
    for folder, box, secret in _opened(root, key):
        if box.key is None:
            write_box(folder, KeyBox(secret))


def _opened(root: Path, key: DataKey) -> Iterator[tuple[Path, KeyBox, DataKey]]:
    for folder in vaults(root):
        box = read_box(folder)
        secret = box.open(key)
        if secret is not None:
            yield folder, box, secret


def _box(shape: dict[str, Any]) -> KeyBox:
    if shape["plaint_vault"] != FORMAT:
        raise ValueError("of a newer Plaint")
    return KeyBox(
        DataKey(bytes.fromhex(shape["key"])) if shape["key"] else None,
        bytes.fromhex(shape["sealed"]),
        KeyFile.from_bytes(shape["lock"].encode()) if shape["lock"] else None,
    )


def _cipher(key: DataKey) -> Cipher:
    return Cipher(stream_key(key, b"", _PURPOSE))
