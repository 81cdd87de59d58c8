"""Typing into lines, areas, addresses and figures."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.domain.number_questions import MoneyQuestion
from app.domain.text_questions import (
    EmailQuestion,
    LongTextQuestion,
    PhoneQuestion,
    PostalAddressQuestion,
    TextQuestion,
)
from app.ui.labels import WrappedLabel
from app.ui.text_editors import AddressEditor, AreaEditor, FiguresEditor, LineEditor
from tests.ui.drafts import TODAY


def words_in(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(WrappedLabel) if not label.isHidden()]


def test_what_is_typed_into_a_line_is_the_answer(qtbot: QtBot) -> None:
    editor = LineEditor(TextQuestion(id="a", label="Name"), "text", TODAY)
    qtbot.addWidget(editor)
    with qtbot.waitSignal(editor.edited):
        QTest.keyClicks(editor.findChildren(QLineEdit)[0], "Sian & Co")
    assert editor.value() == "Sian & Co"


def test_showing_an_answer_is_no_edit(qtbot: QtBot) -> None:
    editor = AreaEditor(LongTextQuestion(id="a", label="What"))
    qtbot.addWidget(editor)
    with qtbot.assertNotEmitted(editor.edited):
        editor.set_value("one\n\ntwo")
    assert editor.value() == "one\n\ntwo"


def test_a_counter_says_what_is_left_and_what_is_too_much(qtbot: QtBot) -> None:
    editor = AreaEditor(LongTextQuestion(id="a", label="What", max_chars=1200))
    qtbot.addWidget(editor)
    editor.set_value("x" * 144)
    assert "You have 1,056 of 1,200 characters left" in words_in(editor)
    QTest.keyClicks(editor.findChildren(QPlainTextEdit)[0], "y" * 1057)
    assert "You have 1 character too many" in words_in(editor)


def test_the_counter_of_a_short_answer_waits_until_little_is_left(qtbot: QtBot) -> None:
    editor = LineEditor(TextQuestion(id="a", label="Subject", max_chars=8), "text", TODAY)
    qtbot.addWidget(editor)
    editor.set_value("abc")
    assert not [words for words in words_in(editor) if "left" in words]
    editor.set_value("abcdef")
    assert "You have 2 of 8 characters left" in words_in(editor)


def test_an_amount_is_kept_in_pence_and_words_as_they_are(qtbot: QtBot) -> None:
    editor = FiguresEditor(MoneyQuestion(id="a", label="How much"), "money", TODAY)
    qtbot.addWidget(editor)
    editor.set_value(125050)
    field = editor.findChildren(QLineEdit)[0]
    assert field.text() == "£1,250.50"
    field.clear()
    QTest.keyClicks(field, "a lot")
    assert editor.value() == "a lot"


def test_an_address_is_its_lines(qtbot: QtBot) -> None:
    editor = AddressEditor(PostalAddressQuestion(id="a", label="Address"))
    qtbot.addWidget(editor)
    editor.set_value(["14 Weir Cottages", "HX7 8QR"])
    with qtbot.waitSignal(editor.edited):
        QTest.keyClicks(editor.findChildren(QPlainTextEdit)[0], "The Mill, ")
    assert editor.value() == ["The Mill, 14 Weir Cottages", "HX7 8QR"]


@pytest.mark.parametrize("question", [EmailQuestion(id="a", label="E"), PhoneQuestion(id="a", label="P")])
def test_a_field_is_as_wide_as_its_answer(qtbot: QtBot, question: EmailQuestion | PhoneQuestion) -> None:
    editor = LineEditor(question, question.kind, TODAY)
    qtbot.addWidget(editor)
    editor.resize(700, 100)
    editor.show()
    assert editor.findChildren(QLineEdit)[0].width() == {"email": 360, "phone": 240}[question.kind]


def test_an_area_grows_with_its_lines_and_tab_leaves_it(qtbot: QtBot) -> None:
    editor = AreaEditor(LongTextQuestion(id="a", label="What"))
    qtbot.addWidget(editor)
    editor.resize(400, 600)
    editor.show()
    area = editor.findChildren(QPlainTextEdit)[0]
    before = area.sizeHint().height()
    editor.set_value("\n" * 8)
    assert area.sizeHint().height() > before
    QTest.keyClick(area, Qt.Key.Key_Tab)
    assert editor.value() == "\n" * 8


def test_a_problem_stands_under_the_field_and_in_its_description(qtbot: QtBot) -> None:
    editor = LineEditor(EmailQuestion(id="a", label="E-mail"), "email", TODAY)
    qtbot.addWidget(editor)
    editor.show_problem([((), "Finish the e-mail address after the @")])
    assert "Finish the e-mail" in editor.findChildren(QLineEdit)[0].accessibleDescription()
    editor.show_problem([])
    assert editor.block.problem() == ""
