"""What can wait until the window is painted: done then, one thing after the other, with room between for the person."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

PAUSE_MS = 100  # the window answers between two steps, and before the first
Step: TypeAlias = Callable[[], object]


class Settling(QObject):
    """Takes the steps of one window, each in a turn of the event loop of its own; they end with the window."""

    def __init__(self, window: QWidget, steps: Iterable[Step]) -> None:
        super().__init__(window)
        self._window = window
        self._steps: Iterator[Step] = iter(steps)
        self._timer = QTimer(self, interval=PAUSE_MS)
        self._timer.timeout.connect(self._take_step)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin once the window was painted."""
        if event.type() is QEvent.Type.Paint:
            self.begin()
        return super().eventFilter(watched, event)

    def begin(self) -> None:
        """Begin now, where the window was painted before."""
        self._window.removeEventFilter(self)
        self._timer.start()

    @Slot()
    def _take_step(self) -> None:
        step = next(self._steps, None)
        if step is None:
            self._timer.stop()
        else:
            step()
