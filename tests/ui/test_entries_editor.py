"""Answers with several entries."""

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.domain.answers import Value
from app.domain.questions import ListQuestion
from app.ui.buttons import Button, LinkButton
from app.ui.entries_editor import EntriesEditor
from app.ui.entry_cards import ClosedEntry, OpenEntry
from app.ui.field_editors import editor_for
from app.ui.labels import WrappedLabel
from tests.ui.drafts import desk_for, opened

FIRST: dict[str, Value] = {"on": "2026-05-27", "what": "The agenda was sent.", "exhibit": "A"}
SECOND: dict[str, Value] = {"on": "2026-06-03", "what": "No vote was held.", "exhibit": ""}


@pytest.fixture
def editor(qtbot: QtBot, tmp_path: Path) -> EntriesEditor:
    desk = desk_for(opened(tmp_path), {"exhibits": [{"title": "Agenda"}]})
    question = desk.template.question("incidents")
    assert isinstance(question, ListQuestion)
    made = editor_for(question, desk, is_alone=True)
    assert isinstance(made, EntriesEditor)
    qtbot.addWidget(made)
    made.resize(460, 900)
    made.show()
    made.set_value([FIRST, SECOND])
    return made


def words(editor: EntriesEditor) -> list[str]:
    return [label.text() for label in editor.findChildren(WrappedLabel) if label.isVisibleTo(editor)]


def pressed(editor: EntriesEditor, name: str) -> None:
    buttons = [*editor.findChildren(LinkButton), *editor.findChildren(Button)]
    next(one for one in buttons if one.isVisibleTo(editor) and name in (one.accessibleName(), one.text())).click()


def entries(editor: EntriesEditor) -> list[Value]:
    value = editor.value()
    assert isinstance(value, list)
    return value


def test_closed_entries_show_their_day_and_words(editor: EntriesEditor) -> None:
    assert "Wed 27 May 2026" in words(editor)
    assert "The agenda was sent." in words(editor)
    assert len(editor.findChildren(ClosedEntry)) == 2


def test_a_new_entry_opens_under_its_ordinal(editor: EntriesEditor) -> None:
    pressed(editor, "Add another thing that happened")
    assert "Third thing that happened" in words(editor)
    QTest.keyClicks(editor.findChildren(QPlainTextEdit)[0], "They said no.")
    assert entries(editor)[2] == {"on": "", "what": "They said no.", "exhibit": ""}


def test_opening_another_entry_keeps_what_was_typed(editor: EntriesEditor) -> None:
    editor.open_entry(1)
    QTest.keyClicks(editor.findChildren(QPlainTextEdit)[-1], " So.")
    pressed(editor, "Change “Wed 27 May 2026”")
    assert entries(editor)[1] == {**SECOND, "what": "No vote was held. So."}


def test_a_removed_entry_can_be_put_back(editor: EntriesEditor) -> None:
    editor.open_entry(0)
    editor.remove_open_entry()
    assert entries(editor) == [SECOND]
    pressed(editor, "Put it back")
    assert entries(editor) == [FIRST, SECOND]


def test_entries_stand_in_order_once_another_is_opened(editor: EntriesEditor) -> None:
    editor.set_value([SECOND, FIRST])
    editor.open_entry(0)
    assert entries(editor) == [FIRST, SECOND]
    assert "Second thing that happened" in words(editor)


def test_a_needed_list_begins_with_one_open_entry(editor: EntriesEditor) -> None:
    editor.set_value(None)
    assert "First thing that happened" in words(editor)


def test_a_blank_entry_gives_way_to_a_new_one(editor: EntriesEditor) -> None:
    editor.add_entry()
    editor.add_entry()
    assert len(entries(editor)) == 3


def test_a_problem_is_shown_at_its_entry_and_opens_there(editor: EntriesEditor) -> None:
    editor.show_problem([((1, "on"), "Write the date"), ((), "Add 1 more entry")])
    assert "Write the date" in words(editor)
    assert "Add 1 more entry" in words(editor)
    editor.focus_place((1, "on"))
    assert len(editor.findChildren(OpenEntry)) == 1
    assert "Write the date" in words(editor)


def test_the_keyboard_enters_at_the_first_entry_else_at_the_button(editor: EntriesEditor) -> None:
    editor.focus_place(())
    assert editor.focusWidget() is editor.findChildren(ClosedEntry)[0].link
    editor.open_entry(0)
    editor.focus_place(())
    editor.remove_open_entry()
    editor.open_entry(0)
    editor.remove_open_entry()
    editor.focus_place(())
    assert editor.focusWidget() is editor._add
