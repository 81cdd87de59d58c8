"""Two starts on one data folder: the first hears the note that a later one leaves, and the later one waits for that."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QFileSystemWatcher, QObject, QTimer, Signal, Slot

from app.logbook import log_state
from app.services.second_start import forget_notes, ready_folder, take_notes

PAUSE_MS, PATIENCE_MS = 25, 2000


class StartWatch(QObject):
    """Listens in a folder while the window is open.

    Signals:
        started_again: Somebody started Plaint again; the file that was given goes with it, or None.
    """

    started_again = Signal(object)

    def __init__(self, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._folder = folder
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._look)
        try:
            ready_folder(folder)
        except OSError:
            log_state("a second start will not be heard")
            return
        forget_notes(folder)
        self._watcher.addPath(str(folder))

    @Slot()
    def _look(self) -> None:
        for file in take_notes(self._folder):
            log_state("started again")
            self.started_again.emit(file)


class NoteTaken(QObject):
    """Waits until a note was taken, or until nobody took it for two seconds; then says so."""

    def __init__(self, note: Path, done: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._note, self._done = note, done
        self._patience = QDeadlineTimer(PATIENCE_MS)
        self._timer = QTimer(self)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    @Slot()
    def _look(self) -> None:
        if not self._note.exists() or self._patience.hasExpired():
            self._timer.stop()
            self._done()
