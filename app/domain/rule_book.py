"""All the rules of one pack that dates are worked out from: its clocks, its citations, and the working days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.calendars import WorkingDays
from app.domain.clock_counting import Pause
from app.domain.clocks import Clock, Law, Reckoning, choose_clock, reckon


@dataclass(frozen=True)
class Event:
    """What a clock runs from, and what happened since.

    Attributes:
        start: Day 0; for a typed clock, the date that their letter gives.
        nation: Of the other side: england-and-wales, scotland or northern-ireland.
        paused: From the day they asked to the day they were answered, each.
        extended: Whether they took the extension that the rule allows.
        id_received: When proof of identity or a fee they had asked for arrived.
    """

    start: date
    nation: str
    paused: tuple[Pause, ...] = ()
    extended: bool = False
    id_received: date | None = None


@dataclass(frozen=True)
class RuleBook:
    """The rules of a pack, read together."""

    clocks: Sequence[Clock]
    laws: Sequence[Law]
    days: WorkingDays

    def rule(self, clock_id: str, day: date) -> Clock:
        """Return the clock in force on that day; raises NotFoundError or UserError as `choose_clock` does."""
        return choose_clock(self.clocks, clock_id, day)

    def reckon(self, clock_id: str, event: Event) -> Reckoning:
        """Reckon the clock in force on day 0, with the day by which an extension had to be told.

        Raises:
            NotFoundError: There is no clock by that id.
            UserError: It did not hold on that day, a date is out of range, or the nation is unknown.
        """
        clock = self.rule(clock_id, event.start)
        return self._reckon(clock, event, self.notice_by(clock, event))

    def notice_by(self, clock: Clock, event: Event) -> date | None:
        """Return the latest day on which an extension of the clock could be told; None where no rule sets one."""
        notice = clock.extension.notice_by if clock.extension else ""
        return self._reckon(self.rule(notice, event.start), event).latest if notice else None

    def _reckon(self, clock: Clock, event: Event, notice_by: date | None = None) -> Reckoning:
        return reckon(
            clock,
            event.start,
            nation=event.nation,
            days=self.days,
            paused=event.paused,
            extended=event.extended,
            id_received=event.id_received,
            notice_by=notice_by,
            laws=self.laws,
        )
