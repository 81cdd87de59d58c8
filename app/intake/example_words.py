"""Which kind of reply a text is most like, told by the words that it shares with the pack's example replies.

Naive Bayes over stems, pairs of stems that stand side by side or nearly so, stems after a word that says no, and stems
in questions. Each example and each reply counts as much as any other however long it is: words are weighed by how rare
they are and the weights of a text brought to length one, which is what makes Naive Bayes hold its own (Rennie, Shih,
Teevan and Karger, *Tackling the Poor Assumptions of Naive Bayes Text Classifiers*, 2003, sections 4.1 to 4.3). Nothing
is learned from what a person receives; the same examples always give the same answer, and each sentence's part in it
is known.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise

from app.domain.phrase_search import Sentence, sentences, word_set
from app.domain.replies import ReplyKind

# Chosen with whole sets of replies and of examples left out by turns; more of it levels what few examples tell.
_SMOOTHING = 0.03
_LEAST_STEM = 4
# How many words a pair may skip, and how far a "not" reaches.
_SKIPPED, _DENIED = 1, 5
_ENDINGS = (
    "ations", "ation", "ingly", "ments", "ment", "ings", "ing", "edly", "ies", "ied", "ed", "es", "s", "ly", "e", "y",
)  # fmt: skip
_DATES = word_set(
    "january february march april june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday jan feb mar apr jun jul aug sep sept oct nov dec"
)
_NOES = word_set("not no never nothing none unable neither nor")
# Short forms, also as they are typed on telephones, count as what they stand for.
_ENDS_SHORT = {"n't": "not", "'ve": "have", "'ll": "will", "'re": "are", "'m": "am", "'d": "would"}
_SHORT_IS = word_set("it's that's there's he's she's what's who's here's")
_SHORT = {
    "can't": "can not", "cannot": "can not", "cant": "can not", "won't": "will not", "wont": "will not",
    "shan't": "shall not", "dont": "do not", "doesnt": "does not", "didnt": "did not", "isnt": "is not",
    "arent": "are not", "wasnt": "was not", "havent": "have not", "hasnt": "has not", "couldnt": "could not",
    "wouldnt": "would not", "ive": "i have", "im": "i am", "youre": "you are", "theyre": "they are",
    "thats": "that is", "u": "you", "ur": "your", "r": "are", "pls": "please",
}  # fmt: skip


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
        counted = [(kind, _counted(sentences(text))) for kind, text in examples]
        self.kinds = tuple(dict.fromkeys(kind for kind, _ in counted))
        found_in = Counter(chain.from_iterable(counts for _, counts in counted))
        rarities = [0.0, *(math.log((1 + len(counted)) / (1 + texts)) + 1 for texts in range(1, len(counted) + 1))]
        self._rarity = {token: rarities[texts] for token, texts in found_in.items()}
        self._sums: dict[ReplyKind, dict[str, float]] = {kind: {} for kind in self.kinds}
        for kind, counts in counted:
            sums = self._sums[kind]
            for token, weight in self._weighed(counts).items():
                sums[token] = sums.get(token, 0.0) + weight
        beside = _SMOOTHING * len(found_in)
        self._totals = [math.log(math.fsum(sums.values()) + beside) for sums in self._sums.values()]

    def leanings(self, said: Sequence[Sentence]) -> Leanings:
        """Return which kinds sentences are like; a word counts in the first sentence that has it."""
        known = [[token for token in _tokens(sentence) if token in self._rarity] for sentence in said]
        left = self._weighed(Counter(chain.from_iterable(known)))
        added = [self._added({token: left.pop(token) for token in tokens if token in left}) for tokens in known]
        whole = {kind: math.fsum(each[place] for each in added) for place, kind in enumerate(self.kinds)}
        return Leanings(whole, [dict(zip(self.kinds, each, strict=True)) for each in added])

    def _added(self, weights: Mapping[str, float]) -> list[float]:
        """Return what known words add for each kind."""
        return [
            math.fsum(
                weight * (math.log(sums.get(token, 0.0) + _SMOOTHING) - total) for token, weight in weights.items()
            )
            for sums, total in zip(self._sums.values(), self._totals, strict=True)
        ]

    def _weighed(self, counts: Mapping[str, int]) -> dict[str, float]:
        """Weigh known words by how rare they are, and bring them all to length one."""
        rarity = self._rarity
        weights = {
            token: rarity[token] if count == 1 else (1 + math.log(count)) * rarity[token]
            for token, count in counts.items()
        }
        length = math.hypot(*weights.values()) or 1.0
        return {token: weight / length for token, weight in weights.items()}


def _counted(said: Sequence[Sentence]) -> dict[str, int]:
    """Return how often each thing that counts stands in a text."""
    counts: dict[str, int] = {}
    for sentence in said:
        for token in _tokens(sentence):
            counts[token] = counts.get(token, 0) + 1
    return counts


def _tokens(sentence: Sentence) -> list[str]:
    """Return what of a sentence counts."""
    words = [part for word in sentence.words for part in _spelt_out(word.folded)]
    stems = [_stem(word) for word in words]
    tokens = [*stems, f"^ {stems[0]}", f"{stems[-1]} $"]
    tokens += [f"{one} {other}" for one, other in pairwise(stems)]
    for skipped in range(2, 2 + _SKIPPED):
        tokens += [f"{one}~{other}" for one, other in zip(stems, stems[skipped:], strict=False)]
    for place, word in enumerate(words, 1):
        if word in _NOES:
            tokens += [f"!{stem}" for stem in stems[place : place + _DENIED]]
    if sentence.is_question:
        tokens += ["?", *(f"?{stem}" for stem in stems)]
    return tokens


@lru_cache(maxsize=8192)
def _spelt_out(word: str) -> tuple[str, ...]:
    """Return what a short form stands for, and any other word without its apostrophes."""
    if word in _SHORT:
        return tuple(_SHORT[word].split())
    if word in _SHORT_IS:
        return word[:-2], "is"
    for ending, meaning in _ENDS_SHORT.items() if "'" in word else ():
        if word.endswith(ending) and word != ending:
            return word.removesuffix(ending).replace("'", ""), meaning
    return (word.replace("'", ""),)


@lru_cache(maxsize=8192)
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
