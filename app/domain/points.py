"""Points: the numbered things that a letter says or asks for, followed until each is settled."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import chain, count

from app.domain.answers import Value
from app.i18n import tr

MOST_DIGITS = 7
# What replies did with a point, which a follow-up that states it again still knows.
VERDICT_KEYS = (
    "verdict", "verdict_label", "their_words", "still_wanted", "i_had_said", "promised_by", "is_open",
)  # fmt: skip


class Verdict(StrEnum):
    """What a reply did with a point."""

    WAITING = "waiting"
    ANSWERED = "answered"
    PARTLY = "partly"
    REFUSED = "refused"
    IGNORED = "ignored"
    OFF_THE_POINT = "off-the-point"
    PROMISED = "promised"
    CONCEDED = "conceded"

    @property
    def label(self) -> str:
        """The word for badges."""
        return {
            Verdict.WAITING: tr("Waiting"),
            Verdict.ANSWERED: tr("Answered"),
            Verdict.PARTLY: tr("Partly"),
            Verdict.REFUSED: tr("Refused"),
            Verdict.IGNORED: tr("Ignored"),
            Verdict.OFF_THE_POINT: tr("Off the point"),
            Verdict.PROMISED: tr("Promised"),
            Verdict.CONCEDED: tr("Conceded"),
        }[self]

    @property
    def is_open(self) -> bool:
        """Whether something is still wanted: all but answered and conceded."""
        return self not in {Verdict.ANSWERED, Verdict.CONCEDED}

    @property
    def words(self) -> frozenset[str]:
        """What there is to say with it: they wrote nothing about a point that they passed over."""
        said = set() if self in {Verdict.WAITING, Verdict.IGNORED} else {"their_words"}
        wanted = {"still_wanted"} if self.is_open and self is not Verdict.WAITING else set()
        only = {Verdict.OFF_THE_POINT: {"i_had_said"}, Verdict.PROMISED: {"promised_by"}}
        return frozenset(said | wanted | only.get(self, set()))


@dataclass(frozen=True, slots=True)
class PointAccount:
    """What a person says became of a point.

    Attributes:
        their_words: What they wrote about it.
        still_wanted: What is still missing.
        i_had_said: For a reply off the point, what one had in fact said.
        promised_by: The day by which they promised it.
    """

    verdict: Verdict
    their_words: str = ""
    still_wanted: str = ""
    i_had_said: str = ""
    promised_by: date | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """One numbered point of a finished letter.

    Attributes:
        number: Given for good when the letter is finished; never used again in the case.
        is_carried: In a draft: whether an earlier letter states it already, so that it has its number.
    """

    number: int
    letter_id: int
    statement: str
    remedy: str = ""
    rule: str = ""
    exhibits: tuple[str, ...] = ()
    verdict: Verdict = Verdict.WAITING
    their_words: str = ""
    still_wanted: str = ""
    i_had_said: str = ""
    promised_by: date | None = None
    is_carried: bool = False

    @property
    def label(self) -> str:
        """The number as letters print it, such as `P2`."""
        return f"P{self.number}"

    @property
    def account(self) -> PointAccount:
        """What a person said so far that became of it."""
        return PointAccount(self.verdict, self.their_words, self.still_wanted, self.i_had_said, self.promised_by)

    def judged(self, account: PointAccount) -> "Point":
        """Return the point with what became of it."""
        return replace(
            self,
            verdict=account.verdict,
            their_words=account.their_words,
            still_wanted=account.still_wanted,
            i_had_said=account.i_had_said,
            promised_by=account.promised_by,
        )

    def for_template(self) -> dict[str, Value]:
        """Return the point as pack-format's table of names gives it to templates.

        Words that were kept with another verdict, and do not go with this one, are not told.
        """
        words = self.verdict.words
        return {
            "number": self.label,
            "statement": self.statement,
            "remedy": self.remedy,
            "rule": self.rule,
            "exhibits": list(self.exhibits),
            "verdict": self.verdict.value,
            "verdict_label": self.verdict.label,
            "their_words": self.their_words if "their_words" in words else "",
            "still_wanted": self.still_wanted if "still_wanted" in words else "",
            "i_had_said": self.i_had_said if "i_had_said" in words else "",
            "promised_by": self.promised_by.isoformat() if self.promised_by and "promised_by" in words else "",
            "is_open": self.verdict.is_open,
        }


def points_from_answer(
    value: Value | None, first_number: int, kept_numbers: Sequence[int] = (), letter_id: int = 0
) -> tuple[Point, ...]:
    """Return the points that a `points` answer states.

    Entries without a statement are left out, so that a half-written one never takes a number; those carried over from
    an earlier letter keep theirs.

    Args:
        value: The answer.
        first_number: The number of the first new point.
        kept_numbers: Numbers that the first points keep, before new ones are given.
        letter_id: The letter that states them.
    """
    entries = [entry for entry in value if _states_something(entry)] if isinstance(value, list) else []
    numbers = chain(kept_numbers, count(first_number))
    return tuple(
        _point(entry, carried_number(entry) or next(numbers), letter_id) for entry in entries if isinstance(entry, dict)
    )


def carried_number(entry: Mapping[str, Value]) -> int:
    """Return the number that an entry was carried over with; 0 for a new point."""
    number = str(entry.get("number", "")).removeprefix("P")
    return int(number) if entry.get("carried") and number.isdecimal() and len(number) < MOST_DIGITS else 0


def carried_point(point: Mapping[str, Value]) -> dict[str, Value]:
    """Return an open point, as templates see it, as an entry of the next letter's answer."""
    return {**{key: point[key] for key in ("number", "statement", "remedy", "rule", "exhibits")}, "carried": True}


def next_number(points: Sequence[Point]) -> int:
    """Return the first number that the case has not used."""
    return max((point.number for point in points), default=0) + 1


def _states_something(entry: Value) -> bool:
    return isinstance(entry, dict) and bool(str(entry.get("statement", "")).strip())


def _point(entry: Mapping[str, Value], number: int, letter_id: int) -> Point:
    exhibits = entry.get("exhibits", [])
    return Point(
        number=number,
        letter_id=letter_id,
        statement=str(entry["statement"]),
        remedy=str(entry.get("remedy", "")),
        rule=str(entry.get("rule", "")),
        exhibits=tuple(str(label) for label in exhibits) if isinstance(exhibits, list) else (),
        is_carried=carried_number(entry) > 0,
    )
