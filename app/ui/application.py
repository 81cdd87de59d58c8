"""Starts the window: the data folder is opened, the theme put on, errors caught, and all of it closed again."""

import gc
import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox

import app.services
import app.ui
from app.domain.errors import UserError
from app.i18n import tr
from app.later import is_loaded
from app.paths import database_file, move_wish, moved_note, started_again_folder
from app.services.second_start import is_open_elsewhere, leave_note, take_back
from app.services.time_source import TimeSource
from app.ui.asking import message_box
from app.ui.household import Household
from app.ui.plaint_application import PlaintApplication
from app.ui.start_watch import NoteTaken
from app.ui.theme import Theme

if TYPE_CHECKING:  # loaded once the window is there; see app.later
    import app.services.limited_work
    import app.services.patient_reading
    import app.services.reply_reading
    import app.services.warming
    import app.ui.moving_in

services, ui = app.services, app.ui

REFUSED = 3
DESKTOP_NAME = "plaint"  # of the menu entry that belongs to the window
STARTS_WORKER_AFTER_MS = 1500  # the window is there, and nobody has opened anything yet


def run_window(
    arguments: Sequence[str], data: Path, time: TimeSource, file: Path | None = None, passphrase: str | None = None
) -> int:
    """Open the window on a data folder and stay until it is closed; returns the exit code.

    Args:
        arguments: The program's name, and what Qt itself takes.
        data: The data folder. Where Plaint has it open already, that one comes forward and takes the file.
        time: The day to go by.
        file: What to open at once, such as a pack that was double-clicked.
        passphrase: What opens letters that are locked; else the window asks.
    """
    if not _has_screen():
        print(tr("There is no screen here, so no window can open."), file=sys.stderr)
        print(tr("The command line does the same without one: plaint --help"), file=sys.stderr)
        return REFUSED
    app, theme = make_application(arguments), Theme()
    try:
        data = _where_they_are(app, theme, data, time)
    except UserError as error:
        return _refused(app, error)
    if is_handed_over(app, data, file):
        return 0
    household = Household(app, theme, data, time)
    try:
        household.start(passphrase, file)
    except UserError as error:
        theme.apply(app)
        return _refused(app, error)
    finally:
        gc.enable()
    QTimer.singleShot(STARTS_WORKER_AFTER_MS, household, partial(_make_ready_to_read, household))
    try:
        code = app.exec()
        _back_up(app, household)
        return code
    finally:
        if is_loaded("app.services.reply_reading"):
            services.reply_reading.READER.patience_s = None
        household.end()


def _make_ready_to_read(owner: QObject, tries: int = 20) -> None:
    """Start ahead of need what looks at bytes from strangers; the window waits for a reply's words a moment only.

    It waits itself until all that is needed was loaded beside the window, which would stand still for it else.
    """
    if tries and not is_loaded(services.warming.MODULES[-1]):
        QTimer.singleShot(STARTS_WORKER_AFTER_MS, owner, partial(_make_ready_to_read, owner, tries - 1))
        return
    services.reply_reading.READER.patience_s = services.patient_reading.PATIENCE_S
    services.limited_work.WORKER.start()


def _where_they_are(app: QApplication, theme: Theme, data: Path, time: TimeSource) -> Path:
    """Return where the letters of a folder are, moved there first if that was wished; raises UserError."""
    if not moved_note(data).exists() and not move_wish(data).exists():
        return data
    return ui.moving_in.housed(app, theme, data, time, app.exec)


def _back_up(app: QApplication, household: Household) -> None:
    """Keep a backup of what was open; the window is gone already, and a small one shows only when it takes long."""
    closing = household.closing_backup()
    if closing is not None:
        QCoreApplication.removePostedEvents(app, QEvent.Type.Quit.value)  # said twice, it would end the second loop
        closing.done.connect(app.quit)
        app.exec()
        closing.wait()


def _has_screen() -> bool:
    """Whether Qt finds somewhere to draw; where it finds nothing it ends the process without a word of ours."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in named)


def make_application(arguments: Sequence[str]) -> QApplication:
    """Return the one application object."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    app = PlaintApplication(list(arguments))
    app.setApplicationName("plaint")
    app.setApplicationDisplayName(tr("Plaint"))
    app.setDesktopFileName(DESKTOP_NAME)
    return app


def is_handed_over(app: QApplication, data: Path, file: Path | None) -> bool:
    """Hand a file to the Plaint that has the data folder open; false where none has, or it does not answer."""
    if not is_open_elsewhere(database_file(data)):
        return False
    if sys.platform == "win32":  # only who was just started may pass the foreground on
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(-1)
    try:
        note = leave_note(started_again_folder(data), file)
    except OSError:
        return False
    NoteTaken(note, app.exit, app)
    app.exec()
    return not take_back(note)


def _refused(app: QApplication, error: UserError) -> int:
    """Say why Plaint can't open, in a window, since there may be no terminal to read."""
    print(error.message, error.hint, sep="\n", file=sys.stderr)
    box = message_box(None, tr("Plaint"), error.message, error.hint, icon="info")
    box.addButton(tr("Close"), QMessageBox.ButtonRole.AcceptRole)
    box.finished.connect(app.quit)
    box.open()
    app.exec()
    return REFUSED
