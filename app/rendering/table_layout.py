"""Turns a table into bands, one a row: column widths, cells, merged cells, borders, and rows that go over pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, pairwise
from typing import Protocol

from app.rendering.document_model import Block, Border, Cell, Row, Table
from app.rendering.page_marks import Fill, Sheet, Stroke
from app.rendering.reading_plan import ReadingPlans
from app.rendering.row_heights import closing_space, line_room, row_height
from app.rendering.table_columns import NARROWEST_PT, LeastWidth, cell_columns, column_widths, least_table_width

_TALL_PT = 24.0


class Band(Protocol):
    """Something of a height that is drawn as a whole, or split where it allows that."""

    height: float

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """Draw with the top left corner at `x`, `y`."""
        ...

    def split(self, available: float) -> tuple[Band, Band] | None:
        """Return the part that fits the height, and the rest; nothing where no part fits."""
        ...


@dataclass(slots=True)
class Strip:
    """A band in a flow: the gap above it, whether a page may end there, and where its elements begin."""

    band: Band
    gap: float = 0.0
    own_gap: float = 0.0
    may_break_before: bool = True
    forced_break: str = ""
    repeats: tuple[Band, ...] = ()
    keeps_gap: bool = False
    element: int = 0

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """Draw the band with its top left corner at `x`, `y`; its elements are counted from the strip's."""
        around = sheet.first_element
        sheet.first_element = around + self.element
        self.band.draw(sheet, x, y)
        sheet.first_element = around

    @property
    def extent(self) -> float:
        """The height with the gap above."""
        return self.gap + self.band.height


LayBlocks = Callable[[Sequence[Block], float, Block | None, int], list[Strip]]


@dataclass(slots=True)
class CellContent:
    """A cell in a row: where it stands and what is left to draw in it."""

    cell: Cell
    left: float
    width: float
    strips: list[Strip]
    closing: float = 0.0
    top_open: bool = False
    bottom_open: bool = False

    @property
    def needed(self) -> float:
        """Height of the strips and the space below the last one, with the cell's margins."""
        return sum(strip.extent for strip in self.strips) + self.closing + self.cell.margins[0] + self.cell.margins[2]

    @property
    def shown(self) -> float:
        """Height down to the last baseline."""
        place, shown = self.cell.margins[0], 0.0
        for strip in self.strips:
            shown = max(shown, place + strip.gap + getattr(strip.band, "shown", strip.band.height))
            place += strip.extent
        return shown

    def draw(self, sheet: Sheet, x: float, y: float, height: float) -> None:
        """Draw shading, content and borders."""
        left, right = x + self.left, x + self.left + self.width
        if self.cell.background:
            sheet.under.append(Fill(left, y, right, y + height, self.cell.background))
        top = self.cell.margins[0]
        if self.cell.vertical in ("center", "bottom"):
            spare = max(height - self.needed, 0.0)
            top += spare / 2 if self.cell.vertical == "center" else spare
        line = None if self.top_open or self.cell.vertical != "top" else self.cell.borders.top
        place = y + top + (0.0 if line is None else line.width_pt)
        for strip in self.strips:
            place += strip.gap
            strip.draw(sheet, left + self.cell.margins[3], place)
            place += strip.band.height
        self._draw_borders(sheet, left, y, right, y + height)

    def _draw_borders(self, sheet: Sheet, left: float, top: float, right: float, bottom: float) -> None:
        borders = self.cell.borders
        edges: tuple[tuple[Border | None, float, float, float, float], ...] = (
            (None if self.top_open else borders.top, left, top, right, top),
            (None if self.bottom_open else borders.bottom, left, bottom, right, bottom),
            (borders.left, left, top, left, bottom),
            (borders.right, right, top, right, bottom),
        )
        for border, x1, y1, x2, y2 in edges:
            if border is not None:
                sheet.marks.append(Stroke(x1, y1, x2, y2, border.width_pt, border.colour, border.style))

    def cut(self, available: float) -> tuple[list[Strip], list[Strip]]:
        """Return the strips that fit a height, and the rest."""
        room = available - self.cell.margins[0] - self.cell.margins[2]
        for index, strip in enumerate(self.strips):
            if strip.extent > room + 0.01:
                parts = strip.band.split(room - strip.gap)
                if parts is None:
                    return self.strips[:index], self.strips[index:]
                first, rest = (replace(strip, band=part) for part in parts)
                return [*self.strips[:index], first], [rest, *self.strips[index + 1 :]]
            room -= strip.extent
        return self.strips, []


@dataclass(slots=True)
class RowBand:
    """One row of a table."""

    cells: list[CellContent]
    height: float
    can_split: bool = True
    keeps_next: bool = False

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """Draw all cells at the row's height."""
        for cell in self.cells:
            cell.draw(sheet, x, y, self.height)

    def split(self, available: float) -> tuple[Band, Band] | None:
        """Split the row's cells at a height; each cell must have something to show above, if it has anything."""
        if available <= 0:
            return None
        cuts = [cell.cut(available) for cell in self.cells]
        if not any(first for first, _ in cuts) or not any(rest for _, rest in cuts):
            return None
        upper = [
            replace(cell, strips=first, closing=0.0, bottom_open=False)
            for cell, (first, _) in zip(self.cells, cuts, strict=True)
        ]
        lower = [replace(cell, strips=rest) for cell, (_, rest) in zip(self.cells, cuts, strict=True)]
        for cell in lower:
            if cell.strips:
                cell.strips[0] = replace(cell.strips[0], gap=0.0)
        height = max(cell.needed for cell in upper)
        left_over = max((cell.needed for cell in lower), default=0.0)
        return RowBand(upper, height, self.can_split), RowBand(lower, max(left_over, 0.0), self.can_split)


