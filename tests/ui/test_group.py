from PySide6.QtGui import QAccessible, QFont
from PySide6.QtWidgets import QRadioButton, QVBoxLayout
from pytestqt.qtbot import QtBot

from app.ui.group import Group


def _group(qtbot: QtBot) -> tuple[Group, QRadioButton]:
    group, radio = Group(), QRadioButton("Yes")
    qtbot.addWidget(group)
    column = QVBoxLayout(group)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(radio)
    group.setAccessibleName("Did it happen to you?")
    return group, radio


def test_it_is_told_as_a_group_with_its_name(qtbot: QtBot) -> None:
    group, _radio = _group(qtbot)
    told = QAccessible.queryAccessibleInterface(group)
    assert (told.role(), told.text(QAccessible.Text.Name)) == (QAccessible.Role.Grouping, "Did it happen to you?")


def test_it_takes_no_room_of_its_own_at_any_size(qtbot: QtBot) -> None:
    group, radio = _group(qtbot)
    group.setFont(QFont(group.font().family(), 20))
    group.resize(group.sizeHint())
    group.show()
    assert radio.geometry() == group.rect()
    assert (group.sizeHint(), group.minimumSizeHint()) == (radio.sizeHint(), radio.minimumSizeHint())


def test_nothing_of_it_is_drawn(qtbot: QtBot) -> None:
    group, radio = _group(qtbot)
    radio.hide()
    group.resize(40, 40)
    picture = group.grab().toImage()
    assert {picture.pixel(x, y) for x in range(40) for y in range(40)} == {picture.pixel(0, 0)}
