"""Turns a paragraph into bands: lines with their height, which pages are then filled with.

Line height is that of the faces' `hhea` table (ascent, descent and gap); what "multiple" spacing adds goes below the
line; an exact line keeps its height whatever stands in it; at-least lines grow upwards (17.3.1.33, 17.18.48).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from app.rendering.document_model import Borders, Document, Drawing, Floating, Paragraph, Picture, RunLook, Text
from app.rendering.drawn_text import has_right_to_left
from app.rendering.fonts import FontBook
from app.rendering.kept_values import KeptValues
from app.rendering.line_breaking import LineFiller
from app.rendering.line_drawing import LineDrawing
from app.rendering.line_finishing import aligned, join_pieces
from app.rendering.line_parts import Line, ObjectMark, Space, Word, one_by_one
from app.rendering.line_pieces import Shaper
from app.rendering.page_marks import Fill, ParagraphArea, Sheet, Stroke
from app.rendering.right_to_left import placed
from app.rendering.text_wrapping import LEAST_EMPTY_PT, LEAST_ROOM_PT, LineRooms, Surroundings

_EXACT_ABOVE = 0.8
_WIDEST = 1.1  # widths of a letter against the font's size: no letter is wider
_MOST_LINES_KEPT = 20_000
_NO_BORDERS = Borders()


class Floats(Protocol):
    """Draws what floats beside a paragraph."""

    def draw(self, floating: Floating, sheet: Sheet, x: float, y: float, width: float) -> None:
        """Draw it; `x` and `y` are the paragraph's top left corner, `width` that of its column."""
        ...

    def draw_in_line(self, drawing: Drawing, sheet: Sheet, x: float, y: float) -> None:
        """Draw shapes that stand in a line, with their common top left corner at `x`, `y`."""
        ...


@dataclass(slots=True)
class Frame:
    """A paragraph's borders and shading, and which of its edges meet a like neighbour."""

    borders: Borders = field(default_factory=Borders)
    background: str = ""
    left: float = 0.0
    right: float = 0.0
    opens: bool = True
    closes: bool = True


@dataclass(slots=True)
class LineBand:
    """One line, ready to be drawn at any place of any page."""

    drawing: LineDrawing
    height: float
    baseline: float
    width: float
    paragraph: Paragraph
    text: str
    first: bool
    last: bool
    frame: Frame | None = None
    floats: tuple[Floating, ...] = ()
    notes: tuple[Floating, ...] = ()
    float_drawer: Floats | None = None
    overhang: float = 0.0

    @property
    def shown(self) -> float:
        """How far down the line shows something: to its baseline; nothing for an empty line."""
        return self.baseline if self.drawing.line.pieces or self.drawing.line.objects else 0.0

    def split(self, _available: float) -> None:
        """Say that a line can't be split."""
        return

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """Draw the line with its top left corner at `x`, `y`."""
        if self.frame is not None:
            self._draw_frame(self.frame, sheet, x, y)
        self.drawing.draw(sheet, x, y, self.height, y + self.baseline)
        if self.float_drawer is not None:
            for floating in self.floats:
                self.float_drawer.draw(floating, sheet, x, y, self.width)
            self._draw_shapes(self.float_drawer, sheet, x, y + self.baseline)
        if sheet.counts_paragraphs:
            self._mark_area(sheet, x, y)

    def _draw_shapes(self, drawer: Floats, sheet: Sheet, x: float, baseline: float) -> None:
        for left, part in self.drawing.line.objects:
            if isinstance(part.picture, Drawing):
                drawer.draw_in_line(
                    part.picture, sheet, x + left + self.drawing.shift, baseline - part.picture.height_pt
                )

    def _mark_area(self, sheet: Sheet, x: float, y: float) -> None:
        """Remember where the paragraph was drawn; further lines on the page make the rectangle taller."""
        top, areas = y, sheet.areas
        if not self.first and areas and areas[-1].page == sheet.page_index and areas[-1].text is self.text:
            top = areas.pop().top
        areas.append(ParagraphArea(sheet.page_index, x, top, x + self.width, y + self.height, self.text))

    def _draw_frame(self, frame: Frame, sheet: Sheet, x: float, y: float) -> None:
        borders = frame.borders
        left = x + frame.left - (borders.left.space_pt if borders.left else 0.0)
        right = x + frame.right + (borders.right.space_pt if borders.right else 0.0)
        bottom = y + self.height
        if frame.background:
            sheet.under.append(Fill(left, y, right, bottom, frame.background))
        edges = (
            (borders.left, left, y, left, bottom),
            (borders.right, right, y, right, bottom),
            (borders.top if self.first and frame.opens else None, left, y, right, y),
            (borders.bottom if self.last and frame.closes else None, left, bottom, right, bottom),
            (borders.inside_h if self.last and not frame.closes else None, left, bottom, right, bottom),
        )
        for border, x1, y1, x2, y2 in edges:
            if border is not None:
                sheet.marks.append(Stroke(x1, y1, x2, y2, border.width_pt, border.colour, border.style))


