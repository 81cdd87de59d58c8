"""The dates of cases for a calendar program: what is due, when to be reminded, and what no longer matters."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from app.domain.case_clocks import CaseClock, clock_sentence
from app.domain.letters import LetterState
from app.i18n import tr
from app.rendering.calendar_file import CalendarEntry, calendar_file
from app.services.case_service import CaseService, CaseView
from app.services.export_service import write_over
from app.services.time_source import TimeSource

EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
REMINDERS = {
    "ours": (14, 7, 2, 0),  # early, and again while there is time
    "theirs": (-1,),  # on the day after, when it is late
    "wait": (-1,),  # on the first day on which one may act
}


class CalendarService:
    """Writes dates where a calendar program can take them in."""

    def __init__(self, cases: CaseService, time: TimeSource) -> None:
        self._cases = cases
        self._time = time

    def write(self, path: Path, case_id: int | None = None) -> list[CalendarEntry]:
        """Write the dates of one case, or of all, over a file that is there; return what was written.

        Raises:
            NotFoundError: There is no such case.
            UserError: The file can't be written.
        """
        views = self._views(case_id)
        entries = [entry for view in views for entry in self._entries(view)]
        write_over(path, calendar_file(entries, tr("Plaint"), self._sequence(views), self._time.now()))
        return entries

    def _views(self, case_id: int | None) -> list[CaseView]:
        views = self._cases.all() if case_id is None else [self._cases.view(case_id)]
        return sorted(views, key=lambda view: view.case.id)

    def _entries(self, view: CaseView) -> Iterator[CalendarEntry]:
        """Yield a case's dates; one that no longer matters only while it is to come, to take its reminders away."""
        today = self._time.today()
        replaced = {letter.supersedes for letter in view.letters if letter.state is not LetterState.DRAFT}
        for clock in view.clocks:
            is_over = view.case.closed_on is not None or clock.is_settled or clock.letter_id in replaced
            for place, day in enumerate(clock.prompts or (clock.shown,)):
                if day >= today or not is_over:
                    yield _entry(view, clock, place, day, is_over=is_over)

    def _sequence(self, views: Sequence[CaseView]) -> int:
        """Return a number that never falls, and rises with the minutes and with each entry in a history."""
        minutes = int((self._time.now() - EPOCH).total_seconds()) // 60
        return max(0, minutes) + sum(len(view.history) for view in views)


def _entry(view: CaseView, clock: CaseClock, place: int, day: date, *, is_over: bool) -> CalendarEntry:
    case = view.case
    title = tr("Ask how things stand: {what}").format(what=clock.title) if clock.prompts else clock_sentence(clock)
    if is_over:
        title = tr("No longer needed: {what}").format(what=clock.title)
    about = tr("{title}, {organisation}. Our reference {ref}.").format(
        title=case.title, organisation=case.organisation or tr("no organisation yet"), ref=case.ref
    )
    words = "\n".join([about, *clock.working])
    reminders = () if is_over else REMINDERS[clock.whose]
    return CalendarEntry(_uid(view, clock, place), day, f"{case.ref}: {title}", words, reminders)


def _uid(view: CaseView, clock: CaseClock, place: int) -> str:
    """Return what tells a date again: the first entry of the case's chain is like no other in the world."""
    birth = view.history[0].hash[:32]
    return f"{birth}-{clock.letter_id}-{clock.id}-{place}@plaint.invalid"
