"""One piece of long work beside the window: a box shows how far it is and stops it; what refuses it is said."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.errors import UserError
from app.domain.progress import StoppedError, Tell
from app.ui.busy_box import BusyBox
from app.ui.tasks import TaskRunner

Found = TypeVar("Found")


class BusyWork(QObject):
    """Runs the work of one card or dialog, one at a time.

    Signals:
        refused: A UserError that ended the work; nothing is said where the person stopped it.

    Attributes:
        box: What shows while something is under way, else None.
    """

    refused = Signal(object)

    def __init__(self, tasks: TaskRunner, owner: QWidget) -> None:
        super().__init__(owner)
        self._tasks, self._owner = tasks, owner
        self.box: BusyBox | None = None

    def is_on(self) -> bool:
        """Whether something is under way."""
        return self.box is not None

    def run(self, words: str, work: Callable[[Tell], Found], done: Callable[[Found], None]) -> None:
        """Do `work` in the pool, then call `done` with what it found, unless it was stopped or refused.

        Args:
            words: What is said meanwhile, such as “Making the bundle…”.
            work: Gets what it tells how far it is, which raises StoppedError when it is to stop.
            done: Called in the window's thread.
        """
        self.box = box = BusyBox(words, self._owner.window())
        self._tasks.run(self, partial(work, box.tell), partial(self._done, done), self._failed)

    def _done(self, done: Callable[[Found], None], found: Found) -> None:
        self._end()
        done(found)

    def _failed(self, error: Exception) -> None:
        self._end()
        if isinstance(error, StoppedError):
            return
        if not isinstance(error, UserError):
            raise error
        self.refused.emit(error)

    def _end(self) -> None:
        if self.box is not None:
            self.box.end()
            self.box = None
