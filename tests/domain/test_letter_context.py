"""The names that a template can use."""

from datetime import date

import pytest

from app.domain.answers import Answers, Value
from app.domain.case_questions import EarlierLetterQuestion
from app.domain.letter_context import LetterFacts, copies, labelled_exhibits, letter_context

FACTS = LetterFacts(date(2026, 11, 20))
ALWAYS = (
    "me behalf to about copies_to today reply_by our_ref your_ref points exhibits earlier chronology "
    "elapsed_days overdue_days law signatories"
)


def test_every_name_is_there_also_when_nothing_is_answered() -> None:
    context = letter_context({}, FACTS)
    assert set(ALWAYS.split()) <= set(context)
    assert context["me"] == {
        "name": "",
        "address": [],
        "email": "",
        "phone": "",
        "nation": "",
        "membership_number": "",
    }


def test_answers_go_by_their_own_ids_and_the_writers_by_theirs() -> None:
    context = letter_context({"subject": "minutes", "me.name": "Siân", "your_ref": "AB/1"}, FACTS)
    assert (context["subject"], context["your_ref"]) == ("minutes", "AB/1")
    assert isinstance(context["me"], dict)
    assert context["me"]["name"] == "Siân"
    assert "me.name" not in context


def test_a_template_never_meets_the_directorys_id() -> None:
    to = letter_context({"to": {"organisation": "ico", "name": "ICO"}}, FACTS)["to"]
    assert isinstance(to, dict)
    assert set(to) == {"name", "department", "address", "email", "salutation", "valediction"}


@pytest.mark.parametrize(("reply_by", "printed"), [(date(2026, 12, 18), "2026-12-18"), (None, "")])
def test_days_are_iso_text_for_the_date_filters(reply_by: date | None, printed: str) -> None:
    context = letter_context({}, LetterFacts(date(2026, 11, 20), reply_by))
    assert (context["today"], context["reply_by"]) == ("2026-11-20", printed)


def test_a_letters_own_points_are_numbered_after_those_of_the_case() -> None:
    facts = LetterFacts(date(2026, 11, 20), first_point=4, open_points=({"number": "P1"},))
    points = letter_context({"points": [{"statement": "Who?"}]}, facts)["points"]
    assert isinstance(points, list)
    assert [point["number"] for point in points if isinstance(point, dict)] == ["P4"]


def test_a_follow_up_is_about_the_open_points() -> None:
    facts = LetterFacts(date(2026, 11, 20), open_points=({"number": "P1"},))
    assert letter_context({}, facts)["points"] == [{"number": "P1"}]


def test_exhibits_are_labelled_after_those_of_the_case() -> None:
    exhibits: list[Value] = [{"title": "Minutes", "dated": "2026-06-03"}, {"title": ""}, {"title": "Agenda"}]
    context = letter_context({"exhibits": exhibits}, LetterFacts(date(2026, 11, 20), first_exhibit=2))
    assert context["exhibits"] == [
        {"label": "C", "title": "Minutes", "dated": "2026-06-03", "pages": ""},
        {"label": "D", "title": "Agenda", "dated": "", "pages": ""},
    ]


@pytest.mark.parametrize("value", [None, "", "Minutes", ["Minutes"]])
def test_what_is_no_list_of_exhibits_has_no_labels(value: Value | None) -> None:
    assert labelled_exhibits(value, 0) == []


def test_signatories_that_were_answered_stay() -> None:
    signed: list[Value] = [{"name": "Siân", "capacity": ""}]
    assert letter_context({"signatories": signed}, FACTS)["signatories"] == signed


@pytest.mark.parametrize(("number", "sent_on"), [(1, "2026-10-01"), (2, ""), (0, "")])
def test_an_earlier_letter_is_what_the_case_knows_under_its_number(number: int, sent_on: str) -> None:
    chosen = EarlierLetterQuestion(id="request", label="Which?").template_values(number)
    earlier = ({"kind": "letter", "sent_on": "2026-10-01"},)
    request = letter_context(chosen, LetterFacts(date(2026, 11, 20), earlier=earlier))["request"]
    assert isinstance(request, dict)
    assert (request["sent_on"], request["number"]) == (sent_on, number)


def test_a_point_stated_again_still_knows_what_was_answered() -> None:
    known: dict[str, Value] = {"number": "P2", "verdict": "refused", "their_words": "No.", "is_open": True}
    stated: list[Value] = [{"statement": "Who?", "number": "P2", "carried": True}, {"statement": "When?"}]
    context = letter_context({"points": stated}, LetterFacts(date(2026, 11, 20), first_point=3, open_points=(known,)))
    points = context["points"]
    assert isinstance(points, list)
    shown = [(each["number"], each["verdict"], each["their_words"]) for each in points if isinstance(each, dict)]
    assert shown == [("P2", "refused", "No."), ("P3", "waiting", "")]


def test_a_letter_for_somebody_else_names_them() -> None:
    told: Answers = {"behalf.name": "Mair", "behalf.dob": "1950-05-03", "behalf.identifiers": ["M 12"]}
    behalf = letter_context(told, LetterFacts(date(2026, 11, 20)))["behalf"]
    assert behalf == {"name": "Mair", "relation": "", "dob": "1950-05-03", "identifiers": ["M 12"]}


def test_who_gets_a_copy_is_named_with_department_and_role() -> None:
    whom: Value = {"name": "The Harbour Party", "department": "Region", "address": []}
    given: Value = [{"whom": whom, "role": "secretary"}, {"whom": {"name": ""}}, {"whom": {"name": "B"}}, "x"]
    assert copies(given) == [{"name": "The Harbour Party, Region", "role": "secretary"}, {"name": "B", "role": ""}]
    assert copies("") == []
