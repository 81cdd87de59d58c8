"""The window as it is opened on a data folder; more of it is in `test_application.py`."""

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.place_watch import PlaceWatch
from app.ui.start_watch import StartWatch
from app.ui.theme import Theme
from app.ui.window_opening import open_window
from tests.builders import opened


def test_the_window_is_watched_over_as_long_as_it_is_there(
    qtbot: QtBot, qapp: QApplication, theme: Theme, tmp_path: Path
) -> None:
    with opened(tmp_path / "data") as plaint:
        window = open_window(qapp, plaint, theme)
        qtbot.addWidget(window)
        assert window.isVisible()
        assert len(window.findChildren(PlaceWatch)) == len(window.findChildren(StartWatch)) == 1
        window.reporter.unwatch()
        window.close()
