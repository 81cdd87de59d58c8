"""Cases: opened, looked at, noted in, closed."""

from dataclasses import dataclass, replace
from datetime import date

from app.domain.answers import Value
from app.domain.cases import Case
from app.domain.errors import UserError
from app.domain.history import Happened, Happening
from app.domain.letters import LetterState
from app.domain.organisations import Organisation
from app.domain.people import DEFAULT_NATION, NATIONS
from app.domain.times import as_time
from app.i18n import tr
from app.services.apology_tracker import ApologyTracker
from app.services.case_views import CaseView, CaseViews
from app.services.clock_service import ClockService
from app.services.kept_text import clean_text
from app.services.records import Records
from app.services.time_source import TimeSource

__all__ = ["CaseService", "CaseView", "NewCase"]


@dataclass(frozen=True, slots=True)
class NewCase:
    """What a case is opened with."""

    title: str
    organisation: str
    organisation_id: str = ""
    organisation_kind: str = "other"
    nation: str = ""


class CaseService:
    """What a person can do with a case; `views` is how cases look today."""

    def __init__(self, records: Records, clocks: ClockService, apologies: ApologyTracker, time: TimeSource) -> None:
        self._records = records
        self.views = CaseViews(records, clocks, apologies)
        self._time = time

    def open_case(self, new: NewCase) -> Case:
        """Open a case with a reference of its own; raises UserError when it has no title."""
        title, organisation = _title(new.title), clean_text(new.organisation).strip()
        today = self._time.today()
        nation = self._nation(new.nation)
        with self._records.database.transaction():
            ref = self._records.cases.next_reference(today.year)
            case = self._records.cases.add(
                Case(0, ref, title, new.organisation_id, organisation, new.organisation_kind, nation, today)
            )
            self.tell(case.id, Happened.OPENED, today, {"title": title, "organisation": organisation})
        return case

    def find(self, name: str) -> Case:
        """Return the case with this number or reference; raises NotFoundError."""
        return self._records.cases.find(name)

    def all(self) -> list[CaseView]:
        """Return every case with everything in it, the most urgent first, closed ones last."""
        return self.views.all()

    def view(self, case_id: int) -> CaseView:
        """Return one case with everything in it."""
        return self.look(self._records.cases.get(case_id))

    def look(self, case: Case) -> CaseView:
        """Return a case with its letters, replies, points, clocks, history and what it needs today."""
        return self.views.look(case)

    def follow_recipient(self, case: Case, organisation: Organisation | None, name: str) -> Case:
        """Let a case that has no finished letter yet take the organisation that its draft goes to."""
        letters = self._records.letters.of_case(case.id)
        if any(letter.state is not LetterState.DRAFT for letter in letters):
            return case
        changed = replace(
            case,
            organisation=name,
            organisation_id=organisation.id if organisation else "",
            organisation_kind=organisation.kind if organisation else "other",
            nation=self._nation(organisation.nation if organisation else ""),
        )
        self._records.cases.update(changed)
        return changed

    def rename(self, case_id: int, title: str) -> Case:
        """Give a case another title; its reference stays."""
        case = replace(self._records.cases.get(case_id), title=_title(title))
        self._records.cases.update(case)
        return case

    def note(self, case_id: int, text: str, on: date | None = None) -> None:
        """Add a note to the history."""
        self.tell(case_id, Happened.NOTE, self._day(on), {"text": _words(text)})

    def contact(self, case_id: int, on: date, who: str, text: str, time: str = "") -> None:
        """Add a call or a meeting to the history: when, perhaps at what time, with whom, what was said."""
        content: dict[str, Value] = {"with": _words(who), "text": _words(text)}
        at = time_of_day(time)
        self.tell(case_id, Happened.CONTACT, self._day(on), {**content, "time": at} if at else content)

    def close(self, case_id: int) -> Case:
        """Close a case; it can be opened again."""
        return self._change(case_id, Happened.CLOSED)

    def reopen(self, case_id: int) -> Case:
        """Open a closed case again."""
        return self._change(case_id, Happened.REOPENED)

    def tell(self, case_id: int, kind: Happened, on: date, content: dict[str, Value]) -> None:
        """Append to the case's history."""
        self._records.history.append(case_id, Happening(kind, on, self._time.now(), content))

    def _day(self, on: date | None) -> date:
        """Return the day that something happened on; it cannot be still to come."""
        today = self._time.today()
        if on and on > today:
            raise UserError(tr("The day is still to come."), tr("Give the day on which it happened."))
        return on or today

    def _nation(self, nation: str) -> str:
        """Return whose working days count: the organisation's, or where the member lives for one of the whole UK."""
        return nation if nation in NATIONS else self._records.profile.load().nation or DEFAULT_NATION

    def _change(self, case_id: int, kind: Happened) -> Case:
        today = self._time.today()
        case = self._records.cases.get(case_id)
        changed = case.close(today) if kind is Happened.CLOSED else case.reopen()
        with self._records.database.transaction():
            self._records.cases.update(changed)
            self.tell(case_id, kind, today, {})
        return changed


def _title(text: str) -> str:
    """Return a case's title on one line."""
    title = " ".join(clean_text(text).split())
    if not title:
        raise UserError(tr("The case has no title yet."), tr("Say in a few words what it is about."))
    return title


def time_of_day(text: str) -> str:
    """Return a time of day as HH:MM, or "" where none is given; raises UserError for what is not one."""
    time = as_time(text)
    if text.strip() and time is None:
        raise UserError(tr("“{text}” is not a time of day.").format(text=text), tr("Write it like this: 14:30."))
    return time or ""


def _words(text: str) -> str:
    """Return what a person wrote down, without the space around it."""
    words = clean_text(text).strip()
    if not words:
        raise UserError(tr("There is nothing to keep yet."), tr("Write what happened."))
    return words
