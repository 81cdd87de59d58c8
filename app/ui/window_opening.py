"""Opens the window on letters that are open, and what watches over it as long as it is there."""

from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.bootstrap import Plaint
from app.paths import started_again_folder
from app.ui.appearance import dress
from app.ui.icons import app_icon
from app.ui.main_window import MainWindow
from app.ui.opened_files import OpenedFiles
from app.ui.place_watch import PlaceWatch
from app.ui.plaint_application import PlaintApplication
from app.ui.start_watch import StartWatch
from app.ui.steady_window import spare_what_stays
from app.ui.theme import Theme


def open_window(app: QApplication, plaint: Plaint, theme: Theme, file: Path | None = None) -> MainWindow:
    """Show the window as the person left it, watching for errors; then what it was opened with, if anything."""
    dress(app, theme, plaint.settings.load())
    spare_what_stays("start")
    window = MainWindow(plaint, theme)
    window.setWindowIcon(app_icon())
    window.reporter.watch()
    window.show()
    PlaceWatch(plaint, window)
    files = OpenedFiles(window)
    StartWatch(started_again_folder(plaint.data), window).started_again.connect(files.start_again)
    if isinstance(app, PlaintApplication):
        app.file_opened.connect(files.start_again)
    if file is not None:
        files.open(file)
    return window
