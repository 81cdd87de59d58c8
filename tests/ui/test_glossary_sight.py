"""Words that are explained where they stand."""

import pytest
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.ui.glossary_dialog import GlossaryDialog
from app.ui.labels import WrappedLabel
from app.ui.main_window import MainWindow
from app.ui.theme import Theme


@pytest.fixture
def window(qtbot: QtBot, plaint: Plaint) -> MainWindow:
    made = MainWindow(plaint, Theme())
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def explained(window: MainWindow) -> list[str]:
    return [label.toolTip() for label in window.findChildren(WrappedLabel) if label.toolTip()]


def test_a_word_is_explained_on_the_page_that_uses_it(window: MainWindow, qtbot: QtBot) -> None:
    window.show_before_writing("subject-access-request", 0)
    window.rail.setFocus()
    window.focusNextPrevChild(True)
    qtbot.waitUntil(lambda: len(explained(window)) == 1)
    assert explained(window)[0].startswith("freedom of information: The right to see")


def test_other_words_in_a_label_take_the_explanation_away(window: MainWindow, qtbot: QtBot) -> None:
    label = WrappedLabel("An internal review and an appeal; an appeal again.", parent=window)
    label.show()
    window.glossary.mark()
    assert [line.partition(":")[0] for line in label.toolTip().splitlines()] == ["internal review", "appeal"]
    label.setText("Nothing of that kind.")
    assert not label.toolTip()


def test_all_words_are_listed_those_of_the_page_first(window: MainWindow, qtbot: QtBot) -> None:
    window.show_before_writing("subject-access-request", 0)
    window.glossary.show()
    (dialog,) = window.findChildren(GlossaryDialog)
    words = [label.text() for label in dialog.findChildren(WrappedLabel) if label.property("role") == "strong"]
    assert words[:2] == ["freedom of information", "acknowledgement"]
    dialog.close()
