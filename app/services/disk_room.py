"""Whether a disk has room for what is to be written there, asked before it is begun."""

import errno
import shutil
from pathlib import Path

from app.domain.disk_words import why_refused
from app.domain.errors import UserError
from app.i18n import tr

_MB = 1_000_000


def in_mb(size: int) -> str:
    """Return a size for people: “0.4 MB”, “12 MB”."""
    shown = f"{size / _MB:.1f}" if size < 10 * _MB else f"{size / _MB:,.0f}"
    return tr("{n} MB").format(n=shown)


def refuse_too_large(target: Path, size: int) -> None:
    """Make sure that there is room for a file.

    Raises:
        UserError: There is less than that; nothing was written.
    """
    free = shutil.disk_usage(target.parent).free
    if free < size:
        raise UserError(
            tr("“{file}” needs {size}, and {free} are free there.").format(
                file=target.name, size=in_mb(size), free=in_mb(free)
            ),
            tr("Nothing was changed. Free some space, or choose another disk."),
        )


def not_written(target: Path, error: OSError) -> UserError:
    """Say why a file could not be written, and what to do."""
    hint = tr("Nothing was changed. Choose another place.")
    if error.errno == errno.EFBIG:
        hint = tr("Nothing was changed. A stick formatted as FAT32 holds no file over 4 GB: choose another disk.")
    elif error.errno in {errno.EIO, errno.ENODEV, errno.ENXIO, errno.ENOENT}:
        hint = tr("Nothing was changed. See that the disk or stick is connected, then try again.")
    return UserError(tr("“{file}” could not be written: {why}.").format(file=target, why=why_refused(error)), hint)
