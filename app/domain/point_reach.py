"""Which points of a case a letter is about: those that it states, else those of letters to the same organisation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from app.domain.answers import Value
from app.domain.letters import Letter, LetterState
from app.domain.points import Point, carried_number
from app.domain.replies import Reply


def stated_in(letter: Letter, points: Sequence[Point]) -> tuple[Point, ...]:
    """Return the points that a letter states, for the first time or once more."""
    rows = letter.answers.get("points")
    again = {carried_number(row) for row in rows if isinstance(row, dict)} if isinstance(rows, list) else set()
    return tuple(point for point in points if point.letter_id == letter.id or point.number in again)


def at_same_organisation(
    letters: Sequence[Letter], recipient: Mapping[str, Value], points: Sequence[Point]
) -> tuple[Point, ...]:
    """Return the points of letters that went to an organisation.

    Args:
        letters: The letters of the case.
        recipient: Name and, where it is in the directory, the id of the organisation (`name`, `organisation`). Of
            a recorded letter nobody may know to whom it went: it may be anybody's, so its points count.
        points: The points of the case.
    """
    ours = [letter for letter in letters if letter.state is not LetterState.DRAFT]
    meant = [letter for letter in ours if is_same(letter.recipient, recipient)]
    numbers = {point.number for point in chain.from_iterable(stated_in(letter, points) for letter in meant)}
    return tuple(point for point in points if point.number in numbers)


def is_same(one: Mapping[str, Value], other: Mapping[str, Value]) -> bool:
    """Whether two recipients are one organisation, as far as anybody knows."""
    for key in ("organisation", "name"):
        if one.get(key) and other.get(key):
            return one[key] == other[key]
    return True


@dataclass(frozen=True, slots=True)
class PointReach:
    """The points of a case with the letters that state them, to be asked for those that a new letter is about.

    Attributes:
        letters: All letters of the case.
        earlier: The sent letters and the replies in the order in which templates number them.
        points: All points of the case.
    """

    letters: Sequence[Letter] = ()
    earlier: Sequence[Letter | Reply] = ()
    points: Sequence[Point] = ()

    def followed_by(self, chosen: int, recipient: Mapping[str, Value]) -> tuple[Point, ...]:
        """Return the points of the letter that is followed or, where it states none, of the same organisation's.

        Args:
            chosen: The number of the letter, from 1, or of a reply to it; 0 where none was chosen.
            recipient: Whom the new letter is to, or is about where it goes to a regulator; {} while nobody knows.
        """
        letter = self._followed(self.earlier[chosen - 1]) if 0 < chosen <= len(self.earlier) else None
        if letter is None:
            return at_same_organisation(self.letters, recipient, self.points)
        own = stated_in(letter, self.points)
        return own or at_same_organisation(self.letters, letter.recipient, self.points)

    def _followed(self, chosen: Letter | Reply) -> Letter | None:
        if isinstance(chosen, Letter):
            return chosen
        return next((letter for letter in self.letters if letter.id == chosen.letter_id), None)
