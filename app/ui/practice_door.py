"""The way to made-up cases and back: one window of them at most, which goes with the window that it was opened from."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QGuiApplication

import app.ui
from app.bootstrap import Plaint
from app.domain.errors import UserError
from app.ui.main_window import MainWindow
from app.ui.theme import Theme

if TYPE_CHECKING:
    import app.ui.practice_window  # loaded when somebody wants to practise; see app.later

ui = app.ui


class PracticeDoor(QObject):
    """Opens the window of made-up cases; it is closed while the person's own letters are still open."""

    def __init__(self, plaint: Plaint, theme: Theme, beside: MainWindow) -> None:
        super().__init__(beside)
        self._plaint, self._theme, self._beside = plaint, theme, beside
        self.window: ui.practice_window.PracticeWindow | None = None
        beside.navigator.practice_wanted.connect(self.open)
        beside.left.connect(self.close)

    @Slot()
    def open(self) -> None:
        """Open the window, or bring it forward."""
        if self.window is not None:
            self.window.activateWindow()
            return
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            self.window = ui.practice_window.PracticeWindow(self._plaint, self._theme)
        except UserError as error:
            self._beside.navigator.refused.emit(error)
            return
        finally:
            QGuiApplication.restoreOverrideCursor()
        self.window.destroyed.connect(self._closed)
        self.window.show()

    @Slot()
    def close(self) -> None:
        """Close the window, whatever is being typed in it."""
        if self.window is not None:
            self.window.throw_away()

    @Slot()
    def _closed(self) -> None:
        self.window = None
