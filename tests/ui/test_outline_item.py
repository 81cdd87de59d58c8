from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.ui.outline_item import OutlineItem
from app.ui.theme import colour


def _item(qtbot: QtBot, text: str = "The rule you rely on") -> OutlineItem:
    item = OutlineItem(text, "todo")
    qtbot.addWidget(item)
    item.resize(206, item.heightForWidth(206))
    return item


def test_an_item_is_38_high_and_wraps_long_words(qtbot: QtBot) -> None:
    assert _item(qtbot).height() == 38
    assert _item(qtbot, "What the organisation's own rule book says about it").height() > 50


def test_where_the_person_is_has_the_bar(qtbot: QtBot) -> None:
    item = _item(qtbot)
    item.set_here(is_here=True)
    image = item.grab().toImage()
    assert item.is_here()
    assert {image.pixelColor(x, 19).name() for x in range(4)} == {colour("accent").name()}


def test_a_counter_is_said_as_a_phrase(qtbot: QtBot) -> None:
    item = _item(qtbot, "Today")
    plain = item.grab().toImage()
    item.set_counter(5, "Today, 5 things need you")
    assert item.accessibleName() == "Today, 5 things need you"
    assert item.grab().toImage() != plain
    item.set_counter(0)
    assert item.accessibleName() == "Today"


def test_enter_chooses(qtbot: QtBot) -> None:
    item = _item(qtbot)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        with qtbot.waitSignal(item.clicked):
            QTest.keyClick(item, key)


def test_an_icon_can_change_with_the_state(qtbot: QtBot) -> None:
    item = _item(qtbot)
    before = item.grab().toImage()
    item.set_icon("met", "met")
    assert item.icon_name() == "met"
    assert item.grab().toImage() != before
    assert item.minimumSizeHint().width() <= item.sizeHint().width()
