"""What a person types into a search: words, “phrases”, the beginning of a last word; and where a text holds them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.domain.phrase_search import Word, fold

# A word as SQLite's unicode61 tokeniser sees it: letters and digits, with the accents that stand on them.
_WORD = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+")
_QUOTES = '"“”„«»'
_PIECE = re.compile(rf"[{_QUOTES}]([^{_QUOTES}]*)([{_QUOTES}]?)|([^\s{_QUOTES}]+)")
_COMPOUND = re.compile(r"[^\W\d_]+(?:['’‘ʼ\-‐‑][^\W\d_]+)+")


@dataclass(frozen=True, slots=True)
class Term:
    """One thing to find: words that follow each other, folded.

    Attributes:
        is_beginning: The last word may go on.
        joined: The same as one word, for “e-mail” and “don’t”; "" where that makes no sense.
    """

    words: tuple[str, ...]
    is_beginning: bool = False
    joined: str = ""

    @property
    def readings(self) -> tuple[tuple[str, ...], ...]:
        """The rows of words that each will do."""
        return (self.words, (self.joined,)) if self.joined else (self.words,)


def typed_terms(typed: str) -> tuple[Term, ...]:
    """Return what must all be found; a word with a hyphen, an apostrophe or other signs in it is a phrase.

    No sign means anything special but quotation marks, and those need no partner. Text without a word gives nothing.
    """
    found = []
    for quoted, closing, bare in _PIECE.findall(typed):
        words = tuple(word.folded for word in words_of(quoted or bare))
        if words:
            joined = "".join(words) if _COMPOUND.fullmatch(bare) else ""
            found.append((Term(words, joined=joined), bool(closing)))
    if not found:
        return ()
    *before, (last, is_closed) = found
    return (*(term for term, _ in before), Term(last.words, not is_closed, last.joined))


def words_of(text: str) -> list[Word]:
    """Return the words of a text, folded, and where each stands."""
    return [Word(fold(found[0]), *found.span()) for found in _WORD.finditer(text)]


def found_places(text: str, terms: Sequence[Term]) -> tuple[tuple[int, int], ...]:
    """Return from where to where the text holds any of the terms, in order, none within another."""
    words = words_of(text)
    places = sorted(place for term in terms for place in _places(words, term))
    apart: list[tuple[int, int]] = []
    for start, end in places:
        if apart and start < apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return tuple(apart)


def _places(words: Sequence[Word], term: Term) -> Iterable[tuple[int, int]]:
    for reading in term.readings:
        count = len(reading)
        for first in range(len(words) - count + 1):
            there = words[first : first + count]
            if _is_said(there, reading, is_beginning=term.is_beginning):
                yield there[0].start, there[-1].end


def _is_said(there: Sequence[Word], reading: Sequence[str], *, is_beginning: bool) -> bool:
    *before, last = reading
    says_last = there[-1].folded.startswith(last) if is_beginning else there[-1].folded == last
    return says_last and all(word.folded == wanted for word, wanted in zip(there, before, strict=False))
