"""Patterns of words with slots, gaps and endings, laid out so that a sentence is gone through once for all of them.

A pattern is what a pack's `replies.toml` writes: `word+` is the word with its usual endings, `a/b` one word or the
other, `<name>` one entry of the set of that name, `*` one to five words, `~` none to five, `^` and `$` the ends of the
sentence; what stands before and after ` & ` stands in one sentence, in any order. No gap reaches over a word
that says no or over the end of a clause, so that “we uphold” is never found in “we do not uphold”.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, islice, pairwise, product
from typing import NamedTuple

from app.domain.phrase_search import MOST_STARRED, Word, words_of

NO = "<no>"
NO_AFTER_ALL = "<no-after-all>"
HEDGE = "<hedge>"
NO_HEDGE = "<no-hedge>"
CLAUSE = "<clause>"
START, STOP = "^", "$"

# A longer sentence is no sentence; it is gone through in pieces.
LONGEST_SENTENCE = 300
# However a pack nests its sets, no word of a pattern stands for more than these.
MOST_ENTRIES = 5_000
_GAPS = {"*": (1, MOST_STARRED), "~": (0, MOST_STARRED)}
_NO_GAP = (0, 0)
_BREAK = re.compile(r"[;:()\[\]–—|]|\s-+\s")
_LOOKED_BACK = 10
_HEDGED = 12
_VOWELS = "aeiou"


class Found(NamedTuple):
    """A pattern found: its number in the order given, from which word, up to which (not included).

    Attributes:
        is_hedged: It is only a possibility, or what somebody else said.
        denied: How many words before it its clause says no; 0 where it does not.
        clause: The number of its clause within the sentence.
    """

    pattern: int
    first: int
    end: int
    is_hedged: bool
    denied: int
    clause: int


class _Pattern(NamedTuple):
    """A pattern for searching: the elements of each part with the gaps before them, and a bit for each it needs."""

    number: int
    parts: tuple[tuple[tuple[int, int, int], ...], ...]
    needs: int


class CuePatterns:
    """Patterns ready to be looked for.

    Args:
        patterns: As the pack writes them; they are known by their place in this order.
        sets: Entries by the name of the set; an entry may itself hold `<name>`. The sets `no`, `no-after-all`,
            `hedge`, `no-hedge` and `clause` say what denies, what only looks so, what makes a sentence a mere
            possibility or somebody else's words, what only looks so, and which words begin a clause.
    """

    def __init__(self, patterns: Iterable[str], sets: Mapping[str, Sequence[str]]) -> None:
        self._sets = sets
        self._ids: dict[str, int] = {}
        self._rarity: list[int] = []
        self._known: dict[str, tuple[tuple[str, ...], ...]] = {}
        self._entries: dict[str, list[tuple[tuple[str, ...], int]]] = {}
        self._reserved = {name: self._element(name) for name in (NO, NO_AFTER_ALL, HEDGE, NO_HEDGE, CLAUSE)}
        self._starts, self._stops = self._element(START), self._element(STOP)
        laid = (self._laid(number, pattern) for number, pattern in enumerate(patterns))
        # By the element of each that is likely to be the rarest, so that most are never looked at.
        self._patterns: dict[int, list[_Pattern]] = {}
        for pattern in laid:
            if all(pattern.parts):
                elements = (element for steps in pattern.parts for _, _, element in steps)
                self._patterns.setdefault(max(elements, key=self._rarity.__getitem__), []).append(pattern)

    def found(self, text: str, words: Sequence[Word]) -> Iterator[Found]:
        """Yield the first place of every pattern in a sentence of the text."""
        for start in range(0, len(words), LONGEST_SENTENCE):
            yield from self._in_piece(text, words[start : start + LONGEST_SENTENCE], start)

    def _in_piece(self, text: str, words: Sequence[Word], start: int) -> Iterator[Found]:
        places = self._places([word.folded for word in words])
        present = sum(1 << element for element in places)
        clauses = _Clauses(text, words, places, self._reserved)
        candidates = (pattern for element in places for pattern in self._patterns.get(element, ()))
        for pattern in candidates:
            if pattern.needs & present == pattern.needs:
                spans = [span for part in pattern.parts if (span := _first_match(part, places, clauses))]
                if len(spans) == len(pattern.parts):
                    yield _told(pattern.number, spans, clauses, start)

    def _places(self, folded: Sequence[str]) -> dict[int, dict[int, list[int]]]:
        """Return, for each element found, where it begins and all places where it may end."""
        places = {self._starts: {0: [0]}, self._stops: {len(folded): [len(folded)]}}
        for place, word in enumerate(folded):
            for rest, element in self._entries.get(word, ()):
                end = place + 1 + len(rest)
                if not rest or tuple(folded[place + 1 : end]) == rest:
                    places.setdefault(element, {}).setdefault(place, []).append(end)
        return places

    def _laid(self, number: int, pattern: str) -> _Pattern:
        parts = tuple(self._steps(part) for part in pattern.split(" & "))
        return _Pattern(number, parts, sum({1 << element for steps in parts for _, _, element in steps}))

    def _steps(self, part: str) -> tuple[tuple[int, int, int], ...]:
        steps: list[tuple[int, int, int]] = []
        gap = _NO_GAP
        for token in part.split():
            least, most = _GAPS.get(token, _NO_GAP)
            gap = (gap[0] + least, gap[1] + most)
            for word in () if token in _GAPS else _parts(token):
                steps.append((*gap, self._element(word)))
                gap = _NO_GAP
        return tuple(steps)

    def _element(self, token: str) -> int:
        """Return the number of what one word of a pattern stands for, and note by which words it begins."""
        if token not in self._ids:
            self._ids[token] = element = len(self._ids)
            entries = set(self._entries_of(token))
            self._rarity.append(min((sum(map(len, entry)) for entry in entries), default=0))
            for entry in entries:
                self._entries.setdefault(entry[0], []).append((entry[1:], element))
        return self._ids[token]

    def _entries_of(self, token: str) -> tuple[tuple[str, ...], ...]:
        """Return the words that a token stands for; a set that holds itself adds nothing there."""
        if token not in self._known:
            self._known[token] = ()
            self._known[token] = tuple(islice(self._written_out(token), MOST_ENTRIES))
        return self._known[token]

    def _written_out(self, token: str) -> Iterator[tuple[str, ...]]:
        if token in {START, STOP}:
            return
        if not token.startswith("<"):
            yield from ((form,) for alternative in token.split("/") for form in _forms(alternative))
            return
        for entry in self._sets.get(token[1:-1], ()):
            choices = [self._entries_of(part) for each in entry.split() for part in _parts(each)]
            yield from (tuple(word for part in parts for word in part) for parts in product(*choices) if parts)


def _told(number: int, spans: Sequence[tuple[int, int]], clauses: "_Clauses", start: int) -> Found:
    firsts = [first for first, _ in spans]
    return Found(
        number,
        start + min(firsts),
        start + max(end for _, end in spans),
        any(clauses.is_hedged(first) for first in firsts),
        min(filter(None, map(clauses.denied, firsts)), default=0),
        start + clauses.number(firsts[0]),
    )


class _Clauses:
    """Where a sentence's clauses end, where it says no, and what of it is only a possibility or reported."""

    def __init__(
        self,
        text: str,
        words: Sequence[Word],
        places: Mapping[int, Mapping[int, Sequence[int]]],
        reserved: Mapping[str, int],
    ) -> None:
        between = ["", *(text[one.end : other.start] for one, other in pairwise(words))]
        begins = places.get(reserved[CLAUSE], {})
        # One place more than there are words, for what ends with the sentence.
        count = len(words) + 1
        self._no = _covered(count, places, reserved[NO], reserved[NO_AFTER_ALL])
        self._breaks = [
            place in begins or bool(_BREAK.search(gap)) or ("," in gap and words[place - 1].folded == "no")
            for place, gap in enumerate(between)
        ] + [False]
        self._commas = [*("," in gap for gap in between), False]
        self._noes, self._ends = _counted(self._no), _counted(self._breaks)
        hedges = _covered(count, places, reserved[HEDGE], reserved[NO_HEDGE])
        self._hedged = [False] * count
        for place, is_hedge in enumerate(hedges):
            if is_hedge:
                self._hedge(place)

    def _hedge(self, start: int) -> None:
        """A condition or a report goes as far as its clause or the next comma."""
        for place in range(start, min(start + _HEDGED, len(self._hedged))):
            if place > start and (self._breaks[place] or self._commas[place]):
                return
            self._hedged[place] = True

    def is_open(self, start: int, end: int) -> bool:
        """Whether a gap may reach from one place to another: no word that says no between, and no end of a clause."""
        return self._noes[end] == self._noes[start] and self._ends[end + 1] == self._ends[start]

    def number(self, place: int) -> int:
        """Return the number of the clause that a place belongs to."""
        return self._ends[place + 1]

    def denied(self, first: int) -> int:
        """Return how many words before a place its clause says no; 0 where it does not, or where the place does."""
        if self._no[first]:
            return 0
        for place in range(first - 1, max(-1, first - 1 - _LOOKED_BACK), -1):
            if self._breaks[place + 1] or self._commas[place + 1]:
                return 0
            if self._no[place]:
                return first - place
        return 0

    def is_hedged(self, first: int) -> bool:
        """Whether what begins here is only a possibility, or what somebody else said."""
        return self._hedged[first]


