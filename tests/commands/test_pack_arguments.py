"""What the commands about packs take."""

import pytest

from app.commands.arguments import build_parser

COMMANDS = (
    ("pack", "new", "folder"),
    ("pack", "check", "folder"),
    ("pack", "try", "folder", "letter", "--out", "out"),
    ("pack", "text", "a.docx"),
    ("pack", "build", "folder", "-o", "a.plaintpack", "--sign", "key"),
    ("pack", "verify", "a.plaintpack", "--key", "RW"),
    ("pack", "install", "a.plaintpack", "--trust"),
    ("pack", "update", "folder"),
    ("pack", "list"),
    ("pack", "remove", "id"),
    ("pack", "diff", "old", "new"),
    ("key", "new", "key"),
)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: " ".join(command[:2]))
def test_each_command_of_the_contract_is_there(command: tuple[str, ...]) -> None:
    module = "key" if command[0] == "key" else "pack"
    assert build_parser().parse_args(command).runs.startswith(f"app.commands.{module}_commands:")


def test_verifying_needs_a_key() -> None:
    with pytest.raises(SystemExit):
        build_parser().parse_args(["pack", "verify", "a.plaintpack"])
