"""Where text boxes and anchored pictures stand, and their drawing (ECMA-376 part 1, 20.4.2.10, 20.4.2.11).

The text does not yet flow around them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from app.rendering.document_model import Block, Floating, Place
from app.rendering.page_marks import Fill, Image, Sheet, Stroke
from app.rendering.table_layout import Strip

_LEAST_WIDTH_PT = 36.0


def draw_floating(
    floating: Floating,
    sheet: Sheet,
    anchor: tuple[float, float, float],
    lay_blocks: Callable[[Sequence[Block], float], list[Strip]],
) -> None:
    """Draw one floating thing; `anchor` is its paragraph's left edge, top and width."""
    left = _across(floating, sheet, anchor)
    top = _down(floating, sheet, anchor[1])
    right, bottom = left + floating.width_pt, top + floating.height_pt
    if floating.background:
        sheet.under.append(Fill(left, top, right, bottom, floating.background))
    if floating.border is not None:
        border = floating.border
        corners = ((left, top), (right, top), (right, bottom), (left, bottom), (left, top))
        for (x1, y1), (x2, y2) in pairwise(corners):
            sheet.marks.append(Stroke(x1, y1, x2, y2, border.width_pt, border.colour, border.style))
    if floating.picture is not None:
        sheet.marks.append(Image(left, top, floating.width_pt, floating.height_pt, floating.picture.data))
    inset_left, inset_top, inset_right, _ = floating.inset
    place = top + inset_top
    width = max(floating.width_pt - inset_left - inset_right, _LEAST_WIDTH_PT)
    for strip in lay_blocks(floating.blocks, width):
        place += strip.gap
        strip.band.draw(sheet, left + inset_left, place)
        place += strip.band.height


def _across(floating: Floating, sheet: Sheet, anchor: tuple[float, float, float]) -> float:
    place = floating.place
    spans = {
        "page": (0.0, sheet.width),
        "margin": (sheet.left, sheet.right),
        "leftMargin": (0.0, sheet.left),
        "rightMargin": (sheet.right, sheet.width),
    }
    start, end = spans.get(place.x_from, (anchor[0], anchor[0] + anchor[2]))
    return _aligned(place.x_align, start, end, floating.width_pt, place.x_pt)


def _down(floating: Floating, sheet: Sheet, paragraph_top: float) -> float:
    place: Place = floating.place
    spans = {
        "page": (0.0, sheet.height),
        "margin": (sheet.top, sheet.bottom),
        "topMargin": (0.0, sheet.top),
        "bottomMargin": (sheet.bottom, sheet.height),
    }
    start, end = spans.get(place.y_from, (paragraph_top, paragraph_top))
    return _aligned(place.y_align, start, end, floating.height_pt, place.y_pt)


def _aligned(align: str, start: float, end: float, extent: float, offset: float) -> float:
    if align == "center":
        return (start + end - extent) / 2
    if align in ("right", "bottom", "outside"):
        return end - extent if end > start else start
    if align in ("left", "top", "inside"):
        return start
    return start + offset
