"""The side file `plaint.db.key`: the data key, wrapped by the passphrase, by the recovery code, perhaps by the keyring.

It holds nothing that opens anything by itself, and lies in every backup too: without it no passphrase is of any use.
"""

import json
import secrets
import unicodedata
from base64 import b64decode, b64encode
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from app.domain.errors import UserError
from app.i18n import tr
from app.store.data_key import KEY_BYTES, DataKey
from app.store.key_wrapping import (
    DEAREST,
    KEYRING,
    PASSPHRASE,
    RECOVERY_CODE,
    SALT_BYTES,
    USUAL_COST,
    WAYS,
    Cost,
    Wrap,
    unwrap,
    wrap,
)
from app.store.private_files import replace_private_file
from app.store.sealing import NONCE_BYTES, TAG_BYTES
from app.store.side_files import key_path

FORMAT = 1
MOST_BYTES = 16 * 1024


@dataclass(frozen=True, slots=True)
class KeyFile:
    """The wraps of one data key.

    Attributes:
        name: The key's public name, 16 hex digits; backups of one file bear the same.
        wraps: At most one for each way in.
    """

    name: str
    wraps: tuple[Wrap, ...] = ()

    @classmethod
    def new(cls, key: DataKey, passphrase: str, code: str) -> "KeyFile":
        """Return the side file of a new key."""
        return cls(secrets.token_hex(8)).with_passphrase(key, passphrase).with_code(key, code)

    @property
    def has_keyring(self) -> bool:
        """Whether this computer's keyring can open it."""
        return any(each.way == KEYRING for each in self.wraps)

    def with_passphrase(self, key: DataKey, passphrase: str) -> "KeyFile":
        """Return it with another passphrase; the old one opens it no more."""
        return self._with(wrap(key, PASSPHRASE, _typed(passphrase), self.name, USUAL_COST))

    def with_code(self, key: DataKey, code: str) -> "KeyFile":
        """Return it with another recovery code; the old one opens it no more."""
        return self._with(wrap(key, RECOVERY_CODE, code.encode(), self.name, USUAL_COST))

    def with_keyring(self, key: DataKey, secret: bytes) -> "KeyFile":
        """Return it with a way in for the random secret that the keyring keeps."""
        return self._with(wrap(key, KEYRING, secret, self.name, None))

    def without_keyring(self) -> "KeyFile":
        """Return it without the keyring's way in."""
        return replace(self, wraps=tuple(each for each in self.wraps if each.way != KEYRING))

    def by_passphrase(self, passphrase: str) -> DataKey | None:
        """Return the key, or None when the passphrase is another one; takes about a fifth of a second."""
        return self._by(PASSPHRASE, _typed(passphrase))

    def by_code(self, code: str) -> DataKey | None:
        """Return the key, or None when the recovery code, in its plain form, is another one."""
        return self._by(RECOVERY_CODE, code.encode())

    def by_keyring(self, secret: bytes) -> DataKey | None:
        """Return the key, or None when the keyring's secret belongs to another file."""
        return self._by(KEYRING, secret)

    def to_bytes(self) -> bytes:
        """Return what is written on the disk."""
        wraps = [_wrap_shape(each) for each in self.wraps]
        return json.dumps({"plaint_key": FORMAT, "name": self.name, "wraps": wraps}, indent=1).encode()

    @classmethod
    def from_bytes(cls, data: bytes) -> "KeyFile":
        """Return what bytes say.

        Raises:
            UserError: They are no side file, or one of a newer Plaint.
        """
        try:
            shape = json.loads(data)
            if shape["plaint_key"] != FORMAT:
                raise _newer()
            return cls(_hex_name(shape["name"]), tuple(_read_wrap(each) for each in shape["wraps"]))
        except (KeyError, TypeError, ValueError, RecursionError) as error:
            raise _damaged() from error

    @classmethod
    def read(cls, path: Path) -> "KeyFile":
        """Read the side file of a data file.

        Raises:
            UserError: It is missing or damaged.
        """
        try:
            with key_path(path).open("rb") as file:
                data = file.read(MOST_BYTES + 1)
        except OSError as error:
            raise missing() from error
        return cls.from_bytes(data)

    def write(self, path: Path) -> None:
        """Write the side file of a data file, whole or not at all.

        Raises:
            OSError: The disk is full or refuses.
        """
        replace_private_file(key_path(path), self.to_bytes())

    def _with(self, wrapped: Wrap) -> "KeyFile":
        return replace(self, wraps=(*(each for each in self.wraps if each.way != wrapped.way), wrapped))

    def _by(self, way: str, secret: bytes) -> DataKey | None:
        wrapped = next((each for each in self.wraps if each.way == way), None)
        try:
            return unwrap(wrapped, secret, self.name) if wrapped else None
        except MemoryError as error:
            raise UserError(
                tr("There is too little memory to open the lock."), tr("Close other programs, then try again.")
            ) from error


def missing() -> UserError:
    """The data file is locked, and what belongs to the passphrase is not there."""
    return UserError(
        tr("The file that belongs to your passphrase is missing, so your letters can’t be opened."),
        tr("It is called “plaint.db.key” and lies beside your letters; each backup holds one. Put it back."),
    )


def _damaged() -> UserError:
    return UserError(
        tr("The file that belongs to your passphrase can’t be read, so your letters can’t be opened."),
        tr("It is called “plaint.db.key” and lies beside your letters; each backup holds one. Put that one back."),
    )


def _newer() -> UserError:
    return UserError(
        tr("Your letters were locked with a newer Plaint than this one."),
        tr("Nothing was changed. Install the newest Plaint, then open them again."),
    )


def _typed(passphrase: str) -> bytes:
    """Return a passphrase so that it is the same from every keyboard: composed, as most systems type it."""
    return unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")


def _wrap_shape(each: Wrap) -> dict[str, Any]:
    shape: dict[str, Any] = {"way": each.way}
    for name in ("salt", "nonce", "sealed"):
        shape[name] = b64encode(getattr(each, name)).decode()
    if each.cost:
        shape["argon2id"] = {"memory_kib": each.cost.memory, "passes": each.cost.passes, "lanes": each.cost.lanes}
    return shape


def _read_wrap(shape: dict[str, Any]) -> Wrap:
    salt, nonce, sealed = (b64decode(shape[name], validate=True) for name in ("salt", "nonce", "sealed"))
    sizes = (len(salt), len(nonce), len(sealed))
    if shape["way"] not in WAYS or sizes != (SALT_BYTES, NONCE_BYTES, KEY_BYTES + TAG_BYTES):
        raise ValueError("no wrap")
    cost = None if shape["way"] == KEYRING else _read_cost(shape["argon2id"])
    return Wrap(shape["way"], salt, nonce, sealed, cost)


def _read_cost(shape: dict[str, int]) -> Cost:
    cost = Cost(int(shape["memory_kib"]), int(shape["passes"]), int(shape["lanes"]))
    is_possible = 0 < cost.passes <= DEAREST.passes and 0 < cost.lanes <= DEAREST.lanes
    if not is_possible or not 8 * cost.lanes <= cost.memory <= DEAREST.memory:
        raise ValueError("no cost")
    return cost


def _hex_name(name: str) -> str:
    if len(bytes.fromhex(name)) != 8:
        raise ValueError("no name")
    return name
