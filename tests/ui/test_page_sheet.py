from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.page_sheet import PageSheet
from app.ui.theme import Theme, colour

A4 = QSizeF(595, 842)


def _sheet(qtbot: QtBot, shade: str = "#ffffff") -> PageSheet:
    picture = QImage(1190, 1684, QImage.Format.Format_RGB32)
    picture.fill(QColor(shade))
    sheet = PageSheet(picture, A4, 1, "Dear Complaints Team,")
    qtbot.addWidget(sheet)
    sheet.show_at(0.5)
    return sheet


def _at(sheet: PageSheet, x: int, y: int) -> str:
    return sheet.grab().toImage().pixelColor(x, y).name()


def test_a_page_takes_its_size_at_the_scale(qtbot: QtBot) -> None:
    sheet = _sheet(qtbot)
    assert (sheet.width(), sheet.height()) == (298, 421)


def test_the_picture_is_shown(qtbot: QtBot) -> None:
    assert _at(_sheet(qtbot, "#336699"), 100, 100) == "#336699"


def test_paper_is_a_shade_dimmer_in_dark_mode(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    theme.apply(qapp, "dark")
    assert _at(_sheet(qtbot), 100, 100) == colour("paper").name() == "#edefef"


def test_the_bar_stands_in_the_margin_beside_the_paragraph(qtbot: QtBot) -> None:
    sheet = _sheet(qtbot)
    sheet.set_mark(QRectF(0.12, 0.5, 0.6, 0.1))
    left = round(0.12 * 298) - 9
    assert _at(sheet, left, 230) == colour("paper-mark").name()
    assert _at(sheet, left, 200) == "#ffffff"
    sheet.set_mark(None)
    assert _at(sheet, left, 230) == "#ffffff"


def test_a_page_says_its_number_and_words(qtbot: QtBot) -> None:
    sheet = _sheet(qtbot)
    assert (sheet.accessibleName(), sheet.accessibleDescription()) == ("Page 1", "Dear Complaints Team,")


def test_a_page_without_a_picture_is_blank_paper(qtbot: QtBot) -> None:
    sheet = _sheet(qtbot)
    sheet.set_picture(QImage())
    assert _at(sheet, 100, 100) == "#ffffff"
