"""The numbers and bullets that Word prints before list paragraphs, worked out for plain text."""

from collections import defaultdict
from dataclasses import dataclass, field

from lxml import etree

from app.rendering.word_xml import w

_ROMAN_SIGNS = "m cm d cd c xc l xl x ix v iv i".split()  # noqa: SIM905 - reads as one row
_ROMAN = tuple(zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), _ROMAN_SIGNS, strict=True))


@dataclass(frozen=True, slots=True)
class _Level:
    number_format: str
    text: str
    start: int


@dataclass(slots=True)
class ListLabels:
    """Counts through a document's lists; ask once for each list paragraph, in reading order.

    Numbering follows ECMA-376 part 1, 17.9: an item of a level begins all deeper levels anew.
    """

    levels: dict[tuple[str, int], _Level]
    _counts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    @classmethod
    def of(cls, numbering: etree._Element | None) -> "ListLabels":
        """Read the levels of each list from the numbering part."""
        levels: dict[tuple[str, int], _Level] = {}
        if numbering is None:
            return cls(levels)
        abstract = {each.get(w("abstractNumId")): each for each in numbering.iter(w("abstractNum"))}
        for number in numbering.findall(w("num")):
            source = abstract.get(_value(number, "abstractNumId"))
            for level in [] if source is None else source.findall(w("lvl")):
                read = _Level(_value(level, "numFmt"), _value(level, "lvlText"), _whole(_value(level, "start"), 1))
                levels[number.get(w("numId"), ""), _whole(level.get(w("ilvl"), ""), 0)] = read
        return cls(levels)

    def next_label(self, number_id: str, depth: int) -> str:
        """Return the label of the next paragraph of this list and level: `- ` or `2. `; nothing if unknown."""
        level = self.levels.get((number_id, depth))
        if level is None:
            return ""
        counts = self._counts[number_id]
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [each for each in counts if each > depth]:
            del counts[deeper]
        if level.number_format in ("bullet", "none", ""):
            return "- " if level.number_format == "bullet" else ""
        return f"{self._written(number_id, level, counts)} "

    def _written(self, number_id: str, level: _Level, counts: dict[int, int]) -> str:
        text = level.text
        for depth in range(9):
            shown = self.levels.get((number_id, depth))
            if shown is not None:
                text = text.replace(f"%{depth + 1}", _figure(counts.get(depth, shown.start), shown.number_format))
        return text


def _value(element: etree._Element, name: str) -> str:
    child = element.find(w(name))
    return "" if child is None else child.get(w("val"), "")


def _whole(text: str, otherwise: int) -> int:
    return int(text) if text.isdigit() else otherwise


def _figure(count: int, number_format: str) -> str:
    match number_format:
        case "lowerLetter" | "upperLetter" if count > 0:
            letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
            return letters.upper() if number_format == "upperLetter" else letters
        case "lowerRoman" | "upperRoman":
            return _roman(count).upper() if number_format == "upperRoman" else _roman(count)
        case "decimalZero":
            return f"{count:02}"
        case _:
            return str(count)


def _roman(count: int) -> str:
    written = ""
    for worth, sign in _ROMAN:
        written += sign * (count // worth)
        count %= worth
    return written
