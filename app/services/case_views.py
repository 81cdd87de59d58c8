"""How cases look today: worked out on each look, never stored; lists and pages show them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias, TypeVar

from app.domain.apologies import ApologyElement
from app.domain.case_clocks import CaseClock
from app.domain.case_facts import due_days
from app.domain.case_needs import CaseStatus
from app.domain.case_status import case_statuses
from app.domain.cases import Case
from app.domain.exhibits import Exhibit
from app.domain.history import HistoryEntry
from app.domain.late_list import LateList
from app.domain.letters import Letter
from app.domain.points import Point
from app.domain.replies import Reply
from app.services.apology_tracker import ApologyTracker
from app.services.clock_service import ClockService, RulesOf
from app.services.pack_service import PackState
from app.services.records import Records


@dataclass(frozen=True, slots=True)
class CaseOverview:
    """A case as lists show it: what is so about it, and from what that follows.

    Attributes:
        letters: Empty for a closed case, of which only that is so; replies, clocks and points likewise.
        statuses: What is so about it, most urgent first; never empty.
    """

    case: Case
    letters: tuple[Letter, ...]
    replies: tuple[Reply, ...]
    clocks: tuple[CaseClock, ...]
    statuses: tuple[CaseStatus, ...]
    points: tuple[Point, ...]

    @property
    def status(self) -> CaseStatus:
        """The most urgent thing that is so."""
        return self.statuses[0]


@dataclass(frozen=True, slots=True)
class CaseView(CaseOverview):
    """A case, open or closed, with everything in it, as the case page shows it.

    Attributes:
        apology: What its letters asked of an apology, and what came of it.
    """

    exhibits: tuple[Exhibit, ...]
    history: tuple[HistoryEntry, ...]
    apology: tuple[ApologyElement, ...] = ()


Overview = TypeVar("Overview", bound=CaseOverview)
# What an answer about all cases rests on: while it is equal, so is the answer.
Moment: TypeAlias = tuple[int, date, PackState]


class CaseViews:
    """Looks at cases; one, or all of them together."""

    def __init__(self, records: Records, clocks: ClockService, apologies: ApologyTracker) -> None:
        self._records = records
        self._clocks = clocks
        self._apologies = apologies
        self._last: tuple[Moment | None, Sequence[CaseOverview]] = (None, ())
        self._worked_out: dict[int, CaseOverview] = {}
        self._worked_out_on: tuple[date, PackState] | None = None

    def has_any(self) -> bool:
        """Say whether a case was ever opened."""
        return self._records.cases.has_any()

    def moment(self) -> Moment | None:
        """Return what all that is said about cases rests on: data, day, packs; None where nothing can be kept."""
        changes = self._records.database.changes_so_far()
        return None if changes is None else (changes, self._clocks.today(), self._clocks.packs_state())

    def overviews(self, *, include_closed: bool = True) -> Sequence[CaseOverview]:
        """Return every case as lists show it, the most urgent first, closed ones last; fast for many cases."""
        running = self._open_ones()
        if not include_closed:
            return running
        closed, count = self._records.cases.closed(), len(running)
        make = lambda place: running[place] if place < count else _closed(closed[place - count])  # noqa: E731 two values
        return LateList(count + len(closed), make)

    def _open_ones(self) -> Sequence[CaseOverview]:
        """Return the cases that are not closed; the same objects again while nothing changed that they rest on."""
        moment = self.moment()
        if moment is None or self._last[0] != moment:
            self._last = (moment, self._look_at_open_ones())
        return self._last[1]

    def _look_at_open_ones(self) -> Sequence[CaseOverview]:
        """Work out the open cases; one in which nothing changed stays the object that it was."""
        day_and_packs = (self._clocks.today(), self._clocks.packs_state())
        known = self._worked_out if self._worked_out_on == day_and_packs else {}
        letters, replies = self._records.letters.of_open_cases(), self._records.replies.of_open_cases()
        points, rules = self._records.letters.points_of_open_cases(), self._clocks.rules()
        views: dict[int, CaseOverview] = {}
        for case in self._records.cases.all(include_closed=False):
            view = known.get(case.id)
            own = tuple(letters.get(case.id, ())), tuple(replies.get(case.id, ())), tuple(points.get(case.id, ()))
            if view is None or (view.case, view.letters, view.replies, view.points) != (case, *own):
                view = self._overview(case, *own, rules)
            views[case.id] = view
        self._worked_out, self._worked_out_on = views, day_and_packs
        return _by_urgency(views.values())

    def all(self) -> list[CaseView]:
        """Return every case with everything in it, in the same order."""
        return _by_urgency([self.look(case) for case in self._records.cases.all()])

    def look(self, case: Case) -> CaseView:
        """Return a case with everything in it."""
        letters, replies = self._records.letters.of_case(case.id), self._records.replies.of_case(case.id)
        return self.whole(self._overview(case, letters, replies, self._records.letters.points_of_case(case.id)))

    def whole(self, overview: CaseOverview) -> CaseView:
        """Return an open case with everything in it, the rest of which is in the overview."""
        case = overview.case
        return CaseView(
            case,
            overview.letters,
            overview.replies,
            overview.clocks,
            overview.statuses,
            overview.points,
            tuple(self._records.exhibits.of_case(case.id)),
            tuple(self._records.history.of_case(case.id)),
            self.apology(overview),
        )

    def apology(self, overview: CaseOverview) -> tuple[ApologyElement, ...]:
        """Return what the letters of a case asked of an apology, and what came of it."""
        return self._apologies.of_case(overview.letters, due_days(overview.clocks))

    def _overview(
        self,
        case: Case,
        letters: Sequence[Letter],
        replies: Sequence[Reply],
        points: Sequence[Point],
        rules: RulesOf | None = None,
    ) -> CaseOverview:
        if not letters and not replies:
            return CaseOverview(case, (), (), (), tuple(case_statuses(case, (), (), ())), tuple(points))
        clocks = self._clocks.clocks(case, letters, replies, rules)
        statuses = case_statuses(case, letters, replies, clocks, points)
        return CaseOverview(case, tuple(letters), tuple(replies), tuple(clocks), tuple(statuses), tuple(points))


def _closed(case: Case) -> CaseOverview:
    return CaseOverview(case, (), (), (), tuple(case_statuses(case, (), (), ())), ())


def _by_urgency(views: Iterable[Overview]) -> list[Overview]:
    """Sort cases by what is most urgent in each, the newest first where that is the same."""
    return sorted(views, key=lambda view: (view.status.need, view.status.by or date.max, -view.case.id))
