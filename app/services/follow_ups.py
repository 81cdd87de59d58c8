"""Which letters may follow in a case, as its packs say, and which of them are due now."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from app.domain.case_clocks import CaseClock, ClockState
from app.domain.letters import Letter, LetterState
from app.domain.pack_contents import Pack
from app.domain.readiness import CaseState, Condition, conditions
from app.domain.replies import ReplyKind
from app.domain.routes import Route
from app.domain.templates import Template
from app.i18n import tr
from app.services.case_service import CaseView
from app.services.pack_service import PackService


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One letter that may come next.

    Attributes:
        after: The title of the letter that it follows.
        when: When it makes sense, in a sentence; "" when at any time.
        is_due: Whether that is so now.
        conditions: What it needs first.
        draft_id: The draft of it that was begun; 0 when none was.
    """

    template: Template
    after: str
    when: str
    is_due: bool
    conditions: tuple[Condition, ...] = ()
    draft_id: int = 0

    @property
    def is_ready(self) -> bool:
        """Whether it makes sense now, and everything that it needs is there."""
        return self.is_due and all(condition.is_met for condition in self.conditions)


def follow_ups(packs: PackService, view: CaseView) -> tuple[FollowUp, ...]:
    """Return the letters that may follow the case's sent ones, those that are due first, each once.

    A letter that was begun or sent in the case already is left out: see `begun`.
    """
    there = {str(letter.template) for letter in view.letters}
    found: dict[str, FollowUp] = {}
    for letter, route, template in _routes(packs.packs(), view):
        is_new = template.name not in found or not found[template.name].is_due
        if template.name not in there and is_new:
            is_due = any(_holds(condition, letter, view) for condition in route.when)
            needs = _conditions(packs.pack_of(template), template, view)
            found[template.name] = FollowUp(template, letter.title, _when_words(route.when), is_due, needs)
    return tuple(sorted(found.values(), key=lambda follow_up: not follow_up.is_due))


def due_letter(packs: PackService, view: CaseView) -> Template | None:
    """Return the first of the follow-ups if it is due now, without all that is said about the others."""
    there = {str(letter.template) for letter in view.letters}
    found: dict[str, Template | None] = {}
    for letter, route, template in _routes(packs.packs(), view):
        name = template.name
        if name not in there and not found.get(name):
            found[name] = template if any(_holds(condition, letter, view) for condition in route.when) else None
    return next((template for template in found.values() if template), None)


def begun(packs: PackService, view: CaseView) -> tuple[FollowUp, ...]:
    """Return the drafts of the case that need something before they can go."""
    drafts = [letter for letter in view.letters if letter.state is LetterState.DRAFT]
    found = [_begun(pack, letter, view) for letter in drafts for pack in packs.packs()]
    return tuple(follow_up for follow_up in found if follow_up is not None)


def _begun(pack: Pack, draft: Letter, view: CaseView) -> FollowUp | None:
    template = pack.template(draft.template.id) if draft.template.pack == pack.info.id else None
    needs = _conditions(pack, template, view, draft) if template else ()
    return FollowUp(template, draft.title, "", True, needs, draft.id) if template and needs else None


def _conditions(pack: Pack, template: Template, view: CaseView, draft: Letter | None = None) -> tuple[Condition, ...]:
    """Hold a letter's readiness lines against the case."""
    letters = {letter.id: letter.template.id for letter in view.letters}
    state = CaseState(
        sent=frozenset(letter.template.id for letter in view.letters if letter.state is LetterState.SENT),
        clocks=view.clocks,
        reply_kinds=frozenset(reply.kind.value for reply in view.replies),
        open_points=sum(point.verdict.is_open for point in view.points),
        exhibits_of=frozenset(letters[each.letter_id] for each in view.exhibits if each.letter_id in letters),
        answers=draft.answers if draft else {},
    )
    return conditions(pack.readiness, template.id, state)


def _routes(packs: Iterable[Pack], view: CaseView) -> Iterator[tuple[Letter, Route, Template]]:
    """Yield each route that starts at a sent letter of the case and leads to a letter that is there."""
    by_id = {pack.info.id: pack for pack in packs}
    for letter in view.letters:
        pack = by_id.get(letter.template.pack)
        if pack is None or letter.state is not LetterState.SENT:
            continue
        for route in pack.routes:
            template = pack.template(route.to) if route.from_ == letter.template.id else None
            if template is not None:
                yield letter, route, template


def _holds(condition: str, letter: Letter, view: CaseView) -> bool:
    kinds = {reply.kind for reply in view.replies if reply.letter_id in {letter.id, None}}
    match condition:
        case "overdue":
            return any(_is_overdue(clock, letter) for clock in view.clocks)
        case "replied":
            return any(kind.settles for kind in kinds)
        case "unanswered-points":
            return _has_open(letter, view) and any(kind.settles for kind in kinds)
        case "no-acknowledgement":
            return not kinds - {ReplyKind.BOUNCE, ReplyKind.AUTOMATIC}
        case _:
            return condition.removeprefix("reply:") in kinds


def _has_open(letter: Letter, view: CaseView) -> bool:
    """Whether anything that a letter asked is still wanted: a point, or an element of an apology."""
    points = (point.verdict.is_open for point in view.points if point.letter_id == letter.id)
    elements = (each.account.given.is_open for each in view.apology if each.letter_id == letter.id)
    return any(points) or any(elements)


def _is_overdue(clock: CaseClock, letter: Letter) -> bool:
    return clock.letter_id == letter.id and clock.whose == "theirs" and clock.state is ClockState.OVERDUE


def _when_words(conditions: Iterable[str]) -> str:
    """Return when a letter makes sense; "" for one that does at any time."""
    said = [_reasons()[condition] for condition in conditions if condition in _reasons()]
    if not said or "always" in conditions:
        return ""
    return tr("When {reasons}.").format(reasons=tr(", or ").join(said))


@cache
def _reasons() -> dict[str, str]:
    """Return each condition of a route in words."""
    return {
        "overdue": tr("their reply is late"),
        "replied": tr("they have replied"),
        "unanswered-points": tr("points are still open after their reply"),
        "no-acknowledgement": tr("they have not said that they have your letter"),
        "reply:acknowledgement": tr("they only acknowledged it"),
        "reply:holding": tr("they said that an answer will follow"),
        "reply:asks-for-id": tr("they ask for proof of who you are"),
        "reply:asks-for-clarification": tr("they ask you to explain something"),
        "reply:extension": tr("they said that they need more time"),
        "reply:partial": tr("they answered part of it"),
        "reply:full": tr("they answered"),
        "reply:refusal": tr("they refused"),
        "reply:sent-elsewhere": tr("they sent you to somebody else"),
        "reply:bounce": tr("your message came back"),
        "reply:automatic": tr("only an automatic reply came"),
    }
