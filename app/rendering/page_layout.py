"""Fills pages with strips: sections, columns, headers and footers, page breaks, repeated table headings.

A page takes strips while they fit; then it steps back to the last place where a page may end. If there is none, it
ends where it is full, so that no word is ever lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.rendering.block_flow import BlockFlow
from app.rendering.document_model import Block, Document, HeaderKind, Paragraph, Section
from app.rendering.floating_layout import Site
from app.rendering.fonts import FontBook
from app.rendering.line_pieces import Shaper
from app.rendering.numbering import counted
from app.rendering.page_borders import draw_column_lines, draw_page_borders
from app.rendering.page_columns import PageColumn, take
from app.rendering.page_marks import Pages, Sheet
from app.rendering.page_notes import NoteRoom
from app.rendering.page_numbers import with_numbers
from app.rendering.reading_plan import ReadingPlans
from app.rendering.row_heights import closing_space
from app.rendering.structure_tree import FOOTER, HEADER, REPEATED
from app.rendering.table_layout import Strip

_LEAST_BODY_PT = 72.0
_SEPARATOR_PT = 13.0


def lay_out(document: Document, book: FontBook) -> Pages:
    """Return the document as pages."""
    return _PageMaker(document, book).pages()


class _PageMaker:
    """Makes the pages of one document."""

    def __init__(self, document: Document, book: FontBook) -> None:
        self._document = document
        plans = ReadingPlans(document.language)
        self._tree, self._section_starts = plans.tree(document)
        self._flow = BlockFlow(Shaper(book, plans), document, plans)
        self._sheets: list[tuple[Sheet, Section, HeaderKind]] = []
        self._number = 0
        self._margin_strips: dict[tuple[int, float], list[Strip]] = {}
        self._columns: list[PageColumn] = []
        self._full_columns: list[PageColumn] = []
        self._carried: list[Strip] = []
        self._section = document.sections[0]
        self._ruled = self._section
        self._section_is_new = True

    def pages(self) -> Pages:
        """Lay the body out, then headers and footers, which may need the number of pages."""
        for index, section in enumerate(self._document.sections):
            following = self._document.sections[index + 1] if index + 1 < len(self._document.sections) else None
            before = self._document.sections[index - 1].blocks[-1:] if index else ()
            self._start_section(section, index)
            self._fill(section, before[0] if before else None, following, self._section_starts[index])
        self._end_page()
        while self._carried:
            self._new_page()
            self._end_page()
        total = str(len(self._sheets))
        for sheet, section, kind in self._sheets:
            sheet.total = total
            self._draw_margins(sheet, section, kind)
        areas = tuple(area for sheet, _, _ in self._sheets for area in sheet.areas)
        return Pages(tuple(sheet.finished() for sheet, _, _ in self._sheets), areas, self._tree)

    def _start_section(self, section: Section, index: int) -> None:
        self._section = section
        self._section_is_new = True
        if section.first_number is not None:
            self._number = section.first_number - 1
        if index == 0 or section.starts != "continuous" or not self._sheets:
            self._new_page()
        else:
            sheet = self._sheets[-1][0]
            self._rule_columns()
            top = max(column.y for column in self._columns)
            foot = min(column.bottom for column in self._columns if column.notes.strips or column.foot == sheet.bottom)
            self._full_columns += self._columns
            self._columns = self._page_columns(section, top, min(foot, sheet.bottom))

    def _kind(self) -> HeaderKind:
        """Return which of its headers the next page shows (17.10.6)."""
        if self._section_is_new and self._section.first_page_differs:
            return "first"
        return "even" if self._document.even_pages_differ and self._number % 2 == 0 else "default"

    def _rule_columns(self) -> None:
        """Draw the lines between the columns that are full."""
        top, bottom = min(column.top for column in self._columns), max(column.y for column in self._columns)
        draw_column_lines(self._ruled, self._sheets[-1][0], top, bottom)

    def _end_page(self) -> None:
        """Draw the footnotes of the page that is full, what does not fit is carried over, and lines of its columns."""
        self._rule_columns()
        for column in (*self._full_columns, *self._columns):
            self._carried += column.notes.draw(self._sheets[-1][0], column.left, column.y, column.foot)
            column.notes.strips = []
        self._full_columns = []

    def _new_page(self) -> None:
        if self._sheets:
            self._end_page()
        section = self._section
        self._number += 1
        kind, is_first = self._kind(), self._section_is_new
        self._section_is_new = False
        width = section.width_pt - section.left_pt - section.right_pt
        head = self._height(section.headers.get(kind, ()), width)
        foot = self._height(section.footers.get(kind, ()), width)
        top = (
            abs(section.top_pt)
            if section.top_pt < 0
            else max(section.top_pt, section.header_pt + head if head else 0.0)
        )
        below = abs(section.bottom_pt)
        if section.bottom_pt >= 0 and foot:
            below = max(below, section.footer_pt + foot)
        bottom = max(section.height_pt - below, top + _LEAST_BODY_PT)
        sheet = Sheet(
            section.width_pt,
            section.height_pt,
            section.left_pt,
            section.width_pt - section.right_pt,
            top,
            bottom,
            counted(self._number, section.number_format),
            page_index=len(self._sheets),
            page_number=self._number,
            number_format=section.number_format,
        )
        draw_page_borders(section, sheet, is_first=is_first)
        self._sheets.append((sheet, section, kind))
        self._columns = self._page_columns(section, top, bottom)
        carried, self._carried = self._carried, []
        self._columns[0].hold(carried)
        self._columns[0].bottom = max(self._columns[0].bottom, (top + bottom) / 2)

    def _page_columns(self, section: Section, top: float, bottom: float) -> list[PageColumn]:
        self._ruled = section
        edges = section.columns or ((0.0, section.width_pt - section.left_pt - section.right_pt),)
        return [PageColumn(section.left_pt + left, top, bottom, self._note_room(width)) for left, width in edges]

    def _note_room(self, width: float) -> NoteRoom:
        separator = sum(strip.extent for strip in self._margin(self._document.note_separator, width))
        return NoteRoom(lambda note, element: self._flow.note(note, width, element), separator or _SEPARATOR_PT)

    def _fill(self, section: Section, before: Block | None, following: Section | None, element: int) -> None:
        width = section.width_pt - section.left_pt - section.right_pt
        if section.columns:
            width = section.columns[0][1]
        first = self._columns[0]
        site = Site(self._sheets[-1][0], first.left, first.top)
        strips = self._flow.strips(section.blocks, width, before, element, site)
        if strips:
            strips[0].keeps_gap = True
            if self._columns[0].top <= self._sheets[-1][0].top:
                strips[0].gap = self._flow.gap_at_top(before, section.blocks[0])
        if len(section.columns) > 1 and following is not None and following.starts == "continuous":
            self._balance(strips)
        space_above = 0.0
        if isinstance(before, Paragraph) and first.top > self._sheets[-1][0].top:
            space_above = before.look.after_pt
            self._join_columns(section.blocks, strips, space_above)
        self._place_all(strips, space_above)

    def _join_columns(self, blocks: Sequence[Block], strips: list[Strip], space_above: float) -> None:
        """Let columns below other text begin, with a contextual paragraph, at the space that text leaves (observed)."""
        first = blocks[0] if blocks else None
        if len(self._columns) > 1 and isinstance(first, Paragraph) and first.look.contextual_spacing:
            strips[0].gap = space_above

    def _balance(self, strips: list[Strip]) -> None:
        """Make the columns of a section that ends on this page about equally tall (17.18.77)."""
        total = sum(strip.extent for strip in strips)
        tallest = max((strip.extent for strip in strips), default=0.0)
        share = total / len(self._columns) + tallest / 2
        for column in self._columns:
            column.bottom = min(column.bottom, column.top + max(share, tallest))

    def _place_all(self, strips: list[Strip], space_above: float) -> None:
        """Place strips in column after column, page after page; the space is that below what the page holds already."""
        waiting = list(reversed(strips))
        column = self._columns[0]
        place = 0
        while waiting:
            taken = take(waiting, column)
            for strip, y in taken:
                strip.draw(self._sheets[-1][0], column.left, y)
            if waiting:
                place += 1
                fresh_page = place >= len(self._columns) or waiting[-1].forced_break == "page"
                if fresh_page:
                    self._new_page()
                    place, space_above = 0, 0.0
                column = self._columns[place]
                self._begin_column(waiting, 0.0 if fresh_page else max(waiting[-1].own_gap, space_above))

    @staticmethod
    def _begin_column(waiting: list[Strip], gap: float) -> None:
        """Repeat the table's heading rows; give the first strip this space unless a break was asked for.

        It is none at the top of a page; at the top of a further column the paragraph's own stays (observed in Word), or
        the space that the section keeps from the one above (observed in LibreOffice).
        """
        first = waiting[-1]
        if first.forced_break or first.keeps_gap:
            gap = first.gap
        waiting[-1] = replace(first, gap=gap, forced_break="", repeats=())
        repeats = reversed(first.repeats)
        waiting.extend(Strip(band, 0.0, may_break_before=False, element=REPEATED) for band in repeats)

    def _height(self, blocks: tuple[Block, ...], width: float) -> float:
        """Return the height of a header or footer, the space after its last paragraph included."""
        return sum(strip.extent for strip in self._margin(blocks, width)) + closing_space(blocks)

    def _margin(self, blocks: tuple[Block, ...], width: float) -> list[Strip]:
        key = (id(blocks), width)
        if key not in self._margin_strips:
            self._margin_strips[key] = self._flow.strips(blocks, width)
        return self._margin_strips[key]

    def _draw_margins(self, sheet: Sheet, section: Section, kind: HeaderKind) -> None:
        sheet.counts_paragraphs = False
        width = section.width_pt - section.left_pt - section.right_pt
        header = section.headers.get(kind, ())
        footer = section.footers.get(kind, ())
        foot_top = section.height_pt - section.footer_pt - self._height(footer, width)
        for blocks, top, sheet.first_element in (
            (header, section.header_pt, HEADER),
            (footer, foot_top, FOOTER),
        ):
            shown = with_numbers(blocks, sheet.number, sheet.total)
            strips = self._margin(blocks, width) if shown is blocks else self._flow.strips(shown, width)
            y = top
            for strip in strips:
                y += strip.gap
                strip.draw(sheet, section.left_pt, y)
                y += strip.band.height
