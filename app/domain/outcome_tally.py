"""Outcome cards added up: by kind of letter, how many, how fast, how often in time, and what became of points."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from statistics import median

from app.domain.outcome_cards import Answer, LetterOutcome, OutcomeCard, VerdictWord


@dataclass
class LetterTally:
    """All letters of one kind.

    Attributes:
        letter: Their id.
        first_replies: Days to the first reply of each that had one.
        days_to_answers: Days to the answer of each that had one.
        apologies: By element and what came of it.
    """

    letter: str
    sent: int = 0
    answers: Counter[Answer] = field(default_factory=Counter)
    points: Counter[VerdictWord] = field(default_factory=Counter)
    apologies: Counter[tuple[str, str]] = field(default_factory=Counter)
    first_replies: list[int] = field(default_factory=list)
    days_to_answers: list[int] = field(default_factory=list)

    def add(self, outcome: LetterOutcome) -> None:
        """Count one letter more."""
        self.sent += 1
        self.answers[outcome.answer] += 1
        self.points.update(outcome.points)
        self.apologies.update(outcome.apology.items())
        self.first_replies += [] if outcome.days_to_first_reply is None else [outcome.days_to_first_reply]
        self.days_to_answers += [] if outcome.days_to_answer is None else [outcome.days_to_answer]

    @property
    def median_first_reply(self) -> float | None:
        """Days that half of the first replies took at most; None without any."""
        return _median(self.first_replies)

    @property
    def median_answer(self) -> float | None:
        """Days that half of the answers took at most; None without any."""
        return _median(self.days_to_answers)


@dataclass(frozen=True, slots=True)
class OutcomeTally:
    """The sum of cards.

    Attributes:
        cards: How many were counted.
        twice: How many were left out because the same matter's card came more than once.
        letters: The kinds of letter, the most frequent first.
        organisations: How many matters there were with each kind of organisation.
    """

    cards: int
    twice: int
    letters: tuple[LetterTally, ...]
    organisations: Counter[str]


def add_up(cards: Iterable[OutcomeCard]) -> OutcomeTally:
    """Add cards up; of one matter's cards the highest edition counts, and of two alike the first."""
    given = list(cards)
    newest: dict[str, OutcomeCard] = {}
    for card in given:
        if card.card not in newest or card.edition > newest[card.card].edition:
            newest[card.card] = card
    letters: dict[str, LetterTally] = {}
    for card in newest.values():
        for outcome in card.letters:
            letters.setdefault(outcome.letter, LetterTally(outcome.letter)).add(outcome)
    return OutcomeTally(
        cards=len(newest),
        twice=len(given) - len(newest),
        letters=tuple(sorted(letters.values(), key=lambda each: (-each.sent, each.letter))),
        organisations=Counter(card.organisation for card in newest.values()),
    )


def _median(days: list[int]) -> float | None:
    if not days:
        return None
    middle = float(median(days))
    return int(middle) if middle.is_integer() else middle
