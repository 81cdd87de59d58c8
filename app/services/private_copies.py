"""Copies of kept files for other programs to open: nobody else can read them, and they go when Plaint is closed."""

import stat
import tempfile
from pathlib import Path

from app.domain.disk_words import why_refused
from app.domain.errors import UserError
from app.i18n import tr
from app.store.private_files import wipe_folder


class PrivateCopies:
    """A folder of this user's own, made when the first copy is."""

    def __init__(self) -> None:
        self._folder: Path | None = None

    def copy(self, name: str, data: bytes) -> Path:
        """Write a copy that can only be read, in a folder of its own, and return where.

        Raises:
            UserError: The disk is full or refuses.
        """
        try:
            if self._folder is None:
                self._folder = Path(tempfile.mkdtemp(prefix="plaint-"))
            path = Path(tempfile.mkdtemp(dir=self._folder)) / Path(name).name
            path.write_bytes(data)
            path.chmod(stat.S_IRUSR)
        except OSError as error:
            raise UserError(
                tr("“{name}” could not be opened: {why}.").format(name=name, why=why_refused(error)),
                tr("Your letter is safe in Plaint. Free some space and try again."),
            ) from error
        return path

    def clear(self) -> None:
        """Wipe all copies; one that another program still holds open goes at the next start."""
        if self._folder is not None:
            wipe_folder(self._folder)
            self._folder = None
