"""Outcome cards: how the letters of one matter were answered, in counts, days and verdicts; nobody can be told by one.

A card holds only what stands here: numbers, words of fixed lists, the ids of letters as their pack calls them, and a
number drawn at random. No names, no words of anybody, no dates, no references, no file names. It is a TOML file.
"""

import re
import secrets
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated, Any, Literal, TypeAlias, get_args

from pydantic import Field

from app.domain.apologies import ApologyElement
from app.domain.case_clocks import CaseClock
from app.domain.letters import Letter, LetterState
from app.domain.organisations import OrganisationKind
from app.domain.points import Point
from app.domain.question_parts import Items, PackData
from app.domain.replies import Reply, ReplyKind
from app.domain.templates import ElementName
from app.i18n import for_others, tr

FORMAT: Literal[1] = 1
MOST_LETTERS = 200
MOST_DAYS = 9999
MOST = 9999

Answer: TypeAlias = Literal["in-time", "late", "never", "waiting", "no-limit"]
VerdictWord: TypeAlias = Literal[
    "waiting", "answered", "partly", "refused", "ignored", "off-the-point", "promised", "conceded"
]  # fmt: skip
GivenWord: TypeAlias = Literal["waiting", "came", "partly", "promised", "not"]
_LETTER_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,62}")
LetterId = Annotated[str, Field(pattern=rf"^{_LETTER_ID.pattern}$")]
Days = Annotated[int, Field(ge=0, le=MOST_DAYS)]
Number = Annotated[int, Field(ge=0, le=MOST)]
ANSWERS: tuple[Answer, ...] = get_args(Answer)
VERDICTS: tuple[VerdictWord, ...] = get_args(VerdictWord)
# These tell nothing of how a letter was answered.
_NO_REPLY = frozenset({ReplyKind.BOUNCE, ReplyKind.AUTOMATIC})


class LetterOutcome(PackData):
    """How one letter was answered.

    Attributes:
        letter: Its id, as its pack calls it.
        answer: In time, late, never (the time is over), waiting (it is not), or no-limit, where none was known.
        replies: How many came to it; automatic ones and those that only came back are left out.
        days_to_first_reply: Days from its sending to the first of them.
        days_to_answer: … to the first that answered, in full or in part, refused, or sent elsewhere.
        days_late: Days by which the answer was late.
        points: How many of its points ended in each verdict.
        apology: What came of each element of an apology that it asked for.
    """

    letter: LetterId
    answer: Answer
    replies: Number = 0
    days_to_first_reply: Days | None = None
    days_to_answer: Days | None = None
    days_late: Days | None = None
    points: dict[VerdictWord, Number] = Field(default_factory=dict)
    apology: dict[ElementName, GivenWord] = Field(default_factory=dict)


class OutcomeCard(PackData):
    """A card as it is given away.

    Attributes:
        card: Drawn at random, so that one that comes twice is counted once.
        edition: Counts up each time that the card of the same matter is given.
        organisation: What kind of organisation the matter is with.
    """

    format: Literal[1]
    card: Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]
    edition: Annotated[int, Field(ge=1, le=MOST)]
    organisation: OrganisationKind
    letters: Items[LetterOutcome] = Field(default=(), max_length=MOST_LETTERS)


def new_card_number() -> str:
    """Return 32 hexadecimal figures drawn at random."""
    return secrets.token_hex(16)


