"""Which passages of a reply touch which point, and what they seem to do with it; each with the words that say so."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.domain.phrase_search import PhraseIndex, Sentence, sentences, word_set, words_of
from app.domain.points import Point, Verdict
from app.domain.replies import ReplyKind
from app.domain.reply_proposals import PointProposal
from app.domain.reply_words import VerdictPhrases
from app.i18n import tr

LONGEST_WORDS = 600

_LEAST_SHARE = 0.22
_SILENT = word_set(
    "a about after all also am an and any are as ask at be because been before but by can could did do does "
    "each for from give had has have he her his how i if in is it its letter may me my no not of on one or our "
    "please question point reply said say she should so some such than that the their them then there these "
    "they this those to us was we were what when where which who whom why will with would you your want wanted "
    "made make send sent copy whether complaint request"
)
_ENDINGS = (("ies", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""), ("ly", ""), ("e", ""))
_NAMED = re.compile(
    r"\b(?:points?|questions?|items?|requests?|allegations?|paragraphs?|no\.?)\s+(\d{1,2})\b|\bP(\d{1,3})\b",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?"
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^\s*\(?(\d{1,2})[.):]\s", re.MULTILINE)
_GAP = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class _Passage:
    """One sentence of the reply: its stems, its paragraph, the point whose number it bears."""

    sentence: Sentence
    stems: frozenset[str]
    paragraph: int
    numbered: int | None


class VerdictWords:
    """The packs' phrases for verdicts, ready to be looked for."""

    def __init__(self, phrases: Iterable[VerdictPhrases]) -> None:
        groups: dict[Verdict, list[str]] = {}
        for group in phrases:
            groups.setdefault(Verdict(group.verdict), []).extend(group.phrases)
        self._indexes = {verdict: PhraseIndex(listed) for verdict, listed in groups.items()}
        self.promising = self._indexes.get(Verdict.PROMISED, PhraseIndex(()))

    def found(self, text: str, sentence: Sentence) -> dict[Verdict, str]:
        """Return the verdicts that a sentence speaks of, each with the words that do."""
        matches = {verdict: index.first(sentence.words) for verdict, index in self._indexes.items()}
        return {
            verdict: " ".join(text[sentence.words[match.first].start : sentence.words[match.end - 1].end].split())
            for verdict, match in matches.items()
            if match is not None
        }


def propose_points(
    points: Sequence[Point], own: str, kind: ReplyKind, verdicts: VerdictWords
) -> dict[str, PointProposal]:
    """Propose a verdict for each point.

    Args:
        points: The points that the reply is held against, in their order.
        own: The reply's own words.
        kind: What kind of reply it is; one that settles nothing leaves every point waiting.
        verdicts: The packs' phrases for verdicts.

    Returns:
        Proposals by label; `words` stand in `own` exactly so, and are "" where no passage touches the point.
    """
    if not kind.settles:
        because = tr("this kind of reply does not answer points")
        return {point.label: PointProposal(Verdict.WAITING, "", because) for point in points}
    passages = _passages(own, points)
    touching = _touching(points, passages, own, verdicts)
    return {point.label: _proposal(point, touching[point.label], own, kind, verdicts) for point in points}


def stems(text: str) -> frozenset[str]:
    """Return the words that carry a text's sense, cut down so that "records" and "recorded" are one; and its days."""
    joined = re.sub(r"\be-mail", "email", text, flags=re.IGNORECASE)
    days = (f"{int(day)} {month[:3].casefold()}" for day, month in _DAY.findall(joined))
    words = (word.folded for word in words_of(joined))
    return frozenset((*days, *(_stem(word) for word in words if word not in _SILENT and len(word) > 1)))


def _stem(word: str) -> str:
    word = word.removesuffix("'s")
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word.removesuffix(ending) + instead
    return word


def _passages(own: str, points: Sequence[Point]) -> list[_Passage]:
    gaps = [found.end() for found in _GAP.finditer(own)]
    numbers = _numbered_places(own, len(points))
    found = []
    for sentence in sentences(own):
        if all(word.folded.isdigit() for word in sentence.words):
            continue
        words = own[sentence.start : sentence.end]
        paragraph = sum(gap <= sentence.start for gap in gaps)
        found.append(_Passage(sentence, stems(words), paragraph, _named_point(words, sentence.start, numbers, points)))
    return found


def _numbered_places(own: str, count: int) -> list[tuple[int, int]]:
    """Return where numbered answers begin, when they run from 1 and there are no more of them than points."""
    places = [(found.start(), int(found[1])) for found in _NUMBERED.finditer(own)]
    numbers = [number for _, number in places]
    return places if numbers and numbers == list(range(1, len(numbers) + 1)) and 2 <= len(numbers) <= count else []


def _named_point(words: str, start: int, numbers: Sequence[tuple[int, int]], points: Sequence[Point]) -> int | None:
    """Return the index of the point that a sentence names, or under whose number it stands."""
    found = (each for each in _NAMED.finditer(words) if not _is_matter(each[0], points))
    if named := next(found, None):
        number = int(named[1] or named[2])
        by_label = [index for index, point in enumerate(points) if point.number == number]
        return by_label[0] if by_label else number - 1 if named[1] and number <= len(points) else None
    above = [number for place, number in numbers if place <= start]
    return above[-1] - 1 if above else None


