"""The menus reach every place; editing goes to the field that has the keys."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from app.ui.about_dialog import AboutDialog
from app.ui.main_window import MainWindow
from app.ui.page_keys import page_keys
from app.ui.shortcuts_dialog import ShortcutsDialog
from app.ui.theme import Theme
from tests.builders import opened


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, data_folder: Path) -> Iterator[MainWindow]:
    with opened(data_folder) as plaint:
        window = MainWindow(plaint, theme)
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        yield window
        window.tasks.wait()


def action(window: MainWindow, words: str) -> QAction:
    return next(found for found in window.menus.findChildren(QAction) if found.text().replace("&", "") == words)


def test_the_menus_are_those_of_the_pictures(window: MainWindow) -> None:
    titles = [menu.text().replace("&", "") for menu in window.menuBar().actions()]
    assert titles == ["File", "Edit", "Case", "Letter", "View", "Help"]


@pytest.mark.parametrize(
    ("words", "page"),
    [
        ("Today", "today"),
        ("All cases", "cases"),
        ("Search everything", "search"),
        ("Packs", "packs"),
        ("Organisations", "organisations"),
        ("Settings", "settings"),
        ("When is it due?", "due"),
        ("Start a complaint", "start"),
    ],
)
def test_each_place_is_in_a_menu(window: MainWindow, words: str, page: str) -> None:
    action(window, words).trigger()
    assert getattr(window, page).isVisible()


def test_copy_and_paste_go_to_the_field(window: MainWindow, qtbot: QtBot) -> None:
    field = QLineEdit("some words", window)
    field.show()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    for words in ("Select all", "Copy", "Cut", "Undo", "Paste"):
        action(window, words).trigger()
    assert (field.text(), QApplication.clipboard().text()) == ("some words", "some words")


def test_editing_without_a_field_does_nothing(window: MainWindow) -> None:
    window.rail.setFocus()
    action(window, "Copy").trigger()
    assert window.isVisible()


def test_all_keys_are_listed_under_help(window: MainWindow) -> None:
    action(window, "Keyboard shortcuts").trigger()
    dialog = window.findChildren(ShortcutsDialog)[0]
    assert all(words in dialog.accessibleDescription() for words in ("Today, Ctrl+1", "Lock now, Ctrl+L"))


def test_no_key_means_two_things(window: MainWindow) -> None:
    keys = [key.toString() for each in window.menus.findChildren(QAction) for key in each.shortcuts()]
    keys += [each.toString() for key in page_keys().values() for each in key.keys]
    assert {key for key in keys if keys.count(key) > 1} == set()


def test_what_is_new_is_under_help(window: MainWindow) -> None:
    action(window, "About Plaint and what is new").trigger()
    assert window.findChildren(AboutDialog)


def test_a_letter_from_before_is_under_file(window: MainWindow) -> None:
    action(window, "Add a letter or a reply from before").trigger()
    assert window.findChildren(QDialog)


def test_quit_closes_the_window(window: MainWindow) -> None:
    action(window, "Quit").trigger()
    assert not window.isVisible()
