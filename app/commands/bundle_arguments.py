"""What the commands about bundles take."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Protocol

from app.commands.argument_types import fingerprint
from app.i18n import tr


class _Builder(Protocol):
    def command(self, name: str, does: str, runs: str) -> ArgumentParser: ...


def add_bundles(to: _Builder) -> None:
    """Add `bundle` and `verify`."""
    bundle = to.command("bundle", tr("make a bundle of a case for a regulator"), "app.commands.bundle_commands:make")
    bundle.add_argument("case")
    bundle.add_argument("output", type=Path, metavar="OUTPUT.pdf|OUTPUT.zip")
    bundle.add_argument(
        "--max-mb",
        type=float,
        metavar="N",
        help=tr("cut a PDF into files of at most N million bytes: OUTPUT-1-of-3.pdf and so on"),
    )
    _redacting(bundle)
    verify = to.command("verify", tr("verify a bundle, offline"), "app.commands.bundle_commands:verify")
    verify.add_argument("bundle", type=Path, metavar="BUNDLE.zip")
    verify.add_argument("--head", type=fingerprint, metavar="FINGERPRINT", help=tr("that somebody noted before"))


def _redacting(bundle: ArgumentParser) -> None:
    redacting = bundle.add_argument_group(
        "redacted copy",
        "Names, addresses, e-mail addresses and telephone numbers that Plaint finds in the case are taken out of every "
        "text, and [removed] stands there; the ZIP then holds redacted pages, not the originals. Pictures can't be "
        "searched, so that they are left out unless you say that you have looked at them.",
    )
    redacting.add_argument("--redact", action="store_true", help=tr("make a redacted copy"))
    redacting.add_argument(
        "--also", action="append", default=[], metavar="WORDS", help=tr("take these words out too (may be given again)")
    )
    redacting.add_argument(
        "--keep", action="append", default=[], metavar="WORDS", help=tr("leave in what was found (may be given again)")
    )
    redacting.add_argument(
        "--show",
        action="append",
        default=[],
        metavar="EXHIBIT",
        help=tr("show the pictures of an exhibit that you have looked at, such as A or reply-2 (may be given again)"),
    )
    redacting.add_argument(
        "--leave-out",
        action="append",
        default=[],
        metavar="EXHIBIT[:WHY]",
        help=tr(
            "leave out a paper as a whole, with a reason if you give one: “B: it shows a child” (may be given again)"
        ),
    )
