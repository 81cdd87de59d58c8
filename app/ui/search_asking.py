"""Asks the search beside the window's thread: the newest question wins, an older one is not answered any more."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject

from app.services.search_service import SearchService
from app.ui.tasks import TaskRunner

Found = TypeVar("Found")


@dataclass(slots=True)
class _Newest:
    """Which question is the newest; a value of its own, for a widget must not be known to another thread."""

    number: int = 0


class SearchAsking(QObject):
    """Asks one thing at a time of everything that is kept; however slow the disk is, the window goes on."""

    def __init__(self, search: SearchService, tasks: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._search, self._tasks = search, tasks
        self._newest = _Newest()

    def ask(self, question: Callable[[], Found], answered: Callable[[Found], None]) -> None:
        """Ask, and have `answered` called with what was found unless something else was asked meanwhile.

        Args:
            question: A method of the search service with what it is to look for.
            answered: Takes the answer in the window's thread; not called once this object is gone.
        """
        self.forget()
        number, newest = self._newest.number, self._newest
        work = partial(self._search.beside, question, lambda: newest.number == number)
        self._tasks.run(self, work, partial(self._answer, number, answered))

    def forget(self) -> None:
        """Want no answer any more to what was asked; a search that is under way ends."""
        self._newest.number += 1
        self._search.stop()

    def _answer(self, number: int, answered: Callable[[Found], None], found: Found) -> None:
        if number == self._newest.number:
            answered(found)
