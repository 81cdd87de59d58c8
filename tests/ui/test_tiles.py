import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from app.ui.labels import WrappedLabel
from app.ui.page_parts import Card
from app.ui.tiles import Tiles
from tests.ui.page_checks import shown


def card(words: str) -> Card:
    made = Card()
    made.add(WrappedLabel(words))
    made.end()
    return made


@pytest.mark.parametrize(("width", "columns"), [(1000, 3), (700, 2), (320, 1)])
def test_as_many_stand_in_a_line_as_have_room(qtbot: QtBot, width: int, columns: int) -> None:
    parts = [card("A clock. " * n) for n in range(1, 6)]
    tiles = Tiles(parts)
    qtbot.addWidget(tiles)
    shown(tiles, QSize(width, tiles.heightForWidth(width)))
    assert len({part.y() for part in parts[:columns]}) == 1
    assert parts[columns].y() > parts[0].y()


def test_tiles_of_one_line_are_equally_large_and_inside(qtbot: QtBot) -> None:
    parts = [card("Short."), card("A longer clock. " * 20), card("Short.")]
    tiles = Tiles(parts)
    qtbot.addWidget(tiles)
    shown(tiles, QSize(1000, tiles.heightForWidth(1000)))
    assert len({(part.width(), part.height()) for part in parts}) == 1
    assert parts[-1].geometry().right() <= 1000
    assert parts[0].height() == tiles.height()


def test_no_tiles_need_no_room(qtbot: QtBot) -> None:
    tiles = Tiles([])
    qtbot.addWidget(tiles)
    assert (tiles.heightForWidth(900), tiles.hasHeightForWidth()) == (0, True)
    assert tiles.sizeHint().height() == 0
