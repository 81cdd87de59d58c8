"""A dialog that is read and closed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.ui.labels import WrappedLabel
from app.ui.page_parts import ScrollPage
from app.ui.reading_dialog import ReadingDialog


@pytest.fixture
def dialog(qtbot: QtBot) -> ReadingDialog:
    made = ReadingDialog("To be read", (400, 300))
    qtbot.addWidget(made)
    return made


def long_page() -> ScrollPage:
    page = ScrollPage()
    for number in range(80):
        page.add(WrappedLabel(f"Line {number}"))
    return page


def test_it_scrolls_by_keys_and_begins_at_close(dialog: ReadingDialog, qtbot: QtBot) -> None:
    page = long_page()
    dialog.show_parts(page)
    dialog.show()
    qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() > 0)
    assert dialog.focusWidget() is dialog.close_button
    QTest.keyClick(dialog, Qt.Key.Key_PageDown)
    assert page.verticalScrollBar().value() > 0


def test_what_stands_above_may_have_the_keyboard(dialog: ReadingDialog) -> None:
    field = QLineEdit()
    dialog.show_parts(long_page(), field, begins_at=field)
    assert dialog.focusWidget() is field


def test_escape_closes_it(qtbot: QtBot) -> None:
    dialog = ReadingDialog("To be read", (400, 300))
    dialog.show_parts(long_page())
    dialog.show()
    with qtbot.waitSignal(dialog.destroyed):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
