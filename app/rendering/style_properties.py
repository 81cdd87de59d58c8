"""`w:rPr` and `w:pPr` as dictionaries of the fields they set; whatever they leave out stays out (17.3.1, 17.3.2)."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from app.rendering.document_model import Border, Borders, TabStop
from app.rendering.theme_fonts import Theme
from app.rendering.word_parts import Node, W, attribute, child, is_on, number, points

_HIGHLIGHTS = {
    "black": "000000", "blue": "0000FF", "cyan": "00FFFF", "green": "00FF00", "magenta": "FF00FF", "red": "FF0000",
    "yellow": "FFFF00", "white": "FFFFFF", "darkBlue": "000080", "darkCyan": "008080", "darkGreen": "008000",
    "darkMagenta": "800080", "darkRed": "800000", "darkYellow": "808000", "darkGray": "808080", "lightGray": "C0C0C0",
}  # fmt: skip
_SWITCHES = {
    "b": "bold", "i": "italic", "caps": "caps", "smallCaps": "small_caps", "vanish": "hidden",
    "strike": "strike", "dstrike": "double_strike", "rtl": "rtl",
}  # fmt: skip
_PARAGRAPH_SWITCHES = {
    "keepNext": "keep_next", "keepLines": "keep_lines", "pageBreakBefore": "page_break_before",
    "contextualSpacing": "contextual_spacing", "widowControl": "widow_control", "bidi": "right_to_left",
}  # fmt: skip
_ALIGNMENTS = {"center": "center", "right": "right", "end": "right", "both": "both", "distribute": "both"}
_TAG = re.compile("(?!x-)[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")  # BCP 47, as far as Word writes it
_NO_BORDERS = ("", "nil", "none")
_AUTOMATIC_SPACE_PT = 14.0


def colour(text: str) -> str:
    """Return `RRGGBB`, or nothing for automatic and unreadable colours."""
    text = text.lstrip("#").upper()
    return text if len(text) == 6 and all(char in "0123456789ABCDEF" for char in text) else ""


def shading(node: Node | None) -> str:
    """Return the fill of `w:shd`; a solid pattern shows its own colour (17.3.5)."""
    if attribute(node, "val") == "solid":
        return colour(attribute(node, "color")) or "000000"
    return colour(attribute(node, "fill"))


def border(node: Node | None) -> Border | None:
    """Return a border, nothing where it is switched off; widths are eighths of a point (17.3.4)."""
    style = attribute(node, "val")
    if node is None or style in _NO_BORDERS:
        return None
    width = max(number(attribute(node, "sz", "4"), 4.0), 2.0) / 8
    return Border(style, width, colour(attribute(node, "color")), number(attribute(node, "space")))


_NO_LINES = Borders()


def borders(node: Node | None, under: Borders = _NO_LINES) -> Borders:
    """Return borders laid over others: what the node does not name stays."""
    if node is None:
        return under
    names = {"top": "top", "bottom": "bottom", "left": "left", "start": "left", "right": "right", "end": "right"}
    names |= {"insideH": "inside_h", "insideV": "inside_v", "between": "inside_h"}
    values = {name: getattr(under, name) for name in ("top", "bottom", "left", "right", "inside_h", "inside_v")}
    for tag, name in names.items():
        found = child(node, tag)
        if found is not None:
            values[name] = border(found)
    return Borders(**values)


def run_properties(node: Node | None, theme: Theme) -> dict[str, Any]:
    """Return the fields of `RunLook` that a `w:rPr` sets."""
    values: dict[str, Any] = {}
    if node is None:
        return values
    for item in node:
        tag = item.tag
        if not isinstance(tag, str) or not tag.startswith(W):
            continue
        name = tag[len(W) :]
        if name in _SWITCHES:
            values[_SWITCHES[name]] = is_on(item)
        elif name in _RUN_READERS:
            values |= _RUN_READERS[name](item, theme)
    return values


def _fonts(node: Node, theme: Theme) -> dict[str, Any]:
    """Read `w:rFonts`: the theme's family wins over a named one; `hAnsi` alone changes no plain letters (17.3.2.26)."""
    family = theme.face(attribute(node, "asciiTheme")) or attribute(node, "ascii")
    return {"family": family} if family else {}


def _underline(node: Node, _theme: Theme) -> dict[str, Any]:
    kind = attribute(node, "val", "single")
    return {"underline": "" if kind == "none" else kind, "underline_colour": colour(attribute(node, "color"))}


def _raised(node: Node, _theme: Theme) -> dict[str, Any]:
    kind = attribute(node, "val")
    return {"raised": kind if kind in ("superscript", "subscript") else ""}


