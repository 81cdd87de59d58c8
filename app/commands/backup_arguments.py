"""What `backup` and `restore` take."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Protocol


class _Builder(Protocol):
    def command(self, name: str, does: str, runs: str) -> ArgumentParser: ...


def add_backups(to: _Builder) -> None:
    """Add both."""
    backup = to.command("backup", "back everything up to one encrypted file", "app.commands.backup_commands:backup")
    backup.add_argument("file", type=Path, metavar="FILE.plaintbackup")
    backup.add_argument(
        "--backup-passphrase-file",
        type=Path,
        metavar="FILE",
        help="holds the passphrase of the backup, where your letters have none; else it is asked for",
    )
    backup.add_argument("--anyway", action="store_true", help="also into the folder of your letters")
    restore = to.command("restore", "put a backup into an empty folder", "app.commands.backup_commands:restore")
    restore.add_argument("file", type=Path, metavar="FILE.plaintbackup")
    restore.add_argument(
        "--backup-passphrase-file", type=Path, metavar="FILE", help="holds the passphrase of the backup"
    )
    restore.add_argument(
        "--recovery-code-file", type=Path, metavar="FILE", help="holds the recovery code, when the passphrase is lost"
    )
    restore.add_argument(
        "--replace",
        action="store_true",
        help="also where letters are: these are kept in a folder with the date, and nothing of them is deleted",
    )
