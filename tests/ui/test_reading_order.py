"""Tab goes as one reads, whenever the parts of a page were made."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.reading_order import order_tabs


class Form(QWidget):
    """A button that was made first and stands last, under fields in a page that scrolls."""

    def __init__(self) -> None:
        super().__init__()
        self.button = QPushButton("Continue", self)
        page, scroll = QWidget(), QScrollArea()
        self.rows = QVBoxLayout(page)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(page)
        footer = QHBoxLayout()
        footer.addStretch(1)
        footer.addWidget(self.button)
        column = QVBoxLayout(self)
        column.addWidget(scroll)
        column.addLayout(footer)

    def add(self, place: int) -> QLineEdit:
        field = QLineEdit()
        self.rows.insertWidget(place, field)
        field.show()
        return field

    def focusNextPrevChild(self, is_next: bool) -> bool:  # noqa: N802 Qt's name
        order_tabs(self)
        return super().focusNextPrevChild(is_next)


def shown(qtbot: QtBot) -> Form:
    form = Form()
    qtbot.addWidget(form)
    form.show()
    qtbot.waitExposed(form)
    form.activateWindow()
    return form


def tabbed(form: Form, times: int) -> list[QWidget | None]:
    found: list[QWidget | None] = []
    for _time in range(times):
        QTest.keyClick(form.focusWidget() or form, Qt.Key.Key_Tab)
        found.append(form.focusWidget())
    return found


def test_a_field_that_is_made_late_comes_where_it_stands(qtbot: QtBot) -> None:
    form = shown(qtbot)
    second = form.add(0)
    first = form.add(0)
    first.setFocus()
    assert tabbed(form, 3) == [second, form.button, first]


def test_a_hidden_field_is_passed_over(qtbot: QtBot) -> None:
    form = shown(qtbot)
    first, hidden = form.add(0), form.add(1)
    hidden.hide()
    first.setFocus()
    assert tabbed(form, 1) == [form.button]


def test_words_do_not_take_the_keyboard(qtbot: QtBot) -> None:
    form = shown(qtbot)
    form.rows.addWidget(QLabel("Your name"))
    first = form.add(1)
    form.button.setFocus()
    assert tabbed(form, 1) == [first]


def test_a_part_outside_every_layout_comes_after_those_in_one(qtbot: QtBot) -> None:
    form = shown(qtbot)
    loose = QPushButton("Choose a day", form)
    loose.show()
    form.button.setFocus()
    assert tabbed(form, 1) == [loose]


def test_a_group_that_hands_the_keyboard_to_its_first_part_is_entered_where_it_stands(qtbot: QtBot) -> None:
    form = shown(qtbot)
    first, group, last = form.add(0), QWidget(), form.add(1)
    inner = QLineEdit()
    QVBoxLayout(group).addWidget(inner)
    group.setFocusProxy(inner)
    form.rows.insertWidget(1, group)
    group.show()
    first.setFocus()
    assert tabbed(form, 4) == [inner, last, form.button, first]