@dataclass(slots=True)
class _Merge:
    """A cell that reaches over rows: what it holds, and the place it has in each of its rows."""

    whole: CellContent
    first_row: int
    places: list[CellContent] = field(default_factory=list)

    @property
    def last_row(self) -> int:
        """The index of its last row."""
        return self.first_row + len(self.places) - 1

    def spread(self, bands: list[RowBand]) -> None:
        """Put each strip into the row in which it begins; a tall one hangs over into the rows below (17.4.84)."""
        rows = bands[self.first_row : self.last_row + 1]
        spare = max(sum(row.height for row in rows) - self.whole.needed, 0.0)
        share = {"center": 0.5, "bottom": 1.0}.get(self.whole.cell.vertical, 0.0)
        top_margin = self.whole.cell.margins[0]
        place = spare * share + top_margin
        waiting = list(reversed(self.whole.strips))
        for index, (row, content) in enumerate(zip(rows, self.places, strict=True)):
            is_last = index == len(rows) - 1
            drawn_to = top_margin
            content.strips, content.closing = [], 0.0
            while waiting and (is_last or place + waiting[-1].gap < row.height):
                strip = waiting.pop()
                content.strips.append(replace(strip, gap=place + strip.gap - drawn_to))
                place = drawn_to = place + strip.extent
                row.keeps_next = row.keeps_next or (not is_last and place > row.height + _TALL_PT)
            place -= row.height


class TableLayout:
    """Lays tables out; the content of cells is laid out by `lay_blocks` and measured by `least_width`."""

    def __init__(self, lay_blocks: LayBlocks, least_width: LeastWidth, plans: ReadingPlans) -> None:
        self._lay_blocks, self._least_width, self._plans = lay_blocks, least_width, plans

    def rows(self, table: Table, available: float) -> tuple[list[RowBand], int]:
        """Return the rows as bands, and how many of them are headers that repeat on each page."""
        widths = self.widths(table, available)
        left = self._left(table, sum(widths), available)
        open_merges: dict[int, _Merge] = {}
        merges: list[_Merge] = []
        grid = (widths, left, iter(self._plans.table(table).starts))
        contents = [self._contents(row, index, grid, open_merges, merges) for index, row in enumerate(table.rows)]
        bands = _bands(table.rows, contents, merges)
        headers = 0
        while headers < len(table.rows) and table.rows[headers].is_header:
            headers += 1
        return bands, headers if headers < len(table.rows) else 0

    def widths(self, table: Table, available: float) -> list[float]:
        """Return the widths of the columns."""
        return column_widths(table, available, self._least_width)

    def least_width(self, table: Table, available: float) -> float:
        """Return the width that a table inside a cell needs at least."""
        return least_table_width(table, available, self._least_width)

    @staticmethod
    def _left(table: Table, width: float, available: float) -> float:
        if table.alignment == "center":
            return (available - width) / 2
        return available - width if table.alignment == "right" else table.indent_pt

    def _contents(
        self,
        row: Row,
        index: int,
        grid: tuple[list[float], float, Iterator[int]],
        open_merges: dict[int, _Merge],
        merges: list[_Merge],
    ) -> list[CellContent]:
        """Return a row's cells; one that is merged with the cell above gets a place in that cell's merge.

        `grid` are the widths of the columns, the left edge, and where each further cell's elements begin.
        """
        widths, left, elements = grid
        starts = list(accumulate(widths, initial=left))
        contents: list[CellContent] = []
        going_on: dict[int, _Merge] = {}
        for cell, column in zip(row.cells, cell_columns(row), strict=True):
            end = min(column + cell.span, len(widths))
            start = starts[min(column, len(widths))]
            content = self._content(cell, start, max(starts[max(end, 0)] - start, NARROWEST_PT), next(elements))
            merge = open_merges.get(column) if cell.merged else None
            if merge is not None:
                content.cell = replace(merge.whole.cell, borders=cell.borders, vertical="top")
            elif cell.starts_merge:
                merge = _Merge(content, index)
                merges.append(merge)
                content = replace(content, cell=replace(cell, vertical="top"))
            if merge is not None:
                merge.places.append(content)
                going_on[column] = merge
            contents.append(content)
        open_merges.clear()
        open_merges.update(going_on)
        return contents

    def _content(self, cell: Cell, left: float, width: float, element: int) -> CellContent:
        inner = max(width - cell.margins[1] - cell.margins[3], NARROWEST_PT)
        strips = self._lay_blocks(cell.blocks, inner, None, element)
        return CellContent(cell, left, width, strips, closing_space(cell.blocks))


def _bands(rows: tuple[Row, ...], contents: list[list[CellContent]], merges: list[_Merge]) -> list[RowBand]:
    """Give each row its height; what a merged cell still needs goes to its last row (observed in Word)."""
    merged = {id(place) for merge in merges for place in merge.places}
    ending: dict[int, list[_Merge]] = {}
    for merge in merges:
        ending.setdefault(merge.last_row, []).append(merge)
    bands: list[RowBand] = []
    for index, (row, cells) in enumerate(zip(rows, contents, strict=True)):
        needed = max((cell.needed for cell in cells if id(cell) not in merged), default=0.0) + line_room(rows, index)
        for merge in ending.get(index, ()):
            needed = max(needed, merge.whole.needed - sum(band.height for band in bands[merge.first_row :]))
        height = row_height(row, needed, max((cell.shown for cell in cells), default=0.0))
        bands.append(RowBand(cells, height, row.can_split))
    for merge in merges:
        merge.spread(bands)
    _open_edges(merges)
    return bands


def _open_edges(merges: list[_Merge]) -> None:
    """Draw no line between the rows of a merged cell."""
    for merge in merges:
        for upper, lower in pairwise(merge.places):
            upper.bottom_open = lower.top_open = True
