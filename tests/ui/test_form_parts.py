from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.buttons import LinkButton
from app.ui.form_parts import SHORTEST_CHOICE, DropDown, ErrorSummary, QuestionBlock

HINT = "Four weeks from today is Friday 18 December 2026"
PROBLEM = "The date must be after today, 20 November 2026"


def _block(qtbot: QtBot) -> tuple[QuestionBlock, QLineEdit]:
    field = QLineEdit()
    block = QuestionBlock("By when should they reply?", field, hint=HINT)
    qtbot.addWidget(block)
    return block, field


def test_the_label_names_the_field_and_the_hint_describes_it(qtbot: QtBot) -> None:
    block, field = _block(qtbot)
    label = next(one for one in block.findChildren(QLabel) if one.text() == "By when should they reply?")
    assert label.buddy() is field
    assert (field.accessibleName(), field.accessibleDescription()) == ("By when should they reply?", HINT)


def test_a_problem_is_shown_said_and_marks_the_field(qtbot: QtBot) -> None:
    block, field = _block(qtbot)
    block.set_problem(PROBLEM)
    assert block.problem() == PROBLEM
    assert field.property("state") == "problem"
    assert field.accessibleDescription() == f"{PROBLEM} {HINT}"
    assert any(label.text() == PROBLEM for label in block.findChildren(QLabel))


def test_a_mended_problem_leaves_nothing_behind(qtbot: QtBot) -> None:
    block, field = _block(qtbot)
    untouched = block.grab().toImage()
    block.set_problem(PROBLEM)
    assert block.grab().toImage() != untouched
    block.set_problem("")
    assert field.property("state") == ""
    assert field.accessibleDescription() == HINT


def test_only_the_part_at_fault_is_marked(qtbot: QtBot) -> None:
    both, street, postcode = QWidget(), QLineEdit(), QLineEdit()
    column = QVBoxLayout(both)
    column.addWidget(street)
    column.addWidget(postcode)
    block = QuestionBlock("Your address", both, focus=street)
    qtbot.addWidget(block)
    block.set_problem("Add the postcode", at=postcode)
    assert (street.property("state"), postcode.property("state")) == ("", "problem")


def test_the_keyboard_can_be_sent_into_the_field(qtbot: QtBot) -> None:
    block, field = _block(qtbot)
    block.show()
    block.activateWindow()
    block.focus_field()
    qtbot.waitUntil(field.hasFocus)


def test_a_hint_can_change(qtbot: QtBot) -> None:
    block, field = _block(qtbot)
    block.set_hint("You have 1,056 of 1,200 characters left")
    assert field.accessibleDescription() == "You have 1,056 of 1,200 characters left"


def test_a_summary_counts_the_problems_and_takes_the_focus(qtbot: QtBot) -> None:
    page = QWidget()
    column, summary = QVBoxLayout(page), ErrorSummary()
    column.addWidget(summary)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    summary.show_problems([(("wanted",), "Choose at least one thing you ask for"), (("by",), PROBLEM)])
    assert summary.accessibleName() == "There are 2 problems"
    qtbot.waitUntil(summary.hasFocus)


def test_a_link_of_the_summary_carries_the_path(qtbot: QtBot) -> None:
    summary = ErrorSummary()
    qtbot.addWidget(summary)
    summary.show_problems([(("incidents", 2, "on"), PROBLEM)])
    link = summary.findChild(LinkButton)
    assert link is not None
    with qtbot.waitSignal(summary.chosen) as told:
        link.click()
    assert told.args == [("incidents", 2, "on")]


def test_a_summary_without_problems_is_not_there(qtbot: QtBot) -> None:
    summary = ErrorSummary()
    qtbot.addWidget(summary)
    summary.show_problems([((), PROBLEM)])
    summary.show_problems([])
    assert summary.isHidden()


def test_a_drop_down_keeps_values_apart_from_words(qtbot: QtBot) -> None:
    box = DropDown([("en", "England"), ("ni", "Northern Ireland")])
    qtbot.addWidget(box)
    box.setCurrentIndex(1)
    assert box.currentData() == "ni"
    assert box.focusPolicy() is Qt.FocusPolicy.StrongFocus
    assert not box.grab().isNull()


def test_a_long_choice_does_not_push_the_page_sideways(qtbot: QtBot) -> None:
    choices = DropDown([("a", "The very long name of an organisation that nobody can say in one breath " * 2)])
    qtbot.addWidget(choices)
    assert choices.minimumSizeHint().width() <= SHORTEST_CHOICE < choices.sizeHint().width()
