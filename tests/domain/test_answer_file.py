"""Files of answers: samples and `--answers`."""

import json
import tomllib
from datetime import date
from typing import Any

import pytest

from app.domain.answer_file import AnswerFile, parse_answer_file, settle_answers, to_draft_answers
from app.domain.answers import Value
from app.domain.errors import NotFoundError, ProblemsFoundError
from app.domain.problems import Problem
from app.domain.templates import Template

TODAY = date(2026, 11, 20)
TOML = """
today = 2026-11-20
our_ref = "HP-0006"
to = "harbour"
[me]
name = "Siân Pritchard"
address = ["14 Weir Cottages"]
[answers]
subject = "a motion"
standing = "affected"
note = ""
[[answers.incidents]]
on = 2026-05-27
what = "The agenda came."
[[answers.incidents]]
on = { text = "about mid-July 2026", sort = 2026-07-15 }
[[earlier]]
title = "Complaint"
sent_on = 2026-09-01
[[points]]
number = "P1"
statement = "Who decided?"
"""
QUESTIONS: list[dict[str, Any]] = [
    {"id": "subject", "kind": "text", "label": "Subject", "required": True},
    {
        "id": "standing",
        "kind": "choice",
        "label": "Part",
        "options": [{"value": "affected", "label": "It was done to me"}],
    },
    {"id": "note", "kind": "number", "label": "Number"},
    {"id": "member", "kind": "yes_no", "label": "Member"},
    {
        "id": "incidents",
        "kind": "list",
        "label": "Incidents",
        "questions": [
            {"id": "on", "kind": "date", "label": "When", "approximate": True},
            {"id": "what", "kind": "long_text", "label": "What", "required": True},
        ],
    },
]


def letter(*kinds: str) -> Template:
    step = {"title": "T", "questions": QUESTIONS}
    told = {"title": "T", "summary": "S", "category": "complaint", "recipient_kinds": [*kinds], "steps": [step]}
    return Template.model_validate(told)


def find(name: str) -> dict[str, Value]:
    if name != "harbour":
        raise NotFoundError(f"There is no organisation “{name}”.", "Did you mean “harbour”?")
    return {"organisation": "harbour", "name": "The Harbour Party"}


def refused(data: dict[str, Any], *kinds: str) -> tuple[Problem, ...]:
    with pytest.raises(ProblemsFoundError) as caught:
        settle_answers(parse_answer_file(data), letter(*kinds), find, TODAY)
    return caught.value.problems


def test_a_file_of_answers_is_read_with_its_dates_as_text() -> None:
    file = parse_answer_file(tomllib.loads(TOML))
    assert (file.today, file.our_ref, file.to) == (TODAY, "HP-0006", "harbour")
    assert file.answers["incidents"] == [
        {"on": "2026-05-27", "what": "The agenda came."},
        {"on": {"text": "about mid-July 2026", "sort": "2026-07-15"}},
    ]
    assert (file.earlier[0]["sent_on"], file.points[0]["number"]) == ("2026-09-01", "P1")


def test_a_draft_has_the_builtin_answers_under_their_dotted_ids() -> None:
    flat = to_draft_answers(parse_answer_file(tomllib.loads(TOML)), letter(), find, TODAY)
    assert (flat["me.name"], flat["me.address"], flat["subject"]) == (
        "Siân Pritchard",
        ["14 Weir Cottages"],
        "a motion",
    )
    assert flat["to"] == {"organisation": "harbour", "name": "The Harbour Party"}


def test_what_the_file_does_not_say_is_left_to_the_profile() -> None:
    assert AnswerFile(me={"name": "Siân"}).flat == {"me.name": "Siân"}


def test_the_same_file_may_be_json() -> None:
    data = {"to": {"name": "H", "address": ["1 Quay Row"]}, "answers": {"subject": "x", "member": None}}
    file = parse_answer_file(json.loads(json.dumps(data)))
    assert isinstance(file.to, dict)
    assert (file.to["address"], file.answers) == (["1 Quay Row"], {"subject": "x"})


def test_typed_dates_are_read_against_the_files_own_day() -> None:
    data = {"today": "2026-06-02", "answers": {"subject": "x", "incidents": [{"on": "yesterday", "what": "y"}]}}
    settled = settle_answers(parse_answer_file(data), letter(), find, TODAY)
    assert settled.answers["incidents"] == [{"on": "2026-06-01", "what": "y"}]


def test_whom_it_is_about_and_their_reference_may_stand_among_the_answers() -> None:
    data = {"answers": {"subject": "x", "about": "harbour", "your_ref": "AB/1"}}
    settled = settle_answers(parse_answer_file(data), letter("regulator"), find, TODAY)
    assert (settled.about, settled.your_ref, settled.answers) == (find("harbour"), "AB/1", {"subject": "x"})


def test_a_letter_that_does_not_ask_whom_it_is_about_says_so() -> None:
    (problem,) = refused({"about": "harbour"}, "party")
    assert problem.message == "This letter does not ask which organisation it is about."


def test_every_slip_is_named_with_what_would_be_right() -> None:
    answers = {"subjct": "x", "standing": "affekted", "member": "yes", "incidents": [{"whta": "x"}]}
    problems = refused({"to": "harbor", "answers": answers})
    assert {problem.tag: problem.hint for problem in problems} == {
        "answers.standing": "Choose one of affected.",
        "answers.member": "Input should be a valid boolean",
        "answers.incidents.0.whta": "Did you mean “what”?",
        "answers.subjct": "Did you mean “subject”?",
        "to": "Did you mean “harbour”?",
    }


def test_a_question_that_is_like_no_other_gets_no_guess() -> None:
    (problem,) = refused({"answers": {"zzzz": 1}})
    assert (problem.message, problem.hint) == ("There is no question “zzzz” here.", "")


@pytest.mark.parametrize(
    ("data", "tag"),
    [
        ({"ansers": {}}, "ansers"),
        ({"me": {"nam": "x"}}, "me.nam"),
        ({"today": "soon"}, "today"),
        ({"earlier": [{"a": 1}]}, "earlier.0.a"),
    ],
)
def test_a_slip_around_the_answers_is_named_too(data: dict[str, Any], tag: str) -> None:
    assert refused(data)[0].tag == tag


def test_what_is_missing_around_the_answers_is_said() -> None:
    (problem,) = refused({"points": [{"remedy": "an apology"}]})
    assert (problem.tag, problem.hint) == ("points.0.statement", "Field required")


def test_a_missing_answer_is_left_to_the_interview() -> None:
    assert settle_answers(parse_answer_file({"answers": {}}), letter(), find, TODAY).answers == {}


def test_a_file_can_say_for_whom_the_letter_is() -> None:
    file = parse_answer_file({"behalf": {"name": "Mair", "dob": date(1950, 5, 3), "identifiers": ["M 12"]}})
    assert file.flat == {
        "behalf.who": "other", "behalf.name": "Mair", "behalf.dob": "1950-05-03", "behalf.identifiers": ["M 12"],
    }  # fmt: skip


def test_a_file_can_say_who_gets_a_copy_where_the_letter_may_be_copied() -> None:
    data = {"copies_to": [{"name": "The region", "role": "secretary"}]}
    told = letter().model_copy(update={"may_copy_to": ("party",)})
    settled = settle_answers(parse_answer_file(data), told, find, date(2026, 11, 20))
    assert settled.flat == {"copies_to": [{"whom": {"name": "The region"}, "role": "secretary"}]}
    (problem,) = refused(data)
    assert (problem.tag, problem.message) == ("copies_to", "This letter offers no copies.")
