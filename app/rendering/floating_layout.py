"""Where text boxes and anchored pictures stand, and their drawing (ECMA-376 part 1, 20.4.2.10, 20.4.2.11)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from app.rendering.document_model import Block, Floating
from app.rendering.drawing_model import Place, ShapePath
from app.rendering.page_marks import Image, Outline, Sheet
from app.rendering.row_heights import closing_space
from app.rendering.structure_tree import DECORATION
from app.rendering.table_layout import Strip
from app.rendering.text_wrapping import Obstacle

_LEAST_WIDTH_PT = 12.0
_ENDLESS_PT = 1e6
_BESIDE_TEXT = ("paragraph", "line", "text", "column")
_SHARES = {"center": 0.5, "bottom": 1.0}


@dataclass(frozen=True, slots=True)
class Site:
    """Where a column is laid out: its page, and its own left edge and top on it."""

    page: Sheet
    left: float
    top: float


def site_of(width: float) -> Site:
    """Return the site of blocks that stand nowhere on a page yet, in a column of that width."""
    return Site(Sheet(width, _ENDLESS_PT, 0.0, width, 0.0, _ENDLESS_PT), 0.0, 0.0)


def obstacle(floating: Floating, site: Site, top: float, column: tuple[float, float]) -> Obstacle:
    """Return what lines keep out of, counted from the column's corner.

    Args:
        floating: What floats.
        site: Where the column is laid out.
        top: The top of the paragraph that it is anchored in.
        column: The column's width, and the height of what floats.
    """
    width, height = column
    place = floating.place
    wide, high = (floating.width_pt, height) if place.inside is None else place.inside[2:]
    left = _across(floating, site.page, (site.left, 0.0, width)) - site.left
    upper = top + place.y_pt if place.y_from in _BESIDE_TEXT else _on_its_page(floating, site, top) - site.top
    above, right, below, before = place.gaps
    if place.wrap == "topAndBottom":
        left, wide, right, before = 0.0, width, 0.0, 0.0
    start, end = left - before, left + wide + right
    side = place.side if place.side != "largest" else "left" if start > width - end else "right"
    start, end = -_ENDLESS_PT if side == "right" else start, _ENDLESS_PT if side == "left" else end
    return Obstacle(upper - above, upper + high + below, start, end)


def _on_its_page(floating: Floating, site: Site, top: float) -> float:
    """Return the top of what floats as if all pages were one, the first one's height counted on."""
    page, on_page = site.page, _down(floating, site.page, 0.0)
    beyond = site.top + top - page.bottom
    if beyond < 0:
        return on_page
    body = max(page.bottom - page.top, 1.0)
    return page.bottom + int(beyond // body) * body + on_page - page.top


def draw_floating(
    floating: Floating,
    sheet: Sheet,
    anchor: tuple[float, float, float],
    lay_blocks: Callable[[Sequence[Block], float], list[Strip]],
) -> None:
    """Draw one floating thing; `anchor` is its paragraph's left edge, top and width."""
    left, top = _across(floating, sheet, anchor), _down(floating, sheet, anchor[1])
    if floating.place.inside is not None:
        left, top = left + floating.place.inside[0], top + floating.place.inside[1]
    draw_shape(floating, sheet, left, top, lay_blocks)


def draw_shape(
    floating: Floating,
    sheet: Sheet,
    left: float,
    top: float,
    lay_blocks: Callable[[Sequence[Block], float], list[Strip]],
) -> None:
    """Draw a shape, a text box or a picture with its top left corner at that point of the page."""
    if floating.picture is not None and floating.picture.data:
        size = (floating.width_pt, floating.height_pt)
        sheet.marks.append(Image(left, top, *size, floating.picture.data, sheet.first_element))
    inset_left, inset_top, inset_right, inset_bottom = floating.inset
    strips = lay_blocks(floating.blocks, max(floating.width_pt - inset_left - inset_right, _LEAST_WIDTH_PT))
    spare = floating.height_pt - inset_top - inset_bottom - words_height(floating, strips)
    paths = floating.paths
    if floating.grows and floating.height_pt:
        paths, spare = tuple(_taller(path, 1 - spare / floating.height_pt) for path in paths), 0.0
    element = DECORATION if floating.blocks else sheet.first_element
    sheet.under.extend(Outline(left, top, path, element) for path in paths)
    place = top + inset_top + max(spare, 0.0) * _SHARES.get(floating.vertical, 0.0)
    for strip in strips:
        place += strip.gap
        strip.draw(sheet, left + inset_left, place)
        place += strip.band.height


def words_height(floating: Floating, strips: list[Strip]) -> float:
    """Return the height of the words in a box."""
    return sum(strip.extent for strip in strips) + closing_space(floating.blocks)


def _taller(path: ShapePath, factor: float) -> ShapePath:
    """Return a path made taller: a box that fits its words is as high as they need (20.1.10.70)."""
    steps = tuple(
        (sign, tuple(value * factor if index % 2 else value for index, value in enumerate(numbers)))
        for sign, numbers in path.steps
    )
    return replace(path, steps=steps)


def _across(floating: Floating, sheet: Sheet, anchor: tuple[float, float, float]) -> float:
    place = floating.place
    spans = {
        "page": (0.0, sheet.width),
        "margin": (sheet.left, sheet.right),
        "leftMargin": (0.0, sheet.left),
        "rightMargin": (sheet.right, sheet.width),
    }
    width = floating.width_pt if place.inside is None else place.inside[2]
    start, end = spans.get(place.x_from, (anchor[0], anchor[0] + anchor[2]))
    return _aligned(place.x_align, start, end, width, place.x_pt)


def _down(floating: Floating, sheet: Sheet, paragraph_top: float) -> float:
    place: Place = floating.place
    spans = {
        "page": (0.0, sheet.height),
        "margin": (sheet.top, sheet.bottom),
        "topMargin": (0.0, sheet.top),
        "bottomMargin": (sheet.bottom, sheet.height),
    }
    height = floating.height_pt if place.inside is None else place.inside[3]
    start, end = spans.get(place.y_from, (paragraph_top, paragraph_top))
    return _aligned(place.y_align, start, end, height, place.y_pt)


def _aligned(align: str, start: float, end: float, extent: float, offset: float) -> float:
    if align == "center":
        return (start + end - extent) / 2
    if align in ("right", "bottom", "outside"):
        return end - extent if end > start else start
    if align in ("left", "top", "inside"):
        return start
    return start + offset
