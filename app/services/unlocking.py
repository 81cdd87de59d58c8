"""The door of a data folder: whether it is locked, and the ways in."""

from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Protocol, TypeAlias

import app.domain
import app.store
from app.domain.errors import LockedError
from app.i18n import tr, trn
from app.store.data_key import DataKey
from app.store.file_swap import is_plain, stands_for
from app.store.side_files import key_path

if TYPE_CHECKING:  # only letters under a passphrase need them; see app.later
    import app.domain.recovery_codes
    import app.store.key_file

Key: TypeAlias = DataKey

FREE_TRIES = 3
LONGEST_WAIT_SECONDS = 60


class Keyring(Protocol):
    """What the lock asks of the system's keyring."""

    def keep(self, name: str, secret: bytes) -> bool:
        """Keep a secret; returns whether it is there."""
        ...

    def find(self, name: str) -> bytes | None:
        """Return a secret, or None."""
        ...

    def forget(self, name: str) -> None:
        """Forget a secret."""
        ...


class Door:
    """Stands before one data file and finds its key; nothing is opened here.

    Wrong tries cost a growing wait. It keeps people at the keyboard from trying names of pets all evening; what keeps
    a thief of the disk off is the cost of each guess.
    """

    def __init__(self, path: Path, keyring: Keyring, now: Callable[[], float] = monotonic) -> None:
        self._path = path
        self._keyring = keyring
        self._now = now
        self._wrong = 0
        self._opens_at = 0.0

    @property
    def is_locked(self) -> bool:
        """Whether the file needs a key. Not to be asked while it is open here."""
        return key_path(self._path).exists() and not is_plain(stands_for(self._path))

    @property
    def wait_seconds(self) -> int:
        """How long until another try is taken; 0 when one is taken now."""
        return max(0, round(self._opens_at - self._now() + 0.499))

    def by_keyring(self) -> Key | None:
        """Return the key if the keyring remembers it."""
        kept = app.store.key_file.KeyFile.read(self._path)
        secret = self._keyring.find(kept.name) if kept.has_keyring else None
        return kept.by_keyring(secret) if secret else None

    def by_passphrase(self, passphrase: str) -> Key:
        """Return the key.

        Raises:
            LockedError: The passphrase is another one, or it is too soon after wrong ones.
            UserError: The side file is missing or damaged.
        """
        self._refuse_haste()
        key = app.store.key_file.KeyFile.read(self._path).by_passphrase(passphrase)
        if key is None:
            hint = tr("Capital letters and spaces count. Try again, or use your recovery code.")
            raise self._wrong_one(tr("That is not the passphrase."), hint)
        self._wrong = 0
        return key

    def by_code(self, code: str) -> Key:
        """Return the key, by the recovery code as it was typed.

        Raises:
            LockedError: The code has a slip or is another one, or it is too soon after wrong ones.
            UserError: The side file is missing or damaged.
        """
        self._refuse_haste()
        plain = app.domain.recovery_codes.plain_code(code)
        if plain is None:
            raise LockedError(
                tr("That is not a whole recovery code."),
                tr("It has seven groups of four letters and digits. One of them may be mistyped."),
            )
        key = app.store.key_file.KeyFile.read(self._path).by_code(plain)
        if key is None:
            raise self._wrong_one(
                tr("That is not the recovery code of these letters."),
                tr("Each new code ends the one before. Look for the last one that you printed or saved."),
            )
        self._wrong = 0
        return key

    def _refuse_haste(self) -> None:
        if self.wait_seconds:
            wait = trn("Try again in {n} second.", "Try again in {n} seconds.", self.wait_seconds)
            raise LockedError(tr("There were several wrong tries."), wait)

    def _wrong_one(self, message: str, hint: str) -> LockedError:
        self._wrong += 1
        if self._wrong >= FREE_TRIES:
            self._opens_at = self._now() + min(2 ** (self._wrong - FREE_TRIES), LONGEST_WAIT_SECONDS)
        return LockedError(message, hint)
