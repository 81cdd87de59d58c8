"""Puts the bands of paragraphs and tables in a row, with the gaps between them and the places where a page may end.

The gap between two paragraphs is the larger of "after" and "before"; contextual spacing drops it between paragraphs of
one style (17.3.1.9). Keep-with-next, keep-lines, widows and orphans all become one flag a line (17.3.1.14, 15, 44).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from app.rendering.document_model import Block, Borders, Break, Document, Drawing, Floating, Paragraph, Table
from app.rendering.floating_layout import Site, draw_floating, draw_shape, obstacle, site_of, words_height
from app.rendering.line_pieces import Shaper
from app.rendering.page_marks import Sheet
from app.rendering.paragraph_layout import LineBand, ParagraphLayout
from app.rendering.reading_plan import ReadingPlans
from app.rendering.table_layout import RowBand, Strip, TableLayout
from app.rendering.text_wrapping import Surroundings

_ROUNDING_PT = 0.1


class BlockFlow:
    """Lays the blocks of a document out in columns of any width."""

    def __init__(self, shaper: Shaper, document: Document, plans: ReadingPlans) -> None:
        self._paragraphs = ParagraphLayout(shaper, document, self)
        self._adds_spaces, self._plans = document.adds_spaces, plans
        self._breaks_drop_space = document.breaks_drop_space
        self._tables = TableLayout(self.strips, self.least_width, plans)

    def strips(
        self,
        blocks: Sequence[Block],
        width: float,
        before: Block | None = None,
        element: int = 0,
        site: Site | None = None,
    ) -> list[Strip]:
        """Return the blocks as strips of a column.

        Args:
            blocks: What is laid out.
            width: The column's width.
            before: The block that they follow.
            element: Where their elements begin.
            site: Where they stand on the page.
        """
        strips: list[Strip] = []
        starts = self._plans.blocks(blocks).starts
        column = _Column(width, site or site_of(width))
        for index, block in enumerate(blocks):
            after = blocks[index + 1] if index + 1 < len(blocks) else None
            if isinstance(block, Table):
                added = self._table(block, width, before)
            else:
                added = self._paragraph(block, column, before, after)
            for strip in added:
                strip.element += element + starts[index]
            strips += added
            column.top += sum(strip.extent for strip in added)
            before = block
        return strips

    def _paragraph(self, block: Paragraph, column: _Column, before: Block | None, after: Block | None) -> list[Strip]:
        gap = self._opening_gap(before, block)
        flowing = self._surround(block, column, gap)
        top = column.top + gap
        around = None if column.surroundings.is_free_below(top) else (column.surroundings, top)
        bands = self._paragraphs.bands(block, column.width, around)
        _join_frames(block, bands, before, after)
        strips = [
            Strip(band, may_break_before=_may_break(block, index, len(bands))) for index, band in enumerate(bands)
        ]
        strips[0].gap, strips[0].own_gap = gap, block.look.before_pt
        strips[0].may_break_before = not _keeps_next(before)
        strips[0].forced_break = "page" if block.look.page_break_before else ""
        for earlier, strip in zip(bands, strips[1:], strict=False):
            strip.may_break_before = strip.may_break_before and earlier.height > 0
            ended = earlier.drawing.line.ends_with
            strip.forced_break = ended if ended in ("page", "column") else ""
        if bands[-1].drawing.line.ends_with in ("page", "column"):
            strips.append(Strip(_Nothing(), 0.0, 0.0, True, bands[-1].drawing.line.ends_with))
        return self._before_its_line(flowing, bands[0], column.width, before) + strips

    def _opening_gap(self, before: Block | None, block: Paragraph) -> float:
        """Return the gap above a paragraph, with what page breaks change about it."""
        if block.look.page_break_before:
            return self.gap_at_top(before, block)
        if _ends_page(before):
            return 0.0 if self._breaks_drop_space else self.gap_at_top(before, block)
        return self._gap(before, block)

    def _surround(self, block: Paragraph, column: _Column, gap: float) -> list[Floating]:
        """Let lines keep out of what floats beside a paragraph; return what is too tall for that and may flow."""
        flowing: list[Floating] = []
        for inline in block.inlines:
            if not isinstance(inline, Floating) or not inline.place.wrap:
                continue
            floating = self._sized(inline)
            height = self._height(floating)
            if floating.flows and height > column.site.page.bottom - column.site.page.top:
                flowing.append(inline)
                continue
            found = obstacle(floating, column.site, column.top + gap, (column.width, height))
            column.surroundings.obstacles.append(found)
        return flowing

    def _sized(self, floating: Floating) -> Floating:
        """Return what floats with a width: a frame that names none is as wide as its longest line (17.3.1.11)."""
        if floating.width_pt or not floating.flows:
            return floating
        widths = [self._paragraphs.natural_width(block) for block in floating.blocks if isinstance(block, Paragraph)]
        return replace(floating, width_pt=max(widths, default=0.0) + _ROUNDING_PT)

    def _height(self, floating: Floating) -> float:
        if not floating.grows:
            return floating.height_pt
        left, top, right, bottom = floating.inset
        strips = self.strips(floating.blocks, floating.width_pt - left - right)
        return top + words_height(floating, strips) + bottom

    def _before_its_line(
        self, flowing: list[Floating], band: LineBand, width: float, before: Block | None
    ) -> list[Strip]:
        """Return what is too tall to float as strips of the text, and take it from the line that would draw it."""
        if not flowing:
            return []
        strips: list[Strip] = []
        for floating in flowing:
            strips += self.strips(floating.blocks, width, before, self._plans.float_start(floating) + 1)
        band.floats = tuple(floating for floating in band.floats if floating not in flowing)
        return strips

    def _table(self, table: Table, width: float, before: Block | None) -> list[Strip]:
        rows, headers = self._tables.rows(table, width)
        repeats = tuple(rows[:headers])
        strips: list[Strip] = []
        for index, row in enumerate(rows):
            may_break = not (0 < index <= headers) and not (index and _row_keeps_next(rows[index - 1]))
            strips.append(Strip(row, 0.0, 0.0, may_break, "", repeats if index >= headers else ()))
        strips[0].gap = self._gap(before, table)
        strips[0].may_break_before = not _keeps_next(before)
        return strips

    def _gap(self, before: Block | None, block: Block) -> float:
        """Return the space between two blocks; tables have none of their own."""
        above = before.look.after_pt if isinstance(before, Paragraph) else 0.0
        below = block.look.before_pt if isinstance(block, Paragraph) else 0.0
        if isinstance(before, Paragraph) and isinstance(block, Paragraph):
            alike = before.look.style == block.look.style
            listed = before.label is not None and block.label is not None
            above = 0.0 if _drops(alike, before.look.contextual_spacing, listed, before.look.automatic_after) else above
            below = 0.0 if _drops(alike, block.look.contextual_spacing, listed, block.look.automatic_before) else below
        return above + below if self._adds_spaces else max(above, below)

    def gap_at_top(self, before: Block | None, block: Block) -> float:
        """Return what is left of the gap at the top of a page: the space after stays on the page before (observed)."""
        above = before.look.after_pt if isinstance(before, Paragraph) else 0.0
        return max(self._gap(before, block) - above, 0.0)

    def least_width(self, blocks: Sequence[Block], room: float) -> float:
        """Return the width that the blocks' longest words need; 0 where they surely fit the room."""
        return max([self._least(block, room) for block in blocks], default=0.0)

    def _least(self, block: Block, room: float) -> float:
        if isinstance(block, Table):
            return self._tables.least_width(block, room)
        return self._paragraphs.least_width(block, room)

    def draw(self, floating: Floating, sheet: Sheet, x: float, y: float, width: float) -> None:
        """Draw a text box or picture where it floats; see `floating_layout`."""
        with sheet.within(self._plans.float_start(floating)):
            draw_floating(self._sized(floating), sheet, (x, y, width), self._inside)

    def note(self, floating: Floating, width: float, element: int) -> list[Strip]:
        """Return a footnote as strips of a column; `element` is where its paragraph's elements begin."""
        return self.strips(floating.blocks, width, None, element + self._plans.float_start(floating) + 1)

    def _inside(self, blocks: Sequence[Block], width: float) -> list[Strip]:
        """Return the blocks of a text box as strips; its own element stands before theirs."""
        return self.strips(blocks, width, None, 1)

    def draw_in_line(self, drawing: Drawing, sheet: Sheet, x: float, y: float) -> None:
        """Draw the shapes of a drawing that stands in a line, with its top left corner at `x`, `y`."""
        for part in drawing.parts:
            with sheet.within(self._plans.float_start(part)):
                draw_shape(part, sheet, x + part.place.x_pt, y + part.place.y_pt, self._inside)


