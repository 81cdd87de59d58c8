"""How cases look today: worked out on each look, never stored; lists and pages show them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from app.domain.apologies import ApologyElement
from app.domain.case_clocks import CaseClock
from app.domain.case_facts import due_days
from app.domain.case_status import CaseStatus, case_statuses
from app.domain.cases import Case
from app.domain.exhibits import Exhibit
from app.domain.history import HistoryEntry
from app.domain.letters import Letter
from app.domain.points import Point
from app.domain.replies import Reply
from app.services.apology_tracker import ApologyTracker
from app.services.clock_service import ClockService, RulesOf
from app.services.records import Records


@dataclass(frozen=True, slots=True)
class CaseOverview:
    """A case as lists show it: what is so about it, and from what that follows.

    Attributes:
        letters: Empty for a closed case, of which only that is so; replies and clocks likewise.
        statuses: What is so about it, most urgent first; never empty.
    """

    case: Case
    letters: tuple[Letter, ...]
    replies: tuple[Reply, ...]
    clocks: tuple[CaseClock, ...]
    statuses: tuple[CaseStatus, ...]

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

    points: tuple[Point, ...]
    exhibits: tuple[Exhibit, ...]
    history: tuple[HistoryEntry, ...]
    apology: tuple[ApologyElement, ...] = ()


Overview = TypeVar("Overview", bound=CaseOverview)


class CaseViews:
    """Looks at cases; one, or all of them together."""

    def __init__(self, records: Records, clocks: ClockService, apologies: ApologyTracker) -> None:
        self._records = records
        self._clocks = clocks
        self._apologies = apologies

    def has_any(self) -> bool:
        """Say whether a case was ever opened."""
        return self._records.cases.has_any()

    def overviews(self, *, include_closed: bool = True) -> list[CaseOverview]:
        """Return every case as lists show it, the most urgent first, closed ones last; fast for many cases."""
        letters, replies = self._records.letters.of_open_cases(), self._records.replies.of_open_cases()
        cases = self._records.cases.all(include_closed=include_closed)
        rules = self._clocks.rules()
        return _by_urgency(
            [self._overview(case, letters.get(case.id, ()), replies.get(case.id, ()), rules) for case in cases]
        )

    def all(self) -> list[CaseView]:
        """Return every case with everything in it, in the same order."""
        return _by_urgency([self.look(case) for case in self._records.cases.all()])

    def look(self, case: Case) -> CaseView:
        """Return a case with everything in it."""
        letters, replies = self._records.letters.of_case(case.id), self._records.replies.of_case(case.id)
        return self.whole(self._overview(case, letters, replies))

    def whole(self, overview: CaseOverview) -> CaseView:
        """Return a case with everything in it whose letters and replies are in the overview."""
        case = overview.case
        return CaseView(
            case,
            overview.letters,
            overview.replies,
            overview.clocks,
            overview.statuses,
            tuple(self._records.letters.points_of_case(case.id)),
            tuple(self._records.exhibits.of_case(case.id)),
            tuple(self._records.history.of_case(case.id)),
            self._apologies.of_case(overview.letters, due_days(overview.clocks)),
        )

    def _overview(
        self, case: Case, letters: Sequence[Letter], replies: Sequence[Reply], rules: RulesOf | None = None
    ) -> CaseOverview:
        if not letters and not replies:
            return CaseOverview(case, (), (), (), tuple(case_statuses(case, (), (), ())))
        clocks = self._clocks.clocks(case, letters, replies, rules)
        statuses = case_statuses(case, letters, replies, clocks)
        return CaseOverview(case, tuple(letters), tuple(replies), tuple(clocks), tuple(statuses))


def _by_urgency(views: Iterable[Overview]) -> list[Overview]:
    """Sort cases by what is most urgent in each, the newest first where that is the same."""
    return sorted(views, key=lambda view: (view.status.need, view.status.by or date.max, -view.case.id))
