"""All the rules of one pack that dates are worked out from: its clocks, its citations, and the working days."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.domain.calendars import WorkingDays
from app.domain.clocks import Clock, Event, Law, Reckoning, choose_clock, reckon
from app.i18n import remembered


@dataclass(frozen=True, eq=False)
class RuleBook:
    """The rules of a pack, read together; many letters share a day, so what was reckoned is kept."""

    clocks: Sequence[Clock]
    laws: Sequence[Law]
    days: WorkingDays

    def rule(self, clock_id: str, day: date) -> Clock:
        """Return the clock in force on that day; raises NotFoundError or UserError as `choose_clock` does."""
        return choose_clock(self.clocks, clock_id, day)

    def newest(self, clock_id: str) -> Clock:
        """Return the last table of a clock that the pack has, whatever the day; StopIteration when it has none."""
        return next(clock for clock in reversed(self.clocks) if clock.id == clock_id)

    def reckon(self, clock_id: str, event: Event) -> Reckoning:
        """Reckon the clock in force on day 0, with the day by which an extension had to be told.

        Raises:
            NotFoundError: There is no clock by that id.
            UserError: It did not hold on that day, a date is out of range, or the nation is unknown.
        """
        return _reckoned(self, clock_id, event)

    def notice_by(self, clock: Clock, event: Event) -> date | None:
        """Return the latest day on which an extension of the clock could be told; None where no rule sets one.

        A clock that does not stop for questions does not stop for this either.
        """
        notice = clock.extension.notice_by if clock.extension else ""
        counted = event if clock.pauses else replace(event, paused=())
        return reckon(self.rule(notice, event.start), counted, self.days).latest if notice else None


@remembered(4096)
def _reckoned(book: RuleBook, clock_id: str, event: Event) -> Reckoning:
    """Reckon once for each book, clock and event; none of the three can change."""
    clock = book.rule(clock_id, event.start)
    return reckon(clock, event, book.days, book.laws, book.notice_by(clock, event))
