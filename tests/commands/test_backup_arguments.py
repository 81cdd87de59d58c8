"""What `backup` and `restore` take."""

from pathlib import Path

import pytest

from app.commands.arguments import build_parser


def test_a_backup_takes_a_file_and_perhaps_a_passphrase() -> None:
    given = build_parser().parse_args(["backup", "a.plaintbackup", "--backup-passphrase-file", "w", "--anyway"])
    assert (given.file, given.backup_passphrase_file, given.anyway) == (Path("a.plaintbackup"), Path("w"), True)


def test_a_restore_takes_a_file_and_replaces_nothing_unless_told() -> None:
    given = build_parser().parse_args(["restore", "a.plaintbackup", "--recovery-code-file", "c"])
    assert (given.file, given.recovery_code_file, given.replace) == (Path("a.plaintbackup"), Path("c"), False)


def test_a_restore_takes_a_file_or_a_number() -> None:
    assert build_parser().parse_args(["restore", "--kept", "3"]).kept == 3
    with pytest.raises(SystemExit):
        build_parser().parse_args(["restore", "a.plaintbackup", "--kept", "3"])


def test_both_need_a_file() -> None:
    for command in ("backup", "restore"):
        with pytest.raises(SystemExit):
            build_parser().parse_args([command])
