"""A passphrase or a recovery code given to a command: from a file, else asked for, not as an argument."""

import getpass
import sys
from argparse import Namespace
from pathlib import Path

from app.bootstrap import door_of
from app.commands.given_files import VARIABLE, first_line, passphrase_file
from app.domain.errors import LockedError, UserError
from app.i18n import tr
from app.services.unlocking import Key


def key_for(given: Namespace, *, is_keyring_enough: bool = True) -> Key | None:
    """Return the key of the folder that a command names, or None when it is not locked.

    Args:
        given: The command line; its passphrase file comes before the variable, the keyring and the question.
        is_keyring_enough: Whether what the keyring remembers will do; not for changing the lock.

    Raises:
        LockedError: No passphrase was given, or another one.
    """
    door = door_of(given.data)
    if not door.is_locked:
        return None
    code_file = getattr(given, "recovery_code_file", None)
    if code_file is not None:
        return door.by_code(first_line(code_file))
    file = passphrase_file(given)
    if file is not None:
        return door.by_passphrase(first_line(file))
    key = door.by_keyring() if is_keyring_enough else None
    if key is None and not is_terminal():
        raise LockedError(
            tr("Your letters are locked, and no passphrase was given."),
            tr("Give it in a file: --passphrase-file FILE, or {name}.").format(name=VARIABLE),
        )
    return key or door.by_passphrase(getpass.getpass(tr("Passphrase: ")))


def new_passphrase(file: Path | None, option: str = "--new-passphrase-file") -> str:
    """Return the new passphrase, from its file, which an option names, or asked for twice.

    Raises:
        UserError: There is no file and nobody to ask, or what was typed differs.
    """
    if file is not None:
        return first_line(file)
    if not is_terminal():
        raise UserError(
            tr("No new passphrase was given, so nothing was changed."),
            tr("Give it in a file: {option} FILE.").format(option=option),
        )
    passphrase = getpass.getpass(tr("New passphrase: "))
    if getpass.getpass(tr("Once more: ")) != passphrase:
        raise UserError(tr("The two passphrases differ, so nothing was changed."), tr("Try again."))
    return passphrase


def is_terminal() -> bool:
    """Whether there is somebody to ask."""
    return bool(sys.stdin) and sys.stdin.isatty()
