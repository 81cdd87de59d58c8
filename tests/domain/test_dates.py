"""Dates as people type them."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.answers import Value
from app.domain.dates import (
    as_date,
    date_advice,
    date_sort,
    full_date,
    long_date,
    near_date,
    parse_date,
    short_date,
    weekday_date,
)
from app.i18n import speaking

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    "typed",
    [
        "12 November 2026", "12/11/2026", "12/11/26", "12-11-2026", "12.11.2026", "12 11 2026", "2026-11-12", "12 Nov",
        "12 nov.", "12th of November 2026", "Thu 12 Nov 2026", "Thursday, 12 November 2026", "Nov 12, 2026",
        "  12   NOVEMBER  2026 ", "on 12 November", "12-Nov-26",
    ],
)  # fmt: skip
def test_a_day_is_understood_however_it_is_typed(typed: str) -> None:
    assert parse_date(typed, TODAY) == "2026-11-12"


@pytest.mark.parametrize(
    ("typed", "day"), [("today", "2026-11-20"), ("Yesterday", "2026-11-19"), ("tomorrow", "2026-11-21")]
)
def test_days_near_today_may_be_words(typed: str, day: str) -> None:
    assert parse_date(typed, TODAY) == day


@pytest.mark.parametrize(
    ("typed", "sort"),
    [
        ("about mid-July 2026", "2026-07-15"), ("July 2026", "2026-07-01"), ("early March 2026", "2026-03-05"),
        ("late 2025", "2025-10-01"), ("2025", "2025-01-01"), ("summer 2025", "2025-07-01"),
        ("about 12 July 2026", "2026-07-12"), ("about 12/7/2026", "2026-07-12"), ("3 to 5 July 2026", "2026-07-03"),
        ("the week beginning 6 July 2026", "2026-07-06"), ("end of May or early June 2026", "2026-06-05"),
        ("mid 2024", "2024-06-01"),
    ],
)  # fmt: skip
def test_an_approximate_date_keeps_the_words_and_sorts_by_a_day(typed: str, sort: str) -> None:
    assert parse_date(typed, TODAY) == {"text": typed, "sort": sort}


@pytest.mark.parametrize("typed", ["mid-July", "between 3 and 5 July", "about 3 July"])
def test_an_approximate_date_without_a_year_gets_it_in_its_words(typed: str) -> None:
    found = parse_date(typed, TODAY)
    assert isinstance(found, dict)
    assert found["text"] == f"{typed} 2026"


@pytest.mark.parametrize(
    "typed",
    ["", "rubbish", "dismay", "12", "31 June 2026", "11/25/2026", "1/13/2026", "Mon 12 Nov 2026", "0000", "about",
     "12 November 1066", "about 31 June 2026", "May 1066", "2026-02-30", "31 June", "31 June 0000", "2026-00-10",
     "a" * 200 + " July 2026"],
)  # fmt: skip
def test_what_is_no_date_is_not_guessed(typed: str) -> None:
    assert parse_date(typed, TODAY) is None


def test_a_year_that_is_not_given_lies_near() -> None:
    assert parse_date("3 Jan", TODAY) == "2027-01-03"


def test_a_year_that_is_not_given_lies_in_the_past_where_only_that_is_possible() -> None:
    assert parse_date("3 Jan", TODAY, "past") == "2026-01-03"


def test_a_year_that_is_not_given_lies_in_the_future_where_only_that_is_possible() -> None:
    assert parse_date("3 Nov", TODAY, "future") == "2027-11-03"


def test_the_29th_of_february_without_a_year_is_that_of_a_leap_year() -> None:
    assert parse_date("29 Feb", TODAY) == "2028-02-29"


def test_two_figures_may_be_a_year_of_birth() -> None:
    assert parse_date("3/4/85", TODAY) == "1985-04-03"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("soon", "day, month and year"),
        ("11/25/2026", "day first"),
        ("30/25/2026", "only 12 months"),
        ("31 June 2026", "June does not have that day"),
        ("31 June", "June does not have that day"),
        ("Mon 31 June 2026", "June does not have that day"),
        ("Mon 12 Nov 2026", "12 November 2026 is a Thursday"),
        ("Mon Nov 12 2026", "12 November 2026 is a Thursday"),
    ],
)
def test_advice_says_what_is_wrong_with_a_date(typed: str, words: str) -> None:
    assert words in date_advice(typed)


def test_the_four_forms_of_a_date() -> None:
    day = date(2026, 5, 3)
    forms = [form(day) for form in (long_date, short_date, weekday_date, full_date)]
    assert forms == ["3 May 2026", "3 May 2026", "Sun 3 May 2026", "Sunday 3 May 2026"]


@pytest.mark.parametrize("form", [long_date, short_date, weekday_date, full_date])
def test_an_approximate_date_prints_its_own_words(form: object) -> None:
    assert callable(form)
    assert form({"text": "about mid-July 2026", "sort": "2026-07-15"}) == "about mid-July 2026"


def test_what_is_no_date_prints_as_it_is() -> None:
    assert [long_date("soon"), long_date(""), long_date(12), long_date("2026-02-30")] == ["soon", "", "", "2026-02-30"]


def test_exact_and_approximate_dates_sort_together() -> None:
    values: list[Value] = ["2026-07-20", {"text": "about mid-July 2026", "sort": "2026-07-15"}, "2026-07-01", ""]
    assert [date_sort(value) for value in values] == ["2026-07-20", "2026-07-15", "2026-07-01", ""]


@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)))
def test_every_printed_date_is_understood_again(day: date) -> None:
    forms = (long_date(day), short_date(day), weekday_date(day), full_date(day), day.strftime("%d/%m/%Y"))
    assert {parse_date(form, TODAY) for form in forms} == {day.isoformat()}
    assert as_date(day.isoformat()) == day


@given(st.text(max_size=60))
def test_no_text_breaks_the_reading_of_dates(text: str) -> None:
    found = parse_date(text, TODAY)
    assert found is not None or date_advice(text)


@given(st.text(alphabet="0123456789/-. JanFebMay", max_size=14))
def test_text_like_a_date_is_read_or_gets_advice(text: str) -> None:
    found = parse_date(text, TODAY)
    assert date_sort(found) if found is not None else date_advice(text)


@pytest.mark.parametrize("written", [long_date, short_date, weekday_date, full_date])
@pytest.mark.parametrize("day", [date(2026, month, 20) for month in range(1, 13)])
def test_a_date_in_welsh_can_be_read_again(written: Callable[[date], str], day: date) -> None:
    with speaking("cy"):
        assert parse_date(written(day), TODAY) == day.isoformat()


def test_dates_are_written_in_the_language_of_the_screens() -> None:
    day = date(2026, 11, 20)
    with speaking("cy"):
        assert (long_date(day), full_date(day)) == ("20 Tachwedd 2026", "Dydd Gwener 20 Tachwedd 2026")
        assert (weekday_date(day), near_date(day)) == ("Gwen 20 Tach 2026", "Gwen 20 Tach")
    assert (near_date(day), weekday_date(day)) == ("Fri 20 Nov", "Fri 20 Nov 2026")
