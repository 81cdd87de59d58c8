"""Commands about time limits: the rules, when something is due, and dates for a calendar program."""

from argparse import Namespace
from typing import Any

from app.commands.results import Result, iso, plaint_for
from app.domain.clock_working import period_words
from app.domain.clocks import Clock, Period, Reckoning
from app.i18n import tr, trn
from app.services.due_service import DueQuestion, KnownRule


def clocks(given: Namespace) -> Result:
    """List the rules, each with its source and the day it was checked."""
    with plaint_for(given) as plaint:
        rules = plaint.due.rules(plaint.time.today())
    return Result([_rule_shape(rule) for rule in rules], [_rule_line(rule) for rule in rules])


def due(given: Namespace) -> Result:
    """Work out one date, with every step."""
    paused = tuple(getattr(given, "paused", None) or ())
    with plaint_for(given) as plaint:
        asked = DueQuestion(given.clock, given.date, given.nation or "", paused, given.extended, given.id_received)
        clock, found = plaint.due.work_out(asked)
        broken = plaint.packs.own_holidays.problems()
    notices = [tr("Your own calendar was not used: {why}").format(why=problem.message) for problem in broken]
    lines = [_due_line(clock, found), *found.working, clock.explain, _source(clock)]
    return Result(_due_shape(clock, found), [line for line in lines if line], notices)


def calendar(given: Namespace) -> Result:
    """Save the dates of one case or of all for a calendar program."""
    with plaint_for(given) as plaint:
        case_id = plaint.cases.find(given.case).id if given.case else None
        entries = plaint.calendar.write(given.output, case_id)
    dates = [{"uid": entry.uid, "on": iso(entry.on), "title": entry.title} for entry in entries]
    said = trn("Saved {n} date in {file}.", "Saved {n} dates in {file}.", len(entries), file=given.output)
    notice = tr(
        "A calendar often goes to a phone or to somebody’s server; the dates name the case and the organisation."
    )
    return Result({"file": str(given.output), "dates": dates}, [said], [notice])


def length_words(clock: Clock) -> str:
    """Return how long a clock runs, in words."""
    if isinstance(clock.period, Period):
        return period_words(clock.period)
    return tr("the date in the letter") if clock.period else tr("no fixed time")


def _rule_shape(rule: KnownRule) -> dict[str, Any]:
    clock = rule.clock
    shape = clock.model_dump(mode="json", exclude={"readings"}, exclude_none=True)
    words = {"pack": rule.pack, "length": length_words(clock), "law_text": rule.law}
    return shape | words | {"readings": [reading.title for reading in clock.readings]}


def _rule_line(rule: KnownRule) -> str:
    clock = rule.clock
    told = tr("{id}  {title}: {length} ({source}, checked on {day}, {confidence})")
    return told.format(
        id=clock.id,
        title=clock.title,
        length=length_words(clock),
        source=clock.source,
        day=clock.checked_on,
        confidence=clock.confidence,
    )


def _due_shape(clock: Clock, found: Reckoning) -> dict[str, Any]:
    return {
        "clock": clock.id,
        "title": clock.title,
        "whose": clock.whose,
        "starts_on": iso(found.starts_on),
        "due": iso(found.due),
        "earliest": iso(found.earliest),
        "latest": iso(found.latest),
        "shown": iso(found.shown),
        "readings": [{"title": reading.title, "due": iso(reading.due)} for reading in found.readings],
        "prompts": [iso(day) for day in found.prompts],
        "working": list(found.working),
        "explain": clock.explain,
        "soft": clock.soft,
        "source": clock.source,
        "checked_on": iso(clock.checked_on),
        "confidence": clock.confidence,
    }


def _due_line(clock: Clock, found: Reckoning) -> str:
    return tr("{title}: {day}").format(title=clock.title, day=iso(found.shown))


def _source(clock: Clock) -> str:
    return tr("Source: {source}, checked on {day}.").format(source=clock.source, day=clock.checked_on)
