import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.domain.progress import StoppedError
from app.ui import busy_box
from app.ui.busy_box import BusyBox
from tests.ui.ear import Ear

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def box(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> BusyBox:
    monkeypatch.setattr(busy_box, "SHOWS_AFTER_MS", 10)
    window = QWidget()
    qtbot.addWidget(window)
    made = BusyBox("Making the bundle…", window)
    made.keeps = window  # type: ignore[attr-defined] # or the window goes, and the box with it
    return made


def test_it_shows_after_a_while(qtbot: QtBot, box: BusyBox) -> None:
    assert not box.dialog.isVisible()
    qtbot.waitUntil(box.dialog.isVisible)
    box.tell(1, 2)


def test_work_that_was_quick_shows_nothing(qtbot: QtBot, box: BusyBox) -> None:

    box.end()
    assert not box.dialog.isVisible()
    qtbot.wait(30)


@pytest.mark.parametrize("way", ["button", "escape"])
def test_the_work_ends_at_its_next_step_when_the_person_stops_it(box: BusyBox, way: str) -> None:
    if way == "button":
        box.dialog.stop.click()
    else:
        box.dialog.reject()
    with pytest.raises(StoppedError):
        box.tell(1, 2)
    assert not box.dialog.stop.isEnabled()


def test_the_line_shows_how_far_the_work_is_once_it_has_told(qtbot: QtBot, box: BusyBox) -> None:
    assert box.dialog.line.maximum() == 0
    box.tell(300, 1000)
    qtbot.waitUntil(lambda: (box.dialog.line.value(), box.dialog.line.maximum()) == (300, 1000))


def test_it_is_said_what_takes_so_long_and_that_it_stops(box: BusyBox, ear: Ear) -> None:
    box.dialog.show_itself()
    box.dialog.stop.click()
    assert ear.heard == ["Making the bundle…", "Stopping…"]
