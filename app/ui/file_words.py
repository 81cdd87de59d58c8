"""Reads the words in kept files, one file after the other beside the window, so that they can be found."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from app.bootstrap import Plaint
from app.domain.letters import StoredFile
from app.services.search_service import rest, words_in
from app.ui.tasks import TaskRunner


class FileWords(QObject):
    """Reads what was not read yet.

    Signals:
        read: There is nothing more to read; what was found may be more now.
    """

    read = Signal()

    def __init__(self, plaint: Plaint, tasks: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._plaint, self._tasks = plaint, tasks
        self._waiting: list[StoredFile] = []
        self._is_reading = False

    def still_unread(self) -> int:
        """Return how many files are still to be read."""
        return len(self._waiting) + self._is_reading

    def read_on(self) -> None:
        """Begin to read, unless that is under way."""
        if not self._is_reading:
            self._waiting = self._plaint.search.unread_files()
            self._next()

    def _next(self) -> None:
        if not self._waiting:
            return
        file = self._waiting.pop()
        self._is_reading = True
        work = partial(words_in, file.name, self._plaint.search.bytes_of(file))
        self._tasks.run(self, work, partial(self._keep, file), partial(self._give_up, file))

    def _keep(self, file: StoredFile, words: str) -> None:
        self._is_reading = False
        self._plaint.search.keep_words(file, words)
        if self._waiting:
            self._next()
        else:
            rest()
            self.read.emit()

    def _give_up(self, file: StoredFile, error: Exception) -> None:
        """Let a file that no reader understands be found by its name; the fault is told as any other."""
        self._keep(file, "")
        self._tasks.crashed.emit(error)
