"""A person, and those who sign."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.domain.people_questions import PersonQuestion, SignatoriesQuestion
from app.ui.entries_editor import EntriesEditor
from app.ui.people_editors import PersonEditor, signatories_plan
from tests.ui.drafts import TODAY


def test_a_person_has_a_name_and_a_role(qtbot: QtBot) -> None:
    editor = PersonEditor(PersonQuestion(id="who", label="Who"))
    qtbot.addWidget(editor)
    editor.show()
    editor.set_value({"name": "Robin Tansley", "role": ""})
    editor.focus_place(("role",))
    QTest.keyClicks(editor.findChildren(QLineEdit)[1], "chair")
    assert editor.value() == {"name": "Robin Tansley", "role": "chair"}


def test_the_field_at_fault_is_marked(qtbot: QtBot) -> None:
    editor = PersonEditor(PersonQuestion(id="who", label="Who"))
    qtbot.addWidget(editor)
    editor.show_problem([(("name",), "Write the person’s name")])
    name, role = editor.findChildren(QLineEdit)
    assert (name.property("state"), role.property("state")) == ("problem", "")


def test_those_who_sign_say_as_what_and_when_they_agreed(qtbot: QtBot) -> None:
    question = SignatoriesQuestion(id="signatories", label="Who signs")
    editor = EntriesEditor(question, signatories_plan(TODAY))
    qtbot.addWidget(editor)
    editor.add_entry()
    for field, text in zip(editor.findChildren(QLineEdit), ("Ann Other", "treasurer", "19/11/2026"), strict=True):
        QTest.keyClicks(field, text)
    assert editor.value() == [{"name": "Ann Other", "capacity": "treasurer", "consent_on": "2026-11-19"}]
