"""*New letter from a Word file*: which file, which folder; then the drafted questions are tried beside the letter."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain.errors import ProblemsFoundError, UserError
from app.i18n import tr
from app.services import pack_workshop
from app.ui.asking import folder_dialog
from app.ui.tasks import TaskRunner


class LetterDrafting(QObject):
    """Asks for a Word file and a folder; the file is looked at beside the window.

    Signals:
        drafted: The letter is in the pack's folder, which goes with it.
        refused: A UserError: the Word file's tags cannot be read, or the folder takes no letter.
    """

    drafted = Signal(object)
    refused = Signal(object)

    def __init__(self, tasks: TaskRunner, page: QWidget) -> None:
        super().__init__(page)
        self._tasks, self._page = tasks, page

    @Slot()
    def ask_for_a_file(self) -> None:
        """Ask for the Word file with the tags."""
        dialog = QFileDialog(self._page, tr("New letter from a Word file"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([tr("Word files") + " (*.docx)"])
        dialog.fileSelected.connect(self.read)
        dialog.open()

    @Slot(str)
    def read(self, path: str) -> None:
        """Draft the questions of a Word file."""
        file = Path(path)
        self._tasks.run(self, lambda: _read(file), self._ask_for_a_folder, self._report)

    def _ask_for_a_folder(self, letter: pack_workshop.LetterDraft) -> None:
        dialog = folder_dialog(self._page, tr("The folder of your pack, or an empty one"))
        dialog.fileSelected.connect(lambda folder: self.put(letter, Path(folder)))
        dialog.open()

    def put(self, letter: pack_workshop.LetterDraft, folder: Path) -> None:
        """Put the letter into a pack's folder."""
        try:
            pack_workshop.add(folder, letter)
        except UserError as error:
            self.refused.emit(error)
            return
        self.drafted.emit(folder)

    def _report(self, error: Exception) -> None:
        if isinstance(error, ProblemsFoundError):
            said = [f"{each.where()}: {each.message}" for each in error.problems[:3]]
            self.refused.emit(UserError(error.message, "\n".join(said)))
        elif isinstance(error, UserError):
            self.refused.emit(error)
        else:
            raise error


def _read(file: Path) -> pack_workshop.LetterDraft:
    try:
        docx = file.read_bytes()
    except OSError as error:
        raise UserError(
            tr("“{name}” could not be read.").format(name=file.name), tr("Close it in Word, then try again.")
        ) from error
    return pack_workshop.draft(docx, file.name)
