"""Time limits reckoned: the due date, its other defensible readings, and the working in sentences.

Their date is shown at the latest reading and ours at the earliest: a chaser that comes too soon looks foolish, and a
referral that comes too late is lost.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import get_close_matches
from itertools import combinations

from app.domain.calendars import WorkingDays, calendar_for
from app.domain.clock_counting import Circumstances, Pause, count_from
from app.domain.clock_rules import Clock, ClockReading, ClocksFile, Extension, Period, Whose
from app.domain.clock_working import (
    closing_sentences,
    missed_sentences,
    prompt_sentence,
    reading_sentences,
    start_sentence,
    working_sentences,
)
from app.domain.dates import long_date
from app.domain.errors import NotFoundError, UserError
from app.domain.laws import Law, law_in_force
from app.domain.receipts import ReceiptRule
from app.i18n import tr

__all__ = [
    "Clock",
    "ClockReading",
    "ClocksFile",
    "Event",
    "Extension",
    "Law",
    "Period",
    "Reading",
    "ReceiptRule",
    "Reckoning",
    "choose_clock",
    "law_events",
    "reckon",
    "rule_problems",
]


@dataclass(frozen=True)
class Event:
    """What a clock runs from, and what happened since.

    Attributes:
        start: Day 0; for a typed clock, the date that their letter gives.
        nation: Of the other side: england-and-wales, scotland or northern-ireland.
        paused: From the day they asked to the day they were answered; neither counts (Article 12A(5) UK GDPR).
        extended: Whether they took the extension that the rule allows.
        id_received: When proof of identity or a fee they had asked for arrived; a later day 0 (Article 12A(2)).
        missed: Their own clock, when day 0 is the day on which it said that an answer was due, and none came.
    """

    start: date
    nation: str
    paused: tuple[Pause, ...] = ()
    extended: bool = False
    id_received: date | None = None
    missed: "Reckoning | None" = None


FIRST_DAY = date(1970, 1, 1)
LAST_DAY = date(2199, 12, 31)


@dataclass(frozen=True)
class Reading:
    """The date that another defensible reading of the rule gives."""

    title: str
    due: date


@dataclass(frozen=True)
class Reckoning:
    """What a clock says: `due` is its main reading, `earliest` and `latest` are over all of them.

    `prompts` are the days to ask, for a clock without a period; its `due` is the last of them.
    """

    clock_id: str
    whose: Whose
    starts_on: date
    due: date
    earliest: date
    latest: date
    readings: tuple[Reading, ...]
    working: tuple[str, ...]
    prompts: tuple[date, ...] = ()

    @property
    def shown(self) -> date:
        """The one date to go by: the earliest for our own limits, the latest for theirs and for waiting."""
        return self.earliest if self.whose == "ours" else self.latest


def reckon(
    clock: Clock, event: Event, days: WorkingDays, laws: Sequence[Law] = (), notice_by: date | None = None
) -> Reckoning:
    """Reckon a clock from day 0.

    Args:
        clock: The rule; `choose_clock` finds the one in force.
        event: Day 0, the other side's nation, and what happened since.
        days: What is a working day.
        laws: The pack's citations, for the working.
        notice_by: The day by which they had to tell of an extension, for the working.

    Raises:
        UserError: A date is out of all range, a pause ends before it begins, or the nation is unknown.
    """
    _refuse_odd_dates(event.start, event.paused, event.id_received)
    start = event.start
    day_0 = max(start, event.id_received or start)
    given = Circumstances(day_0, event.nation, days, event.paused, event.extended, notice_by)
    main = count_from(clock, given) if isinstance(clock.period, Period) else None
    prompts = tuple(given.start + timedelta(days=after) for after in sorted(clock.prompts))
    due = main.due if main else given.start if clock.period == "typed" else prompts[-1]
    readings = tuple(_readings(clock, given)) if main else ()
    working = (
        *(missed_sentences(event.missed.working, start) if event.missed else (start_sentence(clock, start),)),
        *working_sentences(clock, start, given, main),
        *(() if main or clock.period == "typed" else (prompt_sentence(prompts),)),
        *reading_sentences(clock.whose, due, [(each.title, each.due) for each in readings]),
        *closing_sentences(clock, law_in_force(laws, clock.law, given.start, {clock.law: given.start})),
    )
    every = (due, *(each.due for each in readings))
    return Reckoning(clock.id, clock.whose, given.start, due, min(every), max(every), readings, working, prompts)


def choose_clock(clocks: Sequence[Clock], clock_id: str, day: date) -> Clock:
    """Return the clock under that id that is in force for an event on that day.

    Raises:
        NotFoundError: There is no clock by that id.
        UserError: There is, but not for that day; the message gives the reason.
    """
    named = [clock for clock in clocks if clock.id == clock_id]
    if not named:
        close = get_close_matches(clock_id, sorted({clock.id for clock in clocks}), n=3)
        hint = tr("Did you mean {ids}?").format(ids=", ".join(close)) if close else ""
        raise NotFoundError(tr("There is no clock called “{id}”.").format(id=clock_id), hint)
    for clock in named:
        if clock.holds_on(day):
            return clock
    raise UserError(_why_outside(named, day), tr("Check the date. If it is right, another rule applied then."))


def law_events(clocks: Sequence[Clock], starts: Mapping[str, date]) -> dict[str, date]:
    """Turn day 0 by clock id into day 0 by law id, which is what `law_texts` asks for."""
    return {clock.law: starts[clock.id] for clock in clocks if clock.law and clock.id in starts}


def rule_problems(clocks: Sequence[Clock], laws: Sequence[Law]) -> tuple[str, ...]:
    """Say what is wrong between the rules of a pack: names that lead nowhere, and periods of one id that overlap."""
    law_ids = {law.id for law in laws}
    found: list[str] = []
    for clock in clocks:
        if clock.law and clock.law not in law_ids:
            found.append(
                tr("The clock “{id}” names the law “{name}”, which is not there.").format(id=clock.id, name=clock.law)
            )
        found += _clocks_named(clock, clocks)
    for rules in (clocks, laws):
        for one, other in combinations(rules, 2):
            if one.overlaps(other):
                found.append(tr("Two tables called “{id}” hold on the same days.").format(id=one.id))
    return tuple(found)


def _clocks_named(clock: Clock, clocks: Sequence[Clock]) -> Iterator[str]:
    """Say which clocks a clock names that are not there, or that can't say when an answer is due."""
    due_on = {each.id for each in clocks if each.whose == "theirs" and isinstance(each.period, Period)}
    for name in (clock.extension.notice_by if clock.extension else "", clock.else_due_of):
        if name and all(each.id != name for each in clocks):
            yield tr("The clock “{id}” names the clock “{name}”, which is not there.").format(id=clock.id, name=name)
        elif name and name == clock.else_due_of and name not in due_on:
            told = tr("The clock “{id}” starts when “{name}” is due, but that is no clock of theirs with a period.")
            yield told.format(id=clock.id, name=name)


