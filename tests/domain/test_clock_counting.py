from datetime import date, timedelta
from random import Random
from typing import Any, TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.calendars import NATIONS, Nation
from app.domain.clock_counting import add_months
from tests.domain.clock_samples import due, make_clock, shipped_days

Lengths: TypeAlias = dict[str, int]
STARTS = st.dates(date(2020, 1, 1), date(2040, 12, 31))
NATION = st.sampled_from(NATIONS)
PERIODS = st.one_of(
    st.builds(
        lambda months, weeks, days: {"months": months, "weeks": weeks, "days": days},
        st.integers(1, 14),
        st.integers(0, 6),
        st.integers(-3, 40),
    ),
    st.integers(1, 45).map(lambda n: {"working_days": n}),
)
PAUSE = st.tuples(st.integers(0, 60), st.integers(0, 40))


def pauses_after(start: date, offsets: list[tuple[int, int]]) -> list[tuple[date, date]]:
    """Pauses as days after the start and lengths."""
    first = [start + timedelta(days=after) for after, _length in offsets]
    return [(day, day + timedelta(days=length)) for day, (_after, length) in zip(first, offsets, strict=True)]


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2026-11-30", 3, "2027-02-28"),
        ("2028-02-29", 12, "2029-02-28"),
        ("2026-12-15", 1, "2027-01-15"),
        ("2026-05-31", 0, "2026-05-31"),
    ],
)
def test_months_run_to_the_corresponding_date_or_the_last_of_the_month(day: str, months: int, later: str) -> None:
    assert add_months(date.fromisoformat(day), months) == date.fromisoformat(later)


@given(STARTS, NATION, PERIODS, st.sampled_from(["next", "previous"]))
def test_a_limit_that_rolls_never_ends_on_a_closed_day(
    start: date, nation: Nation, period: Lengths, if_closed: str
) -> None:
    found = due(make_clock(period=period, if_closed=if_closed), start, nation).due
    assert shipped_days().is_open(found, nation)


@given(STARTS, NATION, PERIODS, st.lists(PAUSE, max_size=3))
def test_a_later_start_never_ends_earlier(
    start: date, nation: Nation, period: Lengths, offsets: list[tuple[int, int]]
) -> None:
    clock = make_clock(period=period, if_closed="next", pauses="clarification")
    paused = pauses_after(start, offsets)
    next_day = start + timedelta(days=1)
    assert due(clock, start, nation, paused=paused).due <= due(clock, next_day, nation, paused=paused).due


@given(STARTS, PERIODS, st.lists(PAUSE, min_size=1, max_size=4))
def test_each_further_pause_only_lengthens(start: date, period: Lengths, offsets: list[tuple[int, int]]) -> None:
    clock = make_clock(period=period, if_closed="next", pauses="clarification")
    paused = pauses_after(start, offsets)
    ends = [due(clock, start, paused=paused[:count]).due for count in range(len(paused) + 1)]
    assert ends == sorted(ends)


@given(STARTS, PERIODS, st.lists(PAUSE, max_size=4), st.randoms(use_true_random=False))
def test_the_order_of_pauses_does_not_matter(
    start: date, period: Lengths, offsets: list[tuple[int, int]], dice: Random
) -> None:
    clock = make_clock(period=period, pauses="clarification")
    paused = pauses_after(start, offsets)
    shuffled = dice.sample(paused, len(paused))
    assert due(clock, start, paused=paused).due == due(clock, start, paused=shuffled).due


@given(STARTS, PERIODS, st.lists(PAUSE, max_size=4))
def test_leaving_out_the_day_of_asking_never_ends_later(
    start: date, period: Lengths, offsets: list[tuple[int, int]]
) -> None:
    paused = pauses_after(start, offsets)
    whole, less = (
        due(make_clock(period=period, pauses=pauses), start, paused=paused).due
        for pauses in ("clarification", "clarification-after-asking")
    )
    assert less <= whole


@pytest.mark.parametrize(
    ("pauses", "end"),
    [
        ([], "2026-04-02"),
        ([("2026-03-09", "2026-03-16")], "2026-04-10"),
        ([("2026-03-09", "2026-03-09")], "2026-04-03"),
        ([("2026-03-09", "2026-03-12"), ("2026-03-11", "2026-03-16")], "2026-04-10"),
        ([("2026-03-09", "2026-03-12"), ("2026-03-13", "2026-03-16")], "2026-04-10"),
        ([("2026-03-09", "2026-03-10"), ("2026-03-12", "2026-03-13")], "2026-04-06"),
        ([("2026-02-20", "2026-03-03")], "2026-04-04"),
        ([("2026-02-20", "2026-02-27")], "2026-04-02"),
        ([("2026-04-02", "2026-04-03")], "2026-04-04"),
        ([("2026-04-03", "2026-04-09")], "2026-04-02"),
        ([("2026-03-30", "2026-04-01"), ("2026-04-05", "2026-04-05")], "2026-04-06"),
    ],
)
def test_pauses_add_the_days_from_asking_to_answering(pauses: list[tuple[str, str]], end: str) -> None:
    paused = [(date.fromisoformat(asked), date.fromisoformat(answered)) for asked, answered in pauses]
    assert due(make_clock(pauses="clarification"), date(2026, 3, 2), paused=paused).due == date.fromisoformat(end)


def test_a_pause_before_the_rolled_end_still_counts() -> None:
    clock = make_clock(if_closed="next", pauses="clarification")
    paused = [(date(2026, 10, 4), date(2026, 10, 5))]
    assert due(clock, date(2026, 9, 3), paused=paused).due == date(2026, 10, 5)


def test_working_days_within_a_pause_are_not_counted() -> None:
    clock = make_clock(period={"working_days": 3}, pauses="clarification")
    paused = [(date(2026, 11, 17), date(2026, 11, 18))]
    assert due(clock, date(2026, 11, 16), paused=paused).due == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("fields", "end"),
    [
        ({"period": {"days": 30}}, "2026-12-20"),
        ({"period": {"days": 30}, "first_day": "same"}, "2026-12-19"),
        ({"period": {"weeks": 6}}, "2027-01-01"),
        ({"period": {"weeks": 6}, "if_closed": "next"}, "2027-01-04"),
        ({"period": {"weeks": 6}, "if_closed": "previous"}, "2026-12-31"),
        ({"period": {"months": 1}, "first_day": "same"}, "2026-12-20"),
        ({"period": {"months": 6, "days": 28}}, "2027-06-17"),
        ({"period": {"months": 6, "days": 28}, "first_day": "same"}, "2027-06-16"),
        ({"period": {"years": 1, "days": -1}, "first_day": "same"}, "2027-11-19"),
        ({"period": {"working_days": 1}}, "2026-11-23"),
        ({"period": {"working_days": 1}, "first_day": "same"}, "2026-11-20"),
        ({"period": {"days": -7}}, "2026-11-13"),
    ],
)
def test_a_period_from_friday_20_november_ends_on(fields: dict[str, Any], end: str) -> None:
    assert due(make_clock(**fields), date(2026, 11, 20)).due == date.fromisoformat(end)
