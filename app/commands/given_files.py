"""Files that are named on the command line."""

import os
from argparse import Namespace
from pathlib import Path

from app.domain.disk_words import why_refused
from app.domain.errors import UserError
from app.i18n import tr

VARIABLE = "PLAINT_PASSPHRASE_FILE"
MOST_BYTES = 10_000


def file_bytes(path: Path) -> bytes:
    """Return what a file named on the command line holds; raises UserError when it can't be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise UserError(
            tr("“{file}” could not be read: {why}.").format(file=path, why=why_refused(error)), tr("Check its name.")
        ) from error


def passphrase_file(given: Namespace) -> Path | None:
    """Return the file with the passphrase, as the command line or the environment names it."""
    named = os.environ.get(VARIABLE)
    return getattr(given, "passphrase_file", None) or (Path(named) if named else None)


def first_line(file: Path) -> str:
    """Return the first line of a file without its end; a passphrase may have spaces at its edges."""
    return file_bytes(file)[:MOST_BYTES].decode("utf-8-sig", "replace").split("\n", 1)[0].rstrip("\r")
