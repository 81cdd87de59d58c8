"""Which words of a text are worth looking up in a dictionary, and where they stand."""

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from app.domain.answers import Value

MOST_LETTERS = 60
_CHUNK = re.compile(r"\S+")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
# A chunk with one of these is an address, a reference, an amount or a file, and none of its parts is looked up.
_NO_PROSE = re.compile(r"[@\d_\\<>=#]|://|www\.|[^\W\d_]\.[^\W\d_]{2}|[^\W\d_]/[^\W\d_]")
_LAST_LATIN = "\u024f"
_OWNER = re.compile(r"['’]s$")
_LONGEST_NAME = 6  # words
_SENTENCE = re.compile(r"[.!?]\s*$|\n")


@dataclass(frozen=True, slots=True)
class PlacedWord:
    """A word and the place of its first character in the text, from 0."""

    text: str
    start: int


def words_to_look_up(text: str) -> Iterator[PlacedWord]:
    """Yield the ordinary words of a text.

    Passed over are initials and abbreviations in capitals, words with a capital inside, single letters, other
    scripts, and whatever stands in an address, a reference or an amount.
    """
    for chunk in _CHUNK.finditer(text):
        if _NO_PROSE.search(chunk[0]):
            continue
        for found in _WORD.finditer(chunk[0]):
            word = found[0]
            is_ordinary = 1 < len(word) <= MOST_LETTERS and word[1:] == word[1:].lower() and max(word) <= _most(word)
            if is_ordinary:
                yield PlacedWord(word, chunk.start() + found.start())


def is_known(word: str, known: Container[str]) -> bool:
    """Tell whether a word, or the one whose it says something to be, is among known ones in small letters."""
    small = word.lower()
    return small in known or _OWNER.sub("", small) in known


def names_in_answers(value: Value) -> Iterator[str]:
    """Yield, in small letters, the capitalised words of answers that are no sentence: names of people and bodies."""
    if isinstance(value, str):
        words = _WORD.findall(value)
        if len(words) <= _LONGEST_NAME and not _SENTENCE.search(value):
            yield from (word.lower() for word in words if word[0].isupper())
    elif isinstance(value, dict | list):
        items: Iterable[Value] = value.values() if isinstance(value, dict) else value
        for item in items:
            yield from names_in_answers(item)


def _most(word: str) -> str:
    """Return the highest character that a word of our script may hold: the curly apostrophe stands above it."""
    return "’" if "’" in word else _LAST_LATIN
