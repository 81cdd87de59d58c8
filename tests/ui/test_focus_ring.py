from PySide6.QtWidgets import QApplication, QFocusFrame, QHBoxLayout, QLineEdit, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.ui.focus_ring import FocusRing, wants_ring


def _window(qtbot: QtBot) -> tuple[QWidget, QPushButton, QLineEdit]:
    window, button, field = QWidget(), QPushButton("Write a chaser"), QLineEdit()
    row = QHBoxLayout(window)
    row.addWidget(button)
    row.addWidget(field)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window, button, field


def test_a_focused_button_has_the_ring_four_px_outside(qtbot: QtBot) -> None:
    window, button, _ = _window(qtbot)
    button.setFocus()
    ring = window.findChild(QFocusFrame)
    assert ring is not None
    assert ring.geometry() == button.geometry().adjusted(-4, -4, 4, 4)


def test_a_field_shows_the_focus_itself(qtbot: QtBot) -> None:
    window, button, field = _window(qtbot)
    button.setFocus()
    field.setFocus()
    ring = window.findChild(QFocusFrame)
    assert ring is None or ring.isHidden()


def test_the_ring_outlives_a_closed_window(qtbot: QtBot, qapp: QApplication) -> None:
    ring = FocusRing(qapp)
    window, button, _ = _window(qtbot)
    ring._follow(None, button)
    delete(window)
    _other, next_button, _ = _window(qtbot)
    ring._follow(None, next_button)
    assert ring._frame.widget() is next_button


def test_other_widgets_can_ask_for_the_ring(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    assert not wants_ring(widget)
    widget.setProperty("focusRing", True)
    assert wants_ring(widget)


def test_a_button_that_comes_into_sight_by_scrolling_has_the_ring(qtbot: QtBot) -> None:
    area, page = QScrollArea(), QWidget()
    qtbot.addWidget(area)
    area.resize(200, 100)
    button = QPushButton("Continue", page)
    button.setGeometry(20, 600, 100, 30)
    page.resize(150, 700)
    area.setWidget(page)
    area.show()
    area.activateWindow()
    qtbot.waitUntil(area.isActiveWindow)
    button.setFocus()
    area.ensureWidgetVisible(button)
    assert any(ring.isVisible() and ring.widget() is button for ring in area.findChildren(QFocusFrame))
