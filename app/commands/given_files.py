"""Files that are named on the command line."""

from pathlib import Path

from app.domain.disk_words import why_refused
from app.domain.errors import UserError
from app.i18n import tr


def file_bytes(path: Path) -> bytes:
    """Return what a file named on the command line holds; raises UserError when it can't be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise UserError(
            tr("“{file}” could not be read: {why}.").format(file=path, why=why_refused(error)), tr("Check its name.")
        ) from error
