"""The application object: it hears of files that the system opens with Plaint."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication


class PlaintApplication(QApplication):
    """The one application object.

    Signals:
        file_opened: macOS hands a file over that was double-clicked; its path goes with it.
    """

    file_opened = Signal(object)

    def event(self, event: QEvent) -> bool:
        """Hear of files that the system opens with Plaint."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self.file_opened.emit(Path(event.file()))
            return True
        return super().event(event)


@contextmanager
def stays_open(app: QApplication) -> Iterator[None]:
    """Let Plaint go on inside, though its last window closes."""
    app.setQuitOnLastWindowClosed(False)
    try:
        yield
    finally:
        app.setQuitOnLastWindowClosed(True)
