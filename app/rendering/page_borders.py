"""Lines round pages and between columns (ECMA-376 part 1, 17.6.10 and 17.6.4)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from app.rendering.document_model import Border, Section
from app.rendering.page_marks import Sheet, Stroke

_COLUMN_LINE_PT = 0.5


def draw_page_borders(section: Section, sheet: Sheet, is_first: bool) -> None:
    """Draw the lines round a page, as far from its edge or from its text as they say."""
    if (section.borders_on == "firstPage" and not is_first) or (section.borders_on == "notFirstPage" and is_first):
        return
    left, top, right, bottom = (_space(border) for border in _sides(section))
    if section.borders_from_page:
        edges = (left, top, sheet.width - right, sheet.height - bottom)
    else:
        edges = (sheet.left - left, sheet.top - top, sheet.right + right, sheet.bottom + bottom)
    x1, y1, x2, y2 = edges
    lines = ((x1, y1, x1, y2), (x1, y1, x2, y1), (x2, y1, x2, y2), (x1, y2, x2, y2))
    for border, line in zip(_sides(section), lines, strict=True):
        if border is not None:
            sheet.under.append(Stroke(*line, border.width_pt, border.colour, border.style))


def draw_column_lines(section: Section, sheet: Sheet, top: float, bottom: float) -> None:
    """Draw the lines between columns of text that reach from one height to the other."""
    if section.has_column_lines and bottom > top:
        for x in _middles(section.columns):
            left = section.left_pt + x
            sheet.under.append(Stroke(left, top, left, bottom, _COLUMN_LINE_PT))


def _middles(columns: Sequence[tuple[float, float]]) -> list[float]:
    return [(left + width + following) / 2 for (left, width), (following, _) in pairwise(columns)]


def _sides(section: Section) -> tuple[Border | None, Border | None, Border | None, Border | None]:
    borders = section.borders
    return borders.left, borders.top, borders.right, borders.bottom


def _space(border: Border | None) -> float:
    return 0.0 if border is None else border.space_pt
