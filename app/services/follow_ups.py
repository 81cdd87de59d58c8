"""Which letters may follow in a case, as its packs say, and which of them are due now."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from app.domain.answers import Value
from app.domain.case_clocks import CaseClock, ClockState
from app.domain.letters import Letter, LetterState
from app.domain.pack_contents import Pack
from app.domain.points import carried_number
from app.domain.readiness import CaseState, Condition, conditions
from app.domain.replies import ReplyKind
from app.domain.routes import Route
from app.domain.templates import Template
from app.i18n import tr
from app.services.case_service import CaseView
from app.services.pack_service import PackService

# What speaks for a letter less than what they did with the one before it.
_WEIGHT = {"unanswered-points": 1, "no-acknowledgement": 1, "replied": 2}
_NO_REASON = 9


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
    """Return the letters that may follow the case's sent ones, each once, those first for which the most speaks now.

    A letter that was begun or sent in the case already is left out: see `begun`.
    """
    found: dict[str, tuple[int, FollowUp]] = {}
    for letter, route, template in _new_routes(packs.packs(), view):
        reason = _reason(route, letter, view, packs)
        if template.name not in found or reason < found[template.name][0]:
            answers = letter.answers if "answers" in route.carry else {}
            needs = _conditions(packs.pack_of(template), template, view, answers)
            is_due = reason < _NO_REASON
            found[template.name] = (reason, FollowUp(template, letter.title, _when_words(route.when), is_due, needs))
    ranked = sorted(found.values(), key=lambda each: each[0])
    return tuple(follow_up for _reason_, follow_up in ranked)


def due_letter(packs: PackService, view: CaseView) -> Template | None:
    """Return the first of the follow-ups if it is due now, without all that is said about the others."""
    found: dict[str, tuple[int, Template]] = {}
    for letter, route, template in _new_routes(packs.packs(), view):
        reason = _reason(route, letter, view, packs)
        if template.name not in found or reason < found[template.name][0]:
            found[template.name] = (reason, template)
    best = min(found.values(), key=lambda each: each[0], default=None)
    return best[1] if best and best[0] < _NO_REASON else None


def begun(packs: PackService, view: CaseView) -> tuple[FollowUp, ...]:
    """Return the drafts of the case that need something before they can go."""
    drafts = [letter for letter in view.letters if letter.state is LetterState.DRAFT]
    found = [_begun(pack, letter, view) for letter in drafts for pack in packs.packs()]
    return tuple(follow_up for follow_up in found if follow_up is not None)


def _begun(pack: Pack, draft: Letter, view: CaseView) -> FollowUp | None:
    template = pack.template(draft.template.id) if draft.template.pack == pack.info.id else None
    needs = _conditions(pack, template, view, draft.answers) if template else ()
    return FollowUp(template, draft.title, "", True, needs, draft.id) if template and needs else None


def _conditions(pack: Pack, template: Template, view: CaseView, answers: Mapping[str, Value]) -> tuple[Condition, ...]:
    """Hold a letter's readiness lines against the case; `answers` are its own, or those that it would begin with."""
    letters = {letter.id: letter.template.id for letter in view.letters}
    state = CaseState(
        sent=frozenset(letter.template.id for letter in view.letters if letter.state is LetterState.SENT),
        clocks=view.clocks,
        reply_kinds=frozenset(reply.kind.value for reply in view.replies),
        open_points=sum(point.verdict.is_open for point in view.points),
        exhibits_of=frozenset(letters[each.letter_id] for each in view.exhibits if each.letter_id in letters),
        answers=answers,
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


def _new_routes(packs: Iterable[Pack], view: CaseView) -> Iterator[tuple[Letter, Route, Template]]:
    """Yield the routes to letters that the case does not have yet."""
    there = {str(letter.template) for letter in view.letters}
    return (found for found in _routes(packs, view) if found[2].name not in there)


def _reason(route: Route, letter: Letter, view: CaseView, packs: PackService) -> int:
    """Return how much speaks for a route now: 0 for most, `_NO_REASON` for nothing.

    What they did with this letter says more than that points are open, and that more than that any answer came.
    """
    held = [condition for condition in route.when if _holds(condition, letter, view, packs)]
    return min((_WEIGHT.get(condition, 0) for condition in held), default=_NO_REASON)


def _holds(condition: str, letter: Letter, view: CaseView, packs: PackService) -> bool:
    kinds = {reply.kind for reply in view.replies if reply.letter_id in {letter.id, None}}
    match condition:
        case "overdue":
            return any(_is_overdue(clock, letter) for clock in view.clocks)
        case "replied":
            return any(kind.settles for kind in kinds)
        case "unanswered-points":
            return any(kind.settles for kind in kinds) and _has_open_points(letter, view, packs)
        case "no-acknowledgement":
            return not kinds - {ReplyKind.BOUNCE, ReplyKind.AUTOMATIC}
        case _:
            return condition.removeprefix("reply:") in kinds


def _has_open_points(letter: Letter, view: CaseView, packs: PackService) -> bool:
    """Whether a point is open that a letter states, first, once more or from the case; or a part of an apology."""
    own = letter.answers.get("points")
    again = {carried_number(row) for row in own if isinstance(row, dict)} if isinstance(own, list) else set()
    asks = packs.template_of(letter.template).question("points") is not None
    if any(each.account.given.is_open for each in view.apology if each.letter_id == letter.id):
        return True
    return any(
        point.letter_id == letter.id or point.number in again or (not asks and point.letter_id < letter.id)
        for point in view.points
        if point.verdict.is_open
    )


def _is_overdue(clock: CaseClock, letter: Letter) -> bool:
    """Whether their time is over, or the time that we had to leave them, and no answer came."""
    if clock.letter_id != letter.id:
        return False
    if clock.whose == "wait":
        return clock.state is ClockState.ENDED and clock.settled_on is None
    return clock.whose == "theirs" and clock.state is ClockState.OVERDUE


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
