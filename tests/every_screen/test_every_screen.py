"""Every page and dialog is on the tour, and on the hardest of them nothing is cut, covered, outside or too small.

The narrowest window and the pseudo-language, whose texts are two fifths longer; `python -m tests.every_screen` shows
all of it in every look.
"""

from typing import NamedTuple

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.i18n import PSEUDO, speaking
from app.ui.labels import WrappedLabel
from app.ui.theme import Mode, Theme
from tests.every_screen.contrast import LEAST, LEAST_IN_CONTRAST, low_contrasts
from tests.every_screen.dialogs import dialogs
from tests.every_screen.geometry import faults
from tests.every_screen.screens import empty_screens, screens
from tests.every_screen.seen import NOT_SHOWN, box_names, widget_names, written_down
from tests.every_screen.tour import Tour
from tests.one_theme import light_theme
from tests.stories import spoken

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support", extend=True), pytest.mark.no_cover]
SMALLEST = QSize(1024, 700)
# Those that have the least room for their words, and one of each make.
HARDEST = (
    "first-run", "today", "packs", "organisations", "organisation-add", "settings", "start-problem", "interview-2",
    "interview-problems", "check-problems", "finish", "case-rich", "case-apology", "dates-rich", "lock-screen-refused",
    "dialog-reply", "dialog-redaction", "dialog-pack-offer", "dialog-pack-names", "dialog-busy", "box-losing-words",
)  # fmt: skip

# Two replies of one day to one letter, two drafts of one title: nothing tells them apart on the screen either.
ALIKE_TO_THE_EYE_TOO = ("today", "case-rich")
COLOURED = ("today", "interview-problems", "case-rich", "dialog-pack-offer")


def test_every_part_of_the_window_is_on_the_tour() -> None:
    missing = (widget_names() | box_names()) - written_down() - NOT_SHOWN.keys()
    assert not missing, "give these a screen in tests/every_screen, then run `python -m tests.every_screen FOLDER`"


def test_no_two_screens_have_one_name() -> None:
    names = [screen.name for screen in (*empty_screens(), *screens(), *dialogs())]
    assert len(names) == len(set(names))
    assert set(HARDEST) <= set(names)


class Found(NamedTuple):
    """What is wrong on the tour, each with the screen's name."""

    shapes: list[str]
    colours: list[str]
    names: list[str]


@pytest.fixture(scope="module")
def found(qapp: QApplication) -> Found:
    """Go to the hardest screens once."""
    told = Found([], [], [])

    def look(name: str, top: QWidget) -> None:
        told.shapes.extend(f"{name}: {fault}" for fault in faults(top))
        if name not in ALIKE_TO_THE_EYE_TOO:
            told.names.extend(f"{name}: {fault}" for fault in spoken.faults(top))
        if name in COLOURED:
            told.colours.extend(f"{name}: {fault}" for fault in low_contrasts(top, LEAST))

    with speaking(PSEUDO):
        Tour(light_theme(qapp), SMALLEST).go(look, HARDEST)
    return told


def test_nothing_is_cut_or_covered_where_room_is_least(found: Found) -> None:
    assert found.shapes == []


def test_everything_has_a_name_and_no_two_things_sound_alike(found: Found) -> None:
    assert found.names == []


def test_all_words_stand_out_from_what_is_behind_them(found: Found) -> None:
    assert found.colours == []


@pytest.mark.parametrize(("mode", "least"), [("dark", LEAST), ("contrast", LEAST_IN_CONTRAST)])
def test_words_stand_out_in_the_other_looks_too(
    qtbot: QtBot, qapp: QApplication, theme: Theme, mode: Mode, least: float
) -> None:
    found: list[str] = []
    theme.apply(qapp, mode)
    try:
        Tour(theme, SMALLEST).go(lambda _name, top: found.extend(low_contrasts(top, least)), ("search-nothing-yet",))
    finally:
        theme.apply(qapp, "light")
    assert found == []


def shown(qtbot: QtBot, *parts: QWidget) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(300, 200)
    for part in parts:
        part.setParent(window)
    window.show()
    QApplication.processEvents()
    return window


def test_a_cut_label_is_found(qtbot: QtBot) -> None:
    label = WrappedLabel("Their reply was due on Mon 9 Nov 2026 and has not come.")
    window = shown(qtbot, label)
    label.resize(100, 20)
    assert [each.partition(":")[0] for each in faults(window)] == ["cut"]


def test_a_broken_word_is_found(qtbot: QtBot) -> None:
    label = WrappedLabel("Organisations")
    window = shown(qtbot, label)
    label.resize(40, 100)
    assert any(each.startswith("broken word") for each in faults(window))


def test_words_that_hardly_stand_out_are_found(qtbot: QtBot) -> None:
    grey, black = QLabel("Hardly to be read"), QLabel("Well to be read")
    window = shown(qtbot, grey, black)
    for label, colour in ((grey, "#8c8c8c"), (black, "#222222")):
        palette = label.palette()
        palette.setColor(QPalette.ColorRole.Window, "#ffffff")
        palette.setColor(QPalette.ColorRole.WindowText, colour)
        label.setPalette(palette)
        label.setAutoFillBackground(True)
        label.resize(180, 30)
    black.move(0, 60)
    assert [each.partition(":")[0] for each in low_contrasts(window, LEAST)] == ["contrast 3.4"]
    assert len(low_contrasts(window, 17.0)) == 2


def test_a_small_target_is_found(qtbot: QtBot) -> None:
    button = QPushButton("")
    window = shown(qtbot, button)
    button.resize(20, 40)
    assert [each.partition(":")[0] for each in faults(window)] == ["small target"]


def test_what_lies_over_something_else_is_found(qtbot: QtBot) -> None:
    one, other = QLabel("One"), QLabel("Other")
    window = shown(qtbot, one, other)
    one.resize(80, 40)
    other.setGeometry(70, 30, 80, 40)
    assert [each.partition(":")[0] for each in faults(window)] == ["overlap"]


def test_what_reaches_outside_is_found(qtbot: QtBot) -> None:
    label = QLabel("Outside")
    window = shown(qtbot, label)
    label.setGeometry(260, 10, 80, 40)
    assert [each.partition(":")[0] for each in faults(window)] == ["outside"]


def test_a_placeholder_that_is_cut_is_found(qtbot: QtBot) -> None:
    field = QLineEdit()
    field.setPlaceholderText("Search titles, letters, replies and notes")
    window = shown(qtbot, field)
    field.resize(120, 40)
    assert [each.partition(":")[0] for each in faults(window)] == ["cut"]
