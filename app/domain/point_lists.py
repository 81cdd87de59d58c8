"""Points in running text: lists numbered 1., (a), (i) or with bullets, as letters have them and people paste them."""

import re
from dataclasses import dataclass

_BULLETS = "•●▪‣∙◦*–—-"
_SIGN = re.compile(
    rf"\s*(?:(?P<bullet>[{_BULLETS}])|(?P<before>\(?)(?P<sign>P?\d{{1,3}}|[a-z]|[ivx]{{1,5}})(?P<after>[.)]+))\s+(?=\S)",
    re.IGNORECASE,
)
_ROMAN = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
_FEWEST = 2  # one numbered line alone is no list


@dataclass(frozen=True, slots=True)
class _Mark:
    """What stands before an entry of a list, and the entry's words.

    Attributes:
        style: What the marks of one list have in common: the bullet, or the kind of number and its brackets.
    """

    style: str
    sign: str
    words: str

    def is_number(self, number: int) -> bool:
        """Whether it can be the mark of the entry with this number, from 1."""
        roman = _ROMAN[number] if number < len(_ROMAN) else ""
        return not self.sign or self.sign in {str(number), f"p{number}", chr(ord("a") + number - 1), roman}


def listed_points(text: str) -> tuple[str, ...]:
    """Return the entries of the first list in a letter's words; () when there is none.

    Entries go on over several lines, and over lists within them, until a line without a mark follows an empty one.
    """
    lines = [(line.strip(), _mark_of(line)) for line in text.splitlines()]
    for style in dict.fromkeys(mark.style for _, mark in lines if mark):
        found = _entries(lines, style)
        if len(found) >= _FEWEST:
            return tuple(found)
    return ()


def typed_points(text: str) -> tuple[str, ...]:
    """Return the points that somebody typed, one on each line, or pasted as a list; no word is lost."""
    lines = [(line.strip(), _mark_of(line)) for line in text.splitlines()]
    first = next((mark for words, mark in lines if words), None)
    if first is None or not first.is_number(1):
        return tuple(words for words, _ in lines if words)
    points: list[str] = []
    is_after_gap = True
    for words, mark in lines:
        is_next = mark is not None and mark.style == first.style
        if words and (is_next or (is_after_gap and mark is None)):
            points.append(mark.words if mark and is_next else words)
        elif words:
            points[-1] += f" {words}"
        is_after_gap = not words
    return tuple(points)


def _entries(lines: list[tuple[str, _Mark | None]], style: str) -> list[str]:
    found: list[str] = []
    is_after_gap = False
    for words, mark in lines:
        ours = mark if mark and mark.style == style else None
        if ours and ours.is_number(len(found) + 1):
            found.append(ours.words)
        elif ours and ours.is_number(1) and len(found) < _FEWEST:
            found = [ours.words]
        elif words and found and (mark or not is_after_gap):
            found[-1] += f" {words}"
        elif words and len(found) >= _FEWEST:
            break
        elif words:
            found = []
        is_after_gap = not words
    return found


def _mark_of(line: str) -> _Mark | None:
    found = _SIGN.match(line)
    if found is None:
        return None
    sign = (found["sign"] or "").lower()
    kind = found["bullet"] or f"{found['before']}{'1' if sign[-1].isdigit() else 'a'}{found['after']}"
    return _Mark(kind, sign, line[found.end() :].strip())