def _readings(clock: Clock, given: Circumstances) -> Iterator[Reading]:
    for reading in clock.readings:
        if not reading.only_in or calendar_for("recipient", given.nation) in reading.only_in:
            yield Reading(reading.title, count_from(clock.read_as(reading), given).due)


def _why_outside(named: Sequence[Clock], day: date) -> str:
    first, last = (
        min(named, key=lambda clock: clock.valid_from or FIRST_DAY),
        max(named, key=lambda clock: clock.valid_to or LAST_DAY),
    )
    words = {"title": first.title, "day": long_date(day)}
    if first.valid_from and day < first.valid_from:
        return tr("“{title}” runs only from events on or after {limit}; {day} is before that.").format(
            limit=long_date(first.valid_from), **words
        )
    if last.valid_to and day > last.valid_to:
        return tr("“{title}” ran only from events up to {limit}; {day} is after that.").format(
            limit=long_date(last.valid_to), **words
        )
    return tr("“{title}” did not hold on {day}.").format(**words)


def _refuse_odd_dates(start: date, paused: Sequence[Pause], id_received: date | None) -> None:
    for day in (start, id_received or start, *(day for pause in paused for day in pause)):
        if not FIRST_DAY <= day <= LAST_DAY:
            raise UserError(
                tr("{day} is too far away to reckon with.").format(day=long_date(day)), tr("Check the year.")
            )
    for asked, answered in paused:
        if answered < asked:
            raise UserError(
                tr("The pause from {asked} to {answered} ends before it begins.").format(
                    asked=long_date(asked), answered=long_date(answered)
                ),
                tr("Give the day they asked first, then the day you answered."),
            )
