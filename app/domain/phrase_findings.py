"""Findings of the letter check that rest on a pack's phrases."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import assert_never

from app.domain.check_phrases import ChecksFile, PhraseCheck, Softener, Weight
from app.domain.letter_passages import Passage, Path
from app.domain.phrase_search import Match, PhraseIndex, Sentence, Word, sentences, without_quotations, word_set

_NEGATIONS = word_set("cannot neither never no nobody none nor not nothing without")
_NEAR = 3  # so many words before a claim, a no takes it back
_WRITER = frozenset({"i", "we", "i've", "we've"})
_BETWEEN = frozenset({"have", "had", "also", "then"})
# After “but” these begin a clause that the words before it do not soften.
_SUBJECTS = word_set("he her his it my our she that the their these they this those")


@dataclass(frozen=True, slots=True)
class Finding:
    """One piece of advice about a letter; never a reason to stop it.

    Attributes:
        code: The kind of trouble, a stable word for scripts.
        path: The field that it is about (see AnswerProblem).
        words: What was found, as it was written; empty where something is missing.
        message: What it is.
        why: Why it matters, and what to do instead.
        weight: Whether it should be mended or thought about.
        sentence: The sentence in which the words stand.
    """

    code: str
    path: Path
    words: str
    message: str
    why: str
    weight: Weight = "think"
    sentence: str = ""

    @property
    def question(self) -> str:
        """The id of the question that it is about."""
        return str(self.path[0])

    def key(self) -> str:
        """Return what tells this finding from others while the words stay the same."""
        return "|".join([self.code, ".".join(str(part) for part in self.path), self.words])


@dataclass(frozen=True, slots=True)
class _Laid:
    """One check with its phrases laid out for searching."""

    check: PhraseCheck
    unless: PhraseIndex
    together_with: PhraseIndex


class PhraseChecks:
    """A pack's checks, laid out once for every text that is looked at."""

    def __init__(self, file: ChecksFile) -> None:
        self.file = file
        self.beliefs, self.reports = PhraseIndex(file.beliefs), PhraseIndex(file.reports)
        self.evidence, self._asks = PhraseIndex(file.evidence), PhraseIndex(file.asks)
        self.phrases = PhraseIndex({phrase: None for check in file.checks for phrase in check.phrases})
        self._checks: dict[str, list[_Laid]] = {}
        for check in file.checks:
            laid = _Laid(check, PhraseIndex(check.unless), PhraseIndex(check.together_with))
            for phrase in check.phrases:
                self._checks.setdefault(phrase, []).append(laid)

    def findings(self, passage: Passage, letter: str, category: str) -> Iterator[Finding]:
        """Yield what the phrases find in a passage, the first place of each check; quoted words are not looked at."""
        told: set[str] = set()
        for laid, match, reading in self._found(passage):
            check = laid.check
            applies = not check.applies_to or {letter, category} & set(check.applies_to)
            if check.id not in told and applies and not reading.is_silent(laid, match):
                told.add(check.id)
                yield _finding(check, match, reading.sentence, passage)

    def claims(self, passages: Sequence[Passage]) -> bool:
        """Whether anything is alleged at all, as fact or as belief."""
        found = (laid.check for passage in passages for laid, _match, _reading in self._found(passage))
        return any("belief" in check.softened_by for check in found)

    def asks_something(self, text: str) -> bool:
        """Whether a text asks for anything."""
        return any(each.is_question or self._asks.first(each.words) for each in sentences(text))

    def _found(self, passage: Passage) -> Iterator[tuple[_Laid, Match, "_Reading"]]:
        if passage.is_quoted:
            return
        for sentence in sentences(without_quotations(passage.text)):
            reading = _Reading(sentence, passage, self)
            for match in self.phrases.matches(sentence.words):
                for laid in self._checks[match.phrase]:
                    yield laid, match, reading


