import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.ui.option_parts import RadioBox, TickBox

LONG = "An explanation in writing, signed by whoever decided that item 6 would not be taken at the meeting in June"
Kind = type[TickBox] | type[RadioBox]


@pytest.mark.parametrize("kind", [TickBox, RadioBox])
def test_long_words_wrap(qtbot: QtBot, kind: Kind) -> None:
    option = kind(LONG)
    qtbot.addWidget(option)
    assert option.minimumSizeHint().width() < 250
    assert option.heightForWidth(250) > option.heightForWidth(2000) == 32


@pytest.mark.parametrize("kind", [TickBox, RadioBox])
def test_the_words_can_be_clicked(qtbot: QtBot, kind: Kind) -> None:
    option = kind("An apology", "In the same place as the article")
    qtbot.addWidget(option)
    option.resize(300, option.heightForWidth(300))
    option.show()
    QTest.mouseClick(option, Qt.MouseButton.LeftButton, pos=QPoint(250, 12))
    assert option.isChecked()


@pytest.mark.parametrize("kind", [TickBox, RadioBox])
def test_what_explains_an_option_is_said_and_takes_room(qtbot: QtBot, kind: Kind) -> None:
    plain, explained = kind("An apology"), kind("An apology", "In the same place as the article")
    for option in (plain, explained):
        qtbot.addWidget(option)
    assert explained.accessibleDescription() == "In the same place as the article"
    assert explained.sizeHint().height() > plain.sizeHint().height()


@pytest.mark.parametrize("kind", [TickBox, RadioBox])
def test_a_disabled_option_looks_different(qtbot: QtBot, kind: Kind) -> None:
    option = kind("An apology", "In the same place")
    qtbot.addWidget(option)
    enabled = option.grab().toImage()
    option.setEnabled(False)
    assert option.grab().toImage() != enabled
