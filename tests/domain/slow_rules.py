"""The time limits a second time, written down from the statutes and not from the pack, for the slow reckoner.

One line a clock: every defensible reading, the main one first. `(months, days)` run to the corresponding date, or the
month's last day, and then so many days on or back; `working` counts open days from the day after.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from tests.domain import slow_reckoner

ONE = timedelta(days=1)
EW, SCT, NI = "england-and-wales", "scotland", "northern-ireland"
ALL = (EW, SCT, NI)


@dataclass(frozen=True)
class Slow:
    """One reading of one rule; `closed_in` is empty for the nation of the other side."""

    months: int = 0
    days: int = 0
    working: int = 0
    move: int = 0  # +1 on to an open day, -1 back to one, 0 stays
    closed_in: tuple[str, ...] = ()
    starts_open: bool = False
    only_in: tuple[str, ...] = ALL
    since: date = date.min


MONTH = Slow(months=1, move=1)
MONTH_READINGS = (MONTH, replace(MONTH, closed_in=ALL))
THIRTY = Slow(days=30, move=1)
FOI, SCOTTISH = Slow(working=20, closed_in=ALL), Slow(working=20, closed_in=(SCT,))
TABLE: dict[str, tuple[Slow, ...]] = {
    "sar-reply": (*MONTH_READINGS, replace(MONTH, days=-1, since=date(2026, 2, 5))),  # Article 12A: "beginning with"
    "sar-ext-notice": MONTH_READINGS,
    "rights-reply": MONTH_READINGS,
    "dpc-ack": (THIRTY, replace(THIRTY, days=29), replace(THIRTY, closed_in=ALL)),
    "ico-ready": (Slow(days=30),),
    "ico-latest": (Slow(months=3, days=-1, move=-1, closed_in=(EW,)),),
    "ico-review": (Slow(months=3, days=-1, move=-1, closed_in=(EW,)),),
    "s166-earliest": (Slow(months=3),),
    "s166-latest": (Slow(months=6, days=28, move=-1, closed_in=(EW,)),),
    "foi-reply": (FOI, replace(FOI, starts_open=True)),
    "foi-review-ask": (Slow(working=40, closed_in=(EW,)),),
    "foi-review-reply": (FOI, replace(FOI, working=40), replace(FOI, working=40, starts_open=True)),
    "foi-ico": (Slow(days=42, move=-1, closed_in=(EW,)),),
    "foisa-reply": (SCOTTISH, replace(SCOTTISH, starts_open=True)),
    "foisa-review-ask": (replace(SCOTTISH, working=40),),
    "foisa-review-reply": (SCOTTISH, replace(SCOTTISH, starts_open=True)),
    "foisa-sic": (Slow(months=6, move=-1, closed_in=(SCT,)),),
    "lab-appeal-pa": (Slow(days=14),),
    "appeal-14": (Slow(days=14),),
    "party-soft": (Slow(days=28, move=1),),
    "reply-soft": (Slow(days=14, move=1),),
    "ico-answer": (Slow(days=30, move=1, closed_in=(EW,)),),
    "ico-progress": (Slow(months=3, move=1, closed_in=(EW,)),),
    "dfe-complaint": (Slow(working=15, closed_in=(EW,)),),
    "phso": (Slow(months=12, move=-1, closed_in=(EW,)),),
    "ipso-std": (Slow(months=4, days=-1, move=-1, closed_in=(EW,)),),
    "ipso-web": (Slow(months=12, days=-1, move=-1, closed_in=(EW,)),),
    "ipso-assessment": (Slow(days=21, move=1, closed_in=(EW,)),),
    "ipso-referral": (Slow(days=28),),
    "ipso-review": (Slow(days=7, move=-1, closed_in=(EW,)), Slow(days=35, move=-1, closed_in=(EW,))),
    "impress-pub": (Slow(days=21),),
    "ofcom": (Slow(working=20, closed_in=(EW,)),),
    "defam": (Slow(months=12, days=-1, move=-1),),
    "eqa": (Slow(months=6, days=-1, move=-1),),
    "pap-media": (Slow(days=14),),
    "pd-pac": (Slow(days=14),),
    "contract": (Slow(months=72, move=-1), Slow(months=60, move=-1, only_in=(SCT,))),
}


def readings(clock: str, start: date, nation: str) -> list[date]:
    """Every reading's date, the main one first."""
    meant = (reading for reading in TABLE[clock] if nation in reading.only_in and start >= reading.since)
    return [end(reading, start, nation) for reading in meant]


def end(rule: Slow, start: date, nation: str) -> date:
    """Walk from day 0 to the end of the time, a day at a time."""
    closed_in = rule.closed_in or (nation,)
    while rule.starts_open and is_closed(start, closed_in):
        start += ONE
    day = start
    if rule.months:
        day = same_date(start, rule.months)
    for _ in range(abs(rule.days)):
        day += ONE if rule.days > 0 else -ONE
    for _ in range(rule.working):
        day += ONE
        while is_closed(day, closed_in):
            day += ONE
    while rule.move and is_closed(day, closed_in):
        day += rule.move * ONE
    return day


@cache
def same_date(start: date, months: int) -> date:
    """The same day number so many months later, or the last day of a month without one; month by month."""
    year, month = start.year, start.month
    for _ in range(months):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    day = date(year, month, 1)
    while day.day < start.day and (day + ONE).month == month:
        day += ONE
    return day


@cache
def is_closed(day: date, nations: tuple[str, ...]) -> bool:
    """Weekends, and holidays of any of the nations."""
    return day.weekday() >= 5 or any(day in holidays(nation, day.year) for nation in nations)


@cache
def holidays(nation: str, year: int) -> frozenset[date]:
    return frozenset(slow_reckoner.bank_holidays(nation, year))
