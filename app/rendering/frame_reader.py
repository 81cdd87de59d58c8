"""Paragraphs and tables that stand outside the text: frames, dropped capitals, floating tables (17.3.1.11, 17.4.57)."""

from __future__ import annotations

from typing import Literal

from app.rendering.drawing_model import Place
from app.rendering.word_parts import Node, attribute, child, points

_FROM_X = {"text": "column", "margin": "margin", "page": "page"}
_FROM_Y = {"text": "paragraph", "margin": "margin", "page": "page"}
_OTHER_WORDS = {"inline": ""}


def table_place(properties: Node | None) -> Place | None:
    """Return where a table floats; nothing for one in the text."""
    node = child(properties, "tblpPr")
    if node is None:
        return None
    gaps = tuple(points(attribute(node, f"{side}FromText")) for side in ("top", "right", "bottom", "left"))
    return _place(node, ("tblpX", "tblpY"), ("horzAnchor", "vertAnchor"), ("tblpXSpec", "tblpYSpec"), "square", gaps)


def frame_place(properties: Node | None) -> Place | None:
    """Return where the frame of a paragraph stands; nothing for a paragraph in the text."""
    node = child(properties, "framePr")
    if node is None:
        return None
    beside, over = points(attribute(node, "hSpace")), points(attribute(node, "vSpace"))
    way = attribute(node, "wrap", "around")
    wrap: Literal["square", "topAndBottom"] = (
        "square" if way in ("around", "auto", "tight", "through") else "topAndBottom"
    )
    return _place(node, ("x", "y"), ("hAnchor", "vAnchor"), ("xAlign", "yAlign"), wrap, (over, beside, over, beside))


def frame_size(properties: Node | None) -> tuple[float, float]:
    """Return width and height of a frame in points; 0 for as much as its words need."""
    node = child(properties, "framePr")
    return points(attribute(node, "w")), points(attribute(node, "h"))


def same_frame(properties: Node | None, other: Node | None) -> bool:
    """Say whether two paragraphs that follow each other share a frame: all its settings are alike."""
    mine, theirs = child(properties, "framePr"), child(other, "framePr")
    return mine is not None and theirs is not None and sorted(mine.items()) == sorted(theirs.items())


def _place(
    node: Node,
    offsets: tuple[str, str],
    anchors: tuple[str, str],
    alignments: tuple[str, str],
    wrap: Literal["square", "topAndBottom"],
    gaps: tuple[float, ...],
) -> Place:
    x, y = (points(attribute(node, name)) for name in offsets)
    x_from = _FROM_X.get(attribute(node, anchors[0], "text"), "column")
    y_from = _FROM_Y.get(attribute(node, anchors[1], "text"), "paragraph")
    x_align, y_align = (_OTHER_WORDS.get(word, word) for word in (attribute(node, name) for name in alignments))
    top, right, bottom, left = gaps
    return Place(
        x, y, x_from, y_from, x_align, y_align if y_from != "paragraph" else "", wrap, (top, right, bottom, left)
    )
