"""Why the disk refused, in words for people: the system's own are in its language and its jargon."""

import errno

from app.i18n import tr


def why_refused(error: OSError) -> str:
    """Return the reason of a file error as the end of a sentence, without a full stop."""
    if isinstance(error, FileExistsError | NotADirectoryError):
        return tr("a file stands where the folder should be")
    known = {
        errno.ENOSPC: tr("the disk is full"),
        errno.EDQUOT: tr("the disk is full"),
        errno.EFBIG: tr("the file is too large for this disk"),
        errno.EACCES: tr("Plaint may not use this place"),
        errno.EPERM: tr("Plaint may not use this place"),
        errno.EROFS: tr("nothing can be written there"),
        errno.ENOENT: tr("it is not there"),
        errno.EISDIR: tr("it is a folder"),
        errno.ENAMETOOLONG: tr("the name is too long"),
        errno.EBUSY: tr("another program is using it"),
        errno.ETXTBSY: tr("another program is using it"),
        errno.EIO: tr("the disk could not be read or written"),
        errno.ENODEV: tr("the disk is not there any more"),
        errno.ENXIO: tr("the disk is not there any more"),
    }
    return known.get(error.errno or 0, tr("the disk refused"))
