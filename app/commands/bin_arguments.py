"""What the commands about the bin take."""

from argparse import ArgumentParser
from typing import Protocol

from app.commands.argument_types import number
from app.i18n import tr


class _Group(Protocol):
    def command(self, name: str, does: str, runs: str) -> ArgumentParser: ...


class _Builder(Protocol):
    def group(self, name: str, does: str) -> _Group: ...


def add_bin(to: _Builder) -> None:
    """Add `bin put`, `bin list`, `bin restore` and `bin empty`."""
    bins = to.group("bin", tr("what was deleted: it comes back whole for thirty days"))
    put = bins.command("put", tr("delete something: it goes to the bin"), "app.commands.bin_commands:put")
    put.add_argument(
        "item", help=tr("case:P-2026-0001, letter:3, reply:2, exhibit:1/B; a note or a call of a case: note:1/4")
    )
    put.add_argument(
        "--reference", default="", metavar="REF", help=tr("the case’s, typed to delete a letter that is finished")
    )
    bins.command("list", tr("show what is in it"), "app.commands.bin_commands:list_bin")
    restored = bins.command("restore", tr("bring something back"), "app.commands.bin_commands:restore")
    restored.add_argument("entry", type=number, help=tr("its number in the list"))
    emptied = bins.command("empty", tr("delete for good: all of it, or some"), "app.commands.bin_commands:empty")
    emptied.add_argument("entries", type=number, nargs="*", metavar="ENTRY", help=tr("numbers in the list; else all"))
