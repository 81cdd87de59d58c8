"""What a reply gives of an apology that was asked for, element by element; each with the words that say so."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from app.domain.apologies import Element, Given
from app.domain.phrase_search import Match, PhraseIndex, Sentence, sentences
from app.domain.replies import ReplyKind
from app.domain.reply_proposals import ElementProposal
from app.domain.reply_words import ApologyPhrases
from app.i18n import tr
from app.intake.point_passages import LONGEST_WORDS, stems
from app.intake.promised_days import ReckonedFrom, promised_day

_LEAST_SHARED = 2
# The less is given the earlier: of two readings of the same words the one that gives less is taken.
_ORDER = (Given.NOT, Given.PROMISED, Given.PARTLY, Given.CAME)


class ApologyWords:
    """The packs' phrases for elements of apologies, ready to be looked for."""

    def __init__(self, phrases: Iterable[ApologyPhrases]) -> None:
        self._groups = [_Group(each, PhraseIndex(each.phrases), PhraseIndex(each.unless)) for each in phrases]

    def found(self, element: Element, sentence: Sentence) -> list["_Found"]:
        """Return what a sentence says of an element; of phrases that overlap the longest counts."""
        ours = (group for group in self._groups if group.phrases.element == element)
        found = [_Found(group.phrases, match) for group in ours for match in group.matches(sentence)]
        return [each for each in found if not any(_outdoes(other, each) for other in found)]


class _Group(NamedTuple):
    phrases: ApologyPhrases
    search: PhraseIndex
    unless: PhraseIndex

    def matches(self, sentence: Sentence) -> Iterator[Match]:
        return iter(()) if self.unless.first(sentence.words) else self.search.matches(sentence.words)


class _Found(NamedTuple):
    phrases: ApologyPhrases
    match: Match


@dataclass(frozen=True, slots=True)
class _Said:
    """One reading: what it gives, the sentence and the words in it that say so, and where their words begin."""

    given: Given
    sentence: Sentence
    words: str
    because: str
    start: int


def propose_apology(
    asked: Sequence[Element],
    own: str,
    kind: ReplyKind,
    complained_of: str,
    phrases: ApologyWords,
    start: ReckonedFrom,
) -> dict[Element, ElementProposal]:
    """Propose what came of each element that was asked for.

    Args:
        asked: The elements.
        own: The reply's own words.
        kind: What kind of reply it is; one that settles nothing leaves every element waiting.
        complained_of: The words that the letter complains of; "" where they are not known.
        phrases: The packs' phrases.
        start: The days that periods in the reply run from.

    Returns:
        Proposals by element; `words` stand in `own` exactly so, and are "" where nothing is said.
    """
    if not kind.settles:
        because = tr("this kind of reply brings no apology")
        return {element: ElementProposal(Given.WAITING, "", because) for element in asked}
    said, about = sentences(own), stems(complained_of)
    return {element: _proposal(list(_readings(element, said, own, about, phrases)), own, start) for element in asked}


def _readings(
    element: Element, said: Sequence[Sentence], own: str, about: frozenset[str], phrases: ApologyWords
) -> Iterator[_Said]:
    for place, sentence in enumerate(said):
        before = said[place - 1] if place else sentence
        for found in phrases.found(element, sentence):
            yield _reading(found, sentence, before, own, about)


def _reading(found: _Found, sentence: Sentence, before: Sentence, own: str, about: frozenset[str]) -> _Said:
    words = " ".join(own[sentence.words[found.match.first].start : sentence.words[found.match.end - 1].end].split())
    given, start = Given(found.phrases.given), sentence.start
    because = (found.phrases.because or tr("it says “{words}”")).replace("{words}", words)
    if found.phrases.about_it and about and not _speaks_of(about, own, sentence):
        start = before.start
        if not _speaks_of(about, own, before):
            given, start = min(given, Given.PARTLY, key=_ORDER.index), sentence.start
            because = tr("it says “{words}”, and not of what").format(words=words)
    return _Said(given, sentence, words, because, start)


def _speaks_of(about: frozenset[str], own: str, sentence: Sentence) -> bool:
    return len(about & stems(own[sentence.start : sentence.end])) >= _LEAST_SHARED


def _proposal(readings: Sequence[_Said], own: str, start: ReckonedFrom) -> ElementProposal:
    """Take what gives most; a refusal or a phrase that gives nothing counts only where nothing else is said."""
    if not readings:
        return ElementProposal(Given.NOT, "", tr("nothing in the reply says it"))
    best = max(readings, key=lambda said: _ORDER.index(said.given))
    words = own[best.start : best.sentence.end].strip()
    if len(words) > LONGEST_WORDS:
        words = own[best.sentence.start : best.sentence.end].strip()[:LONGEST_WORDS]
    promise = " ".join(own[best.sentence.start : best.sentence.end].split())
    by = promised_day(promise, start) if best.given is Given.PROMISED else None
    return ElementProposal(best.given, words, best.because, by)


def _outdoes(one: _Found, other: _Found) -> bool:
    """Whether one phrase takes another's place: they overlap, and it is longer, or as long and gives less."""
    ours, theirs = one.match, other.match
    if ours.first >= theirs.end or theirs.first >= ours.end:
        return False
    longer = (ours.end - ours.first) - (theirs.end - theirs.first)
    gives_less = _ORDER.index(Given(one.phrases.given)) < _ORDER.index(Given(other.phrases.given))
    return longer > 0 or (longer == 0 and gives_less)
