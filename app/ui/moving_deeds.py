"""The buttons by which letters leave a shared folder: moved at the next start, and then deleted where they were."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.bootstrap import Plaint
from app.domain.errors import UserError
from app.domain.progress import Tell
from app.i18n import tr
from app.paths import default_data_folder
from app.services.moving_house import delete_old, own_folder_of, wish_to_move
from app.services.old_place import came_from
from app.ui.busy_work import BusyWork
from app.ui.buttons import Button
from app.ui.flow import Flow
from app.ui.labels import WrappedLabel
from app.ui.tasks import TaskRunner


class MovingDeeds(QWidget):
    """Shows the one that can be done now; nothing where the letters are this computer's alone.

    Signals:
        refused: A UserError to show.
    """

    refused = Signal(object)

    def __init__(self, plaint: Plaint, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plaint = plaint
        self.tasks = TaskRunner(self, threads=1)
        self.work = BusyWork(self.tasks, self)
        self.work.refused.connect(self.refused)
        self.move_button = Button(tr("&Move them to this computer’s own folder"), icon="folder")
        self.move_button.clicked.connect(self._wish)
        self.delete_button = Button(tr("&Delete the old ones for good"))
        self.delete_button.clicked.connect(self._delete)
        self._words = WrappedLabel("", "hint")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        deeds = Flow()  # so that each is as wide as its words
        deeds.add(self.move_button)
        deeds.add(self.delete_button)
        column.addWidget(deeds)
        column.addWidget(self._words)
        self._words.hide()
        self.move_button.setVisible(plaint.place.is_shared)
        self.delete_button.setVisible(came_from(plaint.data) is not None)

    @Slot()
    def _wish(self) -> None:
        to = own_folder_of(self._plaint.data, default_data_folder())
        try:
            wish_to_move(self._plaint.data)
        except UserError as error:
            self.refused.emit(error)
            return
        self.move_button.setEnabled(False)
        self._say(tr("Close Plaint and open it again: your letters are moved to {folder} then.").format(folder=to))

    @Slot()
    def _delete(self) -> None:
        work = partial(_deleted, self._plaint.data)
        self.work.run(tr("Deleting what lies in the old folder…"), work, self._tell)

    def _tell(self, old: Path) -> None:
        self.delete_button.setEnabled(False)
        self._say(tr("What was left in {folder} is deleted.").format(folder=old))

    def _say(self, words: str) -> None:
        self._words.setText(words)
        self._words.show()


def _deleted(data: Path, _tell: Tell) -> Path:
    """Delete it; what was begun is brought to its end."""
    return delete_old(data)
