import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QRadioButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.choice_group import ChoiceGroup


class _Choice(QWidget):
    """Two radios, and what was told of them."""

    def __init__(self) -> None:
        super().__init__()
        self.group, self.told = ChoiceGroup(self), list[str]()
        column = QVBoxLayout(self)
        self.radios = [QRadioButton("Yes"), QRadioButton("No")]
        for radio in self.radios:
            self.group.addButton(radio)
            column.addWidget(radio)
        self.group.chosen.connect(lambda button: self.told.append(button.text()))


@pytest.fixture
def choice(qtbot: QtBot) -> _Choice:
    made = _Choice()
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_choice_by_mouse_or_key_is_told_once(choice: _Choice) -> None:
    yes, no = choice.radios
    no.click()
    QTest.keyClick(yes, Qt.Key.Key_Space)
    assert choice.told == ["No", "Yes"]


def test_what_is_chosen_already_is_told_again(choice: _Choice) -> None:
    choice.radios[0].click()
    choice.radios[0].click()
    assert choice.told == ["Yes", "Yes"]


def test_a_choice_through_the_accessibility_tree_is_told(choice: _Choice) -> None:
    QAccessible.queryAccessibleInterface(choice.radios[1]).actionInterface().doAction("Toggle")
    assert choice.told == ["No"]


def test_what_plaint_shows_is_not_told(choice: _Choice) -> None:
    yes, no = choice.radios
    choice.group.show_choice(yes)
    choice.group.show_choice(no)
    choice.group.show_choice(None)
    assert (choice.told, yes.isChecked(), no.isChecked()) == ([], False, False)


def test_a_screen_reader_hears_that_only_one_can_be_chosen(choice: _Choice) -> None:
    assert QAccessible.queryAccessibleInterface(choice.radios[0]).role() is QAccessible.Role.RadioButton
