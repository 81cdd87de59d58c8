"""Opens and saves kept files: opened from a private copy, saved where the person says."""

from pathlib import Path, PurePath

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.bootstrap import Plaint
from app.domain.errors import UserError
from app.domain.letters import StoredFile
from app.i18n import tr
from app.services.export_service import write_over
from app.ui.desktop import open_file
from app.ui.tasks import TaskRunner

# What came from outside is opened only when opening it runs nothing.
OPENED = frozenset({".pdf", ".docx", ".odt", ".txt", ".png", ".jpg", ".jpeg"})


def can_open(file: StoredFile) -> bool:
    """Return whether a kept file is of a kind that is safe to open."""
    return PurePath(file.name).suffix.lower() in OPENED


class KeptFiles(QObject):
    """Opens and saves what letters and replies consist of.

    Signals:
        saved: Where a copy was saved.
        refused: A UserError: the disk refused, or nothing on this computer opens such a file.
    """

    saved = Signal(Path)
    refused = Signal(object)

    def __init__(self, plaint: Plaint, tasks: TaskRunner, window: QWidget) -> None:
        super().__init__(window)
        self._plaint, self._tasks, self._window = plaint, tasks, window

    def open(self, file: StoredFile, *_clicked: bool) -> None:
        """Open a private copy that can't be written to, so that nobody's changes are lost with it."""
        try:
            if open_file(self._plaint.sending.open_copy(file)):
                return
            hint = tr("Save a copy, and open it with a program that you choose.")
            self.refused.emit(UserError(tr("Nothing on this computer opens “{name}”.").format(name=file.name), hint))
        except UserError as error:
            self.refused.emit(error)

    def save(self, file: StoredFile, *_clicked: bool) -> None:
        """Ask where a copy goes, then write it."""
        dialog = QFileDialog(self._window, tr("Save a copy"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(_plain_name(file))
        dialog.setProperty("file", file)
        dialog.fileSelected.connect(self._chosen)
        dialog.open()

    def save_to(self, file: StoredFile, path: Path) -> None:
        """Write a copy there, over what the person agreed to replace."""
        try:
            data = self._plaint.letters.file_bytes(file)
        except UserError as error:
            self.refused.emit(error)
            return
        self._tasks.run(self, lambda: write_over(path, data), self.saved.emit, self._report)

    def _chosen(self, path: str) -> None:
        dialog = self.sender()
        file = dialog.property("file") if isinstance(dialog, QObject) else None
        if isinstance(file, StoredFile):
            self.save_to(file, Path(path))

    def _report(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self.refused.emit(error)


def _plain_name(file: StoredFile) -> str:
    """Return the file's name without any folder in it."""
    return PurePath(file.name.replace("\\", "/")).name or tr("file")
