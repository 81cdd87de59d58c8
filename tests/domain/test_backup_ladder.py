"""Few backups cover a year, and the newest are close together."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.backup_ladder import LAST, Rung, is_due, kept

NOW = datetime(2026, 11, 20, 18, tzinfo=UTC)  # a Friday
MOST = LAST + 7 + 5 + 12


def ladder(*hours_ago: float) -> list[Rung]:
    """Return rungs so many hours old, the oldest first."""
    moments = sorted(NOW - timedelta(hours=hours) for hours in hours_ago)
    return [Rung(number, moment) for number, moment in enumerate(moments, start=1)]


@st.composite
def ladders(draw: st.DrawFn) -> list[Rung]:
    return ladder(*draw(st.lists(st.floats(0, 24 * 800), max_size=60)))


def test_the_last_few_stay_however_close_they_are() -> None:
    rungs = ladder(0, 0.1, 0.2, 0.3, 0.4, 0.5)
    assert kept(rungs, NOW) == set(rungs[-LAST:])


def test_a_backup_every_two_hours_for_two_years_leaves_a_year_in_a_few() -> None:
    stay = sorted(kept(ladder(*range(0, 24 * 730, 2)), NOW))
    days = sorted({rung.made.date().isoformat() for rung in stay}, reverse=True)
    assert days[:7] == [f"2026-11-{day}" for day in range(20, 13, -1)]
    assert days[7:] == [
        "2026-11-08", "2026-11-01", "2026-10-31", "2026-10-25", "2026-09-30", "2026-08-31", "2026-07-31", "2026-06-30",
        "2026-05-31", "2026-04-30", "2026-03-31", "2026-02-28", "2026-01-31", "2025-12-31",
    ]  # fmt: skip


@given(ladders())
def test_the_newest_always_stays_and_there_are_never_many(rungs: list[Rung]) -> None:
    stay = kept(rungs, NOW)
    assert len(stay) <= MOST
    assert set(rungs[-LAST:]) <= stay <= set(rungs)


@given(ladders())
def test_each_day_of_the_week_and_each_month_of_the_year_that_had_one_has_one(rungs: list[Rung]) -> None:
    stay = kept(rungs, NOW)
    days = {rung.made.date() for rung in rungs if (NOW.date() - rung.made.date()).days < 7}
    assert days <= {rung.made.date() for rung in stay}
    months = {rung.made.strftime("%Y-%m") for rung in rungs if rung.made >= datetime(2025, 12, 1, tzinfo=UTC)}
    assert months <= {rung.made.strftime("%Y-%m") for rung in stay}


@given(ladders())
def test_taking_away_each_time_leaves_the_same_as_once_at_the_end(rungs: list[Rung]) -> None:
    stepwise: set[Rung] = set()
    for rung in rungs:
        stepwise = kept([*stepwise, rung], rung.made)
    assert kept(sorted(stepwise), NOW) == kept(rungs, NOW)


@given(ladders(), st.floats(1, 24 * 400))
def test_a_clock_set_back_loses_none_of_the_last_few(rungs: list[Rung], hours: float) -> None:
    assert set(rungs[-LAST:]) <= kept(rungs, NOW - timedelta(hours=hours))


@pytest.mark.parametrize(("hours", "due"), [(1, False), (23, False), (24, True), (-1, True)])
def test_another_is_due_after_a_while_or_when_the_clock_was_set_back(hours: int, due: bool) -> None:
    assert is_due(NOW - timedelta(hours=hours), NOW, timedelta(days=1)) is due
    assert is_due(None, NOW, timedelta(days=1))
