"""Every page and dialog is on the tour, and on the hardest of them nothing is cut, covered, outside or too small.

The narrowest window and the pseudo-language, whose texts are two fifths longer; `python -m tests.every_screen` shows
all of it in every look.
"""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.i18n import PSEUDO, speaking
from app.ui.labels import WrappedLabel
from app.ui.theme import Theme
from tests.every_screen.dialogs import dialogs
from tests.every_screen.geometry import faults
from tests.every_screen.screens import empty_screens, screens
from tests.every_screen.seen import NOT_SHOWN, box_names, widget_names, written_down
from tests.every_screen.tour import Tour

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
SMALLEST = QSize(1024, 700)
# Those that have the least room for their words, and one of each make.
HARDEST = (
    "first-run", "today", "packs", "organisations", "organisation-add", "settings", "start-problem", "interview-2",
    "interview-problems", "check-problems", "finish", "case-rich", "case-apology", "dates-rich", "lock-screen-refused",
    "dialog-reply", "dialog-redaction", "dialog-pack-offer", "dialog-pack-names", "dialog-busy", "box-losing-words",
)  # fmt: skip


def test_every_part_of_the_window_is_on_the_tour() -> None:
    missing = (widget_names() | box_names()) - written_down() - NOT_SHOWN.keys()
    assert not missing, "give these a screen in tests/every_screen, then run `python -m tests.every_screen FOLDER`"


def test_no_two_screens_have_one_name() -> None:
    names = [screen.name for screen in (*empty_screens(), *screens(), *dialogs())]
    assert len(names) == len(set(names))
    assert set(HARDEST) <= set(names)


def test_nothing_is_cut_or_covered_where_room_is_least(qtbot: QtBot, theme: Theme) -> None:
    found: list[str] = []
    with speaking(PSEUDO):
        Tour(theme, SMALLEST).go(lambda name, top: found.extend(f"{name}: {each}" for each in faults(top)), HARDEST)
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