@dataclass(slots=True)
class _Column:
    """A column while it is laid out: how far it is filled, and what its lines flow around."""

    width: float
    site: Site
    top: float = 0.0
    surroundings: Surroundings = field(default_factory=Surroundings)


class _Nothing:
    """A band of no height: what follows a page break at a paragraph's end."""

    height = 0.0

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """Draw nothing."""

    def split(self, _available: float) -> None:
        """Say that it can't be split."""
        return


def _drops(alike: bool, contextual: bool, listed: bool, automatic: bool) -> bool:
    """Say whether a space falls away: between paragraphs of one style, or an automatic one between points of a list."""
    return (alike and contextual) or (listed and automatic)


def _keeps_next(block: Block | None) -> bool:
    return isinstance(block, Paragraph) and block.look.keep_next


def _ends_page(block: Block | None) -> bool:
    """Say whether a paragraph's last character is a page break."""
    last = block.inlines[-1] if isinstance(block, Paragraph) and block.inlines else None
    return isinstance(last, Break) and last.kind == "page"


def _row_keeps_next(row: RowBand) -> bool:
    """Say whether a row stays with the next one: its first cell's first paragraph or a picture over both asks it."""
    if row.keeps_next:
        return True
    first = row.cells[0].strips[0].band if row.cells and row.cells[0].strips else None
    return isinstance(first, LineBand) and first.paragraph.look.keep_next


def _may_break(block: Paragraph, index: int, count: int) -> bool:
    """Say whether a page may end before a paragraph's line: no first or last line alone (17.3.1.44)."""
    if index == 0:
        return True
    if block.look.keep_lines:
        return False
    return not (block.look.widow_control and (index == 1 or index == count - 1))


def _join_frames(block: Paragraph, bands: list[LineBand], before: Block | None, after: Block | None) -> None:
    """Let neighbours with the same borders and indents share one frame (17.3.1.24)."""
    frame = bands[0].frame
    if frame is None or block.look.borders == Borders():
        return
    frame.opens = not _same_frame(block, before)
    frame.closes = not _same_frame(block, after)
    if not frame.opens and frame.borders.top is not None:
        room = frame.borders.top.space_pt + frame.borders.top.width_pt
        bands[0].height -= room
        bands[0].baseline -= room
    if not frame.closes and frame.borders.bottom is not None:
        bands[-1].height -= frame.borders.bottom.space_pt + frame.borders.bottom.width_pt


def _same_frame(block: Paragraph, other: Block | None) -> bool:
    if not isinstance(other, Paragraph):
        return False
    mine, theirs = block.look, other.look
    return (mine.borders, mine.left_pt, mine.right_pt) == (theirs.borders, theirs.left_pt, theirs.right_pt)
