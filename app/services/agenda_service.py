"""Today: what needs doing, most urgent first, and what others owe; with no open case nothing has to be worked out."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.services.agenda import Agenda
from app.services.records import Records
from app.store.filled_tables import has_rows

if TYPE_CHECKING:
    from app.services.agenda_reckoning import AgendaReckoning  # it loads the packs and all that reckons with them


class AgendaService:
    """Answers at once where it can, and has the lists worked out where there is a case to look at.

    Args:
        records: The stores of the open data file.
        reckoning: Makes what works the lists out, or returns it when it was made before.
    """

    def __init__(self, records: Records, reckoning: Callable[[], "AgendaReckoning"]) -> None:
        self._records = records
        self._reckoning = reckoning

    def agenda(self) -> Agenda:
        """Return what needs doing today and what is awaited."""
        if not has_rows(self._records.database, "open_cases"):
            return Agenda((), (), has_cases=has_rows(self._records.database, "cases"))
        return self._reckoning().agenda()
