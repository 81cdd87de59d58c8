"""Today: what needs doing, most urgent first, and what others owe; answered at once where that can be done truly."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.services.agenda import Agenda
from app.services.records import Records
from app.store.filled_tables import has_rows

if TYPE_CHECKING:
    from app.services.agenda_reckoning import AgendaReckoning  # it loads the packs and all that reckons with them


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
        self._kept: tuple[Agenda, tuple[object, int | None]] | None = None

    def agenda(self) -> Agenda:
        """Return what needs doing today and what is awaited."""
        kept = self._kept_one()
        if kept is not None:
            return kept
        if not has_rows(self._records.database, "open_cases"):
            return Agenda((), (), has_cases=has_rows(self._records.database, "cases"))
        return self._reckoning().agenda()

    def begin_with(self, agenda: Agenda) -> None:
        """Answer with lists that were kept from the last time, until anything changes that they rest on."""
        self._kept = (agenda, self._moment())

    def known(self) -> Agenda | None:
        """Return the lists where they are known without working anything out; None where they are not."""
        kept, reckoning = self._kept_one(), self._made()
        return kept if kept is not None or reckoning is None else reckoning.known()

    def _kept_one(self) -> Agenda | None:
        if self._kept is not None and self._kept[1] != self._moment():
            self._kept = None
        return self._kept[0] if self._kept is not None else None

    def _moment(self) -> tuple[object, int | None]:
        return self._rest_on(), self._records.database.changes_so_far()
