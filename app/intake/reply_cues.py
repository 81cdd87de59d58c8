"""Signs of what a reply does, found sentence by sentence with the packs' patterns, each with the words that are it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from app.domain.phrase_search import Sentence, sentences
from app.domain.reply_words import Cue, RepliesFile
from app.intake.cue_patterns import CuePatterns, Found

_STRENGTHS = {"sure": 3, "likely": 2}
# What counts even below the signature: a footer may say that a machine wrote it.
_BELOW = frozenset({Cue.BOUNCE, Cue.AUTOMATIC})
# What a subject may say of itself; otherwise it only repeats what we asked for.
_IN_SUBJECT = frozenset(
    {Cue.BOUNCE, Cue.AUTOMATIC, Cue.HOLDING, Cue.EXTENSION, Cue.ASKS_FOR_ID, Cue.ASKS_FOR_CLARIFICATION}
) | {Cue.REJECTED, Cue.REFUSAL}
# A "not" far before what is for us, in the same clause, still denies it ("did not find that any ground was made out").
_FOR_US = frozenset({Cue.GIVEN, Cue.CONCEDED, Cue.FULL, Cue.PARTIAL})
_FAR, _NEAR = 10, 3
_SIGN_OFF = re.compile(
    r"^[ \t]*(?:yours(?:\s+(?:sincerely|faithfully|truly|ever))?"
    r"|(?:(?:kind(?:est)?|best|warm(?:est)?|all|with(?: kind| best)?)\s+)?(?:regards|wishes)"
    r"|best|all best|love|ta|cheers|all the best|in solidarity|take care|sincerely|(?:many )?thanks|thank you"
    r"|yn gywir|cofion(?: gorau| cynnes)?)[ \t]*[,.!]?[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
# An item of a list of answers, and something said after its colon.
_ITEM = re.compile(
    r"\s*(?:\(?(?:\d{1,2}|[a-h]|[ivx]{1,4})[.):]\s"
    r"|(?:q|question|point|item|allegation|request|part|no\.?)\s*\d{1,2}\b"
    r"|(?:as (?:to|for|regards) |on )?(?:your |the )?(?:first|second|third|fourth|fifth|sixth)"
    r"(?:ly\b|[,:.]| (?:question|point|allegation|request|complaint|part|one)\b))",
    re.IGNORECASE,
)
# A paragraph that begins with a few words and a colon, as an answer below a heading of its own.
_LABELLED = re.compile(
    r"\s*(?!(?:our|your|my|the)? ?(?:ref|reference|subject|date|from|to|cc|tel|email|case|report)\b)"
    r"[^\n:.?!]{2,40}:\s+\S+(?:\s+\S+){3}",
    re.IGNORECASE,
)
_ANSWER = re.compile(r"\s*[^\n:?]{1,90}[:?]\s+\S")


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign found: how weighty it is, the sentence that it stands in (its number and its words), and its list item.

    Attributes:
        item: The number of the answer in a list of answers, from 1; 0 outside one.
    """

    cue: Cue
    weight: int
    number: int
    sentence: str
    item: int = 0


class Signs:
    """The signs of one reply.

    Attributes:
        own: The sentences of the reply itself, without subject, footers and signature.
        answering: The items of a list that look like an answer, whatever their words: something stands after a colon.
    """

    def __init__(
        self, signs: Iterable[Sign], own: Sequence[Sentence] = (), answering: frozenset[int] = frozenset()
    ) -> None:
        self._by_cue: dict[Cue, list[Sign]] = defaultdict(list)
        for sign in signs:
            self._by_cue[sign.cue].append(sign)
        self.own = tuple(own)
        self.answering = answering
        self.words = sum(len(sentence.words) for sentence in own)

    def of(self, cues: Iterable[Cue]) -> list[Sign]:
        """Return the signs of some cues."""
        return [sign for cue in cues for sign in self._by_cue.get(cue, ())]

    def total(self, cues: Iterable[Cue]) -> int:
        """Return what they weigh together; a sentence counts once."""
        weights: dict[int, int] = {}
        for sign in self.of(cues):
            weights[sign.number] = max(sign.weight, weights.get(sign.number, 0))
        return sum(weights.values())

    def best(self, *cues: Cue) -> int:
        """Return the weight of the weightiest."""
        return max((sign.weight for sign in self.of(cues)), default=0)


@dataclass(frozen=True, slots=True)
class _Group:
    cue: Cue
    weight: int
    even_if: bool
    in_question: bool

    def counts(self, match: Found, sentence: Sentence) -> bool:
        """Whether a place found is a sign: not denied, no mere possibility, a question where it has to be one."""
        is_denied = 0 < match.denied <= (_FAR if self.cue in _FOR_US else _NEAR)
        return (
            not is_denied and (self.even_if or not match.is_hedged) and (sentence.is_question or not self.in_question)
        )


