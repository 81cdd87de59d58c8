"""Our own limits: which letters meet a time limit of the member's, so that sending one of them ends it."""

from collections.abc import Sequence
from datetime import date

from app.domain.clock_rules import Clock
from app.domain.letters import Letter
from app.domain.pack_contents import Pack
from app.domain.templates import Template


def letters_that_meet(pack: Pack, clock: Clock) -> frozenset[str]:
    """Return the ids of the letters that a limit is for.

    A letter is for it when its checklist wants the limit open, when a route leads to it after the limit, or when the
    limit's date is typed: then it stands in what the letter answers.
    """
    wanted = {each.letter for each in pack.readiness if each.need.clock_open == clock.id}
    led_to = {route.to for route in pack.routes if route.after == clock.id}
    answering = {template.id for template in pack.templates if clock.period == "typed" and _uses(template, clock)}
    return frozenset(wanted | led_to | answering)


def met_on(letter: Letter, meeting: frozenset[str], sent: Sequence[Letter], since: date | None = None) -> date | None:
    """Return the day on which a limit that a letter starts was met; None while it has not been.

    Args:
        letter: The letter whose clock it is; one that is not sent has met nothing.
        meeting: The ids of the letters that the limit is for.
        sent: All sent letters of the case.
        since: The day of what the limit answers, when nothing sent before can have met it.
    """
    if letter.sending is None:
        return None
    since = max(since or letter.sending.sent_on, letter.sending.sent_on)
    days = [each.sending.sent_on for each in sent if each.sending and each.template.id in meeting]
    return min((day for day in days if day >= since), default=None)


def _uses(template: Template, clock: Clock) -> bool:
    return any(use.id == clock.id for use in template.clocks)
