"""What the commands of the lock take."""

from pathlib import Path

from app.commands.arguments import build_parser


def test_a_recovery_code_is_written_by_lock_and_read_by_the_others() -> None:
    given = build_parser().parse_args(["lock", "--new-passphrase-file", "new", "--recovery-code-file", "code"])
    assert (given.new_passphrase_file, given.code_to) == (Path("new"), Path("code"))
    assert not hasattr(given, "recovery_code_file")
    for command in ("unlock", "passphrase"):
        assert build_parser().parse_args([command, "--recovery-code-file", "x"]).recovery_code_file == Path("x")


def test_every_command_takes_a_passphrase_in_a_file() -> None:
    assert build_parser().parse_args(["--passphrase-file", "here", "today"]).passphrase_file == Path("here")
    assert build_parser().parse_args(["today", "--passphrase-file", "here"]).passphrase_file == Path("here")
