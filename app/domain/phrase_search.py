"""Finds a pack's phrases in what somebody wrote: whole words, no case, no accents, `*` for one to five words."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple


def word_set(words: str) -> frozenset[str]:
    """Return words written one after another as a set."""
    return frozenset(words.split())


STAR = "*"
MOST_STARRED = 5
_NO_WORD = "\n"
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
# A sentence ends at a mark with space after it, at an empty line, and where an item of a list begins.
# Looking back first keeps a row of ten thousand dots from being gone through ten thousand times.
_END = re.compile(r"(?<![.!?…])[.!?…]++[\"”’')\]]*+(?=\s)|\n\s*\n|\n(?=\s*(?:[-•–*]|\d{1,3}[.)])\s)")
# After these a full stop ends no sentence.
_SHORT = word_set(
    "mr mrs ms mx dr st rev prof cllr hon lord lady no nos p pp para paras s ss art arts r e i eg ie vs v cf"
)
_QUOTED = re.compile(r"“[^“”]*”|\"[^\"\n]*\"|‘[^‘’\n]*(?:’\w[^‘’\n]*)*’(?!\w)|«[^«»]*»")


class Word(NamedTuple):
    """One word, folded for comparing, and where it stands in its text."""

    folded: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a text: its words, where it begins and ends, and whether it asks."""

    words: tuple[Word, ...]
    start: int
    end: int
    is_question: bool


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase found in a sentence: from which word, up to which (not included)."""

    phrase: str
    first: int
    end: int


def fold(word: str) -> str:
    """Return a word without case, accents or the kinds of apostrophe."""
    parts = unicodedata.normalize("NFD", word.casefold().replace("’", "'"))
    return "".join(part for part in parts if not unicodedata.combining(part))


def words_of(text: str, start: int = 0, end: int | None = None) -> tuple[Word, ...]:
    """Return the words of a text, or of a part of it, with their places."""
    found = _WORD.finditer(text, start, len(text) if end is None else end)
    return tuple(Word(_folded(each.group()), *each.span()) for each in found)


def without_quotations(text: str) -> str:
    """Return the text with everything in quotation marks turned to spaces, so that each place stays where it was."""
    return _QUOTED.sub(lambda found: " " * len(found.group()), text)


def sentences(text: str) -> list[Sentence]:
    """Return the sentences of a text that hold a word."""
    found = [_sentence(text, start, end) for start, end in _spans(text)]
    return [sentence for sentence in found if sentence.words]


def _sentence(text: str, start: int, end: int) -> Sentence:
    return Sentence(words_of(text, start, end), start, end, text[start:end].rstrip(" \n\t\"”’')]").endswith("?"))


def _spans(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in _END.finditer(text):
        if not _is_short_form(text, start, found):
            yield start, found.end()
            start = found.end()
    yield start, len(text)


def _is_short_form(text: str, start: int, found: re.Match[str]) -> bool:
    """Whether the stop belongs to “Mr.”, “p.m.”, an initial or the number of an item, and the sentence goes on."""
    if found.group() != ".":
        return False
    before = text[max(start, found.start() - 12) : found.start()].split()
    last = before[-1].casefold().strip("(“\"'") if before else ""
    is_number = last.isdecimal() and text[start : found.start()].strip() == last
    return (
        last in _SHORT
        or is_number
        or all(len(part) == 1 and part.isalpha() and last != "i" for part in last.split("."))
    )


@lru_cache(maxsize=4096)
def _folded(word: str) -> str:
    return fold(word)


class PhraseIndex:
    """Phrases laid out so that a text is gone through once, however many there are."""

    def __init__(self, phrases: Iterable[str]) -> None:
        # By the first word and the one after it, "" where a star or nothing follows.
        self._laid: dict[tuple[str, str], list[_Laid]] = {}
        for phrase in phrases:
            tokens = tuple(_tokens(phrase))
            leading = next((place for place, token in enumerate(tokens) if token != STAR), None)
            if leading is not None:
                after = tokens[leading + 1 :]
                second = "" if after[:1] in ((), (STAR,)) else after[0]
                self._laid.setdefault((tokens[leading], second), []).append(_Laid(phrase, leading, after))

    def matches(self, words: Sequence[Word]) -> Iterator[Match]:
        """Yield every phrase found among the words of one sentence, in order of its first word."""
        if not self._laid:
            return
        folded = [*(word.folded for word in words), _NO_WORD]
        for place in range(len(words)):
            first, second = folded[place], folded[place + 1]
            for laid in (*self._laid.get((first, ""), ()), *self._laid.get((first, second), ())):
                end = _end_of(folded, place + 1, laid.after) if place >= laid.leading else None
                if end is not None:
                    yield Match(laid.phrase, place - laid.leading, end)

    def first(self, words: Sequence[Word]) -> Match | None:
        """Return the first phrase found, None without any."""
        return next(self.matches(words), None)


class _Laid(NamedTuple):
    """A phrase for searching: how many stars it begins with, and the tokens after its first word."""

    phrase: str
    leading: int
    after: tuple[str, ...]


def _tokens(phrase: str) -> Iterator[str]:
    for part in phrase.split():
        if part == STAR:
            yield STAR
        else:
            yield from (word.folded for word in words_of(part))


def _end_of(folded: Sequence[str], place: int, tokens: Sequence[str]) -> int | None:
    """Return where the shortest match from a place ends; all ways are followed at once, so no phrase is slow."""
    places, last = {place}, len(folded) - 1
    for token in tokens:
        if token == STAR:
            reached = {each + step for each in places for step in range(1, MOST_STARRED + 1)}
            places = {each for each in reached if each <= last}
        else:
            places = {each + 1 for each in places if folded[each] == token}
        if not places:
            return None
    return min(places)
