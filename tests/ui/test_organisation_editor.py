"""Choosing an organisation, or writing one down."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.organisations import Organisation, OrganisationRoute
from app.domain.people_questions import OrganisationQuestion
from app.ui.buttons import Button, LinkButton
from app.ui.organisation_cards import OrganisationFields
from app.ui.organisation_editor import OrganisationEditor, OrganisationPicker
from tests.ui.drafts import TODAY
from tests.ui.page_checks import said

ROUTE = OrganisationRoute(purpose="complaint", department="Complaints Team", email="c@harbour.example")
HARBOUR = Organisation(id="harbour", name="The Harbour Party", kind="party", routes=(ROUTE,))
MOOR = Organisation(id="moor", name="Moorland Alliance", kind="party")


@pytest.fixture
def editor(qtbot: QtBot) -> OrganisationEditor:
    question = OrganisationQuestion(id="to", label="Who you are writing to", to_be_reached=True)
    made = OrganisationEditor(question, [HARBOUR, MOOR], lambda one: one.route("complaint"), TODAY)
    qtbot.addWidget(made)
    made.show()
    return made


REASON = "The Act covers public authorities. A party is not one."


@pytest.fixture
def foi_editor(qtbot: QtBot) -> OrganisationEditor:
    question = OrganisationQuestion(id="to", label="Who you are writing to", to_be_reached=True)
    council = Organisation(id="council", name="Harbour Council", kind="public-body")
    made = OrganisationEditor(question, [council], lambda _one: None, TODAY, {HARBOUR.name: REASON})
    qtbot.addWidget(made)
    made.show()
    return made


def picker(editor: OrganisationEditor) -> OrganisationPicker:
    return editor.findChildren(OrganisationPicker)[0]


def answer(editor: OrganisationEditor) -> dict[str, object]:
    value = editor.value()
    assert isinstance(value, dict)
    return {**value}


def press(editor: OrganisationEditor, text: str) -> None:
    buttons = [*editor.findChildren(Button), *editor.findChildren(LinkButton)]
    next(one for one in buttons if one.isVisible() and one.text().replace("&", "") == text).click()


def test_part_of_the_name_and_enter_choose_one(editor: OrganisationEditor, qtbot: QtBot) -> None:
    QTest.keyClicks(picker(editor).search, "harb")
    with qtbot.waitSignal(editor.edited):
        QTest.keyClick(picker(editor).search, Qt.Key.Key_Return)
    assert answer(editor)["organisation"] == "harbour"
    assert answer(editor)["salutation"] == "Dear Complaints Team"


def test_the_list_is_reached_and_chosen_from_by_keyboard(editor: OrganisationEditor) -> None:
    QTest.keyClick(picker(editor).search, Qt.Key.Key_Down)
    QTest.keyClick(picker(editor).list, Qt.Key.Key_Down)
    picker(editor).list.itemActivated.emit(picker(editor).list.currentItem())
    assert answer(editor)["name"] == "Moorland Alliance"


def test_a_name_that_is_not_there_leaves_writing_it_down(editor: OrganisationEditor) -> None:
    QTest.keyClicks(picker(editor).search, "zzz")
    QTest.keyClick(picker(editor).search, Qt.Key.Key_Return)
    assert editor.value() == {}
    press(editor, "Another organisation")
    QTest.keyClicks(editor._fields.field("name"), "Weir Trust")
    assert answer(editor)["name"] == "Weir Trust"
    assert answer(editor)["organisation"] == ""


def test_an_address_can_be_changed_for_this_letter(editor: OrganisationEditor) -> None:
    picker(editor).picked.emit("harbour")
    press(editor, "Change the address for this letter")
    QTest.keyClicks(editor._fields.field("email"), "x")
    assert answer(editor)["organisation"] == "harbour"
    assert answer(editor)["email"] == "c@harbour.examplex"
    QTest.keyClicks(editor._fields.field("department"), "!")
    assert "salutation" not in answer(editor)


def test_choosing_another_keeps_the_answer_until_then(editor: OrganisationEditor) -> None:
    picker(editor).picked.emit("harbour")
    press(editor, "Choose another")
    assert answer(editor)["organisation"] == "harbour"
    press(editor, "Another organisation")
    assert editor.value() == {}
    press(editor, "Choose from the list instead")
    assert picker(editor).isVisible()


def test_somebody_who_looked_at_the_list_can_keep_the_one_chosen(editor: OrganisationEditor) -> None:
    picker(editor).picked.emit("harbour")
    press(editor, "Choose another")
    press(editor, "Keep The Harbour Party")
    assert editor._chosen.isVisible()
    assert answer(editor)["organisation"] == "harbour"


def test_the_keyboard_goes_to_what_is_shown(editor: OrganisationEditor) -> None:
    editor.focus_place(())
    assert editor.focusWidget() is picker(editor).search
    picker(editor).picked.emit("harbour")
    editor.focus_place(())
    assert editor.focusWidget() is editor._chosen.other
    editor.focus_place(("email",))
    assert editor.focusWidget() is editor._fields.field("email")
    editor.focus_place(())
    assert editor.focusWidget() is editor._fields.field("name")
    editor.show_problem([(("email",), "Finish the e-mail address after the @")])
    assert editor._fields.field("email").property("state") == "problem"


def test_somebody_who_looks_for_a_refused_organisation_is_told_why(foi_editor: OrganisationEditor) -> None:
    QTest.keyClicks(picker(foi_editor).search, "harbour party")
    assert f"This letter can’t go to The Harbour Party. {REASON}" in said(foi_editor)


def test_a_refused_organisation_that_is_written_down_is_told_too(foi_editor: OrganisationEditor) -> None:
    press(foi_editor, "Another organisation")
    name = foi_editor.findChildren(OrganisationFields)[0].field("name")
    QTest.keyClicks(name, "harbour party")
    assert REASON in said(foi_editor)
    QTest.keyClicks(name, " choir")
    assert REASON not in said(foi_editor)


def test_what_the_list_does_not_have_can_be_written_down(foi_editor: OrganisationEditor) -> None:
    QTest.keyClicks(picker(foi_editor).search, "zzz")
    assert "You can write it down." in said(foi_editor)
