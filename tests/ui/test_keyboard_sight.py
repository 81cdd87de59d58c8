"""What has the keyboard is in sight, and words alone can be read to their end."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.keyboard_sight import scroll_by_key, show_focus
from app.ui.page_parts import ScrollPage


class Reader(QWidget):
    """A long page of words with a button at its end, over a button that does not scroll."""

    def __init__(self, lines: int) -> None:
        super().__init__()
        self.page, self.last, self.close_button = ScrollPage(), QPushButton("Last"), QPushButton("Close")
        self.page.add(QLabel("\n".join(str(line) for line in range(lines))))
        self.page.add(self.last)
        column = QVBoxLayout(self)
        column.addWidget(self.page)
        column.addWidget(self.close_button)
        self.resize(300, 300)


def shown(qtbot: QtBot, lines: int = 200) -> Reader:
    reader = Reader(lines)
    qtbot.addWidget(reader)
    with qtbot.waitExposed(reader):
        reader.show()
    return reader


def pressed(key: Qt.Key) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)


def test_what_takes_the_keyboard_is_scrolled_into_sight(qtbot: QtBot) -> None:
    reader = shown(qtbot)
    reader.last.setFocus()
    assert reader.last.visibleRegion().isEmpty()
    show_focus(reader)
    assert not reader.last.visibleRegion().isEmpty()


def test_page_down_scrolls_from_a_button_beneath(qtbot: QtBot) -> None:
    reader = shown(qtbot)
    assert scroll_by_key(reader, pressed(Qt.Key.Key_PageDown))
    assert reader.page.verticalScrollBar().value() > 0


def test_other_keys_are_left_to_others(qtbot: QtBot) -> None:
    assert not scroll_by_key(shown(qtbot), pressed(Qt.Key.Key_A))


def test_a_page_that_fits_does_not_take_the_key(qtbot: QtBot) -> None:
    assert not scroll_by_key(shown(qtbot, 1), pressed(Qt.Key.Key_PageDown))


def test_with_no_page_there_is_nothing_to_scroll(qtbot: QtBot) -> None:
    alone = QWidget()
    qtbot.addWidget(alone)
    show_focus(alone)
    assert not scroll_by_key(alone, pressed(Qt.Key.Key_PageDown))
