"""Days in words."""

from datetime import date

import pytest

from app.domain.dates import full_date, weekday_date
from app.domain.day_words import full_day, weekday_day


def test_a_day_in_full_leaves_no_doubt() -> None:
    assert full_day(date(2026, 11, 20)) == "Friday 20 November 2026"


def test_in_lists_it_is_short() -> None:
    assert weekday_day(date(2026, 9, 5)) == "Sat 5 Sep 2026"


@pytest.mark.parametrize("day", [date(2024, 2, 29), date(2026, 12, 31)])
def test_a_day_that_is_known_reads_as_one_that_was_typed(day: date) -> None:
    assert (full_day(day), weekday_day(day)) == (full_date(day.isoformat()), weekday_date(day.isoformat()))
