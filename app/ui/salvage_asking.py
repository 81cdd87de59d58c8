"""Rescues what can be read of a damaged data file, for a screen that stands in place of the window."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import tr
from app.paths import database_file
from app.services.rescue_service import Rescued, rescue
from app.services.time_source import TimeSource
from app.services.unlocking import Key
from app.ui.banners import Banner
from app.ui.busy_work import BusyWork
from app.ui.buttons import Button, PrimaryButton
from app.ui.labels import WrappedLabel
from app.ui.navigator import Navigator
from app.ui.tasks import TaskRunner


class SalvageAsking(QWidget):
    """Explains it in two lines, does it beside the window, and says what came of it.

    Signals:
        opened: The person read what came of it, and wants to go on with what was rescued.
    """

    opened = Signal()

    def __init__(self, data: Path, key: Key | None, time: TimeSource, navigator: Navigator, tasks: TaskRunner) -> None:
        super().__init__()
        self._database, self._key, self._time = database_file(data), key, time
        self.work = BusyWork(tasks, self)
        self.work.refused.connect(navigator.refused)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        words = tr(
            "Without a backup: Plaint copies all that it can read into a new file, as a rule all but a few letters."
        )
        self._hint = WrappedLabel(words, "hint")
        self.button = Button(tr("Rescue &what can be read"))
        self.button.clicked.connect(self.salvage)
        self._column.addWidget(self._hint)
        self._column.addWidget(self.button)

    @Slot()
    def salvage(self) -> None:
        """Copy what can be read into a new file; the damaged one is kept beside it."""
        work = partial(rescue, self._database, self._key, self._time.today())
        self.work.run(tr("Rescuing what can be read…"), work, self._tell)

    def _tell(self, rescued: Rescued) -> None:
        self.button.hide()
        self._hint.hide()
        self._column.addWidget(Banner("met", rescued.words(), title=tr("Your letters were rescued"), icon="met"))
        go_on = PrimaryButton(tr("&Open my letters"), size="large")
        go_on.clicked.connect(self.opened)
        self._column.addWidget(go_on)
        go_on.setFocus()
