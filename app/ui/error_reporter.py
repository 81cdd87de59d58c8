"""The one place that shows errors: what a person can mend, said plainly; a bug, logged and said calmly."""

import sys
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import SIGNAL, QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

import app.ui
from app.domain.errors import DamagedError, ProblemsFoundError, UserError
from app.i18n import tr
from app.logbook import log_bug

if TYPE_CHECKING:  # loaded with the first error; see app.later
    from PySide6.QtWidgets import QMessageBox

    import app.ui.asking

MOST_LISTED = 8


class ErrorReporter(QObject):
    """Shows errors over a window; never blocks, never shows a traceback.

    Signals:
        rescue_wanted: The person wants to see what can be had of damaged letters (the DamagedError).
    """

    rescue_wanted = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    def watch(self) -> None:
        """Take every error that nobody else took."""
        sys.excepthook = self._uncaught

    def unwatch(self) -> None:
        """Give uncaught errors back to Python."""
        sys.excepthook = sys.__excepthook__

    @Slot(object)
    def show_refused(self, error: UserError) -> None:
        """Show something that a person can mend."""
        details = [error.hint] if error.hint else []
        if isinstance(error, ProblemsFoundError):
            details += [f"• {problem.message}" for problem in error.problems[:MOST_LISTED]]
        box = self._open("info", error.message, "\n".join(details))
        if isinstance(error, DamagedError) and self.receivers(SIGNAL("rescue_wanted(PyObject)")):
            rescue = box.addButton(tr("&See what can be rescued"), box.ButtonRole.AcceptRole)
            rescue.clicked.connect(partial(self.rescue_wanted.emit, error))

    @Slot(object)
    def show_bug(self, error: BaseException) -> None:
        """Log a bug and say that nothing is lost."""
        log_bug(error)
        message = tr("Something went wrong inside Plaint.")
        hint = tr("What you wrote is kept. If it happens again, close Plaint and open it again.")
        self._open("think", message, hint)

    def _open(self, icon: str, message: str, detail: str) -> "QMessageBox":
        box = app.ui.asking.message_box(self._window, tr("Plaint"), message, detail, icon=icon)
        box.addButton(tr("Close"), box.ButtonRole.AcceptRole)
        box.open()
        return box

    def _uncaught(self, kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        if isinstance(error, UserError):
            self.show_refused(error)
        elif issubclass(kind, KeyboardInterrupt):
            self._window.close()
        else:
            self.show_bug(error)
