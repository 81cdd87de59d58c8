from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QMenuBar
from pytestqt.qtbot import QtBot

from app.ui.page_keys import page_keys
from app.ui.shortcuts_dialog import ShortcutsDialog, of_menus
from tests.ui.page_checks import cut_words, said, settle


def _menus(qtbot: QtBot) -> QMenuBar:
    bar, edit, empty = QMenuBar(), QMenu("&Edit"), QMenu("&Letter")
    qtbot.addWidget(bar)
    for menu in (edit, empty):
        menu.setParent(bar, Qt.WindowType.Popup)
        bar.addMenu(menu)
    search = QAction("&Search everything…", edit)
    search.setShortcuts([QKeySequence("Ctrl+F"), QKeySequence("Ctrl+K")])
    edit.addAction(search)
    edit.addAction(QAction("Without a key", edit))
    return bar


def _dialog(qtbot: QtBot) -> ShortcutsDialog:
    dialog = ShortcutsDialog(_menus(qtbot))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.show()
    settle()
    return dialog


def test_the_menus_say_their_keys_themselves(qtbot: QtBot) -> None:
    bar = _menus(qtbot)
    assert of_menus(bar) == [("Edit", [("Ctrl+F or Ctrl+K", "Search everything")])]


def test_all_keys_are_on_one_page(qtbot: QtBot) -> None:
    shown = said(_dialog(qtbot))
    wanted = ["Search everything", "Tab, Shift+Tab", *(key.words for key in page_keys().values())]
    assert [each for each in wanted if each not in shown] == []


def test_a_screen_reader_hears_all_of_it_when_it_opens(qtbot: QtBot) -> None:
    told = _dialog(qtbot).accessibleDescription()
    assert "Edit: Search everything, Ctrl+F or Ctrl+K." in told


def test_nothing_is_cut(qtbot: QtBot) -> None:
    assert cut_words(_dialog(qtbot)) == []


def test_it_scrolls_by_keys_and_escape_closes_it(qtbot: QtBot) -> None:
    dialog = _dialog(qtbot)
    dialog.resize(640, 300)
    settle()
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    bar = dialog._page.verticalScrollBar()
    QTest.keyClick(dialog, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
