"""Slow work away from the window: plain values in, plain values out, answered in the window's own thread."""

import itertools
from collections.abc import Callable
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

from app.domain.errors import UserError

T = TypeVar("T")


class _Mail(QObject):
    """Carries an outcome from a pool thread to the window's thread."""

    came = Signal(int, object, object)


class _Task(QRunnable):
    """One piece of work in the pool."""

    def __init__(self, number: int, work: Callable[[], object], mail: _Mail) -> None:
        super().__init__()
        self._number = number
        self._work = work
        self._mail = mail

    def run(self) -> None:
        """Do the work; whatever it raises is carried over, so that one place shows errors."""
        try:
            outcome, error = self._work(), None
        except Exception as raised:  # noqa: BLE001 the window's thread decides whether it is a person's or a bug
            outcome, error = None, raised
        if shiboken6.isValid(self._mail):
            self._mail.came.emit(self._number, outcome, error)


class TaskRunner(QObject):
    """Runs work in a pool; an answer whose owner is gone is dropped.

    Signals:
        refused: A UserError that nobody took.
        crashed: Any other exception that nobody took.
    """

    refused = Signal(object)
    crashed = Signal(object)

    def __init__(self, parent: QObject | None = None, threads: int = 2) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(threads)
        self._mail = _Mail(self)
        self._mail.came.connect(self._deliver)
        self._numbers = itertools.count(1)
        self._waiting: dict[int, tuple[QObject, Callable[[Any], None], Callable[[Exception], None] | None]] = {}

    def run(
        self,
        owner: QObject,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Do `work` in the pool, then call `done` (or `failed`) here, unless `owner` is gone by then."""
        number = next(self._numbers)
        self._waiting[number] = (owner, done, failed)
        self._pool.start(_Task(number, work, self._mail))

    def is_busy(self) -> bool:
        """Whether an answer is still to come."""
        return bool(self._waiting)

    def wait(self) -> None:
        """Wait until the pool is empty; called when the window closes."""
        self._pool.waitForDone()
        self._waiting.clear()

    @Slot(int, object, object)
    def _deliver(self, number: int, outcome: object, error: Exception | None) -> None:
        owner, done, failed = self._waiting.pop(number, (None, None, None))
        if owner is None or done is None or not shiboken6.isValid(owner):
            return
        if error is None:
            done(outcome)
        elif failed is not None:
            failed(error)
        elif isinstance(error, UserError):
            self.refused.emit(error)
        else:
            self.crashed.emit(error)