def _language(node: Node, _theme: Theme) -> dict[str, Any]:
    """Read `w:lang` (17.3.2.20): the language of Latin text and that of text which runs from right to left."""
    values = {"language": attribute(node, "val"), "language_rtl": attribute(node, "bidi")}
    return {name: value for name, value in values.items() if _TAG.fullmatch(value)}


def _size(node: Node, _theme: Theme) -> dict[str, Any]:
    """Read a size in half points; none is smaller than a point."""
    return {"size_pt": min(max(number(attribute(node, "val"), 20.0) / 2, 1.0), 1638.0)}


def _stretch(node: Node, _theme: Theme) -> dict[str, Any]:
    """Read how wide the characters are; what is not within 1 to 600 per cent counts for nothing (17.18.105)."""
    percent = number(attribute(node, "val").rstrip("%"), 100.0)
    return {"stretch": percent / 100 if 1 <= percent <= 600 else 1.0}


_RUN_READERS: dict[str, Callable[[Node, Theme], dict[str, Any]]] = {
    "rFonts": _fonts,
    "sz": _size,
    "u": _underline,
    "vertAlign": _raised,
    "lang": _language,
    "color": lambda node, _: {"colour": colour(attribute(node, "val"))},
    "highlight": lambda node, _: {"background": _HIGHLIGHTS.get(attribute(node, "val"), "")},
    "shd": lambda node, _: {"background": shading(node)},
    "position": lambda node, _: {"shift_pt": number(attribute(node, "val")) / 2},
    "spacing": lambda node, _: {"spacing_pt": points(attribute(node, "val"))},
    "w": _stretch,
}


def paragraph_properties(node: Node | None) -> dict[str, Any]:
    """Return the fields of `ParagraphLook` that a `w:pPr` sets, `tabs` as a dictionary by position, and `numbering`."""
    values: dict[str, Any] = {}
    if node is None:
        return values
    for item in node:
        tag = item.tag
        if not isinstance(tag, str) or not tag.startswith(W):
            continue
        name = tag[len(W) :]
        if name in _PARAGRAPH_SWITCHES:
            values[_PARAGRAPH_SWITCHES[name]] = is_on(item)
        elif name in _PARAGRAPH_READERS:
            values |= _PARAGRAPH_READERS[name](item)
    return values


def _indents(node: Node) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for field_name, tags in (("left_pt", ("left", "start")), ("right_pt", ("right", "end"))):
        for tag in tags:
            if attribute(node, tag):
                values[field_name] = points(attribute(node, tag))
    if attribute(node, "hanging"):
        values["first_line_pt"] = -points(attribute(node, "hanging"))
    elif attribute(node, "firstLine"):
        values["first_line_pt"] = points(attribute(node, "firstLine"))
    return values


def _spacing(node: Node) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for side in ("before", "after"):
        if attribute(node, f"{side}Autospacing") in ("1", "true", "on"):
            values |= {f"{side}_pt": _AUTOMATIC_SPACE_PT, f"automatic_{side}": True}
            continue
        if attribute(node, f"{side}Autospacing"):
            values[f"automatic_{side}"] = False
        if attribute(node, side):
            values[f"{side}_pt"] = points(attribute(node, side))
    line, rule = attribute(node, "line"), attribute(node, "lineRule", "auto")
    if line:
        exact = rule in ("exact", "atLeast")
        values["line"] = abs(points(line)) if exact else max(number(line, 240.0), 1.0) / 240
        values["line_rule"] = rule if exact else "auto"
    return values


def _tabs(node: Node) -> dict[str, Any]:
    stops = {}
    for item in node.findall(W + "tab"):
        position = points(attribute(item, "pos"))
        kind, leader = attribute(item, "val", "left"), attribute(item, "leader")
        stops[round(position, 2)] = TabStop(position, kind, "" if leader == "none" else leader)
    return {"tabs": stops}


def _numbering(node: Node) -> dict[str, Any]:
    """Read `w:numPr`; a style may give only the list, the paragraph only the level."""
    values = {"list": attribute(child(node, "numId"), "val"), "level": attribute(child(node, "ilvl"), "val")}
    return {"numbering": {name: value for name, value in values.items() if value}}


def _outline(node: Node) -> dict[str, Any]:
    level = int(number(attribute(node, "val"), 9))
    return {"outline_level": level if 0 <= level < 9 else None}


_PARAGRAPH_READERS: dict[str, Callable[[Node], dict[str, Any]]] = {
    "ind": _indents,
    "spacing": _spacing,
    "tabs": _tabs,
    "numPr": _numbering,
    "outlineLvl": _outline,
    "jc": lambda node: {"alignment": _ALIGNMENTS.get(attribute(node, "val"), "left")},
    "pBdr": lambda node: {"borders": borders(node)},
    "shd": lambda node: {"background": shading(node)},
    "pStyle": lambda node: {"style": attribute(node, "val")},
}
