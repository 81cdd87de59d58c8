"""The cards of entries."""

from pytestqt.qtbot import QtBot

from app.domain.text_questions import TextQuestion
from app.ui.answer_editor import AnswerEditor
from app.ui.badges import Badge
from app.ui.buttons import LinkButton
from app.ui.entry_cards import ClosedEntry, OpenEntry, Row
from app.ui.text_editors import LineEditor
from tests.ui.drafts import TODAY


def made(qtbot: QtBot) -> OpenEntry:
    def keys(row: Row) -> list[str]:
        return ["name", "role"] if row.get("name") else ["name"]

    def make(key: str, _row: object) -> AnswerEditor:
        return LineEditor(TextQuestion(id=key, label=key), "text", TODAY)

    entry = OpenEntry("First person", keys, make, 18)
    qtbot.addWidget(entry)
    return entry


def test_a_closed_entry_names_its_exhibit(qtbot: QtBot) -> None:
    entry = ClosedEntry("Wed 27 May 2026", "It was sent.", ("A", "Agenda"))
    qtbot.addWidget(entry)
    assert entry.findChildren(Badge)[0].text() == "A Agenda"
    with qtbot.waitSignal(entry.change_asked):
        entry.findChildren(LinkButton)[0].click()


def test_a_field_that_is_no_longer_asked_keeps_its_words(qtbot: QtBot) -> None:
    entry = made(qtbot)
    entry.set_row({"name": "Ann", "role": "chair", "kept": "x"})
    assert entry.value() == {"name": "Ann", "role": "chair"}
    name = entry.findChildren(LineEditor)[0]
    name.set_value("")
    name.edited.emit()
    assert entry.findChildren(LineEditor)[1].isHidden()
    assert entry.row() == {"name": "", "role": "chair", "kept": "x"}


def test_remove_says_what_it_removes(qtbot: QtBot) -> None:
    entry = made(qtbot)
    link = entry.findChildren(LinkButton)[0]
    assert link.accessibleName() == "Remove “First person”"
    with qtbot.waitSignal(entry.remove_asked):
        link.click()