def _counted(marks: Sequence[bool]) -> list[int]:
    """Return how many marks stand before each place."""
    return [0, *accumulate(marks)]


def _covered(count: int, places: Mapping[int, Mapping[int, Sequence[int]]], element: int, but: int) -> list[bool]:
    """Return which words belong to an element and to none of the exceptions."""
    covered = [False] * count
    for each, value in ((element, True), (but, False)):
        for start, ends in places.get(each, {}).items():
            covered[start : max(ends)] = [value] * (max(ends) - start)
    return covered


def _first_match(
    steps: Sequence[tuple[int, int, int]], places: Mapping[int, Mapping[int, Sequence[int]]], clauses: _Clauses
) -> tuple[int, int] | None:
    """Return where a part of a pattern stands first; all ways are followed at once, so no pattern is slow."""
    reached = {end: start for start, ends in places[steps[0][2]].items() for end in ends}
    for least, most, element in steps[1:]:
        at = places[element]
        further: dict[int, int] = {}
        for place, start in reached.items():
            for next_place in range(place + least, place + most + 1):
                if next_place in at and (not most or clauses.is_open(place, next_place)):
                    for end in at[next_place]:
                        further[end] = max(start, further.get(end, -1))
        reached = further
    return min(((start, end) for end, start in reached.items()), default=None)


def _parts(token: str) -> Iterator[str]:
    """Yield the words of one token of a pattern: a set, alternatives or a word with endings are one."""
    if token in {START, STOP} or token.startswith("<") or "/" in token or token.endswith("+"):
        yield token.casefold()
    else:
        yield from (word.folded for word in words_of(token))


def _forms(word: str) -> Iterator[str]:
    """Yield a word, and with `+` its usual endings: -s, -ed, -ing and what spelling makes of them."""
    base = word.removesuffix("+")
    yield from (each.folded for each in words_of(base))
    if base in {word, ""}:
        return
    if base[-1] == "e":
        yield from (f"{base}s", f"{base}d", f"{base[:-1]}ing")
    elif base[-1] == "y" and base[-2:-1] not in tuple(_VOWELS):
        yield from (f"{base[:-1]}ies", f"{base[:-1]}ied", f"{base}ing")
    else:
        ending = "es" if re.search(r"(?:s|x|z|ch|sh)$", base) else "s"
        yield from (f"{base}{ending}", f"{base}ed", f"{base}ing")
        yield from (f"{base}{base[-1]}ed", f"{base}{base[-1]}ing")
