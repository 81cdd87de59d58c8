"""What may have been meant, at the word."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.ui.spelling_field import FieldSpelling
from app.ui.text_editors import GrowingText

BY_KEY, BY_MOUSE = QContextMenuEvent.Reason.Keyboard, QContextMenuEvent.Reason.Mouse


@pytest.fixture
def field(qtbot: QtBot, plaint: Plaint) -> GrowingText:
    plaint.spelling.make_ready()
    field = GrowingText()
    qtbot.addWidget(field)
    FieldSpelling(field, plaint.spelling, plaint.spelling.misspelt)
    field.setPlainText("I did not recieve it.")
    field.show()
    return field


def spelling_of(field: GrowingText) -> FieldSpelling:
    found = field.findChild(FieldSpelling)
    assert found is not None
    return found


def words(of: QMenu) -> list[str]:
    return [action.text() for action in of.actions()]


def ask(field: GrowingText, place: int, reason: QContextMenuEvent.Reason) -> None:
    cursor = field.textCursor()
    cursor.setPosition(place)
    field.setTextCursor(cursor)
    point = field.cursorRect().center()
    event = QContextMenuEvent(reason, point, field.viewport().mapToGlobal(point), Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(field.viewport(), event)


@pytest.mark.parametrize("reason", [BY_KEY, BY_MOUSE])
def test_the_menu_at_a_marked_word_begins_with_what_may_have_been_meant(
    field: GrowingText, opened_menus: list[QMenu], reason: QContextMenuEvent.Reason
) -> None:
    ask(field, 13, reason)
    assert words(opened_menus[-1])[0] == "receive"
    opened_menus[-1].actions()[0].trigger()
    assert field.toPlainText() == "I did not receive it."
    field.undo()
    assert field.toPlainText() == "I did not recieve it."


def test_a_word_can_be_taken_to_be_right(qtbot: QtBot, field: GrowingText, opened_menus: list[QMenu]) -> None:
    spelling = spelling_of(field)
    assert spelling.show_next()
    keep = next(action for action in opened_menus[-1].actions() if "to my words" in action.text())
    with qtbot.waitSignal(spelling.added) as said:
        keep.trigger()
    assert said.args == ["recieve"]


def test_where_nothing_is_near_the_menu_says_so(field: GrowingText, opened_menus: list[QMenu]) -> None:
    field.setPlainText("Xqzzvwkj")
    ask(field, 2, BY_KEY)
    assert words(opened_menus[-1])[0] == "No suggestion for “Xqzzvwkj”"
    assert not opened_menus[-1].actions()[0].isEnabled()


def test_elsewhere_the_usual_menu_comes(field: GrowingText) -> None:
    spelling = spelling_of(field)
    point = QPoint(1, 1)
    event = QContextMenuEvent(BY_MOUSE, point, point, Qt.KeyboardModifier.NoModifier)
    assert not spelling.offer_menu(event)


def test_without_misspelt_words_there_is_no_next(field: GrowingText) -> None:
    field.setPlainText("All is well.")
    assert not spelling_of(field).show_next()


def test_a_word_is_marked_again_when_asked(field: GrowingText, plaint: Plaint) -> None:
    plaint.spelling.add_word("recieve")
    spelling = spelling_of(field)
    spelling.mark_again()
    assert not spelling.show_next()
