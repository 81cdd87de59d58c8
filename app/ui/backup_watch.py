"""Watches that open letters are backed up once a day, in a thread of its own; and once more when Plaint is closed."""

from functools import partial
from threading import Event

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.bootstrap import Plaint
from app.domain.errors import UserError
from app.domain.progress import StoppedError
from app.i18n import tr
from app.logbook import log_bug
from app.ui.busy_box import BusyBox
from app.ui.tasks import TaskRunner

FIRST_LOOK_MS, LOOKS_EVERY_MS = 60_000, 30 * 60_000


class BackupWatch(QObject):
    """Looks a minute after the start, and then every half hour.

    Signals:
        refused: Why no backup could be made, said once.
    """

    refused = Signal(object)

    def __init__(self, plaint: Plaint, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._plaint = plaint
        self._tasks = TaskRunner(self, threads=1)
        self._ends = Event()
        self._has_told = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(FIRST_LOOK_MS)

    @Slot()
    def look(self) -> None:
        """Back up if a day has passed."""
        self._timer.setInterval(LOOKS_EVERY_MS)
        if not self._tasks.is_busy() and self._plaint.keeper.is_due():
            self._tasks.run(self, partial(self._plaint.keeper.back_up, self._tell), _be_quiet, self._failed)

    def end(self) -> None:
        """Stop what is being backed up, and wait for it."""
        self._timer.stop()
        self._ends.set()
        self._tasks.wait()

    def _tell(self, _done: int, _of: int) -> None:
        if self._ends.is_set():
            raise StoppedError

    def _failed(self, error: Exception) -> None:
        if isinstance(error, StoppedError):
            return
        if not isinstance(error, UserError):
            log_bug(error)
        elif not self._has_told:
            self._has_told = True
            self.refused.emit(error)


class ClosingBackup(QObject):
    """The backup when Plaint is closed: shown when it takes longer than a moment, and stopped by whoever is in a hurry.

    Signals:
        done: It is made, was not needed, or was given up.
    """

    done = Signal()

    def __init__(self, plaint: Plaint, window: QWidget) -> None:
        super().__init__(window)
        self._tasks = TaskRunner(self, threads=1)
        self._busy = BusyBox(tr("Keeping a backup of your letters…"), window)
        self._tasks.run(self, partial(plaint.keeper.back_up, self._busy.tell), self._end, self._failed)

    def wait(self) -> None:
        """Let nothing of it go on."""
        self._tasks.wait()

    def _end(self, _is_made: object = None) -> None:
        self._busy.end()
        self.done.emit()

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, UserError | StoppedError):
            log_bug(error)
        self._end()  # the settings say at the next start why there is none


def _be_quiet(_is_made: bool) -> None:
    pass
