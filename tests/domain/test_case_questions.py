"""Questions answered from the case."""

from datetime import date

import pytest

from app.domain.answers import Value
from app.domain.case_questions import (
    EARLIER_KEYS,
    EarlierLetterQuestion,
    EarlierReplyQuestion,
    ExhibitAnswer,
    ExhibitsQuestion,
    PointAnswer,
    PointsQuestion,
    RowsQuestion,
    point_values,
)

TODAY = date(2026, 11, 20)
POINTS = PointsQuestion(id="points", label="Points", required=True, min_items=2, max_items=2)
EXHIBITS = ExhibitsQuestion(id="exhibits", label="Evidence", required=True)
TWO: list[Value] = [{"statement": "Who decided?"}, {"statement": "Correct the minutes", "exhibits": ["A"]}]


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ([], "Add at least one thing you ask for"),
        ([{"statement": ""}], "Add at least one thing you ask for"),
        (TWO[:1], "Add 1 more"),
        ([*TWO, *TWO], "Take 2 away"),
        ([TWO[0], {"statement": " ", "remedy": "an apology"}], "Write what this point says or asks for"),
        ("Who decided?", "This answer could not be read; give it again"),
    ],
)
def test_points_say_what_is_missing(value: Value, message: str) -> None:
    assert [problem.message for problem in POINTS.problems(value, TODAY)] == [message]


def test_points_are_numbered_and_nothing_in_them_is_undefined() -> None:
    seen = POINTS.template_values(TWO)["points"]
    assert isinstance(seen, list)
    assert seen[1] == point_values({"statement": "Correct the minutes", "exhibits": ["A"]}, 2)
    assert point_values({}, 3)["number"] == "P3"


def test_a_point_that_has_its_number_keeps_it() -> None:
    assert point_values({"number": "P7", "statement": "Who?", "verdict": "", "unknown": "x"}, 1)["number"] == "P7"


def test_missing_points_are_one_mark() -> None:
    marked = POINTS.template_values(None, mark_missing=True)
    assert marked == {"points": [point_values({"statement": "\ufdd0Points\ufdd1"}, 1)]}
    assert (POINTS.template_values(None), POINTS.empty) == ({"points": []}, [])


def test_points_in_words() -> None:
    assert POINTS.in_words(TWO) == "P1  Who decided?\nP2  Correct the minutes"
    assert (POINTS.texts(TWO), POINTS.answer_type()) == (["Who decided?", "Correct the minutes"], list[PointAnswer])


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"title": "", "dated": "2026-05-27"}, "Write what this piece of evidence is"),
        ({"title": "Agenda", "dated": "31 June"}, "June does not have that day; check the date"),
    ],
)
def test_evidence_says_what_is_missing(row: Value, message: str) -> None:
    assert [problem.message for problem in EXHIBITS.problems([row], TODAY)] == [message]


def test_evidence_may_be_required() -> None:
    (problem,) = EXHIBITS.problems(None, TODAY)
    assert problem.message == "Add at least one piece of evidence"


def test_exhibits_get_letters_by_their_place() -> None:
    seen = EXHIBITS.template_values([{"title": "Agenda"}, {"title": "Minutes", "label": "F", "file": "a.pdf"}])[
        "exhibits"
    ]
    assert seen == [
        {"label": "A", "title": "Agenda", "dated": "", "pages": "", "file": ""},
        {"label": "F", "title": "Minutes", "dated": "", "pages": "", "file": "a.pdf"},
    ]


def test_missing_evidence_is_one_mark() -> None:
    seen = EXHIBITS.template_values(None, mark_missing=True)["exhibits"]
    assert isinstance(seen, list)
    assert isinstance(seen[0], dict)
    assert seen[0]["title"] == "\ufdd0Evidence\ufdd1"
    assert EXHIBITS.template_values(None) == {"exhibits": []}


def test_exhibits_in_words() -> None:
    assert EXHIBITS.in_words([{"title": "Agenda"}, {"title": "Minutes"}]) == "A  Agenda\nB  Minutes"
    assert EXHIBITS.answer_type() == list[ExhibitAnswer]


def test_rows_of_a_kind_to_come_say_something_plain() -> None:
    assert RowsQuestion(id="x", label="X")._needed_message() == "Write what this is"


@pytest.mark.parametrize(
    ("question", "message"),
    [
        (EarlierLetterQuestion(id="a", label="Which?", required=True), "Choose the earlier letter for “Which?”"),
        (EarlierReplyQuestion(id="a", label="Which?", required=True), "Choose their reply for “Which?”"),
    ],
)
def test_an_earlier_letter_or_reply_is_chosen(question: EarlierLetterQuestion, message: str) -> None:
    assert [problem.message for problem in question.problems(None, TODAY)] == [message]
    assert question.problems(2, TODAY) == []
    assert (question.in_words(2), question.in_words(None), question.answer_type()) == ("2", "", int)


@pytest.mark.parametrize(("value", "number"), [(2, 2), (None, 0), ("", 0)])
def test_a_template_sees_an_earlier_letter_with_every_name_also_when_none_is_chosen(
    value: Value | None, number: int
) -> None:
    seen = EarlierLetterQuestion(id="a", label="Which?").template_values(value)["a"]
    assert seen == {**dict.fromkeys(EARLIER_KEYS, ""), "number": number}


def test_a_missing_earlier_letter_is_marked_wherever_it_is_named() -> None:
    seen = EarlierLetterQuestion(id="a", label="Which?", required=True).template_values(None, mark_missing=True)["a"]
    assert isinstance(seen, dict)
    assert {seen[key] for key in EARLIER_KEYS} == {"\ufdd0Which?\ufdd1"}
