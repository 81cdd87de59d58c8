"""Makes a bundle of a case where the person says: one PDF to read, or a ZIP to verify."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from app.bootstrap import Plaint
from app.domain.cases import Case
from app.domain.errors import UserError
from app.domain.progress import tell_nobody
from app.i18n import tr
from app.services.bundle_service import BundleWish, write_bundle
from app.ui.tasks import TaskRunner


class BundleSaver(QObject):
    """Asks where a bundle goes, makes it beside the window, and says where it is.

    Signals:
        refused: A UserError: a paper can't be put into it, or the disk refused.
    """

    refused = Signal(object)

    def __init__(self, plaint: Plaint, tasks: TaskRunner, window: QWidget) -> None:
        super().__init__(window)
        self._plaint, self._tasks, self._window = plaint, tasks, window
        self._case: Case | None = None

    def ask(self, case: Case) -> None:
        """Ask where the bundle goes; the ending says which kind it is."""
        self._case = case
        dialog = QFileDialog(self._window, tr("Make a bundle"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([tr("One PDF, to read and to send (*.pdf)"), tr("ZIP with the originals (*.zip)")])
        dialog.setDefaultSuffix("pdf")
        dialog.filterSelected.connect(lambda words: dialog.setDefaultSuffix("zip" if "*.zip" in words else "pdf"))
        dialog.selectFile(f"{case.ref}.pdf")
        dialog.fileSelected.connect(self.save_to)
        dialog.open()

    def save_to(self, path: str) -> None:
        """Make the bundle and write it there."""
        if self._case is None:
            return
        target = Path(path)
        is_zip = target.suffix.lower() == ".zip"
        try:
            job = self._plaint.bundles.job(self._case, BundleWish("zip" if is_zip else "pdf"))
        except UserError as error:
            self.refused.emit(error)
            return
        self._tasks.run(self, lambda: write_bundle(target, job(tell_nobody))[0], self._saved, self._report)

    def _saved(self, path: Path) -> None:
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(tr("Make a bundle"))
        box.setText(tr("The bundle is saved as “{name}”.").format(name=path.name))
        box.setInformativeText(tr("Your notes are not in it. Look through it before you give it to anybody."))
        box.open()

    def _report(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self.refused.emit(error)
