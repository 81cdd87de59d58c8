"""Questions answered with a date."""

from datetime import date
from typing import Any

import pytest

from app.domain.answers import Value
from app.domain.date_questions import ApproximateDate, DateQuestion, date_fault

TODAY = date(2026, 11, 20)
MID_JULY: dict[str, Any] = {"text": "about mid-July 2026", "sort": "2026-07-15"}


def asked(**keys: object) -> DateQuestion:
    return DateQuestion.model_validate({"id": "on", "label": "When", **keys})


@pytest.mark.parametrize(
    ("limit", "typed", "message"),
    [
        ({"not_before": "tomorrow"}, "12 November 2026", "The date must be after today, 20 November 2026"),
        ({"not_before": "today"}, "2026-11-19", "The date must be today, 20 November 2026, or later"),
        ({"not_before": date(2018, 5, 25)}, "24/5/2018", "The date must be 25 May 2018 or later"),
        ({"not_after": "today"}, "2026-11-21", "The date must be today, 20 November 2026, or earlier"),
        ({"not_after": "yesterday"}, "2026-11-20", "The date must be before today, 20 November 2026"),
        ({"not_after": date(2018, 5, 25)}, "2018-05-26", "The date must be 25 May 2018 or earlier"),
        ({}, "31 June 2026", "June does not have that day; check the date"),
        ({}, "July 2026", "Write the exact day, for example 12 November 2026"),
    ],
)
def test_a_date_that_cannot_be_says_why(limit: dict[str, Any], typed: str, message: str) -> None:
    assert [problem.message for problem in asked(**limit).problems(typed, TODAY)] == [message]


@pytest.mark.parametrize(
    ("limit", "day"),
    [
        ({"not_before": "tomorrow"}, "2026-11-21"),
        ({"not_after": "today"}, "2026-11-20"),
        ({"not_after": "yesterday"}, "2026-11-19"),
    ],
)
def test_the_limit_itself_is_well(limit: dict[str, Any], day: str) -> None:
    assert asked(**limit).problems(day, TODAY) == []


def test_an_approximate_date_is_held_only_to_the_month() -> None:
    question = asked(approximate=True, not_after="today")
    assert question.problems("late November 2026", TODAY) == []
    assert len(question.problems("December 2026", TODAY)) == 1


def test_what_was_typed_becomes_a_date_as_soon_as_it_is_understood() -> None:
    question = asked()
    assert [question.read(text, TODAY) for text in ("12 No", "12 Nov 2026", "July 2026")] == [
        "12 No", "2026-11-12", "July 2026"
    ]  # fmt: skip


def test_an_approximate_date_is_read_where_the_pack_allows_it() -> None:
    assert asked(approximate=True).read("about mid-July 2026", TODAY) == MID_JULY


def test_a_year_that_was_left_out_lies_on_the_possible_side_of_today() -> None:
    assert asked(not_after="today").read("3 Jan", TODAY) == "2026-01-03"
    assert asked(not_before="tomorrow").read("3 Nov", TODAY) == "2027-11-03"


def test_yesterday_means_the_same_day_tomorrow() -> None:
    question = asked()
    assert [question.settled(value, TODAY) for value in ("yesterday", "2026-01-02", MID_JULY)] == [
        "2026-11-19", "2026-01-02", MID_JULY
    ]  # fmt: skip


def test_a_template_never_sees_a_half_typed_date() -> None:
    question = asked(required=True)
    assert question.template_values("12 No") == {"on": ""}
    assert question.template_values("12 No", mark_missing=True) == {"on": "\ufdd0When\ufdd1"}


def test_a_template_sees_an_approximate_date_only_where_it_is_allowed() -> None:
    assert asked(approximate=True).template_values(MID_JULY) == {"on": MID_JULY}
    assert asked().template_values(MID_JULY) == {"on": ""}


def test_a_date_in_words() -> None:
    question = asked()
    assert [question.in_words(value) for value in ("2026-11-12", MID_JULY, "12 No", None)] == [
        "12 November 2026", "about mid-July 2026", "12 No", ""
    ]  # fmt: skip


def test_a_date_as_the_heading_of_an_entry() -> None:
    question = asked()
    assert [question.as_label(value) for value in ("2026-05-27", MID_JULY, None)] == [
        "Wed 27 May 2026", "About mid-July 2026", ""
    ]  # fmt: skip


def test_a_file_of_answers_gives_text_or_words_with_a_day() -> None:
    assert asked().answer_type() == str | ApproximateDate


@pytest.mark.parametrize(
    ("value", "is_wrong"),
    [(None, False), ("", False), ("2026-05-27", False), (MID_JULY, False), ("3 May", False), ("soon", True)],
)
def test_a_date_inside_another_answer_is_looked_at_too(value: Value | None, is_wrong: bool) -> None:
    assert bool(date_fault(value, TODAY)) is is_wrong