# Lines of paragraphs that did not change since they were last laid out, in this letter or another.
kept_lines: KeptValues[tuple[Paragraph, float, float, bool, FontBook], list[LineBand]] = KeptValues(_MOST_LINES_KEPT)


class ParagraphLayout:
    """Lays paragraphs of one document out; one that was laid out before in a column as wide is not again."""

    def __init__(self, shaper: Shaper, document: Document, floats: Floats) -> None:
        self._shaper, self._floats = shaper, floats
        self._default_tab, self._stretches = document.default_tab_pt, document.stretches_broken_lines

    def bands(
        self, paragraph: Paragraph, width_pt: float, around: tuple[Surroundings, float] | None = None
    ) -> list[LineBand]:
        """Return the paragraph's lines in a column of that width, at least one.

        Beside the paragraph and the width only the document's two settings and the fonts count, so these are the key.
        Paragraphs with borders, with shapes or beside shapes are few and are laid out each time; only their bands are
        the caller's to change, the others belong to every letter. `around` is what they flow around and their top in
        it.
        """
        if _has_frame(paragraph) or _holds_shapes(paragraph) or around is not None:
            return self._fresh_bands(paragraph, width_pt, around)
        key = (paragraph, width_pt, self._default_tab, self._stretches, self._shaper.book)
        return kept_lines.get(key, lambda: self._fresh_bands(paragraph, width_pt), len)

    def _fresh_bands(
        self, paragraph: Paragraph, width_pt: float, around: tuple[Surroundings, float] | None = None
    ) -> list[LineBand]:
        parts, floats = self._shaper.parts(paragraph)
        least = LEAST_ROOM_PT if parts else LEAST_EMPTY_PT
        rooms = None if around is None else LineRooms(*around, self._line_height(paragraph), least)
        lines = LineFiller(self._shaper, paragraph, width_pt, self._default_tab, rooms).fill(parts)
        if len(lines) > 1 and lines[-1].is_empty and lines[-2].ends_with == "page":
            lines.pop()
        text = paragraph.text
        frame = _frame(paragraph, width_pt)
        bands = [
            self._band(line, (paragraph, text), width_pt, (index == 0, index == len(lines) - 1), frame)
            for index, line in enumerate(lines)
        ]
        if _holds_shapes(paragraph):
            for band in bands:
                band.float_drawer = self._floats
            bands[0].floats = tuple(floats)
        return bands

    def natural_width(self, paragraph: Paragraph) -> float:
        """Return the width of the paragraph's words on one line."""
        parts, _ = self._shaper.parts(paragraph)
        words = sum(part.width for part in one_by_one(parts) if isinstance(part, Word | Space | ObjectMark))
        return paragraph.look.left_pt + max(paragraph.look.first_line_pt, 0.0) + words + paragraph.look.right_pt

    def _line_height(self, paragraph: Paragraph) -> float:
        """Return the height of a line of the paragraph's first words, for the lines are not yet made."""
        looks = [inline.look for inline in paragraph.inlines if isinstance(inline, Text)] or [paragraph.mark_look]
        face, size = self._shaper.face(looks[0]), looks[0].size_pt
        natural = (face.above + face.below) * size
        return _spaced(paragraph, face.above * size, face.below * size, natural)[0]

    def least_width(self, paragraph: Paragraph, room: float) -> float:
        """Return the width that the longest word or picture needs beside the indents; 0 where all surely fit."""
        look = paragraph.look
        beside = look.left_pt + look.right_pt
        longest = max(map(len, paragraph.text.split()), default=0)
        largest = max([inline.look.size_pt for inline in paragraph.inlines if isinstance(inline, Text)], default=0.0)
        pictures = [inline.width_pt for inline in paragraph.inlines if isinstance(inline, Picture | Drawing)]
        if beside + max(longest * largest * _WIDEST, *pictures, 0.0) <= room:
            return 0.0
        parts, _ = self._shaper.parts(paragraph)
        return beside + max(
            [part.width for part in one_by_one(parts) if isinstance(part, Word | ObjectMark)], default=0.0
        )

    def _band(
        self, line: Line, whole: tuple[Paragraph, str], width: float, ends: tuple[bool, bool], frame: Frame | None
    ) -> LineBand:
        paragraph, text = whole
        above, below = self._extent(line, paragraph.mark_look)
        text_height = above + below
        above = max([above, *(part.picture.height_pt for _, part in line.objects)])
        below = below if line.pieces or line.looks or not line.objects else 0.0
        height, baseline = _spaced(paragraph, above, below, text_height)
        shift, extra = aligned(line, paragraph.look, self._stretches)
        join_pieces(line)
        if paragraph.look.right_to_left or any(has_right_to_left(piece.text) for _, piece in line.pieces):
            line.pieces, extra = placed(line.pieces, int(paragraph.look.right_to_left)), 0.0
            line.is_reordered = True
        drawing = LineDrawing(line, shift, extra)
        if frame is not None:
            height, baseline = _with_border_room(frame, ends, height, baseline)
        taken = 0.0 if line.is_shared and not line.ends_with else height + line.skip
        band = LineBand(drawing, taken, baseline + line.skip, width, paragraph, text, *ends, frame)
        band.notes = tuple(line.notes)
        if paragraph.look.line_rule == "auto" and frame is None:
            band.overhang = max(height - above - below, 0.0)
        return band

    def _extent(self, line: Line, mark: RunLook) -> tuple[float, float]:
        """Return how far the line's characters reach above and below the baseline.

        A number before the line makes it taller, but not deeper; nor does a break at its end count (observed in Word).
        """
        above = below = 0.0
        seen: set[int] = set()
        if line.label_look is not None:
            above = self._shaper.face(line.label_look).above * line.label_look.size_pt
        words = line.pieces[line.label_pieces :]
        for _, piece in words:
            key = id(piece.look)
            if key in seen and not piece.baseline_shift:
                continue
            seen.add(key)
            face = self._shaper.face(piece.look)
            size = piece.look.size_pt
            shift = piece.look.shift_pt
            above = max(above, face.above * size + shift)
            below = max(below, face.below * size - shift)
        looks = line.looks or [] if words else line.looks or [mark]
        for look in looks:
            face = self._shaper.face(look)
            above = max(above, face.above * look.size_pt)
            below = max(below, face.below * look.size_pt)
        return above, below


