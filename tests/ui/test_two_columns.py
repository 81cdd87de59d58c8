import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.ui.two_columns import Column, TwoColumns
from tests.ui.page_checks import settle


@pytest.mark.parametrize(("width", "is_beside"), [(1000, True), (752, False)])
def test_columns_stand_beside_each_other_while_there_is_room(qtbot: QtBot, width: int, is_beside: bool) -> None:
    left, right = Column(), Column()
    left.add(QLabel("one"))
    right.add(QLabel("two"), 8)
    both = TwoColumns(left, right)
    qtbot.addWidget(both)
    both.resize(width, 400)
    both.show()
    settle()
    assert (right.x() > left.x()) is is_beside
    assert (right.y() > left.y()) is not is_beside


def test_a_column_can_be_emptied(qtbot: QtBot) -> None:
    column = Column()
    qtbot.addWidget(column)
    column.add(QLabel("one"))
    column.clear()
    layout = column.layout()
    assert layout is not None
    assert layout.count() == 0
