"""Counting a period from day 0: months clamped, then weeks and days, pauses, and the move off a closed day.

Sources: Article 12A UK GDPR (months, pauses), Regulation 1182/71 Article 3 (closed last days), FOIA 2000 s.10 (working
days). Nothing here knows them: a clock says which of these it uses.
"""

import calendar as month_lengths
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.domain.calendars import ONE_DAY, Calendar, WorkingDays, calendar_for, roll
from app.domain.clock_rules import Clock, Period

Pause = tuple[date, date]


@dataclass(frozen=True)
class Count:
    """How a clock came to its date.

    `nominal` is the end before any pause, `end` with the pauses, `due` after the move off a closed day. `skipped` are
    the weekdays that a count of working days passed over because they are holidays.
    """

    starts_on: date
    period: Period
    calendar: Calendar
    nominal: date
    end: date
    due: date
    paused: tuple[Pause, ...] = ()
    skipped: tuple[date, ...] = ()

    @property
    def is_clamped(self) -> bool:
        """Whether the month that it runs to has no such day (31 January + 1 month)."""
        months = self.period.all_months
        return months > 0 and add_months(self.starts_on, months).day < self.starts_on.day


@dataclass(frozen=True)
class Circumstances:
    """What a clock runs in.

    `start` is day 0, `nation` that of the other side, `paused` the ranges from a day of asking to the day of answering,
    `extended` whether the clock's extension was taken, and `notice_by` the day by which they had to tell of it.
    """

    start: date
    nation: str
    days: WorkingDays
    paused: tuple[Pause, ...] = ()
    extended: bool = False
    notice_by: date | None = None


def count_from(clock: Clock, given: Circumstances) -> Count:
    """Count a clock that has a `Period` from day 0; a typed clock and one with prompts alone are not counted."""
    assert isinstance(clock.period, Period)
    period = clock.period.longer_by(clock.extension) if given.extended and clock.extension else clock.period
    calendar = calendar_for(clock.calendar, given.nation)
    start = given.days.next_open(given.start, calendar) if clock.start_if_closed == "next" else given.start
    stops = _stops(clock, start, given.paused)
    count = _count_working_days if period.working_days else _count_calendar_days
    return count(clock, Count(start, period, calendar, start, start, start), given.days, stops)


def add_months(day: date, months: int) -> date:
    """Return the corresponding date, or the month's last day where there is none (31 January + 1 month)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, month_lengths.monthrange(year, month + 1)[1]))


def length_of(pause: Pause) -> int:
    """Return how many days a pause lasts, the first and the last included."""
    return (pause[1] - pause[0]).days + 1


def _stops(clock: Clock, start: date, paused: Iterable[Pause]) -> tuple[Pause, ...]:
    """Return the days that do not count as ranges in order, overlaps joined, nothing before day 0."""
    if not clock.pauses:
        return ()
    first = ONE_DAY if clock.pauses == "clarification-after-asking" else timedelta(0)
    joined: list[Pause] = []
    for asked, answered in sorted((max(asked + first, start), answered) for asked, answered in paused):
        if answered < asked:
            continue
        if joined and asked <= joined[-1][1] + ONE_DAY:
            joined[-1] = (joined[-1][0], max(joined[-1][1], answered))
        else:
            joined.append((asked, answered))
    return tuple(joined)


def _count_calendar_days(clock: Clock, begun: Count, days: WorkingDays, stops: Sequence[Pause]) -> Count:
    period = begun.period
    same_day_counts = clock.first_day == "same" and period.all_days > 0
    nominal = add_months(begun.starts_on, period.all_months) + timedelta(days=period.all_days - same_day_counts)
    end, used = nominal, 0
    for pause in stops:
        if pause[0] > roll(end, clock.if_closed, begun.calendar, days):
            break  # asked when the time was over: nothing is left to pause
        end, used = end + timedelta(days=length_of(pause)), used + 1
    due = roll(end, clock.if_closed, begun.calendar, days)
    return replace(begun, nominal=nominal, end=end, due=due, paused=tuple(stops[:used]))


def _count_working_days(clock: Clock, begun: Count, days: WorkingDays, stops: Sequence[Pause]) -> Count:
    day = begun.starts_on if clock.first_day == "same" else begun.starts_on + ONE_DAY
    left, skipped = begun.period.working_days, []
    while True:
        is_open = days.is_open(day, begun.calendar)
        if not is_open and day.weekday() < 5:
            skipped.append(day)
        if is_open and not any(asked <= day <= answered for asked, answered in stops):
            left -= 1
        if left == 0:
            used = tuple(pause for pause in stops if pause[0] <= day)
            return replace(begun, nominal=day, end=day, due=day, paused=used, skipped=tuple(skipped))
        day += ONE_DAY