def _is_matter(name: str, points: Sequence[Point]) -> bool:
    """Whether “item 6” is something that a point speaks of, such as an item of an agenda, and no point's number."""
    said = re.compile(rf"\b{re.escape(' '.join(name.split()))}\b", re.IGNORECASE)
    return any(said.search(" ".join(f"{point.statement} {point.remedy} {point.rule}".split())) for point in points)


def _touching(
    points: Sequence[Point], passages: Sequence[_Passage], own: str, verdicts: VerdictWords
) -> dict[str, list[tuple[_Passage, frozenset[str]]]]:
    """Return, for each point, the passages that touch it, each with the words they share."""
    wanted = [stems(f"{point.statement} {point.remedy}") for point in points]
    spread = Counter(stem for each in wanted for stem in each)
    touching: dict[str, list[tuple[_Passage, frozenset[str]]]] = {point.label: [] for point in points}
    last: tuple[int, int] | None = None
    for passage in passages:
        index = passage.numbered if passage.numbered is not None else _best(passage.stems, wanted, spread)
        goes_on = index is None and last is not None and last[1] == passage.paragraph
        if goes_on and last is not None and verdicts.found(own, passage.sentence):
            index = last[0]
        if index is not None:
            touching[points[index].label].append((passage, passage.stems & wanted[index]))
            last = (index, passage.paragraph)
    return touching


def _best(said: frozenset[str], wanted: Sequence[frozenset[str]], spread: Mapping[str, int]) -> int | None:
    """Return the point that shares most with a sentence: enough of its words, or one that no other point has."""
    scored = []
    for index, each in enumerate(wanted):
        shared = said & each
        weight = sum(1 / spread[stem] for stem in shared)
        share = weight / max(1.0, math.sqrt(len(each)) * 1.6)
        if shared and (len(shared) >= 2 or any(spread[stem] == 1 and len(stem) > 3 for stem in shared)):
            scored.append((share, -index))
    best = max(scored, default=(0.0, 0))
    return -best[1] if best[0] >= _LEAST_SHARE else None


def _proposal(
    point: Point,
    touching: Sequence[tuple[_Passage, frozenset[str]]],
    own: str,
    kind: ReplyKind,
    verdicts: VerdictWords,
) -> PointProposal:
    if not touching:
        return _untouched(point, kind)
    said = [(passage, verdicts.found(own, passage.sentence)) for passage, _ in touching]
    spoken: dict[Verdict, tuple[_Passage, str]] = {}
    for passage, found in said:
        for verdict, words in found.items():
            spoken.setdefault(verdict, (passage, words))
    verdict = _verdict(spoken, answers=any(not found for _, found in said))
    if verdict in spoken or (verdict is Verdict.PARTLY and Verdict.REFUSED in spoken):
        passage, words = spoken.get(verdict) or spoken[Verdict.REFUSED]
        because = tr("it says “{words}”").format(words=words)
    else:
        passage, shared = max(touching, key=lambda each: len(each[1]))
        because = tr("it mentions “{words}”").format(words=_shared_words(own, passage, shared))
    return PointProposal(verdict, _their_words(own, passage, touching), because)


def _verdict(spoken: Mapping[Verdict, object], *, answers: bool) -> Verdict:
    """Weigh what the passages do: an answer beside a refusal is an answer in part."""
    if Verdict.OFF_THE_POINT in spoken and Verdict.CONCEDED not in spoken:
        return Verdict.OFF_THE_POINT
    if Verdict.PARTLY in spoken or (Verdict.REFUSED in spoken and answers):
        return Verdict.PARTLY
    for verdict in (Verdict.REFUSED, Verdict.CONCEDED):
        if verdict in spoken:
            return verdict
    return Verdict.PROMISED if Verdict.PROMISED in spoken and not answers else Verdict.ANSWERED


def _untouched(point: Point, kind: ReplyKind) -> PointProposal:
    if kind is ReplyKind.REFUSAL:
        return PointProposal(Verdict.REFUSED, "", tr("the reply refuses as a whole and does not speak of this point"))
    words = point.statement if len(point.statement) <= 60 else f"{point.statement[:57].rsplit(' ', 1)[0]} …"
    return PointProposal(Verdict.IGNORED, "", tr("nothing in the reply mentions “{words}”").format(words=words))


def _shared_words(own: str, passage: _Passage, shared: frozenset[str]) -> str:
    """Return the stretch of the sentence from the first word shared to the last."""
    inside = [word for word in passage.sentence.words if _stem(word.folded) in shared]
    if not inside:
        return " ".join(own[passage.sentence.start : passage.sentence.end].split())[:80]
    return " ".join(own[inside[0].start : inside[-1].end].split())[:120]


def _their_words(own: str, key: _Passage, touching: Sequence[tuple[_Passage, frozenset[str]]]) -> str:
    """Return the passages of the key one's paragraph, from the first to the last, as they stand."""
    near = [passage.sentence for passage, _ in touching if passage.paragraph == key.paragraph]
    words = own[near[0].start : near[-1].end].strip()
    if len(words) > LONGEST_WORDS:
        words = own[key.sentence.start : key.sentence.end].strip()[:LONGEST_WORDS]
    return words
