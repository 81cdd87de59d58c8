"""While the window is shown, what the first click needs is loaded; closing it ends that."""

import sys

import pytest
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.ui import warming_up
from app.ui.main_window import MainWindow
from app.ui.theme import Theme
from app.ui.warming_up import PAGES, WarmingUp


@pytest.fixture
def window(qtbot: QtBot, plaint: Plaint, theme: Theme) -> MainWindow:
    window = MainWindow(plaint, theme)
    qtbot.addWidget(window)
    window.show()
    return window


def test_services_are_loaded_and_then_pages(
    qtbot: QtBot, plaint: Plaint, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    done, loaded = list[bool](), list[str]()
    monkeypatch.setattr(warming_up, "import_module", loaded.append)
    WarmingUp(plaint, window, lambda: done.append(True))
    qtbot.waitUntil(lambda: loaded == list(PAGES), timeout=20_000)
    assert done == [True]
    assert "app.services.letter_service" in sys.modules


def test_a_window_that_closes_wants_no_more(plaint: Plaint, window: MainWindow) -> None:
    done: list[bool] = []
    WarmingUp(plaint, window, lambda: done.append(True))
    window.close()
    window.tasks.wait()
    assert done == []
