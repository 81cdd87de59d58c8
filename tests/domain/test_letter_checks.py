"""The letter check's own findings; bad samples and near misses are in tests/stories/letter_check_samples.py."""

from datetime import date
from typing import Any

import pytest

from app.domain.answers import Answers
from app.domain.check_phrases import ChecksFile, PhraseCheck
from app.domain.interview import Interview
from app.domain.letter_checks import CheckedLetter, check_letter
from app.domain.letter_passages import passages
from app.domain.phrase_findings import PhraseChecks
from app.domain.templates import Template

LIED = PhraseCheck(id="claim", phrases=("lied",), message="M", softened_by=("belief",))
CHECKS = PhraseChecks(ChecksFile(checks=(LIED,), beliefs=("i believe",), asks=("please",), shouted=("never",)))
TEXT = {"id": "a", "kind": "text", "label": "A"}
POINTS = {"id": "points", "kind": "points", "label": "Points"}
WANTS = {"id": "wants", "kind": "choices", "label": "W", "options": [{"value": "a", "label": "A"}]}
ANSWER_BY = {"id": "answer_by", "kind": "date", "label": "By", "not_before": "tomorrow"}


def codes(answers: Answers, *questions: dict[str, Any], copies: Any = (), **more: Any) -> list[str]:  # noqa: ANN401
    template = Template.model_validate(
        {"title": "T", "summary": "S", "category": "other", "steps": [{"title": "T", "questions": questions}], **more}
    )
    interview = Interview(template.steps, answers, lambda _expression, _names: True, date(2026, 11, 20))
    letter = CheckedLetter(template, interview, passages(interview), None, copies)
    return [finding.code for finding in check_letter(letter, CHECKS)]


def test_a_letter_that_wants_an_answer_needs_a_date() -> None:
    assert codes({"a": "Please answer."}, TEXT, category="complaint") == ["no-date"]


@pytest.mark.parametrize("more", [{"clocks": [{"id": "x"}]}, {"reply_by": "x"}, {"category": "other"}])
def test_a_letter_with_a_clock_or_that_wants_no_answer_needs_no_date(more: dict[str, Any]) -> None:
    assert codes({"a": "Please answer."}, TEXT, **{"category": "complaint", **more}) == []


def test_a_date_in_the_writers_own_words_is_a_date() -> None:
    assert codes({"a": "Please answer by Friday 18 December."}, TEXT, category="complaint") == []


@pytest.mark.parametrize("question", [ANSWER_BY, {**ANSWER_BY, "not_before": "today"}])
def test_a_date_that_can_be_asked_for_is_asked_for(question: dict[str, Any]) -> None:
    assert codes({}, question) == ["no-date"]
    assert codes({"answer_by": "2026-12-18"}, question) == []


def test_the_date_from_which_a_clock_runs_is_one_that_is_asked_for() -> None:
    by = {"id": "answer_by", "kind": "date", "label": "By"}
    assert codes({}, by, clocks=[{"id": "x", "from": "answer_by"}]) == ["no-date"]
    assert codes({}, by) == []


def test_points_that_ask_nothing_leave_a_letter_without_a_remedy() -> None:
    points: Answers = {"points": [{"statement": "It rained by 3 May."}]}
    assert codes(points, POINTS, category="complaint") == ["no-remedy"]
    assert codes(points | {"wants": ["a"]}, POINTS, WANTS, category="complaint") == []


def test_a_letter_without_points_asks_in_its_own_words() -> None:
    assert codes({"a": "It rained by 3 May."}, TEXT, category="complaint") == []


@pytest.mark.parametrize("point", [{"statement": "Who?"}, {"statement": "It rained.", "remedy": "an umbrella"}])
def test_a_question_or_a_remedy_asks_for_something(point: dict[str, Any]) -> None:
    assert codes({"points": [point], "a": "by 3 May"}, POINTS, TEXT, category="complaint") == []


def test_where_a_pack_says_what_asks_that_is_looked_at() -> None:
    asks = {**TEXT, "id": "b", "asks": True}
    assert codes({"a": "Please answer."}, TEXT, asks) == ["no-remedy"]
    assert codes({"b": "an umbrella"}, TEXT, asks) == []


