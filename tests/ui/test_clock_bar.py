import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.clock_bar import ClockBar
from app.ui.theme import colour


def _inks(bar: ClockBar, left: int, right: int) -> set[str]:
    bar.resize(200, 12)
    image = bar.grab().toImage()
    return {image.pixelColor(x, 6).name() for x in range(left, right)}


def test_our_used_time_is_solid(qtbot: QtBot) -> None:
    bar = ClockBar("ours", 0.5)
    qtbot.addWidget(bar)
    assert _inks(bar, 10, 90) == {colour("ours").name()}
    assert _inks(bar, 110, 190) == {colour("ours-soft").name()}


def test_their_used_time_is_hatched(qtbot: QtBot) -> None:
    bar = ClockBar("theirs", 0.5)
    qtbot.addWidget(bar)
    assert len(_inks(bar, 10, 90)) > 2
    assert _inks(bar, 110, 190) == {colour("theirs-soft").name()}


def test_what_is_late_is_cross_hatched_in_the_colour_of_problems(qtbot: QtBot) -> None:
    bar = ClockBar("theirs", 0.5, late=0.5)
    qtbot.addWidget(bar)
    assert colour("problem-soft").name() in _inks(bar, 110, 190)
    assert colour("problem-soft").name() not in _inks(bar, 10, 90)


def test_the_bar_says_the_same_in_words(qtbot: QtBot) -> None:
    bar = ClockBar("theirs", 0.1, description="Acknowledge by Mon 21 Dec 2026; 31 days left")
    qtbot.addWidget(bar)
    bar.set_progress(1.0, 0.0, "Due today")
    assert bar.accessibleName() == "Due today"
    assert bar.sizeHint().height() == 12


@pytest.mark.parametrize("whose", ["theirs", "ours", "wait"])
def test_an_unused_clock_is_an_empty_bar(qtbot: QtBot, whose: str) -> None:
    bar = ClockBar(whose, 0.0)
    qtbot.addWidget(bar)
    assert len(_inks(bar, 10, 190)) == 1


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(used=st.floats(-2, 3), late=st.floats(-2, 3))
def test_no_part_is_longer_than_the_bar(qapp: QApplication, used: float, late: float) -> None:
    bar = ClockBar("theirs", used, late=late)
    assert 0 <= bar._used <= 1
    assert 0 <= bar._late <= 1 - bar._used
