from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.buttons import Button
from app.ui.case_body import CaseBody
from app.ui.theme import Theme
from tests.ui.page_checks import shown

WIDE, NARROW = QSize(1000, 400), QSize(700, 400)


def _body(qtbot: QtBot) -> tuple[CaseBody, Button, Button]:
    left, right = Button("left"), Button("right")
    body = CaseBody([left], [right], [right, left])
    qtbot.addWidget(body)
    return body, left, right


def test_wide_columns_stand_beside_each_other(qtbot: QtBot) -> None:
    body, left, right = _body(qtbot)
    shown(body, WIDE)
    assert left.mapTo(body, left.pos()).y() == right.mapTo(body, right.pos()).y()
    assert left.mapTo(body, left.pos()).x() < right.mapTo(body, right.pos()).x()


def test_one_column_has_its_own_order(qtbot: QtBot) -> None:
    body, left, right = _body(qtbot)
    shown(body, NARROW)
    assert right.y() < left.y()
    assert left.parentWidget() is right.parentWidget()


def test_sections_move_when_the_window_changes(qtbot: QtBot) -> None:
    body, left, right = _body(qtbot)
    shown(body, NARROW)
    shown(body, WIDE)
    assert left.parentWidget() is not right.parentWidget()


def test_large_text_makes_one_column_of_a_middling_width(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    theme.apply(qapp, "light", 1.5)
    body, left, right = _body(qtbot)
    shown(body, WIDE)
    assert left.parentWidget() is right.parentWidget()


def test_sections_without_stops_are_no_trouble(qtbot: QtBot) -> None:
    body = CaseBody([], [], [])
    qtbot.addWidget(body)
    assert body.minimumSizeHint().width() == 0
