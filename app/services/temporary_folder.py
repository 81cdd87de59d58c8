"""The one folder for temporary files: beside the data, for the owner alone, overwritten at start and end."""

import tempfile
from contextlib import suppress
from pathlib import Path
from typing import ClassVar

from app.store.private_files import make_private_folder, wipe_folder
from app.store.store_faults import told_plainly


class TemporaryFolder:
    """Where Python's `tempfile` works while a data folder is open, so that no copy of a letter lies anywhere else.

    Where it can't be made, temporary files can't either: each use says so, and none goes elsewhere instead.
    Where several are open, as while a letter is tried, they may end in any order.
    """

    _open: ClassVar[list[str]] = []
    _elsewhere: ClassVar[str | None] = None

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def begin(self) -> None:
        """Wipe what a killed Plaint left, and send all temporary files here."""
        wipe_folder(self._folder)
        with suppress(OSError):
            make_private_folder(self._folder)
        if not self._open:
            TemporaryFolder._elsewhere = tempfile.tempdir
        self._open.append(str(self._folder))
        tempfile.tempdir = self._open[-1]

    @staticmethod
    def scratch() -> Path:
        """Return a new folder in the one that is open now; whoever asks takes it away again, by `wipe`.

        Raises:
            UserError: The disk is full, or refuses.
        """
        with told_plainly():
            return Path(tempfile.mkdtemp(prefix="plaint-"))

    @staticmethod
    def wipe(scratch: Path) -> None:
        """Overwrite and take away all that lies in such a folder."""
        wipe_folder(scratch)

    def end(self) -> None:
        """Wipe everything; what another program still holds open is wiped at the next start."""
        if str(self._folder) in self._open:
            self._open.remove(str(self._folder))
        if tempfile.tempdir == str(self._folder):
            tempfile.tempdir = self._open[-1] if self._open else self._elsewhere
        wipe_folder(self._folder)
