"""What `backup`, `backups` and `restore` take."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Protocol

from app.commands.argument_types import number
from app.i18n import tr


class _Builder(Protocol):
    def command(self, name: str, does: str, runs: str) -> ArgumentParser: ...


def add_backups(to: _Builder) -> None:
    """Add `backup`, `backups` and `restore`."""
    backup = to.command("backup", tr("back everything up to one encrypted file"), "app.commands.backup_commands:backup")
    backup.add_argument("file", type=Path, metavar="FILE.plaintbackup")
    backup.add_argument(
        "--backup-passphrase-file",
        type=Path,
        metavar="FILE",
        help=tr("holds the passphrase of the backup, where your letters have none; else it is asked for"),
    )
    backup.add_argument("--anyway", action="store_true", help=tr("also into the folder of your letters"))
    to.command("backups", tr("list the automatic backups"), "app.commands.backup_commands:list_backups")
    does = "put a backup into an empty folder, or in the place of your letters"
    restore = to.command("restore", does, "app.commands.backup_commands:restore")
    source = restore.add_mutually_exclusive_group(required=True)
    source.add_argument("file", type=Path, nargs="?", metavar="FILE.plaintbackup")
    source.add_argument(
        "--kept",
        type=number,
        metavar="N",
        help=tr("an automatic backup of the folder, as `plaint backups` numbers them"),
    )
    restore.add_argument(
        "--backup-passphrase-file", type=Path, metavar="FILE", help=tr("holds the passphrase of the backup")
    )
    restore.add_argument(
        "--recovery-code-file",
        type=Path,
        metavar="FILE",
        help=tr("holds the recovery code, when the passphrase is lost"),
    )
    restore.add_argument(
        "--replace",
        action="store_true",
        help=tr("also where letters are: these are kept in a folder with the date, and nothing of them is deleted"),
    )
