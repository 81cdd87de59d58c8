"""The window opens as it was left, and with what was opened with it."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.ui.opened_files import OpenedFiles
from app.ui.place_watch import PlaceWatch
from app.ui.start_watch import StartWatch
from app.ui.theme import Theme
from app.ui.window_opening import open_window


def test_it_shows_today_and_takes_files(qtbot: QtBot, qapp: QApplication, plaint: Plaint, theme: Theme) -> None:
    window = open_window(qapp, plaint, theme)
    qtbot.addWidget(window)
    assert window.today.isVisible()
    assert window.findChild(OpenedFiles) is not None
    assert not window.windowIcon().isNull()
    window.reporter.unwatch()


def test_what_it_was_opened_with_is_opened(
    qtbot: QtBot, qapp: QApplication, plaint: Plaint, theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(OpenedFiles, "open", lambda _files, file: opened.append(file))
    window = open_window(qapp, plaint, theme, tmp_path / "one.plaintpack")
    qtbot.addWidget(window)
    assert opened == [tmp_path / "one.plaintpack"]
    window.reporter.unwatch()


def test_the_window_is_watched_over_once_it_is_painted(
    qtbot: QtBot, qapp: QApplication, plaint: Plaint, theme: Theme
) -> None:
    window = open_window(qapp, plaint, theme)
    qtbot.addWidget(window)
    qtbot.waitUntil(lambda: len(window.findChildren(PlaceWatch)) == len(window.findChildren(StartWatch)) == 1)
    window.reporter.unwatch()
    window.close()
