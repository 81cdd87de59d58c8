"""The window is opened as the person left it, and hears from then on what is opened with Plaint."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

import app.ui
from app.bootstrap import Plaint
from app.paths import started_again_folder
from app.ui.appearance import dress
from app.ui.icons import app_icon
from app.ui.main_window import MainWindow
from app.ui.opened_files import OpenedFiles
from app.ui.plaint_application import PlaintApplication
from app.ui.practice_door import PracticeDoor
from app.ui.settling import Settling
from app.ui.start_watch import StartWatch
from app.ui.steady_window import spare_what_stays
from app.ui.theme import Theme

if TYPE_CHECKING:
    import app.ui.place_watch  # they can wait until the window is painted; see app.later
    import app.ui.warming_up

ui = app.ui


def open_window(app: QApplication, plaint: Plaint, theme: Theme, file: Path | None = None) -> MainWindow:
    """Show the window as the person left it, watching for errors; then what it was opened with, if anything."""
    dress(app, theme, plaint.settings.load())
    spare_what_stays("start")
    window = MainWindow(plaint, theme)
    window.setWindowIcon(app_icon())
    window.reporter.watch()
    PracticeDoor(plaint, theme, window)
    Settling(window, [partial(_watch_place, plaint, window), partial(_warm_up, plaint, window)])
    window.show()
    files = OpenedFiles(window)
    StartWatch(started_again_folder(plaint.data), window).started_again.connect(files.start_again)
    if isinstance(app, PlaintApplication):
        app.file_opened.connect(files.start_again)
    if file is not None:
        files.open(file)
    return window


def _watch_place(plaint: Plaint, window: MainWindow) -> None:
    ui.place_watch.PlaceWatch(plaint, window)


def _warm_up(plaint: Plaint, window: MainWindow) -> None:
    """Load what the first click needs; words can be explained once the packs that explain them are read."""

    def explain() -> None:
        window.glossary.listen()
        window.glossary.mark()

    ui.warming_up.WarmingUp(plaint, window, explain)
