"""Today: what needs doing, most urgent first, and what others owe; answered at once where that can be done truly."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from time import monotonic
from typing import TYPE_CHECKING, TypeAlias

from app.services.agenda import Agenda
from app.services.kept_agenda import as_text
from app.services.records import Records
from app.store.filled_tables import has_rows

if TYPE_CHECKING:
    from app.services.agenda_reckoning import AgendaReckoning  # it loads the packs and all that reckons with them

AHEAD_S, MOST_DAYS = 0.3, 14  # it is done while the person waits for nothing, when the window has closed
_Moment: TypeAlias = tuple[object, int | None]


class AgendaService:
    """Has the lists worked out where there is an open case, unless they were kept from the last time and are true.

    Args:
        records: The stores of the open data file.
        rest_on: What they rest on besides the data file, as it is now: the day, packs, the member's own calendar.
        reckoning: Makes what works the lists out, or returns it when it was made before.
        made: Returns it when it was made before, else None.
    """

    def __init__(
        self,
        records: Records,
        rest_on: Callable[[], object],
        reckoning: Callable[[], "AgendaReckoning"],
        made: Callable[[], "AgendaReckoning | None"],
    ) -> None:
        self._records, self._rest_on, self._reckoning, self._made = records, rest_on, reckoning, made
        self._kept: tuple[Agenda, _Moment] | None = None
        self._later: tuple[Mapping[date, str], _Moment] | None = None

    def agenda(self) -> Agenda:
        """Return what needs doing today and what is awaited."""
        kept = self._kept_one()
        if kept is not None:
            return kept
        if not has_rows(self._records.database, "open_cases"):
            return Agenda((), (), has_cases=has_rows(self._records.database, "cases"))
        return self._reckoning().agenda()

    def begin_with(self, agenda: Agenda, later: Mapping[date, str]) -> None:
        """Answer with lists that were kept from the last time, until anything changes that they rest on.

        Args:
            agenda: Those of the day.
            later: Those of later days, as texts.
        """
        moment = self._moment()
        self._kept, self._later = (agenda, moment), (later, moment)

    def look_ahead(self, today: date, on: Callable[[date], Agenda]) -> None:
        """Work out what the lists of the next days will be if nothing changes, as many as that takes no time for.

        Args:
            today: The day that it is.
            on: Works them out for a day.
        """
        if self.known() is None or self.coming(today).keys() - {today}:
            return
        until, later = monotonic() + AHEAD_S, dict[date, str]()
        while len(later) < MOST_DAYS and monotonic() < until:
            day = today + timedelta(days=len(later) + 1)
            later[day] = as_text(on(day))
        self._later = (later, self._moment())

    def coming(self, today: date) -> dict[date, str]:
        """Return as texts what is known of the lists of today and later days; nothing where today's are not known."""
        known = self.known()
        days = {} if known is None else {today: as_text(known)}
        if known is not None and self._later is not None and self._later[1] == self._moment():
            days |= self._later[0]
        return {day: text for day, text in days.items() if text}

    def known(self) -> Agenda | None:
        """Return the lists where they are known without working anything out; None where they are not."""
        kept, reckoning = self._kept_one(), self._made()
        return kept if kept is not None or reckoning is None else reckoning.known()

    def _kept_one(self) -> Agenda | None:
        if self._kept is not None and self._kept[1] != self._moment():
            self._kept = None
        return self._kept[0] if self._kept is not None else None

    def _moment(self) -> _Moment:
        return self._rest_on(), self._records.database.changes_so_far()
