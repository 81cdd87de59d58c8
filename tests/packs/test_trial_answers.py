"""The sets of answers that a letter is tried with."""

import pytest

from app.domain.answers import Answers, Value
from app.domain.question_parts import rows
from app.domain.questions import Question
from app.domain.templates import Step
from app.packs.trial_answers import HOSTILE, LONG_WORD, MANY, Trial, trials
from tests.conftest import TODAY

PERSON: Value = {"name": "Sam Carter", "role": "secretary"}
PARTY: Value = {
    "organisation": "harbour",
    "name": "The Harbour Party",
    "department": "Office",
    "salutation": "Dear all",
}
QUESTIONS: list[dict[str, object]] = [
    {"kind": "text", "id": "subject", "required": True, "max_chars": 40},
    {"kind": "long_text", "id": "story"},
    {"kind": "choice", "id": "way", "required": True, "options": [{"value": "a", "label": "A"}]},
    {"kind": "choices", "id": "ways", "required": True, "options": [{"value": "a", "label": "A"}]},
    {"kind": "yes_no", "id": "agreed", "required": True},
    {"kind": "date", "id": "since", "required": True},
    {"kind": "email", "id": "mail", "required": True},
    {"kind": "reference", "id": "number"},
    {"kind": "person", "id": "who", "required": True},
    {"kind": "organisation", "id": "body", "required": True},
    {"kind": "postal_address", "id": "home"},
    {"kind": "points", "id": "points", "required": True, "max_items": 5},
    {"kind": "exhibits", "id": "exhibits"},
    {"kind": "signatories", "id": "signatories"},
    {
        "kind": "list", "id": "incidents", "required": True, "min_items": 2,
        "questions": [
            {"kind": "text", "id": "what", "label": "What", "required": True},
            {"kind": "text", "id": "where", "label": "Where"},
        ],
    },
]  # fmt: skip
ANSWERS: Answers = {
    "subject": "A motion",
    "story": "It went so.",
    "way": "a",
    "who": PERSON,
    "body": PARTY,
    "points": [{"statement": "Minutes", "remedy": "a copy"}],
    "signatories": [{"name": "Ann", "consent_on": "2026-11-01"}],
    "incidents": [{"what": "One", "where": "Here"}, {"what": "Two"}],
}


def questions() -> tuple[Question, ...]:
    step = Step.model_validate({"title": "x", "questions": [{"label": "Label", **dict(each)} for each in QUESTIONS]})
    return step.questions


def tried(**samples: Answers) -> dict[str, Trial]:
    return {trial.name: trial for trial in trials(questions(), samples, TODAY)}


def least(**samples: Answers) -> Answers:
    return tried(**samples)["nothing answered that may be left out"].answers


def test_each_sample_is_tried_and_what_is_in_it_counts_as_ordinary() -> None:
    found = tried(sample=ANSWERS, minimal={})
    assert found["the answers of “sample”"] == Trial("the answers of “sample”", ANSWERS, is_plain=True)
    assert [trial.name for trial in found.values() if trial.is_full] == [
        "everything answered", "lists of one", "lists of two", "long lists",
    ]  # fmt: skip


def test_all_that_may_be_left_out_is_left_out() -> None:
    found = least(sample=ANSWERS)
    assert found.keys().isdisjoint({"story", "number", "home", "exhibits", "signatories"})
    assert found["incidents"] == [{"what": "One"}, {"what": "Two"}]
    assert found["points"] == [{"statement": "Minutes"}]
    assert (found["who"], found["body"]) == ({"name": "Sam Carter"}, {"name": "The Harbour Party"})


def test_what_has_to_be_answered_and_is_not_gets_an_answer() -> None:
    found = least(sample={})
    assert (found["subject"], found["way"], found["ways"], found["agreed"]) == ("Some words", "a", ["a"], True)
    assert (found["since"], found["mail"]) == ("2026-11-20", "sam.carter@example.org")
    assert (found["who"], found["points"]) == ({"name": "Sam Carter"}, [{"statement": "A point"}])
    assert found["incidents"] == [{"what": "Some words"}]


@pytest.mark.parametrize(
    ("name", "incidents", "points"), [("lists of one", 2, 1), ("lists of two", 2, 2), ("long lists", MANY, 5)]
)
def test_lists_have_as_many_entries_as_they_may(name: str, incidents: int, points: int) -> None:
    found = tried(sample={}, large=ANSWERS)[name].answers
    assert (len(rows(found["incidents"])), len(rows(found["points"]))) == (incidents, points)


def test_everything_that_can_be_answered_is() -> None:
    found = tried(sample=ANSWERS)["everything answered"].answers
    assert found.keys() == {question.id for question in questions()}
    assert found["mail"] == "sam.carter@example.org"
    assert found["incidents"] == [{"what": "One", "where": "Here"}, {"what": "Two", "where": "Some words"}]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_words_stand_in_all_that_can_be_typed(text: str) -> None:
    wanted = [trial.answers for trial in tried(sample=ANSWERS).values() if trial.answers.get("subject") == text[:40]]
    (found,) = wanted
    assert found["way"] == "a"
    assert str(found["number"]) == text[:60]
    assert all(text.startswith(str(row["what"])) for row in rows(found["incidents"]))
    assert rows(found["signatories"])[0]["consent_on"] == "2026-11-01"


def test_a_word_without_end_stands_in_some_answers_whole() -> None:
    found = tried(sample=ANSWERS)["a word without end in each answer"].answers
    assert len(str(found["story"])) == LONG_WORD