class _Reading:
    """One sentence while the checks look at it: what softens it is found once, however many phrases it holds."""

    def __init__(self, sentence: Sentence, passage: Passage, checks: PhraseChecks) -> None:
        self.sentence, self._passage, self._checks = sentence, passage, checks
        self._held: dict[str, bool] = {}

    def is_silent(self, laid: _Laid, match: Match) -> bool:
        """Whether a match is no finding, because of the words around it."""
        if laid.check.id not in self._held:
            words = self.sentence.words
            has_company = not laid.check.together_with or bool(laid.together_with.first(words))
            self._held[laid.check.id] = has_company and not laid.unless.first(words)
        return not self._held[laid.check.id] or any(self._softens(each, match) for each in laid.check.softened_by)

    def _softens(self, softener: Softener, match: Match) -> bool:
        match softener:
            case "belief":
                return self._stands_in(self._beliefs, match, before=False) or _is_writer(self.sentence.words, match)
            case "report":
                return self._stands_in(self._reports, match, before=True)
            case "question":
                return self.sentence.is_question
            case "negation":
                return _is_denied(self.sentence.words, match)
            case "evidence":
                return self._passage.has_evidence or self._has_evidence
            case _:
                assert_never(softener)

    def _stands_in(self, places: Sequence[int], match: Match, *, before: bool) -> bool:
        """Whether one of these places is in the match's clause, before the match or anywhere in it."""
        clause = bisect_right(self._clauses, match.first)
        start = self._clauses[clause - 1] if clause else 0
        end = self._clauses[clause] if clause < len(self._clauses) else len(self.sentence.words)
        first = bisect_left(places, start)
        return first < len(places) and places[first] < (match.first if before else end)

    @cached_property
    def _beliefs(self) -> list[int]:
        return [match.first for match in self._checks.beliefs.matches(self.sentence.words)]

    @cached_property
    def _reports(self) -> list[int]:
        return [match.first for match in self._checks.reports.matches(self.sentence.words)]

    @cached_property
    def _has_evidence(self) -> bool:
        return self._checks.evidence.first(self.sentence.words) is not None

    @cached_property
    def _clauses(self) -> list[int]:
        """Where a clause begins that the words before it do not soften."""
        words, text = self.sentence.words, self._passage.text
        return [place for place in range(1, len(words)) if _begins_clause(words, place, text)]


def _finding(check: PhraseCheck, match: Match, sentence: Sentence, passage: Passage) -> Finding:
    start, end = sentence.words[match.first].start, sentence.words[match.end - 1].end
    words = passage.text[start:end]
    # The sentence's own text may have lost its quotations; where it stands is still true.
    whole = passage.text[sentence.start : sentence.end].strip()
    return Finding(
        check.id, passage.path, words, check.message.replace("{words}", words), check.reason, check.weight, whole
    )


def _begins_clause(words: Sequence[Word], place: int, text: str) -> bool:
    if ";" in text[words[place - 1].end : words[place].start]:
        return True
    following = words[place + 1] if place + 1 < len(words) else None
    if words[place].folded != "but" or following is None:
        return False
    return following.folded in _SUBJECTS or text[following.start].isupper()


def _is_denied(words: Sequence[Word], match: Match) -> bool:
    before = [word.folded for word in words[max(0, match.first - _NEAR) : match.first]]
    return any(word in _NEGATIONS or word.endswith("n't") for word in before)


def _is_writer(words: Sequence[Word], match: Match) -> bool:
    """Whether the writer says it of themselves: “I lied”, “I have lied”."""
    before = [word.folded for word in words[max(0, match.first - 2) : match.first]]
    while before and before[-1] in _BETWEEN:
        before.pop()
    return bool(before) and before[-1] in _WRITER


def shortened(finding: Finding, longest: int = 160) -> str:
    """Return the sentence around a finding's words, cut to about `longest` characters with “…” where it was cut."""
    text = " ".join((finding.sentence or finding.words).split())
    if len(text) <= longest:
        return text
    place = max(0, text.find(" ".join(finding.words.split())))
    start = max(0, place - (longest - min(len(finding.words), longest)) // 2)
    start = text.rfind(" ", 0, start) + 1 if start else 0
    end = text.find(" ", min(len(text), start + longest))
    cut = text[start : end if end >= 0 else len(text)]
    return f"{'… ' if start else ''}{cut}{' …' if start + len(cut) < len(text) else ''}"


def in_order(findings: Sequence[Finding], places: Mapping[Path, int]) -> list[Finding]:
    """Return findings as they are shown: what to mend first, then what to think about, each in page order."""
    return sorted(findings, key=lambda each: (each.weight != "fix", places.get(each.path, len(places))))
