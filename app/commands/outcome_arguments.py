"""What `plaint outcome` takes."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Protocol

from app.i18n import tr


class _Builder(Protocol):
    def command(self, name: str, does: str, runs: str) -> ArgumentParser: ...


def add_outcome(to: _Builder) -> None:
    """Add `outcome CASE` and `outcome tally FOLDER`; no case is called tally."""
    runs = "app.commands.outcome_commands:outcome"
    parser = to.command(
        "outcome", tr("an anonymous card of how a case was answered, or a folder of them added up"), runs
    )
    parser.add_argument("what", metavar="CASE|tally")
    parser.add_argument("folder", nargs="?", type=Path, metavar="FOLDER", help=tr("after tally: the folder of cards"))
    parser.add_argument("--plot", type=Path, metavar="FILE.(svg|pdf|png)", help=tr("after tally: draw it too"))
