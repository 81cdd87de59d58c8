"""What the database refuses or cannot do, in words; the only place that knows the driver's errors."""

import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw

from app.domain.errors import DamagedError, DiskError, NotAllowedError, UserError
from app.i18n import tr

_REFUSALS: dict[str, Callable[[], str]] = {
    "finished-letter": lambda: tr("A finished letter is kept as it is."),
    "letter-without-file": lambda: tr("A letter can’t be finished without its files."),
    "stated-point": lambda: tr("What a sent letter stated is kept as it is."),
    "kept-reply": lambda: tr("A reply is kept as it came."),
    "kept-history": lambda: tr("The history can’t be changed, only added to."),
    "kept-bytes": lambda: tr("The kept file can’t be changed."),
    "labelled-exhibit": lambda: tr("A finished letter names this exhibit; it is kept as it is."),
}
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT)


@contextmanager
def told_plainly() -> Iterator[None]:
    """Turn the database's errors that a person can mend into UserErrors; others are bugs and pass as they are."""
    try:
        yield
    except (apsw.Error, OSError, UnicodeEncodeError) as error:
        told = in_words(error)
        if told is None:
            raise
        raise told from error


def in_words(error: Exception) -> UserError | None:
    """Return what a person can do about a database or file error, or None when it is a bug of ours."""
    match error:
        case apsw.ConstraintError() if str(error) in _REFUSALS:
            return NotAllowedError(_REFUSALS[str(error)](), tr("Nothing was changed."))
        case apsw.FullError():
            return disk_full()
        case OSError() if error.errno in _NO_ROOM:
            return disk_full()
        case apsw.BusyError() | apsw.LockedError():
            return in_use()
        case apsw.CorruptError() | apsw.NotADBError():
            return damaged()
        case apsw.ReadOnlyError() | apsw.CantOpenError() | apsw.PermissionsError() | PermissionError():
            return not_writable()
        case apsw.IOError() | OSError():
            return unreachable()
        case apsw.NoMemError() | apsw.TooBigError():
            return too_large()
        case UnicodeEncodeError():
            return UserError(
                tr("The text holds half a character, which can’t be kept."),
                tr("Nothing was changed. Type the last characters again."),
            )
        case _:
            return None


def disk_full() -> DiskError:
    """There is no room for what should be kept."""
    return DiskError(
        tr("The disk is full."),
        tr("Nothing was lost: what was kept before is still there. Free some space, then try again."),
    )


def in_use() -> UserError:
    """Another Plaint, or another program, holds the data file."""
    return UserError(
        tr("Your letters are open in Plaint already."),
        tr("Go on in the window that is open, or close it and try again."),
    )


def damaged() -> DamagedError:
    """The data file cannot be read as what it should be."""
    return DamagedError(
        tr("The file with your letters can’t be read. It is damaged, or locked with another passphrase."),
        tr("It was left as it is. Copy it to a safe place before you try anything, then restore a backup."),
    )


def not_writable() -> DiskError:
    """The folder or the file may not be written."""
    return DiskError(
        tr("The folder with your letters can’t be written."),
        tr("Nothing was changed. Make sure that you may write there, then try again."),
    )


def unreachable() -> DiskError:
    """Reading or writing failed below the database."""
    return DiskError(
        tr("The disk with your letters could not be read or written."),
        tr("Nothing was lost: what was kept before is still there. See that the disk is connected, then try again."),
    )


def too_large() -> UserError:
    """A value is beyond what the computer or the database can hold."""
    return UserError(
        tr("This is too large to be kept here."),
        tr("Nothing was changed. Close other programs, or keep a smaller file."),
    )


def gone(folder: Path) -> DiskError:
    """The folder of the data file is not there any more, while the file is open."""
    return DiskError(
        tr("The folder with your letters is gone: {folder}").format(folder=folder),
        tr(
            "Plaint still holds everything while it is open, so don’t close it. Put the folder back, or make an empty"
            " one with the same name; then go on, and your letters are kept there again."
        ),
    )
