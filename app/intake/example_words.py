"""Which kind of reply a text is most like, told by the words that it shares with the pack's example replies.

Naive Bayes on the stems of words and pairs of neighbouring words, each counted once a reply (multinomial event model
with Lidstone smoothing: Manning, Raghavan and Schütze, *Introduction to Information Retrieval*, chapter 13). Nothing is
learned from what a person receives; the same examples always give the same answer, and each sentence's part in it is
known.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.domain.phrase_search import Sentence, sentences, word_set
from app.domain.replies import ReplyKind

_SMOOTHING = 0.1
_LEAST_STEM = 4
_ENDINGS = (
    "ations", "ation", "ingly", "ments", "ment", "ings", "ing", "edly", "ies", "ied", "ed", "es", "s", "ly", "e", "y",
)  # fmt: skip
_DATES = word_set(
    "january february march april june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday jan feb mar apr jun jul aug sep sept oct nov dec"
)


@dataclass(frozen=True, slots=True)
class Leanings:
    """How much each kind is spoken for (natural logarithms, only their differences mean anything).

    Attributes:
        by_kind: The whole text.
        by_sentence: What each sentence adds, in the order of the sentences given.
    """

    by_kind: Mapping[ReplyKind, float]
    by_sentence: Sequence[Mapping[ReplyKind, float]]


class ExampleWords:
    """Example replies, ready for a text to be held against them.

    Args:
        examples: Texts with the kind that each is.
    """

    def __init__(self, examples: Iterable[tuple[ReplyKind, str]]) -> None:
        counts: dict[ReplyKind, Counter[str]] = defaultdict(Counter)
        for kind, text in examples:
            counts[kind].update({token for sentence in sentences(text) for token in _tokens(sentence)})
        known = {token for counter in counts.values() for token in counter}
        totals = {kind: counter.total() + _SMOOTHING * len(known) for kind, counter in counts.items()}
        self.kinds = tuple(counts)
        self._weights = {
            token: tuple(math.log((counts[kind][token] + _SMOOTHING) / totals[kind]) for kind in self.kinds)
            for token in known
        }

    def leanings(self, said: Sequence[Sentence]) -> Leanings:
        """Return which kinds sentences are like; a word counts in the first sentence that has it."""
        seen: set[str] = set()
        added = [self._added(sentence, seen) for sentence in said]
        whole = {kind: math.fsum(each[place] for each in added) for place, kind in enumerate(self.kinds)}
        return Leanings(whole, [dict(zip(self.kinds, each, strict=True)) for each in added])

    def _added(self, sentence: Sentence, seen: set[str]) -> list[float]:
        sums = [0.0] * len(self.kinds)
        for token in _tokens(sentence):
            if token in self._weights and token not in seen:
                seen.add(token)
                sums = [one + other for one, other in zip(sums, self._weights[token], strict=True)]
        return sums


def _tokens(sentence: Sentence) -> Iterator[str]:
    """Yield the stems of a sentence, and each two that stand side by side."""
    before = ""
    for word in sentence.words:
        stem = _stem(word.folded)
        yield stem
        if before:
            yield f"{before} {stem}"
        before = stem


def _stem(word: str) -> str:
    """Cut a word down so that its forms are one; all numbers are one, and so are days and months."""
    if word[0].isdigit():
        return "#"
    if word in _DATES:
        return "@"
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM:
            return word.removesuffix(ending)
    return word
