"""Draws one line: words, what stands under and behind them, pictures and links."""

from __future__ import annotations

from dataclasses import dataclass

from app.rendering.document_model import Drawing
from app.rendering.line_breaking import Line
from app.rendering.line_pieces import Piece
from app.rendering.page_marks import Fill, Image, LinkArea, Sheet, Stroke, Words

_UNDERLINE_AT, _UNDERLINE_WIDTH, _STRIKE_AT = 0.12, 0.05, 0.26


@dataclass(slots=True)
class LineDrawing:
    """A line with its shift for alignment and the width its spaces gain."""

    line: Line
    shift: float
    space_extra: float

    def draw(self, sheet: Sheet, x: float, top: float, height: float, baseline: float) -> None:
        """Add the line's marks to the page."""
        moved = 0.0
        for index, (left, piece) in enumerate(self.line.pieces):
            extra = self.space_extra if index >= self.line.stretch_from and not piece.leader else 0.0
            start = x + left + self.shift + moved
            gained = extra * piece.text.count(" ") if extra else 0.0
            moved += gained
            self._draw_piece(sheet, piece, start, start + piece.width + gained, baseline, extra)
            if piece.look.background:
                sheet.under.append(Fill(start, top, start + piece.width + gained, top + height, piece.look.background))
        for left, part in self.line.objects:
            picture = part.picture
            if isinstance(picture, Drawing) or not picture.data:
                continue
            place = x + left + self.shift
            sheet.marks.append(
                Image(place, baseline - picture.height_pt, picture.width_pt, picture.height_pt, picture.data)
            )

    @staticmethod
    def _draw_piece(sheet: Sheet, piece: Piece, start: float, end: float, baseline: float, extra: float) -> None:
        look = piece.look
        text = {"PAGE": sheet.number, "NUMPAGES": sheet.total}.get(piece.page_field, piece.text)
        baseline -= piece.baseline_shift
        if text:
            settings = (look.colour, extra, look.spacing_pt, look.stretch, piece.steps)
            sheet.marks.append(Words(start, baseline, text, piece.face, piece.size * piece.face.scale, *settings))
        if look.underline:
            _underline(sheet, piece, start, end, baseline)
        if look.strike:
            middle = baseline - _STRIKE_AT * piece.size
            sheet.marks.append(Stroke(start, middle, end, middle, _UNDERLINE_WIDTH * piece.size, look.colour))
        if piece.link:
            sheet.marks.append(LinkArea(start, baseline - piece.size, end, baseline + 0.25 * piece.size, piece.link))


def _underline(sheet: Sheet, piece: Piece, start: float, end: float, baseline: float) -> None:
    look = piece.look
    if look.underline == "words" and not piece.text.strip():
        return
    place = baseline + _UNDERLINE_AT * piece.size
    width = _UNDERLINE_WIDTH * piece.size * (2 if look.underline in ("thick", "heavy") else 1)
    colour = look.underline_colour or look.colour
    style = look.underline if look.underline not in ("words", "thick") else "single"
    sheet.marks.append(Stroke(start, place, end, place, width, colour, style))
