"""Which words of the letter belong to the field with the keyboard."""

from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from app.domain.choice_questions import YesNoQuestion
from app.domain.questions import ListQuestion
from app.domain.text_questions import PostalAddressQuestion, TextQuestion
from app.ui.choice_editors import radio_editor
from app.ui.field_editors import editor_for
from app.ui.text_editors import AddressEditor, LineEditor
from app.ui.writing_place import texts_at
from tests.ui.drafts import TODAY, desk_for, opened


def test_typed_words_come_first_and_the_mark_last(qtbot: QtBot) -> None:
    editor = LineEditor(TextQuestion(id="a", label="Subject"), "text", TODAY)
    qtbot.addWidget(editor)
    editor.set_value("a motion")
    assert texts_at(editor.findChildren(QLineEdit)[0]) == ["a motion", "a motion", "[Subject]"]


def test_the_line_of_the_cursor_comes_before_longer_ones(qtbot: QtBot) -> None:
    editor = AddressEditor(PostalAddressQuestion(id="a", label="Address"))
    qtbot.addWidget(editor)
    editor.set_value(["1 Lane", "A much longer line"])
    assert texts_at(editor.findChildren(QPlainTextEdit)[0])[:2] == ["1 Lane", "A much longer line"]


def test_a_choice_is_found_only_by_its_mark(qtbot: QtBot) -> None:
    editor = radio_editor(YesNoQuestion(id="a", label="Sure?"))
    qtbot.addWidget(editor)
    editor.set_value(True)
    assert texts_at(editor.findChildren(QRadioButton)[0]) == ["[Sure?]"]


def test_an_entry_is_found_by_its_longest_words(qtbot: QtBot, tmp_path: Path) -> None:
    desk = desk_for(opened(tmp_path), {})
    question = desk.template.question("incidents")
    assert isinstance(question, ListQuestion)
    editor = editor_for(question, desk)
    qtbot.addWidget(editor)
    editor.set_value([{"on": "2026-05-27", "what": "x" * 99}, {"on": "2026-06-03", "what": "No vote was held."}])
    editor.focus_place((1,))
    assert texts_at(editor.findChildren(QLineEdit)[0])[0] == "No vote was held."


def test_a_widget_of_no_question_has_no_words(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    assert texts_at(widget) == []
