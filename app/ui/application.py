"""Starts the window: the data folder is opened, the theme put on, errors caught, and all of it closed again."""

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox

from app.bootstrap import Plaint, open_plaint
from app.domain.errors import UserError
from app.i18n import tr
from app.services.limited_work import WORKER
from app.services.time_source import TimeSource
from app.ui.appearance import dress
from app.ui.icons import icon
from app.ui.main_window import MainWindow
from app.ui.steady_window import spare_what_stays
from app.ui.theme import Theme

REFUSED = 3
STARTS_WORKER_AFTER_MS = 1500  # the window is there, and nobody has opened anything yet


def run_window(arguments: Sequence[str], data: Path, time: TimeSource) -> int:
    """Open the window on a data folder and stay until it is closed; returns the exit code."""
    app = make_application(arguments)
    theme = Theme()
    theme.apply(app)
    try:
        plaint = open_plaint(data, time)
    except UserError as error:
        return _refused(app, error)
    try:
        window = open_window(app, plaint, theme)
        QTimer.singleShot(STARTS_WORKER_AFTER_MS, window, WORKER.start)
        code = app.exec()
        window.reporter.unwatch()
        return code
    finally:
        plaint.close()


def make_application(arguments: Sequence[str]) -> QApplication:
    """Return the one application object."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    app = QApplication(list(arguments))
    app.setApplicationName("plaint")
    app.setApplicationDisplayName(tr("Plaint"))
    app.setDesktopFileName("plaint")
    return app


def open_window(app: QApplication, plaint: Plaint, theme: Theme) -> MainWindow:
    """Show the window as the person left it, watching for errors."""
    dress(app, theme, plaint.settings.load())
    spare_what_stays("start")
    window = MainWindow(plaint, theme)
    window.setWindowIcon(icon("letter", 64, "accent"))
    window.reporter.watch()
    window.show()
    return window


def _refused(app: QApplication, error: UserError) -> int:
    """Say why Plaint can't open, in a window, since there may be no terminal to read."""
    print(error.message, error.hint, sep="\n", file=sys.stderr)
    box = QMessageBox()
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setIcon(QMessageBox.Icon.Information)
    box.setWindowTitle(tr("Plaint"))
    box.setText(error.message)
    box.setInformativeText(error.hint)
    box.addButton(tr("Close"), QMessageBox.ButtonRole.AcceptRole)
    box.finished.connect(app.quit)
    box.open()
    app.exec()
    return REFUSED
