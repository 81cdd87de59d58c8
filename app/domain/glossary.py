"""Words explained: where a text uses one of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.domain.alphabet import in_alphabet
from app.domain.phrase_search import words_of


@dataclass(frozen=True, slots=True)
class ExplainedWord:
    """A word, or several that belong together, and what it means.

    Attributes:
        is_marked: Whether texts that use it say so; words of every sentence are only listed.
    """

    word: str
    meaning: str
    is_marked: bool = True


@dataclass(frozen=True, slots=True)
class UsedWord:
    """Where a text uses an explained word: from, up to (not included)."""

    start: int
    end: int
    explained: ExplainedWord


class Glossary:
    """Explained words in the order of the alphabet; of two that are spelt alike the first counts."""

    def __init__(self, words: Iterable[ExplainedWord]) -> None:
        known: dict[str, ExplainedWord] = {}
        for each in words:
            known.setdefault(each.word.casefold(), each)
        self.words = tuple(known[key] for key in sorted(known, key=in_alphabet))
        marked = (each for each in self.words if each.is_marked)
        self._spelt: Mapping[tuple[str, ...], ExplainedWord] = {_folded(each.word): each for each in marked}
        self._longest = max(map(len, self._spelt), default=0)

    def used_in(self, text: str) -> list[UsedWord]:
        """Return the marked words that a text uses, each once, in its order; the longest of those that begin alike."""
        words, found, place = words_of(text), dict[str, UsedWord](), 0
        while place < len(words):
            for count in range(min(self._longest, len(words) - place), 0, -1):
                spelt = tuple(word.folded for word in words[place : place + count])
                explained = self._spelt.get(spelt) or self._spelt.get((*spelt[:-1], _singular(spelt[-1])))
                if explained is not None:
                    used = UsedWord(words[place].start, words[place + count - 1].end, explained)
                    found.setdefault(explained.word, used)
                    place += count - 1
                    break
            place += 1
        return list(found.values())


def _folded(words: str) -> tuple[str, ...]:
    return tuple(word.folded for word in words_of(words))


def _singular(word: str) -> str:
    """Return an English word without the ending of many; good enough to find it again."""
    return f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")