def test_short_entries_of_a_chronology_are_not_long() -> None:
    entries = {"id": "list", "kind": "list", "label": "L", "questions": [TEXT]}
    assert codes({"list": [{"a": "word " * 39}] * 40}, entries) == []
    assert codes({"list": [{"a": "word " * 70}] * 40}, entries) == ["too-long"]


def test_one_answer_can_be_long_by_itself() -> None:
    assert codes({"a": "word " * 401}, TEXT) == ["too-long"]


@pytest.mark.parametrize(
    ("text", "shouts"),
    [
        ("I NEVER said so", True),
        ("WHO TOOK THE MOTION", True),
        ("IT IS SO", False),
        ("MP, NEC, GMB, USDAW", False),
        ("a rule of the CLP (NEC) OF 2019", False),
        ("really!!", True),
        ("really?! ", True),
        ("really! yes!", False),
        ("he said “NEVER!!”", False),
    ],
)
def test_capitals_and_rows_of_marks_shout(text: str, shouts: bool) -> None:
    assert codes({"a": text}, TEXT) == (["shouting"] if shouts else [])


def test_somebody_elses_words_may_shout() -> None:
    assert codes({"a": "NEVER!!"}, {**TEXT, "quoted": True}) == []


@pytest.mark.parametrize(
    ("text", "is_same"),
    [
        ("I live in the town and I use the library every week.", True),
        ("I live in the town, and I use the library every week with my son.", True),
        ("My mother learned to read in that library.", False),
        ("No words", False),
    ],
)
def test_the_personal_part_is_compared_with_the_example(text: str, is_same: bool) -> None:
    own = {**TEXT, "own_words": {"min_chars": 1}, "example": "I live in the town and I use the library every week"}
    assert codes({"a": text}, own) == (["same-words"] if is_same else [])


def test_one_point_asks_one_thing_or_two() -> None:
    assert codes({"points": [{"statement": "Who? When?"}]}, POINTS) == []
    assert codes({"points": [{"statement": "Who? When? Why?"}]}, POINTS) == ["several-in-one-point"]


COPIES = [{"name": "The Gazette", "role": "", "kind": "press"}]


def test_a_letter_with_accusations_is_not_copied_without_a_warning() -> None:
    assert codes({"a": "I believe he lied."}, TEXT, copies=COPIES) == ["copied-with-accusations"]
    assert codes({"a": "Please by 3 May"}, TEXT, copies=COPIES, category="complaint") == ["copied-with-accusations"]


def test_a_letter_without_accusations_may_be_copied() -> None:
    assert codes({"a": "The library is open."}, TEXT, copies=COPIES) == []


def test_what_to_mend_stands_first_then_page_order() -> None:
    asks = {**TEXT, "id": "b", "asks": True}
    assert codes({"a": "NEVER", "points": [{"statement": "STOP IT!!"}]}, TEXT, POINTS, asks) == [
        "no-remedy", "shouting", "shouting",
    ]  # fmt: skip


EXHIBITS = {"id": "exhibits", "kind": "exhibits", "label": "Evidence"}
FOR_MAIR: Answers = {"behalf.who": "other", "behalf.name": "Mair"}


def test_a_letter_for_somebody_else_shows_that_they_agreed() -> None:
    assert codes(FOR_MAIR, EXHIBITS) == ["no-authority"]
    assert codes({**FOR_MAIR, "exhibits": [{"title": "Minutes"}]}, EXHIBITS) == ["no-authority"]
    assert codes({**FOR_MAIR, "exhibits": [{"title": "Mair’s signed authority"}]}, EXHIBITS) == []


def test_nobody_asks_a_child_or_the_writer_for_authority() -> None:
    assert codes({**FOR_MAIR, "behalf.relation": "my daughter"}, EXHIBITS) == []
    assert codes({**FOR_MAIR, "behalf.who": "self"}, EXHIBITS) == []
    assert codes(FOR_MAIR, TEXT) == []
