"""Phrases of packs in a text: whole words, without case or accents; `*` is one to five words (pack-format)."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

MOST_WORDS_FOR_STAR = 5

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text: as it is compared, and where it stands (`text[start:end]`)."""

    folded: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FoundPhrase:
    """A phrase found in a text: where its words stand (`text[start:end]`)."""

    phrase: str
    start: int
    end: int


def fold(text: str) -> str:
    """Return a text as phrases are compared: no case, no accents, one kind of apostrophe."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'").casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def words_of(text: str) -> list[Word]:
    """Return the words of a text with their places; an apostrophe inside a word belongs to it."""
    return [Word(fold(found.group()), found.start(), found.end()) for found in _WORD.finditer(text)]


class PhraseBook:
    """Phrases that are looked for together; the time grows with the text, hardly with the number of phrases."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_first: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
        for phrase in phrases:
            parts = tuple(_parts(phrase))
            if parts:
                self._by_first[parts[0]].append((phrase, parts))

    def find(self, words: list[Word]) -> Iterator[FoundPhrase]:
        """Yield each phrase wherever it begins, in the order of the text; with `*` the shortest run."""
        for place, word in enumerate(words):
            for phrase, parts in (*self._by_first.get(word.folded, ()), *self._by_first.get("*", ())):
                last = _match(parts, words, place)
                if last is not None:
                    yield FoundPhrase(phrase, word.start, words[last].end)


def _parts(phrase: str) -> Iterator[str]:
    for part in phrase.split():
        if part == "*":
            yield part
        else:
            yield from (word.folded for word in words_of(part))


def _match(parts: tuple[str, ...], words: list[Word], place: int) -> int | None:
    """Return the index of the last word when the phrase begins at `place`; a set of places stands for all readings."""
    ends = {place - 1}
    for part in parts:
        if part == "*":
            ends = {end + more for end in ends for more in range(1, MOST_WORDS_FOR_STAR + 1) if end + more < len(words)}
        else:
            ends = {end + 1 for end in ends if end + 1 < len(words) and words[end + 1].folded == part}
        if not ends:
            return None
    return min(ends)
