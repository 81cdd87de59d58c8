"""Readiness: what a letter needs first, held against its case, each condition with what mends it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from app.domain.answers import Value
from app.domain.case_clocks import CaseClock, ClockState
from app.domain.routes import Mend, Need, Readiness


@dataclass(frozen=True, slots=True)
class CaseState:
    """What a condition may ask about.

    Attributes:
        sent: The ids of the templates of the letters that were sent.
        reply_kinds: The kinds of the replies that came.
        open_points: How many points are still open.
        exhibits_of: The ids of the templates whose letters have exhibits.
        answers: The answers of the letter that is made ready, where it was begun.
    """

    sent: frozenset[str] = frozenset()
    clocks: tuple[CaseClock, ...] = ()
    reply_kinds: frozenset[str] = frozenset()
    open_points: int = 0
    exhibits_of: frozenset[str] = frozenset()
    answers: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Condition:
    """One line of the checklist.

    Attributes:
        mend: What makes it true.
        from_day: For a condition that only time meets, the day from which it is met; None where that is not known.
    """

    id: str
    title: str
    is_met: bool
    mend: Mend
    from_day: date | None = None


def conditions(lines: Iterable[Readiness], letter: str, state: CaseState) -> tuple[Condition, ...]:
    """Return what a letter needs first, in the pack's order.

    Args:
        lines: The readiness lines of the letter's pack.
        letter: The id of its template.
        state: The case as it stands.
    """
    return tuple(
        Condition(line.id, line.title, _is_met(line.need, state), line.mend, _from_day(line, state.clocks))
        for line in lines
        if line.letter == letter
    )


def _is_met(need: Need, state: CaseState) -> bool:
    match next(iter(need.model_fields_set)):
        case "sent":
            return not state.sent.isdisjoint(need.sent)
        case "clock_past":
            return any(_is_past(clock) for clock in _named(need.clock_past, state.clocks))
        case "clock_open":
            open_states = {ClockState.RUNNING, ClockState.WAITING_FOR_US}
            return any(clock.state in open_states for clock in _named(need.clock_open, state.clocks))
        case "answered":
            return bool(state.answers.get(need.answered))
        case "reply":
            return need.reply in state.reply_kinds
        case "exhibit_of":
            return need.exhibit_of in state.exhibits_of
        case _:
            return state.open_points >= (need.points_open or 1)


def _is_past(clock: CaseClock) -> bool:
    """Whether the time is over: theirs when they are late, a waiting time when it has run out or they have answered."""
    return clock.state in {ClockState.OVERDUE, ClockState.ANSWERED_LATE, ClockState.ENDED}


def _from_day(line: Readiness, clocks: Sequence[CaseClock]) -> date | None:
    """Return the day after a clock that has to be waited for."""
    waiting = [clock.shown for clock in _named(line.mend.wait, clocks) if not _is_past(clock)]
    return max(waiting) + timedelta(days=1) if line.mend.wait and waiting else None


def _named(clock_id: str, clocks: Sequence[CaseClock]) -> list[CaseClock]:
    return [clock for clock in clocks if clock.id == clock_id]