def _holds_shapes(paragraph: Paragraph) -> bool:
    return any(isinstance(inline, Floating | Drawing) for inline in paragraph.inlines)


def _spaced(paragraph: Paragraph, above: float, below: float, text_height: float) -> tuple[float, float]:
    """Return line height and baseline after the paragraph's line rule.

    A picture makes its line taller; "multiple" spacing only adds its share of the text's height (observed in Word).
    """
    look, natural = paragraph.look, above + below
    has_object = natural > text_height
    match look.line_rule:
        case "exact":
            return look.line, look.line * _EXACT_ABOVE if has_object else look.line - below - (
                look.line - natural
            ) * 0.2
        case "atLeast":
            height = max(natural, look.line)
            return height, height - below
        case _:
            if look.line < 1.0 and not has_object:
                return natural * look.line, above - natural * (1 - look.line)
            return natural + text_height * (look.line - 1), above


def _has_frame(paragraph: Paragraph) -> bool:
    return bool(paragraph.look.background) or paragraph.look.borders != _NO_BORDERS


def _frame(paragraph: Paragraph, width: float) -> Frame | None:
    look = paragraph.look
    if not _has_frame(paragraph):
        return None
    left = look.left_pt + min(look.first_line_pt, 0.0)
    return Frame(look.borders, look.background, left, width - look.right_pt)


def _with_border_room(frame: Frame, ends: tuple[bool, bool], height: float, baseline: float) -> tuple[float, float]:
    """Make room for the lines above and below, and their distance from the text (17.3.1.7)."""
    top, bottom = frame.borders.top, frame.borders.bottom
    if ends[0] and top is not None:
        height += top.space_pt + top.width_pt
        baseline += top.space_pt + top.width_pt
    if ends[1] and bottom is not None:
        height += bottom.space_pt + bottom.width_pt
    return height, baseline
