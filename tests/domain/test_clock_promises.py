"""What every shipped clock keeps, on every day and in every nation, held against a second reckoner and against rules.

The dates of these tests are a sample of 2020 to 2040; with PLAINT_EVERY_DATE=1 they are all of them (see tests/README).
"""

import os
from collections.abc import Iterator
from datetime import date, timedelta
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.calendars import NATIONS, Nation, calendar_for
from app.domain.clock_counting import Circumstances, count_from
from app.domain.clocks import Clock, Event, Law, Period, Reckoning, reckon
from app.domain.dates import weekday_date
from tests.domain import slow_rules
from tests.domain.clock_samples import shipped_clocks, shipped_days, shipped_laws

pytestmark = pytest.mark.no_cover

FIRST, LAST, ONE = date(2020, 1, 1), date(2040, 12, 31), timedelta(days=1)
STEP = 1 if os.environ.get("PLAINT_EVERY_DATE") else 31
LIVE = [clock for clock in shipped_clocks() if (clock.valid_to or LAST) >= FIRST]
COUNTED = [clock for clock in LIVE if isinstance(clock.period, Period)]
STOPPING = [clock for clock in COUNTED if clock.pauses]
ANY_DAY, ANY_NATION, ANY_CLOCK = st.dates(FIRST, LAST), st.sampled_from(NATIONS), st.sampled_from(COUNTED)
PAUSES = st.lists(st.tuples(st.integers(0, 45), st.integers(0, 30)), min_size=1, max_size=3)


def named(clock: Clock) -> str:
    return f"{clock.id}-{clock.valid_from or 'always'}"


def dates(clock: Clock) -> Iterator[date]:
    """The days on which a clock may start: all of them, or every 31st from another first day for each clock."""
    first = max(FIRST, clock.valid_from or FIRST) + timedelta(days=crc32(clock.id.encode()) % STEP)
    while first <= min(LAST, clock.valid_to or LAST):
        yield first
        first += STEP * ONE


def found(clock: Clock, start: date, nation: str, laws: tuple[Law, ...] = (), **since: object) -> Reckoning:
    event = Event(start, nation, **since)  # type: ignore[arg-type] # the names and types are Event's
    return reckon(clock, event, shipped_days(), laws)


def unrolled(clock: Clock, start: date, nation: str) -> date:
    """The last day of the main reading before it is moved off a closed one."""
    return count_from(clock, Circumstances(start, nation, shipped_days())).end


def pauses(start: date, lengths: list[tuple[int, int]]) -> tuple[tuple[date, date], ...]:
    return tuple((start + after * ONE, start + (after + length) * ONE) for after, length in lengths)


def test_the_second_table_has_every_clock_that_is_counted() -> None:
    assert {clock.id for clock in COUNTED} == set(slow_rules.TABLE)


@pytest.mark.parametrize("clock", COUNTED, ids=named)
def test_the_slow_reckoner_agrees_on_every_reading(clock: Clock) -> None:
    for start in dates(clock):
        for nation in NATIONS:
            slow = slow_rules.readings(clock.id, start, nation)
            quick = found(clock, start, nation)
            assert (quick.due, quick.earliest, quick.latest) == (slow[0], min(slow), max(slow)), (start, nation)


@pytest.mark.parametrize("nation", NATIONS)
def test_the_slow_reckoner_agrees_on_extensions_pauses_and_proof_of_identity(nation: Nation) -> None:
    for clock in (clock for clock in STOPPING if clock.extension):
        for start in dates(clock):
            three = slow_rules.end(slow_rules.Slow(months=3, move=1), start, nation)
            assert found(clock, start, nation, extended=True).due == three
            later = slow_rules.end(slow_rules.MONTH, start + 9 * ONE, nation)
            assert found(clock, start, nation, id_received=start + 9 * ONE).due == later
            stopped = slow_rules.end(slow_rules.Slow(months=1, days=8, move=1), start, nation)
            assert found(clock, start, nation, paused=((start + 5 * ONE, start + 12 * ONE),)).due == stopped


@given(ANY_CLOCK, ANY_DAY, ANY_NATION)
def test_a_limit_that_rolls_never_ends_on_a_closed_day(clock: Clock, start: date, nation: Nation) -> None:
    for read in (clock, *(clock.read_as(reading) for reading in clock.readings)):
        if read.if_closed != "none" or (isinstance(read.period, Period) and read.period.working_days):
            end = count_from(read, Circumstances(start, nation, shipped_days())).due
            assert shipped_days().is_open(end, calendar_for(read.calendar, nation))


@given(ANY_CLOCK, ANY_DAY, ANY_NATION)
def test_theirs_is_never_late_before_and_ours_never_shown_after_the_day_as_counted(
    clock: Clock, start: date, nation: Nation
) -> None:
    reckoned, day = found(clock, start, nation), unrolled(clock, start, nation)
    if clock.whose == "ours":
        assert reckoned.earliest <= day
    else:
        assert reckoned.latest >= day


@given(ANY_CLOCK, ANY_DAY, ANY_NATION)
def test_a_day_later_never_ends_earlier(clock: Clock, start: date, nation: Nation) -> None:
    one, other = found(clock, start, nation), found(clock, start + ONE, nation)
    assert one.due <= other.due
    assert one.earliest <= other.earliest
    assert one.latest <= other.latest


@given(st.sampled_from(STOPPING), ANY_DAY, ANY_NATION, PAUSES, st.booleans())
def test_pauses_only_lengthen(
    clock: Clock, start: date, nation: Nation, lengths: list[tuple[int, int]], extended: bool
) -> None:
    paused = pauses(start, lengths)
    ends = [found(clock, start, nation, paused=paused[:count], extended=extended) for count in range(len(paused) + 1)]
    assert [end.due for end in ends] == sorted(end.due for end in ends)
    assert [end.latest for end in ends] == sorted(end.latest for end in ends)


@given(ANY_CLOCK, ANY_DAY, ANY_NATION)
def test_the_working_lists_every_step(clock: Clock, start: date, nation: Nation) -> None:
    words = " ".join(found(clock, start, nation, shipped_laws()).working)
    count = count_from(clock, Circumstances(start, nation, shipped_days()))
    steps = {start, count.starts_on, count.nominal, count.end, count.due, *count.skipped}
    assert not [day for day in steps if weekday_date(day) not in words]
    assert count.is_clamped is ("no day" in words)


@given(ANY_CLOCK, ANY_DAY, ANY_NATION)
def test_the_working_names_each_reading_that_moves_the_date(clock: Clock, start: date, nation: Nation) -> None:
    reckoned = found(clock, start, nation)
    words = " ".join(reckoned.working)
    assert weekday_date(reckoned.shown) in words
    for reading in reckoned.readings:
        moves = reading.due < reckoned.due if clock.whose == "ours" else reading.due > reckoned.due
        assert (f"({reading.title})" in words) is moves


@given(st.sampled_from(STOPPING), ANY_DAY, PAUSES, st.integers(0, 30))
def test_the_working_lists_what_happened_since(
    clock: Clock, start: date, lengths: list[tuple[int, int]], later: int
) -> None:
    proved = start + later * ONE
    paused = pauses(proved, lengths)
    words = " ".join(found(clock, start, "scotland", paused=paused, id_received=proved).working)
    counted = count_from(clock, Circumstances(proved, "scotland", shipped_days(), paused)).paused
    assert not [day for pause in counted for day in pause if weekday_date(day) not in words]
    assert weekday_date(proved) in words
