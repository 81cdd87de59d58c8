"""Choosing one, several, or a letter of the case."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QRadioButton
from pytestqt.qtbot import QtBot

from app.domain.case_questions import EarlierLetterQuestion
from app.domain.choice_questions import ChoiceQuestion, ChoicesQuestion, Option, YesNoQuestion
from app.ui.buttons import LinkButton
from app.ui.choice_editors import EarlierEditor, TicksEditor, radio_editor
from app.ui.form_parts import DropDown

OPTIONS = (Option(value="email", label="By e-mail"), Option(value="post", label="By post & hand"))


def test_no_is_an_answer_and_nothing_chosen_is_none(qtbot: QtBot) -> None:
    editor = radio_editor(YesNoQuestion(id="a", label="Sure?", required=True))
    qtbot.addWidget(editor)
    assert editor.value() == ""
    QTest.mouseClick(editor.findChildren(QRadioButton)[1], Qt.MouseButton.LeftButton)
    assert editor.value() is False


def test_an_answer_that_is_not_needed_can_be_taken_back(qtbot: QtBot) -> None:
    editor = radio_editor(ChoiceQuestion(id="a", label="How?", options=OPTIONS))
    qtbot.addWidget(editor)
    editor.show()
    editor.set_value("post")
    link = editor.findChildren(LinkButton)[0]
    assert editor.value() == "post"
    with qtbot.waitSignal(editor.edited):
        link.click()
    assert editor.value() == ""
    assert link.isHidden()


def test_several_are_kept_in_the_packs_order_with_those_no_longer_offered(qtbot: QtBot) -> None:
    editor = TicksEditor(ChoicesQuestion(id="a", label="What?", options=OPTIONS))
    qtbot.addWidget(editor)
    editor.set_value(["post", "gone"])
    with qtbot.waitSignal(editor.edited):
        editor.findChildren(QCheckBox)[0].click()
    assert editor.value() == ["email", "post", "gone"]


def test_an_earlier_letter_is_its_number(qtbot: QtBot) -> None:
    editor = EarlierEditor(EarlierLetterQuestion(id="a", label="Which?"), [(1, "Complaint"), (3, "Chaser")])
    qtbot.addWidget(editor)
    assert editor.value() == ""
    editor.set_value(3)
    assert editor.value() == 3
    editor.set_value(9)
    assert editor.value() == ""


def test_a_case_without_earlier_letters_says_so(qtbot: QtBot) -> None:
    editor = EarlierEditor(EarlierLetterQuestion(id="a", label="Which?"), [])
    qtbot.addWidget(editor)
    assert editor.findChildren(DropDown)[0].currentText() == "There is none in this case yet"


def test_the_keyboard_enters_at_the_first_choice(qtbot: QtBot) -> None:
    editor = radio_editor(ChoiceQuestion(id="a", label="How?", options=OPTIONS))
    qtbot.addWidget(editor)
    editor.show()
    editor.focus_place(())
    assert editor.focusWidget() is editor.findChildren(QRadioButton)[0]
