"""Numbers and bullets before paragraphs: levels, formats, counting and restarting (ECMA-376 part 1, 17.9)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from app.rendering.style_properties import paragraph_properties, run_properties
from app.rendering.theme_fonts import Theme
from app.rendering.word_parts import Node, W, attribute, child, is_on, number

_LEVELS = 9
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


@dataclass(frozen=True)
class Level:
    """One level of a list; `text` holds `%1` … where the numbers go."""

    start: int
    format: str
    text: str
    suffix: str
    alignment: str
    restarts_after: int | None
    legal: bool
    paragraph: dict[str, Any] = field(default_factory=dict)
    run: dict[str, Any] = field(default_factory=dict)


@dataclass
class _Counters:
    """The running numbers of one abstract list."""

    values: list[int | None] = field(default_factory=lambda: [None] * _LEVELS)


class Numbering:
    """All lists of a document; read once, counted anew for each document by `Counting`."""

    def __init__(self, tree: Node | None, theme: Theme) -> None:
        self._theme = theme
        self._abstract: dict[str, Node] = {}
        self._lists: dict[str, Node] = {}
        self._levels: dict[tuple[str, int], Level | None] = {}
        self.style_levels: dict[str, tuple[str, int]] = {}
        if tree is not None:
            self._abstract = {attribute(node, "abstractNumId"): node for node in tree.findall(W + "abstractNum")}
            self._lists = {attribute(node, "numId"): node for node in tree.findall(W + "num")}
            self._style_links = {attribute(child(node, "styleLink"), "val"): node for node in self._abstract.values()}

    def abstract(self, list_id: str) -> Node | None:
        """Return the abstract list behind a list; one that only links to a style leads to that style's list."""
        node = self._abstract.get(attribute(child(self._lists.get(list_id), "abstractNumId"), "val"))
        link = attribute(child(node, "numStyleLink"), "val")
        return self._style_links.get(link, node) if link else node

    def override(self, list_id: str, level: int) -> Node | None:
        """Return what a list changes about a level."""
        node = self._lists.get(list_id)
        nodes = () if node is None else node.findall(W + "lvlOverride")
        return next((found for found in nodes if attribute(found, "ilvl") == str(level)), None)

    def level(self, list_id: str, level: int) -> Level | None:
        """Return a level of a list; nothing where the document has no such list."""
        key = (list_id, level)
        if key not in self._levels:
            self._levels[key] = self._read_level(list_id, level)
        return self._levels[key]

    def _read_level(self, list_id: str, level: int) -> Level | None:
        changed = self.override(list_id, level)
        node = child(changed, "lvl")
        if node is None:
            abstract = self.abstract(list_id)
            nodes = () if abstract is None else abstract.findall(W + "lvl")
            node = next((found for found in nodes if attribute(found, "ilvl") == str(level)), None)
        if node is None:
            return None
        restart = attribute(child(node, "lvlRestart"), "val")
        override = attribute(child(changed, "startOverride"), "val")
        return Level(
            start=int(number(override or attribute(child(node, "start"), "val", "0"))),
            format=attribute(child(node, "numFmt"), "val", "decimal"),
            text=attribute(child(node, "lvlText"), "val"),
            suffix=attribute(child(node, "suff"), "val", "tab"),
            alignment=attribute(child(node, "lvlJc"), "val", "left"),
            restarts_after=int(number(restart)) if restart else None,
            legal=is_on(child(node, "isLgl")),
            paragraph=paragraph_properties(child(node, "pPr")),
            run=run_properties(child(node, "rPr"), self._theme),
        )

    def style_level(self, list_id: str, style: str) -> int | None:
        """Return the level that a paragraph style is tied to in a list (17.9.23)."""
        abstract = self.abstract(list_id)
        for node in () if abstract is None else abstract.findall(W + "lvl"):
            if attribute(child(node, "pStyle"), "val") == style:
                return int(number(attribute(node, "ilvl")))
        return None


class Counting:
    """Counts the paragraphs of one document in reading order."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._counters: dict[int, _Counters] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(self, list_id: str, level: int) -> str:
        """Count one paragraph and return its number or bullet."""
        rule = self._numbering.level(list_id, level)
        abstract = self._numbering.abstract(list_id)
        if rule is None:
            return ""
        values = self._counters.setdefault(id(abstract), _Counters()).values
        fresh = (list_id, level) not in self._begun and self._restarts(list_id, level)
        self._begun.add((list_id, level))
        before = values[level]
        values[level] = rule.start if before is None or fresh else before + 1
        self._restart_below(list_id, level, values)
        if rule.format == "bullet":
            return rule.text
        return re.sub(
            r"%([1-9])", lambda found: self._number(list_id, int(found[1]) - 1, values, rule.legal), rule.text
        )

    def _restarts(self, list_id: str, level: int) -> bool:
        """Say whether this list begins the level anew although another list of the same kind has counted."""
        return child(self._numbering.override(list_id, level), "startOverride") is not None

    def _restart_below(self, list_id: str, level: int, values: list[int | None]) -> None:
        """Forget the numbers of deeper levels, but for those that count on (17.9.10)."""
        for deeper in range(level + 1, _LEVELS):
            rule = self._numbering.level(list_id, deeper)
            after = None if rule is None else rule.restarts_after
            if after is None or level < after:
                values[deeper] = None

    def _number(self, list_id: str, level: int, values: list[int | None], legal: bool) -> str:
        rule = self._numbering.level(list_id, level)
        value = values[level]
        if rule is None:
            return ""
        return counted(rule.start if value is None else value, "decimal" if legal else rule.format)


def counted(value: int, style: str) -> str:
    """Return a number in one of Word's formats (17.18.59); formats of other scripts fall back to digits."""
    match style:
        case "upperRoman" | "lowerRoman":
            roman = _roman(value)
            return roman.upper() if style == "upperRoman" else roman
        case "upperLetter" | "lowerLetter":
            letter = chr(97 + (value - 1) % 26) * min((value - 1) // 26 + 1, 30) if value > 0 else ""
            return letter.upper() if style == "upperLetter" else letter
        case "decimalZero":
            return f"{value:02d}"
        case "ordinal":
            ending = "th" if 10 <= value % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
            return f"{value}{ending}"
        case "none":
            return ""
        case _:
            return str(value)


def _roman(value: int) -> str:
    if not 0 < value < 4000:
        return str(value)
    letters = ""
    for size, letter in _ROMAN:
        letters += letter * (value // size)
        value %= size
    return letters
