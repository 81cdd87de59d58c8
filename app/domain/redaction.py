"""Takes chosen names and addresses out of a text, however they are written there."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

MARK = "[removed]"  # as wide for a long name as for a short one
_OTHER_MARK = "[…]"  # for the rare case that somebody wants “removed” removed
_LONG = 6
_LONG_NUMBER = 9
_WIDEST_GAP = 40
_MOST_PASSES = 20
# Letters that no normal form takes apart (Unicode Standard Annex 15), as people write them without.
_LETTERS = {
    "ø": "o", "đ": "d", "ł": "l", "ħ": "h", "ŧ": "t", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th", "ŋ": "n",
}  # fmt: skip
# What may stand inside a word that is broken at the end of a line, or held together where it must not break.
_BREAKS = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff\u2010\u2011-\r\n\x02\ufffe")


@dataclass(frozen=True, slots=True)
class Removal:
    """Words to be taken out.

    Attributes:
        words: As somebody wrote them; found however case, accents, spaces, hyphens and line ends differ.
        as_a_name: Found only where the capitals stand that they have here, for names that are words too, such as May.
    """

    words: str
    as_a_name: bool = False


@dataclass(frozen=True, slots=True)
class _Sought:
    bare: str
    has_spaces: bool
    capitals: tuple[int, ...]

    @property
    def is_long(self) -> bool:
        """Whether it is found inside other words too: long enough to be no other word's part."""
        return len(self.bare) >= (_LONG_NUMBER if self.bare.isdigit() else _LONG) and not self.capitals


@dataclass(frozen=True, slots=True)
class _Bare:
    """A text's letters and figures without case and accents, and where each stands in the text."""

    letters: str
    places: tuple[int, ...]


class Redactor:
    """Finds words and takes them out; a text that went through it holds none of them."""

    def __init__(self, removals: Iterable[Removal]) -> None:
        sought = {_sought(removal) for removal in removals}
        self._sought = sorted((each for each in sought if each.bare), key=lambda each: (-len(each.bare), each.bare))
        self.mark = _OTHER_MARK if any(self._places(MARK)) else MARK

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Return from where to where the words stand in a text, those that overlap as one, in order."""
        merged: list[tuple[int, int]] = []
        for start, end in sorted(self._places(text)):
            if merged and start <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((start, end))
        return merged

    def finds(self, text: str) -> bool:
        """Whether any of the words stands in a text."""
        return any(True for _ in self._places(text))

    def text(self, text: str) -> str:
        """Return a text with a mark in place of each of the words; what is left holds none of them."""
        for _ in range(_MOST_PASSES):
            spans = self.spans(text)
            if not spans:
                return text
            text = replaced(text, spans, self.mark)
        return self.mark

    def _places(self, text: str) -> Iterator[tuple[int, int]]:
        if not self._sought:
            return
        bare = _bare(text)
        for sought in self._sought:
            start = bare.letters.find(sought.bare)
            while start >= 0:
                if _fits(sought, start, bare, text):
                    yield bare.places[start], bare.places[start + len(sought.bare) - 1] + 1
                start = bare.letters.find(sought.bare, start + 1)


def replaced(text: str, spans: Iterable[tuple[int, int]], mark: str) -> str:
    """Return a text with a mark in place of each span."""
    kept: list[str] = []
    done = 0
    for start, end in spans:
        kept.extend((text[done:start], mark))
        done = end
    return "".join((*kept, text[done:]))


def bare_words(words: str) -> str:
    """Return the letters and figures of words, without case and accents: what two spellings of a name share."""
    return _bare(words).letters


def _sought(removal: Removal) -> _Sought:
    words = removal.words.strip()
    bare = _bare(words)
    capitals = [index for index, place in enumerate(bare.places) if removal.as_a_name and words[place].isupper()]
    return _Sought(bare.letters, any(letter.isspace() for letter in words), tuple(capitals))


def _fits(sought: _Sought, start: int, bare: _Bare, text: str) -> bool:
    """Whether the letters found are the words, and not parts of other words that happen to lie beside each other."""
    places = bare.places[start : start + len(sought.bare)]
    if not all(text[places[index]].isupper() for index in sought.capitals):
        return False
    gaps = [text[one + 1 : other] for one, other in pairwise(places) if other > one + 1]
    if any(len(gap) > _WIDEST_GAP for gap in gaps):
        return False
    if _begins_a_word(text, places[0]) and _ends_a_word(text, places[-1]):
        return True
    return sought.is_long and (sought.has_spaces or all(_is_inside_a_word(gap) for gap in gaps))


def _is_inside_a_word(gap: str) -> bool:
    """Whether what stands between two letters only breaks a word at the end of a line, or joins letter and accent."""
    breaks = [each for each in gap if not unicodedata.combining(each)]
    return not breaks or (breaks[0] in _BREAKS and all(each in _BREAKS or each in " \t" for each in breaks))


def _begins_a_word(text: str, place: int) -> bool:
    return place == 0 or _is_edge(text[place - 1], text[place])


def _ends_a_word(text: str, place: int) -> bool:
    end = place + 1
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    return end == len(text) or _is_edge(text[place], text[end])


def _is_edge(before: str, after: str) -> bool:
    """Whether a word ends between two characters: at a space or mark, a figure, or a capital as in RowanAshford."""
    if not (_bare_letters(before) and _bare_letters(after)):
        return not unicodedata.combining(before) and not unicodedata.combining(after)
    return before.isdigit() != after.isdigit() or (before.islower() and after.isupper())


def _bare(text: str) -> _Bare:
    letters, places = [], []
    for place, character in enumerate(text):
        for letter in _bare_letters(character):
            letters.append(letter)
            places.append(place)
    return _Bare("".join(letters), tuple(places))


@lru_cache(maxsize=8192)
def _bare_letters(character: str) -> str:
    """Return a character as letters and figures without case and accents (NFKD, Unicode Standard Annex 15)."""
    taken_apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", character).casefold())
    plain = "".join(_LETTERS.get(each, each) for each in taken_apart)
    return "".join(each for each in plain if each.isalnum())
