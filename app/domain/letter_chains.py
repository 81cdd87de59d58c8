"""Which letters of a case belong together: which go on from the same one, and which matter a later one took further."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from app.domain.letters import Letter
from app.domain.routes import Route

# Reasons for a letter that ask again for what an earlier one asked for; what may follow at any time is another matter.
_NOT_ASKING_AGAIN = frozenset({"always", "replied"})


def asks_again(routes: Sequence[Route]) -> frozenset[tuple[str, str]]:
    """Return the pairs of letters of which the second takes further what the first asked for in vain."""
    return frozenset((route.from_, route.to) for route in routes if set(route.when) - _NOT_ASKING_AGAIN)


def answered_together(letter: Letter, sent: Sequence[Letter], followed: Mapping[int, int | None]) -> frozenset[int]:
    """Return the ids of the letters to which a reply answers this one too: itself, and what went on from it since.

    Two reminders of one request go on from it both; what answers the second answers the first.

    Args:
        letter: A letter of the case.
        sent: All sent letters of the case.
        followed: By the id of each, the letter that it goes on from.
    """
    root, place = _root(letter.id, followed), _order(letter)
    since = (each for each in sent if _root(each.id, followed) == root and _order(each) >= place)
    return frozenset({letter.id, *(each.id for each in since)})


def taken_further(
    sent: Sequence[Letter],
    followed: Mapping[int, int | None],
    again: Collection[tuple[str, str]],
    awaited: Collection[int],
) -> frozenset[int]:
    """Return the ids of the letters whose answer a later one asks for, so that the later one's date is what counts.

    Args:
        sent: All sent letters of the case.
        followed: By the id of each, the letter that it goes on from.
        again: Pairs of letters as `asks_again` returns them.
        awaited: The letters that they have a time to answer; another one takes nothing further.
    """
    ordered = sorted(sent, key=_order)
    return frozenset(
        letter.id
        for place, letter in enumerate(ordered, 1)
        for later in ordered[place:]
        if later.id in awaited and _goes_on(letter, later, followed, again)
    )


def _goes_on(
    letter: Letter, later: Letter, followed: Mapping[int, int | None], again: Collection[tuple[str, str]]
) -> bool:
    pair = (letter.template.id, later.template.id)
    return _root(letter.id, followed) == _root(later.id, followed) or pair in again


def _root(letter_id: int, followed: Mapping[int, int | None]) -> int:
    """Return the letter at the beginning: what a letter goes on from, and what that one does."""
    seen = {letter_id}
    while (before := followed.get(letter_id)) is not None and before not in seen:
        seen.add(before)
        letter_id = before
    return letter_id


def _order(letter: Letter) -> tuple[date, int]:
    return (letter.known_sending().sent_on if letter.sending else date.max, letter.id)