def letter_outcomes(
    letters: Sequence[Letter],
    replies: Sequence[Reply],
    points: Sequence[Point],
    apology: Sequence[ApologyElement],
    clocks: Sequence[CaseClock],
    until: date,
) -> tuple[LetterOutcome, ...]:
    """Return how each sent letter of a case was answered, the oldest first.

    Args:
        letters: The letters of one case.
        replies: Its replies.
        points: Its points.
        apology: What its letters asked of an apology, and what came.
        clocks: Its clocks, as they stand.
        until: Today, or the day on which the case was closed.
    """
    sent = [letter for letter in letters if letter.state is LetterState.SENT]
    first: dict[int, CaseClock] = {}
    for clock in clocks:
        if clock.whose == "theirs":
            first.setdefault(clock.letter_id, clock)
    return tuple(
        _outcome(
            letter,
            [reply for reply in replies if reply.letter_id == letter.id and reply.kind not in _NO_REPLY],
            [point for point in points if point.letter_id == letter.id],
            [each for each in apology if each.letter_id == letter.id],
            first.get(letter.id),
            until,
        )
        for letter in sorted(sent, key=lambda letter: (letter.known_sending().sent_on, letter.id))[:MOST_LETTERS]
    )


def _outcome(
    letter: Letter,
    replies: Sequence[Reply],
    points: Sequence[Point],
    apology: Sequence[ApologyElement],
    clock: CaseClock | None,
    until: date,
) -> LetterOutcome:
    sent_on = letter.known_sending().sent_on
    came = [reply.received_on for reply in replies]
    answered = min((reply.received_on for reply in replies if reply.kind.settles), default=None)
    answered = clock.settled_on if clock and clock.settled_on else answered
    verdicts = Counter(point.verdict.value for point in points)
    late = (answered - clock.shown).days if clock and answered else 0
    return LetterOutcome(
        letter=letter.template.id if _LETTER_ID.fullmatch(letter.template.id) else "other",
        answer=_answer(clock, answered, until),
        replies=min(len(replies), MOST),
        days_to_first_reply=_days(sent_on, min(came, default=None)),
        days_to_answer=_days(sent_on, answered),
        days_late=min(late, MOST_DAYS) if late > 0 else None,
        points={word: min(verdicts[word], MOST) for word in VERDICTS if verdicts[word]},
        apology={each.element.value: each.account.given.value for each in apology},
    )


def _answer(clock: CaseClock | None, answered: date | None, until: date) -> Answer:
    if clock is None:
        return "no-limit"
    if answered:
        return "late" if answered > clock.shown else "in-time"
    return "never" if until > clock.shown else "waiting"


def _days(since: date, to: date | None) -> int | None:
    return min(max((to - since).days, 0), MOST_DAYS) if to else None


def card_toml(card: OutcomeCard) -> str:
    """Return a card as the file that is given away: what it is in comments, then the card and nothing else."""
    lines = [
        *(f"# {line}" for line in card_note()),
        "",
        f"format = {card.format}",
        f'card = "{card.card}"',
        f"edition = {card.edition}",
        f'organisation = "{card.organisation}"',
    ]
    for letter in card.letters:
        lines += ["", "[[letters]]", *(f"{key} = {_toml(value)}" for key, value in card_data(letter).items())]
    return "\n".join(lines) + "\n"


def card_data(part: OutcomeCard | LetterOutcome) -> dict[str, Any]:
    """Return a card, or a letter of one, as plain data; what is not known or empty is left out."""
    plain: dict[str, Any] = part.model_dump(mode="json")
    if isinstance(part, OutcomeCard):
        return plain | {"letters": [card_data(letter) for letter in part.letters]}
    return {key: value for key, value in plain.items() if value not in (None, {})}


@for_others()
def card_note() -> tuple[str, ...]:
    """Return what a card is and what it holds, line by line."""
    return (
        tr("An outcome card of Plaint: how the letters of one matter were answered, in counts, days and verdicts."),
        tr("No names, no words of anybody, no dates, no references and no file names are in it."),
        tr("“card” was drawn at random, so that a card that comes twice is counted once."),
        tr("“edition” counts how often this matter’s card was given; the highest holds."),
    )


def _toml(value: str | int | Mapping[str, str | int]) -> str:
    """Return a value of a card as TOML; its texts are words of fixed lists and ids, which need no escapes."""
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{key} = {_toml(inner)}" for key, inner in value.items()) + " }"
    return f'"{value}"' if isinstance(value, str) else str(value)
