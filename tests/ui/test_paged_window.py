"""A page is made when it is first shown, and is the same from then on."""

import pytest
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.ui.paged_window import PagedWindow
from app.ui.theme import Theme

BESIDE = ["today", "cases", "search", "case", "dates", "due", "packs", "organisations", "settings", "start", "finish"]
FILLING = ["interview", "check", "reply"]


@pytest.fixture
def window(qtbot: QtBot, plaint: Plaint, theme: Theme) -> PagedWindow:
    window = PagedWindow(plaint, theme)
    qtbot.addWidget(window._beside)
    qtbot.addWidget(window._stack)
    qtbot.addWidget(window)
    return window


def test_no_page_is_made_before_it_is_asked_for(window: PagedWindow) -> None:
    assert (window._beside.count(), window._stack.count()) == (0, 0)
    assert window._save_now()


@pytest.mark.parametrize("name", [*BESIDE, "words"])
def test_a_page_beside_the_rail_is_made_once(window: PagedWindow, name: str) -> None:
    assert getattr(window, name) is getattr(window, name)
    assert window._beside.indexOf(getattr(window, name)) == 0


@pytest.mark.parametrize("name", FILLING)
def test_a_page_that_fills_the_window_is_made_once(window: PagedWindow, name: str) -> None:
    assert window._stack.indexOf(getattr(window, name)) == window._stack.indexOf(getattr(window, name)) == 0
    assert window._save_now()


def test_the_settings_tell_of_another_time_until_it_locks(qtbot: QtBot, window: PagedWindow) -> None:
    with qtbot.waitSignal(window.navigator.lock_time_changed):
        window.settings.lock.minutes_changed.emit()