class CueWords:
    """The packs' patterns for kinds of reply, ready to be looked for."""

    def __init__(self, files: Iterable[RepliesFile]) -> None:
        self._packs = [_PackWords(file) for file in files]

    def signs(self, text: str, heading: int = 0) -> Signs:
        """Return the signs in a reply's own words; each cue once a sentence.

        Args:
            text: The subject, if any, and the words below it.
            heading: Where the latter begin.
        """
        said, below = sentences(text), _sign_off(text)
        items = _items(text, said)
        found = [sign for pack in self._packs for sign in pack.signs(text, said)]
        footers = {sign.number for sign in found if sign.cue is Cue.FURNITURE}
        kept = [
            replace(sign, item=items[sign.number])
            for sign in found
            if sign.number not in footers and _may_stand(sign.cue, said[sign.number].words[0].start, heading, below)
        ]
        own = [
            sentence
            for number, sentence in enumerate(said)
            if number not in footers and heading <= sentence.words[0].start < below
        ]
        answering = {
            item
            for place, (item, sentence) in enumerate(zip(items, said, strict=True))
            if item != items[place - 1] and _ANSWER.match(text, sentence.start, sentence.end)
        }
        return Signs(kept, own, frozenset(answering - {0}))


def _items(text: str, said: Sequence[Sentence]) -> list[int]:
    """Return for each sentence the item of a list that it belongs to; 0 for none."""
    items, current, count = [], 0, 0
    for sentence in said:
        is_first = "\n\n" in text[max(0, sentence.start - 2) : sentence.words[0].start]
        if _ITEM.match(text, sentence.start) or (is_first and _LABELLED.match(text, sentence.start)):
            count += 1
            current = count
        elif is_first:
            current = 0
        items.append(current)
    return items


def _may_stand(cue: Cue, place: int, own: int, below: int) -> bool:
    """Whether a sign counts where it stands: in the subject, in the letter itself, below the signature."""
    return cue in _IN_SUBJECT if place < own else place < below or cue in _BELOW


class _PackWords:
    """One pack's patterns."""

    def __init__(self, file: RepliesFile) -> None:
        self._groups: list[_Group] = []
        self._says: list[int] = []
        self._is_unless: list[bool] = []
        self._everywhere: set[int] = set()
        patterns: list[str] = []
        for kind in file.kinds:
            self._everywhere.add(len(self._groups))
            self._add(
                _Group(Cue(kind.kind), _STRENGTHS[kind.strength], True, False), kind.phrases, kind.unless, patterns
            )
        for cue in file.cues:
            group = _Group(Cue(cue.cue), cue.weight, cue.even_if, cue.in_question)
            self._add(group, cue.phrases, cue.unless, patterns)
        self._patterns = CuePatterns(patterns, file.words)

    def _add(self, group: _Group, phrases: Iterable[str], unless: Iterable[str], patterns: list[str]) -> None:
        for is_unless, listed in ((False, phrases), (True, unless)):
            for phrase in listed:
                patterns.append(phrase)
                self._says.append(len(self._groups))
                self._is_unless.append(is_unless)
        self._groups.append(group)

    def signs(self, text: str, said: list[Sentence]) -> Iterator[Sign]:
        """Yield the signs in sentences; a group is silent where one of its exceptions stands."""
        found = [self._in_sentence(text, sentence) for sentence in said]
        silent = {group for _, silenced in found for group, _ in silenced if group in self._everywhere}
        for number, (spoken, silenced) in enumerate(found):
            cues: dict[Cue, int] = {}
            for index, _ in spoken - silenced:
                group = self._groups[index]
                if index not in silent:
                    cues[group.cue] = max(group.weight, cues.get(group.cue, 0))
            sentence = " ".join(text[said[number].start : said[number].end].split())
            yield from (Sign(cue, weight, number, sentence) for cue, weight in cues.items())

    def _in_sentence(self, text: str, sentence: Sentence) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
        """Return the groups that a sentence speaks of, and those that it silences, each with the clause."""
        spoken: set[tuple[int, int]] = set()
        silenced: set[tuple[int, int]] = set()
        for match in self._patterns.found(text, sentence.words):
            index = self._says[match.pattern]
            group = self._groups[index]
            if self._is_unless[match.pattern]:
                silenced.add((index, match.clause))
            elif group.counts(match, sentence):
                spoken.add((index, match.clause))
        return spoken, silenced


def _sign_off(text: str) -> int:
    """Return where the signature begins; the end of a text without one."""
    found = _SIGN_OFF.search(text)
    return found.start() if found else len(text)
