"""Before anything is opened: where the letters are now, and moved there first where the person wished it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.errors import UserError
from app.domain.progress import StoppedError
from app.i18n import tr
from app.logbook import log_bug
from app.paths import database_file, default_data_folder, move_wish, moved_note
from app.services.moving_house import followed, move_house, own_folder_of
from app.services.second_start import is_open_elsewhere
from app.services.time_source import TimeSource
from app.ui.asking import message_box
from app.ui.busy_box import BusyBox
from app.ui.tasks import TaskRunner
from app.ui.theme import Theme


def housed(app: QApplication, theme: Theme, data: Path, time: TimeSource, until_quit: Callable[[], object]) -> Path:
    """Return the folder in which the letters are to be opened.

    Where they could not be moved, that is said, and they are opened where they are.

    Args:
        app: The application; no loop of it runs yet.
        theme: Put on before anything shows.
        data: The folder that was named.
        time: The day to go by.
        until_quit: Runs the loop until the application quits.

    Raises:
        UserError: They were moved to where they can't be had now.
    """
    if moved_note(data).exists():
        data = followed(data)
    if not move_wish(data).exists() or is_open_elsewhere(database_file(data)):
        return data
    theme.apply(app)
    moving = MovingIn(data, own_folder_of(data, default_data_folder()), time)
    moving.done.connect(app.quit)
    _run(app, until_quit)
    moving.wait()
    if moving.refusal is not None:
        move_wish(data).unlink(missing_ok=True)
        box = message_box(None, tr("Plaint"), moving.refusal.message, moving.refusal.hint, icon="info")
        box.finished.connect(app.quit)
        box.open()
        _run(app, until_quit)
    return moving.folder


def _run(app: QApplication, until_quit: Callable[[], object]) -> None:
    """Run the loop; said twice, as by a box and by the last window that closes, *quit* would end the next one too."""
    until_quit()
    QCoreApplication.removePostedEvents(app, QEvent.Type.Quit.value)


class MovingIn(QObject):
    """Moves letters that nobody has open, beside the event loop; a box shows how far it is.

    Signals:
        done: They are moved, or it was refused or stopped.

    Attributes:
        folder: Where they are.
        refusal: Why they are not moved, if they are not.
    """

    done = Signal()

    def __init__(self, data: Path, to: Path, time: TimeSource) -> None:
        super().__init__()
        self.folder = data
        self.refusal: UserError | None = None
        self._window = QWidget()
        self._tasks = TaskRunner(self, threads=1)
        self._busy = BusyBox(tr("Moving your letters to this computer’s own folder…"), self._window)
        work = partial(move_house, data, to, time.today(), self._busy.tell)
        self._tasks.run(self, work, self._moved, self._failed)

    def wait(self) -> None:
        """Let nothing of it go on."""
        self._tasks.wait()
        self._window.deleteLater()

    def _moved(self, folder: Path) -> None:
        self.folder = folder
        self._end()

    def _failed(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self.refusal = error
        elif isinstance(error, StoppedError):
            self.refusal = UserError(tr("Your letters are where they were."), tr("Nothing was moved."))
        else:
            log_bug(error)
            self.refusal = UserError(tr("Your letters could not be moved."), tr("They are where they were."))
        self._end()

    def _end(self) -> None:
        self._busy.end()
        self.done.emit()
