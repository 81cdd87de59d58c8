"""Questions answered with people and organisations."""

from datetime import date

import pytest

from app.domain.answers import Value
from app.domain.people_questions import (
    OrganisationAnswer,
    OrganisationQuestion,
    PersonAnswer,
    PersonQuestion,
    SignatoriesQuestion,
    SignatoryAnswer,
)

TODAY = date(2026, 11, 20)
PERSON = PersonQuestion(id="who", label="Who", required=True)
TO = OrganisationQuestion(id="to", label="Who you are writing to", required=True, to_be_reached=True)
SIGNED = SignatoriesQuestion(id="signatories", label="Who signs", required=True, min_items=2, max_items=3)
HARBOUR: dict[str, Value] = {"name": "The Harbour Party", "department": "Complaints Team", "email": "c@harbour.example"}


def person(name: str, consent_on: Value = "2026-11-01") -> dict[str, Value]:
    return {"name": name, "capacity": "member", "consent_on": consent_on}


def test_a_person_needs_a_name() -> None:
    (problem,) = PERSON.problems({"name": " ", "role": "chair"}, TODAY)
    assert (problem.path, problem.message) == (("who", "name"), "Write the person’s name")


@pytest.mark.parametrize("value", [None, {}, {"name": "", "role": " "}])
def test_an_empty_person_is_no_answer(value: Value | None) -> None:
    assert [problem.message for problem in PERSON.problems(value, TODAY)] == ["Answer “Who”"]


def test_a_person_who_is_no_table_is_asked_for_again() -> None:
    assert len(PERSON.problems("Sam", TODAY)) == 1


def test_a_template_sees_name_and_role() -> None:
    assert PERSON.template_values({"name": "Sam"}) == {"who": {"name": "Sam", "role": ""}}
    assert PERSON._present("Sam") == {"who": {"name": "", "role": ""}}


def test_a_missing_person_is_marked_by_name() -> None:
    assert PERSON.template_values(None, mark_missing=True) == {"who": {"name": "\ufdd0Who\ufdd1", "role": ""}}


def test_a_person_in_words() -> None:
    assert (PERSON.in_words({"name": "Sam", "role": "chair"}), PERSON.in_words({"name": "Sam"})) == (
        "Sam, chair",
        "Sam",
    )
    assert PERSON.in_words(None) == ""
    assert (PERSON.texts({"name": "Sam"}), PERSON.texts({}), PERSON.answer_type()) == (["Sam"], [], PersonAnswer)


def test_an_organisation_must_be_chosen() -> None:
    (problem,) = TO.problems({"salutation": "Dear all"}, TODAY)
    assert problem.message == "Choose an organisation for “Who you are writing to”"


@pytest.mark.parametrize(
    ("value", "path"),
    [
        ({"email": "a@b.org"}, ("to", "name")),
        ({"name": "The Harbour Party", "email": "c@"}, ("to", "email")),
        ({"name": "The Harbour Party", "address": [" "]}, ("to", "email")),
        ("harbour", ("to",)),
    ],
)
def test_an_organisation_that_cannot_be_reached_says_what_is_missing(value: Value, path: tuple[str, ...]) -> None:
    assert [problem.path for problem in TO.problems(value, TODAY)] == [path]


@pytest.mark.parametrize(
    "value",
    [HARBOUR, {"name": "H", "address": ["1 Quay Row"]}, {"organisation": "harbour", "name": "Reached by its web form"}],
)
def test_an_organisation_that_can_be_reached_is_well(value: Value) -> None:
    assert TO.problems(value, TODAY) == []


def test_the_one_complained_of_needs_no_address() -> None:
    assert OrganisationQuestion(id="about", label="About").problems({"name": "H"}, TODAY) == []


def test_a_letter_greets_the_department_when_nothing_else_was_written() -> None:
    seen = TO.template_values(HARBOUR)["to"]
    assert isinstance(seen, dict)
    assert (seen["salutation"], seen["valediction"]) == ("Dear Complaints Team", "Yours faithfully")


def test_a_greeting_that_was_written_stays() -> None:
    seen = TO.template_values({**HARBOUR, "salutation": "Dear Morwenna"})["to"]
    assert isinstance(seen, dict)
    assert seen["salutation"] == "Dear Morwenna"


def test_a_template_sees_no_directory_id() -> None:
    seen = TO.template_values({**HARBOUR, "organisation": "harbour", "address": ["1 Quay Row", ""]})["to"]
    assert isinstance(seen, dict)
    assert ("organisation" in seen, seen["address"]) == (False, ["1 Quay Row"])
    assert TO._present("harbour")["to"] == {**dict.fromkeys(seen, ""), "address": [], "valediction": "Yours faithfully"}


def test_a_missing_recipient_is_marked_where_the_name_stands() -> None:
    seen = TO.template_values(None, mark_missing=True)["to"]
    assert isinstance(seen, dict)
    mark = "\ufdd0Who you are writing to\ufdd1"
    assert (seen["name"], seen["salutation"]) == (mark, f"Dear {mark}")
    assert seen["address"] == ["\ufdd0Their address\ufdd1"]


def test_an_organisation_that_is_not_asked_for_leaves_no_trace() -> None:
    seen = TO.template_values(None)["to"]
    assert isinstance(seen, dict)
    assert not any(seen.values())


def test_an_organisation_in_words() -> None:
    assert (TO.in_words(HARBOUR), TO.in_words(None)) == ("The Harbour Party, Complaints Team", "")
    assert (TO.texts(HARBOUR), TO.texts(None)) == (["The Harbour Party"], [])
    assert TO.answer_type() == str | OrganisationAnswer


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ([], "Add at least one person who signs"),
        ([{"name": "", "capacity": ""}], "Add at least one person who signs"),
        ([person("Ann")], "Add 1 more person who signs"),
        ([person(name) for name in "ABCD"], "No more than 3 people can sign"),
        ([person("Ann"), person("")], "Write the name of this person"),
        ([person("Ann"), person("Bob", "")], "Write the day on which Bob agreed to sign"),
        ([person("Ann"), person("Bob", "31 June")], "June does not have that day; check the date"),
        ([person("Ann"), person("Bob", "2026-11-21")], "The day on which Bob agreed has not come yet"),
        ("Ann", "This answer could not be read; give it again"),
    ],
)
def test_everybody_who_signs_has_a_name_and_has_agreed(value: Value, message: str) -> None:
    assert [problem.message for problem in SIGNED.problems(value, TODAY)] == [message]


def test_two_who_agreed_may_sign_and_an_empty_row_does_not_count() -> None:
    blank: Value = {"name": "", "capacity": "", "consent_on": ""}
    assert SIGNED.problems([person("Ann"), blank, person("Bob")], TODAY) == []


def test_nobody_else_learns_when_a_signatory_agreed() -> None:
    assert SIGNED.template_values([person("Ann")]) == {"signatories": [{"name": "Ann", "capacity": "member"}]}


def test_missing_signatories_are_one_mark() -> None:
    marked = SIGNED.template_values(None, mark_missing=True)
    assert marked == {"signatories": [{"name": "\ufdd0Who signs\ufdd1", "capacity": ""}]}
    assert (SIGNED.template_values([]), SIGNED.empty) == ({"signatories": []}, [])


def test_signatories_in_words() -> None:
    value: Value = [person("Ann"), {"name": "Bob"}]
    assert (SIGNED.in_words(value), SIGNED.texts(value)) == ("Ann, member\nBob", ["Ann", "Bob"])
    assert SIGNED.answer_type() == list[SignatoryAnswer]
