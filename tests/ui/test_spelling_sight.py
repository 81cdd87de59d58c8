"""Spelling in the window: which fields, which names, on and off."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QMenu, QVBoxLayout
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.domain.errors import UserError
from app.ui.main_window import MainWindow
from app.ui.spelling_field import FieldSpelling
from app.ui.text_editors import GrowingText
from app.ui.theme import Theme
from tests.ui.drafts import begun
from tests.ui.test_spelling_marks import marked


@pytest.fixture
def window(qtbot: QtBot, plaint: Plaint, theme: Theme) -> MainWindow:
    plaint.spelling.make_ready()
    window = MainWindow(plaint, theme)
    qtbot.addWidget(window)
    window.show()
    return window


def field_in(qtbot: QtBot, window: MainWindow, words: str, *, is_prose: bool = True) -> GrowingText:
    """Open a dialog with one field, and put the keyboard in it."""
    dialog = QDialog(window)
    column, field = QVBoxLayout(dialog), GrowingText(is_prose=is_prose)
    column.addWidget(field)
    field.setPlainText(words)
    dialog.show()
    dialog.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    return field


def test_a_field_is_marked_as_soon_as_the_keyboard_is_in_it(qtbot: QtBot, window: MainWindow) -> None:
    field = field_in(qtbot, window, "I did not recieve it")
    qtbot.waitUntil(lambda: marked(field) == ["recieve"])


def test_an_address_is_not_looked_at(qtbot: QtBot, window: MainWindow) -> None:
    field = field_in(qtbot, window, "Bramwicke", is_prose=False)
    assert field.findChild(FieldSpelling) is None


def test_names_in_the_letter_are_known(qtbot: QtBot, window: MainWindow, plaint: Plaint) -> None:
    window.show_letter(begun(plaint, answers={"respondents": [{"name": "Jessamyne Orrick"}]}))
    field = field_in(qtbot, window, "Jessamyne did not recieve it")
    qtbot.waitUntil(lambda: marked(field) == ["recieve"])


def test_it_can_be_turned_off_and_on(qtbot: QtBot, window: MainWindow, plaint: Plaint) -> None:
    plaint.settings.save(plaint.settings.load().changed("spelling", "off"))
    field = field_in(qtbot, window, "I did not recieve it")
    assert marked(field) == []
    plaint.settings.save(plaint.settings.load().changed("spelling", "on"))
    field.clearFocus()
    field.setFocus()
    qtbot.waitUntil(lambda: marked(field) == ["recieve"])


def test_a_key_offers_words_for_the_next_and_one_can_be_kept(
    qtbot: QtBot, window: MainWindow, plaint: Plaint, opened_menus: list[QMenu]
) -> None:
    field = field_in(qtbot, window, "I did not recieve it")
    next(action for action in window.menus.findChildren(QAction) if action.shortcut() == QKeySequence("F7")).trigger()
    next(each for each in opened_menus[-1].actions() if "to my words" in each.text()).trigger()
    assert plaint.profile.load().own_words == ("recieve",)
    assert marked(field) == []


def test_without_a_field_the_key_does_nothing(window: MainWindow, opened_menus: list[QMenu]) -> None:
    window.setFocus()
    QTest.keyClick(window, Qt.Key.Key_F7)
    assert opened_menus == []


def test_a_word_that_cannot_be_kept_is_said(
    qtbot: QtBot, window: MainWindow, plaint: Plaint, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_word: str) -> None:
        raise UserError("The disk is full.", "Free some space.")

    field = field_in(qtbot, window, "I did not recieve it")
    monkeypatch.setattr(plaint.spelling, "add_word", refuse)
    with qtbot.waitSignal(window.navigator.refused):
        field.findChild(FieldSpelling).added.emit("recieve")
