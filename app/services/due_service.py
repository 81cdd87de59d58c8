"""When is it due? Any rule of any pack, from any day, without a case; and the member's own calendar of closed days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from app.domain.calendars import ONE_DAY, ClosedDay, WorkingDays, calendar_for
from app.domain.clock_counting import Pause
from app.domain.clocks import Clock, Event, Reckoning
from app.domain.errors import NotFoundError, UserError
from app.domain.laws import law_in_force
from app.domain.pack_contents import Pack
from app.domain.people import DEFAULT_NATION
from app.i18n import tr
from app.services.pack_service import PackService
from app.services.records import Records


@dataclass(frozen=True, slots=True)
class KnownRule:
    """A clock of a pack, with the citation that it rests on today."""

    pack: str
    clock: Clock
    law: str


@dataclass(frozen=True, slots=True)
class DueQuestion:
    """What is asked: the clock, day 0, and what happened since.

    Attributes:
        clock: Its id, or `pack:id` when two packs have one of that name.
        nation: Of the other side; "" for the one in which the member lives, else England and Wales.
    """

    clock: str
    start: date
    nation: str = ""
    paused: tuple[Pause, ...] = ()
    extended: bool = False
    id_received: date | None = None


class DueService:
    """Works out dates for whoever asks, and keeps the member's corrections of the calendar."""

    def __init__(self, records: Records, packs: PackService) -> None:
        self._records = records
        self._packs = packs

    def rules(self, on: date) -> list[KnownRule]:
        """Return every clock of every pack, each once for each time that it holds; the law is that of the day `on`."""
        return [
            KnownRule(pack.info.id, clock, law_in_force(pack.laws, clock.law, on, {}))
            for pack in self._packs.packs()
            for clock in pack.clocks
        ]

    def nation(self) -> str:
        """Return the nation that is taken when none is given."""
        return self._records.profile.load().nation or DEFAULT_NATION

    def work_out(self, asked: DueQuestion) -> tuple[Clock, Reckoning]:
        """Return the rule in force on that day, and what it gives with its working.

        Raises:
            NotFoundError: No pack has such a clock.
            UserError: Two packs have one, it did not hold on that day, or a date cannot be.
        """
        pack_id, _, clock_id = asked.clock.rpartition(":")
        pack = self._pack_with(clock_id, pack_id)
        book = self._packs.rule_book(pack)
        event = Event(asked.start, asked.nation or self.nation(), asked.paused, asked.extended, asked.id_received)
        return book.rule(clock_id, asked.start), book.reckon(clock_id, event)

    def holidays(self, first: date, last: date, nation: str) -> tuple[tuple[date, str], ...]:
        """Return the public holidays of a nation from the first day to the last, with their names."""
        corrections = [day for pack in self._packs.packs() for day in pack.holidays]
        days = WorkingDays((*corrections, *self.own_days()))
        calendar = calendar_for("recipient", nation)
        span = (first + ONE_DAY * after for after in range((last - first).days + 1))
        named = ((day, days.holiday_name(day, calendar)) for day in span)
        return tuple((day, name) for day, name in named if name)

    def own_days(self) -> tuple[ClosedDay, ...]:
        """Return the member's own corrections to the calendar."""
        return self._packs.own_holidays.days()

    def correct_calendar(self, day: ClosedDay) -> None:
        """Keep a correction of the member's own; every date is worked out with it from now on."""
        self._packs.own_holidays.put(day)

    def forget_correction(self, day: ClosedDay) -> None:
        """Go back to what the packs and the program know of that day."""
        self._packs.own_holidays.take_away(day)

    def _pack_with(self, clock_id: str, pack_id: str) -> Pack:
        packs = [pack for pack in self._packs.packs() if pack_id in {"", pack.info.id}]
        found = [pack for pack in packs if any(clock.id == clock_id for clock in pack.clocks)]
        if not found:
            raise _no_clock(clock_id, packs)
        if len(found) > 1:
            names = ", ".join(f"{pack.info.id}:{clock_id}" for pack in found)
            raise UserError(
                tr("More than one pack has a clock “{id}”.").format(id=clock_id),
                tr("Name its pack too: {names}.").format(names=names),
            )
        return found[0]


def _no_clock(clock_id: str, packs: Sequence[Pack]) -> NotFoundError:
    known = sorted({clock.id for pack in packs for clock in pack.clocks})
    close = get_close_matches(clock_id, known, n=3)
    hint = tr("Did you mean {ids}?").format(ids=", ".join(close)) if close else tr("See the list: plaint clocks")
    return NotFoundError(tr("There is no clock called “{id}”.").format(id=clock_id), hint)
