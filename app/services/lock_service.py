"""Putting a passphrase on, changing it, taking it off; the keyring that may remember it."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import app.domain
import app.store
from app.domain.errors import NotAllowedError
from app.i18n import tr
from app.services.unlocking import Door, Key, Keyring
from app.store.data_key import KEY_BYTES
from app.store.database import Database
from app.store.private_files import wipe
from app.store.side_files import key_path
from app.store.store_faults import told_plainly

if TYPE_CHECKING:  # whether a passphrase is on is told without them; see app.later
    import app.domain.recovery_codes
    import app.store.backup
    import app.store.key_file


class LockService:
    """Works on the data file that is open."""

    def __init__(self, database: Database, keyring: Keyring) -> None:
        self._database = database
        self._keyring = keyring
        self._door = Door(database.path, keyring)

    @property
    def _path(self) -> Path:
        return self._database.path

    @property
    def is_on(self) -> bool:
        """Whether the letters are kept under a passphrase."""
        return self._database.key is not None

    @property
    def remembers(self) -> bool:
        """Whether this computer's keyring opens the letters at start."""
        return self.is_on and app.store.key_file.KeyFile.read(self._path).has_keyring

    @property
    def readable_copies(self) -> list[Path]:
        """The copies beside the letters that could not be put under the passphrase, for they are damaged."""
        return app.store.backup.readable_copies(self._path) if self.is_on else []

    def check(self, passphrase: str) -> None:
        """Make sure that it is the person who may change the lock; raises LockedError when it is another passphrase."""
        self._door.by_passphrase(passphrase)

    def check_code(self, code: str) -> None:
        """The same by the recovery code."""
        self._door.by_code(code)

    def put_on(self, passphrase: str) -> str:
        """Encrypt everything from now on, also what lies in `backups/`, and overwrite what was readable.

        Returns:
            The recovery code; it is kept nowhere and can't be shown again.

        Raises:
            NotAllowedError: A passphrase is on already, or this one is empty.
            UserError: The disk is full or refuses; the letters are as they were.
        """
        _refuse_empty(passphrase)
        self.refuse_when_on()
        key, code = (
            Key.random(),
            app.domain.recovery_codes.recovery_code(os.urandom(app.domain.recovery_codes.RANDOM_BYTES)),
        )
        with told_plainly():
            app.store.key_file.KeyFile.new(key, passphrase, _plain(code)).write(self._path)
            try:
                self._database.change_key(key)
            finally:
                if not self.is_on:
                    wipe(key_path(self._path))
        return code

    def refuse_when_on(self) -> None:
        """Raise NotAllowedError when a passphrase is on already."""
        if self.is_on:
            raise NotAllowedError(tr("A passphrase is on already."), tr("You can change it or take it off."))

    def refuse_when_off(self) -> None:
        """Raise NotAllowedError when no passphrase is on."""
        self._key()

    def change(self, passphrase: str) -> None:
        """Open with another passphrase from now on, also the backups in `backups/`; the recovery code stays.

        Raises:
            NotAllowedError: No passphrase is on, or this one is empty.
            UserError: The disk is full or refuses.
        """
        _refuse_empty(passphrase)
        key = self._key()
        self._renew(app.store.key_file.KeyFile.read(self._path).with_passphrase(key, passphrase))

    def new_code(self) -> str:
        """Return a new recovery code; the one before opens nothing any more."""
        key, code = (
            self._key(),
            app.domain.recovery_codes.recovery_code(os.urandom(app.domain.recovery_codes.RANDOM_BYTES)),
        )
        self._renew(app.store.key_file.KeyFile.read(self._path).with_code(key, _plain(code)))
        return code

    def remember(self, *, is_wanted: bool) -> bool:
        """Let the keyring open the letters at start, or not any more; returns whether it does now."""
        key, kept = self._key(), app.store.key_file.KeyFile.read(self._path)
        if not is_wanted:
            self._keyring.forget(kept.name)
            self._renew(kept.without_keyring())
            return False
        secret = os.urandom(KEY_BYTES)
        if not self._keyring.keep(kept.name, secret):
            return False
        self._renew(kept.with_keyring(key, secret))
        return True

    def take_off(self) -> None:
        """Keep everything readable from now on, also the backups in `backups/`: nobody shall need an old passphrase.

        Raises:
            NotAllowedError: No passphrase is on.
            UserError: The disk is full or refuses; the letters are as they were.
        """
        key = self._key()
        with told_plainly():
            kept = app.store.key_file.KeyFile.read(self._path)
            try:
                app.store.backup.open_backups(self._path, key, kept)
                self._database.change_key(None)
            finally:
                if self.is_on:
                    app.store.backup.lock_backups(self._path, key)
            wipe(key_path(self._path))
        if kept.has_keyring:
            self._keyring.forget(kept.name)

    def _key(self) -> Key:
        key = self._database.key
        if key is None:
            raise NotAllowedError(tr("No passphrase is on."), tr("Set one first."))
        return key

    def _renew(self, kept: "app.store.key_file.KeyFile") -> None:
        with told_plainly():
            kept.write(self._path)
            app.store.backup.renew_backups(self._path, kept)


def _plain(code: str) -> str:
    plain = app.domain.recovery_codes.plain_code(code)
    assert plain is not None
    return plain


def _refuse_empty(passphrase: str) -> None:
    if not passphrase.strip():
        raise NotAllowedError(tr("A passphrase needs at least one word."), tr("Four or five words are good."))
