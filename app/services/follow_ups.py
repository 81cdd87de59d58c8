"""Which letters may follow in a case, as its packs say, and which of them are due now."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.domain.answers import Value
from app.domain.apologies import ApologyElement
from app.domain.case_clocks import CaseClock, ClockState
from app.domain.letters import Letter, LetterState
from app.domain.pack_contents import Pack
from app.domain.point_reach import at_same_organisation, stated_in
from app.domain.readiness import CaseState, Condition, conditions
from app.domain.replies import ReplyKind
from app.domain.routes import Route
from app.domain.templates import Template
from app.i18n import remembered, tr
from app.services.case_views import CaseOverview, CaseView
from app.services.pack_service import PackService, template_if_here

# What speaks for a letter less than what they did with the one before it.
_WEIGHT = {"unanswered-points": 1, "no-acknowledgement": 1, "replied": 2}
_NO_REASON = 9
_FROM_MACHINES = (ReplyKind.BOUNCE.value, ReplyKind.AUTOMATIC.value)


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
    ranked = sorted(_following(packs, view, view.apology), key=lambda each: each.reason)
    return tuple(_follow_up(packs, found, view) for found in ranked)


def due_letter(packs: PackService, view: CaseOverview, apology: Sequence[ApologyElement]) -> Template | None:
    """Return the first of the follow-ups if it is due now, without all that is said about the others."""
    best = min(_following(packs, view, apology), key=lambda each: each.reason, default=None)
    return best.template if best and best.reason < _NO_REASON else None


def _following(packs: PackService, view: CaseOverview, apology: Sequence[ApologyElement]) -> Collection["_Following"]:
    """Return each letter that may follow and that the case does not have yet, with the route that most speaks for."""
    by_id = {pack.info.id: pack for pack in packs.packs()}
    there = {(letter.template.pack, letter.template.id) for letter in view.letters}
    found: dict[tuple[str, str], _Following] = {}
    for letter in view.letters:
        pack = by_id.get(letter.template.pack)
        if pack is None or letter.state is not LetterState.SENT:
            continue
        now = _Now(letter, view, apology, packs)
        for route in pack.routes:
            if route.from_ != letter.template.id or (pack.info.id, route.to) in there:
                continue
            reason, name = now.reason(route), (pack.info.id, route.to)
            is_better = name not in found or reason < found[name].reason
            if is_better and (template := pack.template(route.to)) is not None:
                found[name] = _Following(template, letter, route, reason)
    return found.values()


def _follow_up(packs: PackService, found: "_Following", view: CaseView) -> FollowUp:
    answers = found.letter.answers if "answers" in found.route.carry else {}
    needs = _conditions(packs.pack_of(found.template), found.template, view, answers)
    when, is_due = _when_words(found.route.when), found.reason < _NO_REASON
    return FollowUp(found.template, found.letter.title, when, is_due, needs)


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


@dataclass(frozen=True, slots=True)
class _Following:
    """A letter that may follow, and how much speaks for it now: 0 for most, `_NO_REASON` for nothing."""

    template: Template
    letter: Letter
    route: Route
    reason: int


class _Now:
    """How things stand with one sent letter; what routes ask about it is worked out once for all of them."""

    def __init__(
        self, letter: Letter, view: CaseOverview, apology: Sequence[ApologyElement], packs: PackService
    ) -> None:
        self._letter, self._view, self._apology, self._packs = letter, view, apology, packs
        # not sets of the kinds: their hashes are reckoned in Python, and Today looks at hundreds of letters
        self._kinds = [reply.kind.value for reply in view.replies if reply.letter_id in {letter.id, None}]
        self._settled = any(reply.kind.settles for reply in view.replies if reply.letter_id in {letter.id, None})

    def reason(self, route: Route) -> int:
        """Return how much speaks for a route now.

        What they did with this letter says more than that points are open, and that more than that any answer came.
        """
        return min((_WEIGHT.get(each, 0) for each in route.when if self._holds(each)), default=_NO_REASON)

    def _holds(self, condition: str) -> bool:
        match condition:
            case "overdue":
                return any(_is_overdue(clock, self._letter) for clock in self._view.clocks)
            case "replied":
                return self._settled
            case "unanswered-points":
                return self._settled and _has_open_points(self._letter, self._view, self._apology, self._packs)
            case "no-acknowledgement":
                return all(kind in _FROM_MACHINES for kind in self._kinds)
            case _:
                return condition.removeprefix("reply:") in self._kinds


def _has_open_points(letter: Letter, view: CaseOverview, apology: Sequence[ApologyElement], packs: PackService) -> bool:
    """Whether a point is open that a letter states, first, once more or from the case; or a part of an apology."""
    if any(each.account.given.is_open for each in apology if each.letter_id == letter.id):
        return True
    meant = stated_in(letter, view.points)
    template = template_if_here(packs, letter.template)
    if template is None or template.question("points") is None:
        theirs = at_same_organisation(view.letters, letter.recipient, view.points)
        meant += tuple(point for point in theirs if point.letter_id < letter.id)
    return any(point.verdict.is_open for point in meant)


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


@remembered(1)
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
