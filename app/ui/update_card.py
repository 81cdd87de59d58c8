"""The card of the settings about a newer Plaint: looks into a folder, and starts only what the makers signed."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from app.bootstrap import Plaint
from app.i18n import tr
from app.services.update_service import Installer
from app.ui.asking import message_box
from app.ui.buttons import Button
from app.ui.desktop import open_file
from app.ui.flow import Flow
from app.ui.labels import WrappedLabel
from app.ui.navigator import Navigator
from app.ui.page_parts import Card
from app.ui.tasks import TaskRunner


class UpdateCard(Card):
    """Says that Plaint never looks by itself, and looks where the person points."""

    def __init__(self, plaint: Plaint, navigator: Navigator, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(padding=20, parent=parent)
        self._plaint, self._to, self._tasks = plaint, navigator, tasks
        words = tr(
            "Plaint never looks for newer versions itself. When you have one, with its signature beside it (a file "
            "that ends in .minisig), Plaint checks that its makers signed it before it starts."
        )
        self.add(WrappedLabel(words))
        look = Button(tr("&Look in a folder"), icon="folder")
        look.clicked.connect(self._ask)
        buttons = Flow()
        buttons.add(look)
        self.add(buttons, 12)

    @Slot()
    def _ask(self) -> None:
        dialog = QFileDialog(self, tr("Where is the installer?"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self.look)
        dialog.open()

    @Slot(str)
    def look(self, folder: str) -> None:
        """Look into a folder in the background; a stick can be slow."""
        self._tasks.run(self, partial(self._plaint.updates.look, Path(folder)), self._offer, self._refuse)

    def _refuse(self, error: Exception) -> None:
        self._to.refused.emit(error)

    def _offer(self, found: Installer) -> None:
        words = tr("Plaint {version} is signed by the makers of Plaint.").format(version=found.version)
        more = tr("Plaint closes, and the installer starts. Your letters stay as they are.")
        box = message_box(self.window(), tr("Plaint"), words, more, icon="info")
        box.addButton(tr("Not now"), QMessageBox.ButtonRole.RejectRole)
        start = box.addButton(tr("Close Plaint and install"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(start)
        start.clicked.connect(partial(self._start, found))
        box.open()

    def _start(self, found: Installer) -> None:
        if self.window().close():  # first: the last words are saved, and the installer refuses while Plaint is open
            open_file(found.path)
