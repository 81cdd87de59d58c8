"""Works out what needs doing today, most urgent first, and what others owe."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from app.domain.apologies import ApologyElement
from app.domain.case_clocks import CaseClock
from app.domain.case_needs import CaseStatus, Need
from app.domain.errors import NotFoundError
from app.domain.interview import StepState
from app.domain.letters import Letter, LetterState
from app.domain.own_limits import letters_that_meet
from app.domain.templates import Template
from app.i18n import tr, trn
from app.services.agenda import Agenda, AgendaItem
from app.services.case_service import CaseService
from app.services.case_views import CaseOverview, Moment
from app.services.follow_ups import due_letter
from app.services.pack_service import PackService, template_if_here

# What there is to do with a letter that is not on its way yet.
_UNSENT = {LetterState.DRAFT: "continue", LetterState.FINISHED: "send"}


@dataclass(frozen=True, slots=True)
class _CaseRows:
    """The rows of one case, and what they rest on."""

    view: CaseOverview
    apology: tuple[ApologyElement, ...]
    items: tuple[AgendaItem, ...]


class AgendaReckoning:
    """Works out the agenda whenever something that it rests on has changed; it is stored nowhere."""

    def __init__(self, cases: CaseService, packs: PackService) -> None:
        self._cases = cases
        self._packs = packs
        self._last: tuple[Moment | None, Agenda] | None = None
        self._of_case: dict[int, _CaseRows] = {}

    def agenda(self) -> Agenda:
        """Return what needs doing today and what is awaited; worked out again when anything changed."""
        moment = self._cases.views.moment()
        if self._last is None or moment is None or self._last[0] != moment:
            self._last = (moment, self._look())
        return self._last[1]

    def known(self) -> Agenda | None:
        """Return the agenda as it was worked out last; None where anything changed since."""
        moment = self._cases.views.moment()
        return self._last[1] if self._last is not None and moment is not None and self._last[0] == moment else None

    def _look(self) -> Agenda:
        views = self._cases.views.overviews(include_closed=False)
        self._of_case = {view.case.id: self._rows(view) for view in views}
        items = [item for view in views for item in self._of_case[view.case.id].items]
        items.sort(key=lambda item: (item.status.need, item.status.by or date.max, item.case.id))
        ours = tuple(item for item in items if item.status.need.is_for_us)
        theirs = tuple(item for item in items if item.status.need is Need.WAITING)
        return Agenda(ours, theirs, has_cases=bool(views) or self._cases.views.has_any())

    def _rows(self, view: CaseOverview) -> "_CaseRows":
        """Return the rows of a case; those that it had while what they rest on is the same."""
        is_asked = any(_leads_on(status) or _is_open_limit(status, view) for status in view.statuses)
        apology = self._cases.views.apology(view) if is_asked else ()
        had = self._of_case.get(view.case.id)
        if had is not None and had.view is view and had.apology == apology:
            return had
        due = due_letter(self._packs, view, apology) if is_asked else None
        return _CaseRows(view, apology, tuple(self._items(view, due)))

    def _items(self, view: CaseOverview, due: Template | None) -> Iterator[AgendaItem]:
        """Yield a row for each thing that is so; each draft has one row."""
        told: set[int] = set()
        for status in view.statuses:
            row = self._row(view, status, due)
            letter = row.status.letter_id if row.action in _UNSENT.values() else 0
            if letter not in told:
                yield row
            told |= {letter} - {0}

    def _row(self, view: CaseOverview, status: CaseStatus, due: Template | None) -> AgendaItem:
        told = self._told(view, status)
        action = _action(view, told)
        if due is not None and (_leads_on(status) or (action == "open" and self._is_met_by(due, status, view))):
            return AgendaItem(view.case, told, f"write:{due.id}", due.title)
        if action == "open" and (letter := self._under_way(view, status)) is not None:
            return AgendaItem(view.case, replace(told, letter_id=letter.id), _UNSENT[letter.state])
        return AgendaItem(view.case, told, action)

    def _under_way(self, view: CaseOverview, status: CaseStatus) -> Letter | None:
        """Return the letter that was begun about what is so: it takes a late one further, or keeps a limit of ours."""
        meant = {letter.template.id for letter in view.letters if letter.id == status.letter_id}
        for letter in view.letters:
            if letter.state in _UNSENT and (template := template_if_here(self._packs, letter.template)) is not None:
                leading = {route.from_ for route in self._packs.pack_of(template).routes if route.to == template.id}
                if meant & leading or self._is_met_by(template, status, view):
                    return letter
        return None

    def _is_met_by(self, due: Template, status: CaseStatus, view: CaseOverview) -> bool:
        """Whether the letter that is due is the one that keeps a time limit of ours."""
        pack = self._packs.pack_of(due)
        limits = {clock.id for clock in view.clocks if _is_limit_of(clock, status)}
        return any(rule.id in limits and due.id in letters_that_meet(pack, rule) for rule in pack.clocks)

    def _told(self, view: CaseOverview, status: CaseStatus) -> CaseStatus:
        """Say of a draft how far it has come."""
        if status.need is not Need.DRAFT:
            return status
        letter = next(letter for letter in view.letters if letter.id == status.letter_id)
        try:
            interview = self._packs.interview(self._packs.template_of(letter.template), letter.answers)
        except NotFoundError as error:  # the others are shown all the same
            why = f"{error.message} {error.hint}"
            return replace(status, sentence=tr("You last wrote on {day}. {why}").format(day=status.emphasis, why=why))
        steps = interview.visible_steps()
        done = sum(interview.step_state(step) is StepState.DONE for step in steps)
        far = trn("{n} of {all} topics is done.", "{n} of {all} topics are done.", done, all=len(steps))
        sentence = tr("You last wrote on {day}. {far}").format(day=status.emphasis, far=far)
        return replace(status, sentence=sentence)


def _is_limit_of(clock: CaseClock, status: CaseStatus) -> bool:
    is_ours = clock.whose == "ours" and status.need is Need.OURS
    return is_ours and (clock.letter_id, clock.shown) == (status.letter_id, status.by)


def _is_open_limit(status: CaseStatus, view: CaseOverview) -> bool:
    return status.need is Need.OURS and _action(view, status) == "open"


def _leads_on(status: CaseStatus) -> bool:
    """Say whether what is so may be mended by a next letter."""
    is_read = status.need is Need.PART_ANSWERED and not status.reply_id
    return is_read or status.need is Need.OVERDUE or (status.need is Need.OURS and status.by is None)


def _action(view: CaseOverview, status: CaseStatus) -> str:
    """Return what there is to do: a limit of a letter that is not sent yet leads on with that letter."""
    if status.reply_id:
        return "read"
    states = {letter.id: letter.state for letter in view.letters}
    return _UNSENT.get(states.get(status.letter_id, LetterState.SENT), "open")
