"""The options that every command and the window take; the window reads no others."""

import argparse
from pathlib import Path

from app.commands.argument_types import day
from app.i18n import tr


def shared_options() -> argparse.ArgumentParser:
    """Return the options that every command and the window take; none by half its name: `--to` is not `--today`."""
    shared = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS, allow_abbrev=False)
    shared.add_argument("--data", type=Path, metavar="FOLDER", help=tr("where cases are kept (also PLAINT_DATA)"))
    shared.add_argument("--json", action="store_true", help=tr("one JSON document on standard output"))
    shared.add_argument("--today", type=day, metavar="YYYY-MM-DD", help=tr("the day to reckon from"))
    shared.add_argument(
        "--passphrase-file", type=Path, metavar="FILE", help=tr("holds the passphrase (also PLAINT_PASSPHRASE_FILE)")
    )
    return shared
