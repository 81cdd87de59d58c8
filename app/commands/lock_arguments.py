"""What the commands of the lock take."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Protocol

from app.i18n import tr


class _Builder(Protocol):
    def command(self, name: str, does: str, runs: str) -> ArgumentParser: ...


def add_lock(to: _Builder) -> None:
    """Add `lock`, `unlock` and `passphrase`; a recovery code is written by the first and opens for the other two."""
    lock = to.command("lock", tr("keep everything under a passphrase"), "app.commands.lock_commands:lock")
    _new_passphrase(lock)
    lock.add_argument(
        "--recovery-code-file",
        dest="code_to",
        type=Path,
        metavar="FILE",
        help=tr("where to write the recovery code; else it is printed"),
    )
    _way_in(to.command("unlock", tr("take the passphrase off"), "app.commands.lock_commands:unlock"))
    change = to.command("passphrase", tr("change the passphrase"), "app.commands.lock_commands:change")
    _new_passphrase(change)
    _way_in(change)


def _new_passphrase(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--new-passphrase-file", type=Path, metavar="FILE", help=tr("holds the new passphrase; else it is asked for")
    )


def _way_in(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--recovery-code-file",
        type=Path,
        metavar="FILE",
        help=tr("holds the recovery code, when the passphrase is lost"),
    )
