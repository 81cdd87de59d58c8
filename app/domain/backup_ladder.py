"""Which of many backups are kept: close together in the last days, further and further apart before."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

LAST, DAYS, WEEKS, MONTHS = 4, 7, 5, 12


@dataclass(frozen=True, slots=True, order=True)
class Rung:
    """One backup of the ladder.

    Attributes:
        number: Counts up with each backup, whatever the clock says.
        made: The moment, UTC.
    """

    number: int
    made: datetime


def kept(rungs: Sequence[Rung], now: datetime) -> set[Rung]:
    """Return the rungs that stay: the last few, and the last of each day, week and month for a week, a month, a year.

    Taking the others away again and again leaves the same as doing it once at the end.
    """
    in_order = sorted(rungs)
    stay = set(in_order[-LAST:])
    today = now.date()
    weeks_from = today - timedelta(days=today.weekday(), weeks=WEEKS - 1)
    months_from = today.year * 12 + today.month - MONTHS
    for bucket, is_within in (
        (_day, lambda rung: (today - rung.made.date()).days < DAYS),
        (_week, lambda rung: rung.made.date() >= weeks_from),
        (_month, lambda rung: _month(rung) > months_from),
    ):
        stay |= _last_of_each([rung for rung in in_order if is_within(rung)], bucket)
    return stay


def is_due(last: datetime | None, now: datetime, every: timedelta) -> bool:
    """Whether it is time for another backup; a clock that was set back never puts it off for longer than usual."""
    return last is None or not timedelta(0) <= now - last < every


def _last_of_each(rungs: Sequence[Rung], bucket: Callable[[Rung], Hashable]) -> set[Rung]:
    return set({bucket(rung): rung for rung in rungs}.values())


def _day(rung: Rung) -> Hashable:
    return rung.made.date()


def _week(rung: Rung) -> Hashable:
    return rung.made.date().isocalendar()[:2]


def _month(rung: Rung) -> int:
    return rung.made.year * 12 + rung.made.month
