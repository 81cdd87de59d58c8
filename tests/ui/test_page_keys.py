import re
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.page_keys import PageKey, everywhere, page_keys, take_key

UI = Path(__file__).parents[2] / "app" / "ui"


def test_each_key_says_what_it_does() -> None:
    assert set(page_keys()) == set(PageKey)
    assert all(key.words and not any(each.isEmpty() for each in key.keys) for key in page_keys().values())


def test_a_key_works_in_the_window_while_its_owner_is_shown(qtbot: QtBot) -> None:
    window, owner, beside = QWidget(), QLineEdit(), QLineEdit()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.addWidget(owner)
    column.addWidget(beside)
    done: list[str] = []
    take_key(PageKey.WHOLE_PAGE, owner, lambda: done.append("whole"))
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    beside.setFocus()
    for is_shown in (True, False):
        owner.setVisible(is_shown)
        QTest.keyClick(beside, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert done == ["whole"]


def test_no_page_takes_a_key_that_is_not_listed() -> None:
    takers = [file.name for file in UI.glob("*.py") if re.search(r"\bQShortcut\(", file.read_text("utf-8"))]
    assert takers == ["page_keys.py"]


def test_no_key_means_two_things() -> None:
    found = [
        each.toString(QKeySequence.SequenceFormat.PortableText) for key in page_keys().values() for each in key.keys
    ]
    assert len(found) == len(set(found))


def test_what_works_everywhere_is_told() -> None:
    assert all(keys and words for keys, words in everywhere())
