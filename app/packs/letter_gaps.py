"""Gaps that answers leave behind where they are left out: “ ,”, “()”, two spaces, a number before nothing."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.answers import Value
from app.domain.problems import Problem
from app.i18n import tr
from app.rendering.paragraph_marks import LetterParagraph

_GAPS: Mapping[str, re.Pattern[str]] = {
    "spaces": re.compile(r"\S[ \u00a0]{2,}\S"),
    "before a sign": re.compile(r"[ \u00a0]+[,;:.!?)\]](?=\s|$)"),
    "brackets": re.compile(r"\(\s*\)|\[\s*\]"),
    "quotes": re.compile(r"“\s*”|‘\s*’|\"\s*\""),
    "signs": re.compile(r",\s*[,.;:]|[;:]\s*[.,;]|(?<!\.)\.\s*\.(?!\.)"),
    "first sign": re.compile(r"^\s*[,.;:)]"),
    "nothing after": re.compile(r"\S:\s*$"),
}
_AROUND = 25  # characters of the letter shown on each side of a gap
_BLOCK = re.compile(r"\{%.*?%\}")
_TAG = re.compile(r"\{\{.*?\}\}")
_NAME = re.compile(r"[a-z][a-z0-9_.]*")

Place = tuple[str, int]


@dataclass
class GapFinder:
    """Compares the letter with everything answered and with little answered, paragraph by paragraph.

    What looks odd in both is the author's wish; what looks odd only with little answered is a gap.
    """

    originals: Mapping[Place, str]
    _full: dict[Place, set[str]] = field(default_factory=dict)
    _lean: dict[tuple[Place, str], tuple[str, str]] = field(default_factory=dict)

    def look(
        self, paragraphs: Sequence[LetterParagraph], context: Mapping[str, Value], typed: str, *, is_full: bool
    ) -> None:
        """Look at a letter.

        Args:
            paragraphs: Its paragraphs.
            context: What it was filled with, so that a gap can be told from the tag that left it.
            typed: The answers' own words, in which anything may look odd.
            is_full: All that can be answered is.
        """
        for paragraph in paragraphs:
            if paragraph.number is None:
                continue
            place = (paragraph.part, paragraph.number)
            for kind, words in _odd_places(paragraph, _without_tags(self.originals.get(place, "")), typed):
                if is_full:
                    self._full.setdefault(place, set()).add(kind)
                else:
                    self._lean.setdefault((place, kind), (words, self._left_out(place, context)))

    def problems(self) -> Iterator[Problem]:
        """Yield a warning for each gap."""
        told: set[Place] = set()
        for ((part, number), kind), (words, tag) in self._lean.items():
            if kind in self._full.get((part, number), ()) or (part, number) in told:
                continue
            told.add((part, number))
            if kind == "number":
                message = tr("Where an answer is left out, a number or a bullet stays before nothing.")
                hint = tr("Put the paragraph between {%p if … %} and {%p endif %}, each in a paragraph of its own.")
            else:
                message = tr("Where an answer is left out, a gap stays: “{words}”.").format(words=words)
                hint = tr("Put the words around the tag between {% if … %} and {% endif %} together with it.")
            yield Problem("warning", "gap", message, hint, part=part, paragraph=number, tag=tag)

    def _left_out(self, place: Place, context: Mapping[str, Value]) -> str:
        """Return the first tag of the template's paragraph that printed nothing; else its first."""
        tags = _TAG.findall(self.originals.get(place, ""))
        empty = (tag for tag in tags if _value(tag, context) in ("", [], False))
        return next(empty, tags[0] if tags else "")


def _without_tags(text: str) -> str:
    return _TAG.sub("x", _BLOCK.sub("", text))


def _odd_places(paragraph: LetterParagraph, original: str, typed: str) -> Iterator[tuple[str, str]]:
    """Yield what looks odd in a paragraph, and did not stand so in the template."""
    if paragraph.is_listed and paragraph.is_empty:
        yield "number", ""
    for kind, pattern in _GAPS.items():
        found = pattern.search(paragraph.text)
        if found and found[0] not in typed and not pattern.search(original):
            start, end = max(0, found.start() - _AROUND), found.end() + _AROUND
            words = paragraph.text[start:end].strip("\n")
            yield kind, f"{'…' if start else ''}{words}{'…' if end < len(paragraph.text) else ''}"


def _value(tag: str, context: Mapping[str, Value]) -> Value | None:
    """Return what a tag's name holds; None where that cannot be told, as in a loop."""
    name = _NAME.search(tag)
    found: Value | None = dict(context)
    for key in name[0].split(".") if name else ():
        found = found.get(key) if isinstance(found, dict) else None
    return found
