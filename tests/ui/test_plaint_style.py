import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QCheckBox, QPushButton, QRadioButton, QStyle
from pytestqt.qtbot import QtBot

from app.ui.theme import colour


def _picture(box: QCheckBox | QRadioButton) -> QImage:
    box.resize(120, 32)
    return box.grab().toImage()


def _colours(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(24) for y in range(image.height())}


@pytest.mark.parametrize("kind", [QCheckBox, QRadioButton])
def test_a_chosen_option_is_drawn_in_the_accent(qtbot: QtBot, kind: type[QCheckBox] | type[QRadioButton]) -> None:
    box = kind("An apology")
    qtbot.addWidget(box)
    empty = _colours(_picture(box))
    box.setChecked(True)
    assert colour("accent").name() in _colours(_picture(box)) - empty


def test_a_disabled_tick_is_not_in_the_accent(qtbot: QtBot) -> None:
    box = QCheckBox("An apology")
    qtbot.addWidget(box)
    box.setChecked(True)
    box.setEnabled(False)
    assert colour("accent").name() not in _colours(_picture(box))


def test_ticks_are_22_px(qtbot: QtBot) -> None:
    box = QCheckBox("An apology")
    qtbot.addWidget(box)
    assert box.style().pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth, None, box) == 22


def test_no_dotted_rectangle_is_drawn_in_a_focused_button(qtbot: QtBot) -> None:
    button = QPushButton("Continue")
    qtbot.addWidget(button)
    button.show()
    before = button.grab().toImage()
    button.activateWindow()
    button.setFocus()
    assert button.grab().toImage() == before
