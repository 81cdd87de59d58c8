"""Draws one line: words, what stands under and behind them, pictures and links."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from app.rendering.document_model import Drawing
from app.rendering.line_parts import Line, Piece
from app.rendering.page_marks import Fill, Image, LinkArea, Sheet, Stroke, Words
from app.rendering.structure_tree import DECORATION

_UNDERLINE_AT, _UNDERLINE_WIDTH, _STRIKE_AT = 0.12, 0.05, 0.26
_TWO_STRIKES = (0.21, 0.31)
_GAP = 0.01


@dataclass(slots=True)
class LineDrawing:
    """A line with its shift for alignment and the width its spaces gain."""

    line: Line
    shift: float
    space_extra: float

    def draw(self, sheet: Sheet, x: float, top: float, height: float, baseline: float) -> None:
        """Add the line's marks to the page."""
        moved = 0.0
        apart = self._apart()
        for index, (left, piece) in enumerate(self.line.pieces):
            extra = self.space_extra if index >= self.line.stretch_from and not piece.leader else 0.0
            start = x + left + self.shift + moved
            gained = extra * piece.text.count(" ") if extra else 0.0
            moved += gained
            self._draw_piece(sheet, piece, start, start + piece.width + gained, baseline, (extra, apart[index]))
            if piece.look.background:
                sheet.under.append(Fill(start, top, start + piece.width + gained, top + height, piece.look.background))
        for left, part in self.line.objects:
            picture = part.picture
            if isinstance(picture, Drawing) or not picture.data:
                continue
            place = x + left + self.shift
            size, element = (picture.width_pt, picture.height_pt), sheet.first_element + part.element
            sheet.marks.append(Image(place, baseline - picture.height_pt, *size, picture.data, element))

    def _apart(self) -> list[str]:
        """Return what is said after each piece: a space where a tab or the line's end parts words (14.8.2.5)."""
        line, pieces = self.line, self.line.pieces
        if line.is_reordered or not pieces:
            return [""] * len(pieces)
        gaps = [
            following.leader or next_left - left - piece.width > _GAP
            for (left, piece), (next_left, following) in pairwise(pieces)
        ]
        gaps.append(line.parts_words)
        return [" " if gap and not piece.leader else "" for gap, (_, piece) in zip(gaps, pieces, strict=True)]

    @staticmethod
    def _draw_piece(
        sheet: Sheet, piece: Piece, start: float, end: float, baseline: float, spaces: tuple[float, str]
    ) -> None:
        """Draw one piece; `spaces` are what each of its own gains, and the one said after it."""
        look, element = piece.look, DECORATION if piece.leader else sheet.first_element + piece.element
        text = {"PAGE": sheet.number, "NUMPAGES": sheet.total}.get(piece.page_field, piece.text)
        baseline -= piece.baseline_shift
        if text:
            settings = (look.colour, spaces[0], look.spacing_pt, look.stretch, piece.steps, element)
            size = piece.size * piece.face.scale
            sheet.marks.append(Words(start, baseline, text + spaces[1], piece.face, size, *settings))
        if look.underline:
            _underline(sheet, piece, start, end, baseline)
        if look.double_strike:
            for share in _TWO_STRIKES:
                place = baseline - share * piece.size
                width = _UNDERLINE_WIDTH * piece.size
                sheet.marks.append(Stroke(start, place, end, place, width, look.colour))
        if look.strike:
            middle = baseline - _STRIKE_AT * piece.size
            sheet.marks.append(Stroke(start, middle, end, middle, _UNDERLINE_WIDTH * piece.size, look.colour))
        if piece.link:
            area = (start, baseline - piece.size, end, baseline + 0.25 * piece.size)
            sheet.marks.append(LinkArea(*area, piece.link, element))


def _underline(sheet: Sheet, piece: Piece, start: float, end: float, baseline: float) -> None:
    look = piece.look
    if look.underline == "words" and not piece.text.strip():
        return
    place = baseline + _UNDERLINE_AT * piece.size
    width = _UNDERLINE_WIDTH * piece.size * (2 if look.underline in ("thick", "heavy") else 1)
    colour = look.underline_colour or look.colour
    style = look.underline if look.underline not in ("words", "thick") else "single"
    sheet.marks.append(Stroke(start, place, end, place, width, colour, style))
