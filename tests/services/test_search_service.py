"""Search over everything that is kept."""

import pytest

from app.bootstrap import Plaint
from tests.builders import TODAY, a_draft, a_finished_letter, a_reply


def test_words_are_found_in_letters_replies_notes_and_calls(plaint: Plaint) -> None:
    case_id = a_finished_letter(plaint).case_id
    a_reply(plaint, case_id, text="The zebra replied.")
    plaint.cases.note(case_id, "A zebra rang.")
    plaint.cases.contact(case_id, TODAY, "the zebra", "It will look.")
    assert {hit.kind for hit in plaint.search.find("zebra")} == {"reply", "note", "contact"}


def test_a_draft_is_found_by_its_answers(plaint: Plaint) -> None:
    draft = a_draft(plaint, changes={"subject": "a zebra crossing"})
    assert [hit.id for hit in plaint.search.find("zebra")] == [draft.id]


def test_no_more_is_found_than_asked_for(plaint: Plaint) -> None:
    case_id = a_draft(plaint).case_id
    for _ in range(3):
        plaint.cases.note(case_id, "A zebra rang.")
    assert len(plaint.search.find("zebra", limit=2)) == 2


@pytest.mark.parametrize("text", ['"', "NEAR(", "a AND", "*", "", "-", "title:x", "'; --", "\x00"])
def test_whatever_is_typed_is_safe(plaint: Plaint, text: str) -> None:
    a_draft(plaint)
    assert isinstance(plaint.search.find(text), list)
