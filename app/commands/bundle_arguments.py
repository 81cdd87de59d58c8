"""What the commands about bundles take."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Protocol


class _Builder(Protocol):
    def command(self, name: str, does: str, runs: str) -> ArgumentParser: ...


def add_bundles(to: _Builder) -> None:
    """Add `bundle` and `verify`."""
    bundle = to.command("bundle", "make a bundle of a case for a regulator", "app.commands.bundle_commands:make")
    bundle.add_argument("case")
    bundle.add_argument("output", type=Path, metavar="OUTPUT.pdf|OUTPUT.zip")
    bundle.add_argument(
        "--max-mb",
        type=float,
        metavar="N",
        help="cut a PDF into files of at most N million bytes: OUTPUT-1-of-3.pdf and so on",
    )
    verify = to.command("verify", "verify a bundle, offline", "app.commands.bundle_commands:verify")
    verify.add_argument("bundle", type=Path, metavar="BUNDLE.zip")
