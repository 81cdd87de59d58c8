"""Spelling: which words stand neither in the dictionary nor among the member's own, and what may have been meant."""

import threading
from collections.abc import Container, Iterator
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from app.domain.interview import Interview
from app.domain.letter_passages import passages
from app.domain.spelling import PlacedWord, is_known, names_in_answers, words_to_look_up
from app.services.records import Records

LANGUAGE = "en_GB"
MOST_SUGGESTIONS = 5


class Dictionary(Protocol):
    """What we ask of Hunspell."""

    def spell(self, word: str) -> bool:
        """Tell whether it is a word."""

    def suggest(self, word: str) -> tuple[str, ...]:
        """Return words that are near it."""


class SpellingService:
    """Looks words up in the dictionary that comes with Plaint; nothing is marked where that cannot be read.

    The dictionary takes two tenths of a second to read, and a suggestion as long to find.
    """

    def __init__(self, records: Records, folder: Path) -> None:
        self._records, self._folder = records, folder
        self._reading = threading.Lock()
        self._dictionary: Dictionary | None = None
        self._own: frozenset[str] = frozenset()
        self._is_word = lru_cache(maxsize=20_000)(self._look_up)

    def make_ready(self) -> bool:
        """Read the dictionary, once, in any thread; tells whether there is one."""
        with self._reading:
            if self._dictionary is None:
                with suppress(Exception):  # a build without it, or a broken file: letters are written all the same
                    self._dictionary = _hunspell(self._folder)
        return self.is_ready

    @property
    def is_ready(self) -> bool:
        """Whether the dictionary was read."""
        return self._dictionary is not None

    def own_words(self) -> frozenset[str]:
        """Read the words that the member added, and those of their own name and address, in small letters.

        `misspelt` goes by what was read last: it runs while words are drawn, when the data file may be locked by then.
        """
        profile = self._records.profile.load()
        told = set(names_in_answers([profile.name, *profile.address]))
        self._own = frozenset(word.lower() for word in profile.own_words) | told
        return self._own

    def add_word(self, word: str) -> None:
        """Take a word to be right from now on, in every letter.

        Raises:
            UserError: It could not be kept.
        """
        profile = self._records.profile.load()
        if word.lower() not in {known.lower() for known in profile.own_words}:
            self._records.profile.save(replace(profile, own_words=(*profile.own_words, word)))
        self.own_words()

    def names_in_letter(self, letter_id: int) -> frozenset[str]:
        """Return the names in a letter's answers, in small letters: of people and bodies that its words are about.

        Raises:
            NotFoundError: There is no such letter.
        """
        return frozenset(names_in_answers(dict(self._records.letters.get(letter_id).answers)))

    def misspelt(self, text: str, names: Container[str] = ()) -> Iterator[PlacedWord]:
        """Yield the words that nobody knows, with their places; none before the dictionary is ready.

        Args:
            text: What was written.
            names: Further known words, in small letters.
        """
        if self._dictionary is None:
            return
        for word in words_to_look_up(text):
            if not (self._is_word(word.text) or is_known(word.text, self._own) or is_known(word.text, names)):
                yield word

    def suggestions(self, word: str) -> tuple[str, ...]:
        """Return what may have been meant, the nearest first; two words for one stand behind."""
        found = () if self._dictionary is None else self._dictionary.suggest(word)
        return tuple(sorted(found, key=lambda better: " " in better or "-" in better))[:MOST_SUGGESTIONS]

    def in_letter(self, interview: Interview) -> list[tuple[str, str]]:
        """Return the words in a letter's answers that nobody knows: the label of the first answer with it, the word."""
        self.make_ready()
        self.own_words()
        names = frozenset(names_in_answers(dict(interview.answers)))
        found: dict[str, tuple[str, str]] = {}
        for passage in passages(interview):
            for word in () if passage.is_quoted else self.misspelt(passage.text, names):
                found.setdefault(word.text.lower(), (passage.label, word.text))
        return list(found.values())

    def _look_up(self, word: str) -> bool:
        assert self._dictionary is not None
        return self._dictionary.spell(word)


@lru_cache(maxsize=1)
def _hunspell(folder: Path) -> Dictionary:
    """Return the dictionary in a folder; its path is given in UTF-8, which Hunspell reads on every system."""
    from hunspell import Hunspell  # type: ignore[import-untyped] # it ships no hints

    found: Dictionary = Hunspell(LANGUAGE, hunspell_data_dir=str(folder), system_encoding="UTF-8")
    return found
