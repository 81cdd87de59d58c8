"""A plot of outcome cards: a bar for each kind of letter, parted by how the letters were answered.

Drawn with reportlab's shapes: as SVG, or as a PDF of one page, from which a picture can be made. Each part of a bar
bears its number and, where there is room, its word, so that no colour has to be told from another.
"""

from collections.abc import Sequence
from io import BytesIO
from typing import NamedTuple
from xml.sax.saxutils import escape

from reportlab.graphics import renderPDF, renderSVG
from reportlab.graphics.shapes import Drawing, Rect, String
from reportlab.lib.colors import HexColor
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from app.rendering.fonts import FONT_FOLDER

WIDTH_PT, MARGIN_PT = 720, 24
ROW_PT, BAR_PT = 34, 18
_NAME_PT, _NOTE_PT = 220, 150
_FONT = "Carlito"
_SIZE = 11
_INK = "#162026"


class PlotPart(NamedTuple):
    """One part of a bar: how many, and its place in the legend."""

    number: int
    kind: int


class PlotRow(NamedTuple):
    """One bar: its name, its parts in order, and a few words after it."""

    name: str
    parts: Sequence[PlotPart]
    note: str


class PlotKind(NamedTuple):
    """One entry of the legend: its word, its fill, and the colour of numbers on it."""

    word: str
    fill: str
    ink: str


def plot_svg(title: str, kinds: Sequence[PlotKind], rows: Sequence[PlotRow]) -> bytes:
    """Return the plot as SVG, `WIDTH_PT` wide; its title is the document's."""
    drawn: str = renderSVG.drawToString(_drawing(title, kinds, rows))
    said = "; ".join(f"{row.name}: {_said(row, kinds)}" for row in rows)
    drawn = drawn.replace("<title>...</title>", f"<title>{escape(title)}</title>", 1)
    return drawn.replace("<desc>...</desc>", f"<desc>{escape(said)}</desc>", 1).encode()


def plot_pdf(title: str, kinds: Sequence[PlotKind], rows: Sequence[PlotRow]) -> bytes:
    """Return the plot as a PDF of one page of its size; its words are text."""
    file = BytesIO()
    renderPDF.drawToFile(_drawing(title, kinds, rows), file, title, showBoundary=0)
    return file.getvalue()


def _said(row: PlotRow, kinds: Sequence[PlotKind]) -> str:
    return ", ".join([*(f"{part.number} {kinds[part.kind].word}" for part in row.parts if part.number), row.note])


def _drawing(title: str, kinds: Sequence[PlotKind], rows: Sequence[PlotRow]) -> Drawing:
    for name in (_FONT, f"{_FONT}-Bold"):
        if name not in pdfmetrics.getRegisteredFontNames():
            file = FONT_FOLDER / f"{name if name.endswith('Bold') else f'{name}-Regular'}.ttf"
            pdfmetrics.registerFont(TTFont(name, str(file)))
    height = 2 * MARGIN_PT + 56 + ROW_PT * len(rows)
    drawing = Drawing(WIDTH_PT, height)
    _background(drawing, height)
    top = height - MARGIN_PT - 14
    _words(drawing, MARGIN_PT, top, title, size=14, bold=True)
    _legend(drawing, kinds, top - 24)
    most = max((sum(part.number for part in row.parts) for row in rows), default=0)
    for place, row in enumerate(rows):
        _row(drawing, kinds, row, top - 62 - place * ROW_PT, most)
    return drawing


def _background(drawing: Drawing, height: float) -> None:
    _box(drawing, 0, 0, WIDTH_PT, height, "#FFFFFF")


def _legend(drawing: Drawing, kinds: Sequence[PlotKind], y: float) -> None:
    x = float(MARGIN_PT)
    for kind in kinds:
        _box(drawing, x, y - 2, 12, 12, kind.fill)
        _words(drawing, x + 17, y, kind.word)
        x += 17 + _width(kind.word) + 18


def _row(drawing: Drawing, kinds: Sequence[PlotKind], row: PlotRow, y: float, most: int) -> None:
    _words(drawing, MARGIN_PT, y + 4, _fitting(row.name, _NAME_PT - 12))
    room = WIDTH_PT - 2 * MARGIN_PT - _NAME_PT - _NOTE_PT
    x = float(MARGIN_PT + _NAME_PT)
    for part in row.parts:
        if part.number:
            wide = room * part.number / most
            _box(drawing, x, y, wide, BAR_PT, kinds[part.kind].fill)
            word = f"{part.number} {kinds[part.kind].word}"
            figure = word if _width(word) + 8 <= wide else str(part.number)
            if _width(figure) + 4 <= wide:
                _words(drawing, x + (wide - _width(figure)) / 2, y + 5, figure, ink=kinds[part.kind].ink)
            x += wide
    _words(drawing, x + 10, y + 4, row.note)


def _box(drawing: Drawing, x: float, y: float, width: float, height: float, fill: str) -> None:
    box = Rect(x, y, width, height)
    box.setProperties({"fillColor": HexColor(fill), "strokeColor": HexColor("#FFFFFF"), "strokeWidth": 1})
    drawing.add(box)


def _words(
    drawing: Drawing, x: float, y: float, text: str, *, size: int = _SIZE, bold: bool = False, ink: str = _INK
) -> None:
    font = f"{_FONT}-Bold" if bold else _FONT
    words = String(x, y, text)
    words.setProperties({"fontName": font, "fontSize": size, "fillColor": HexColor(ink)})
    drawing.add(words)


def _width(text: str) -> float:
    return float(pdfmetrics.stringWidth(text, _FONT, _SIZE))


def _fitting(text: str, room: float) -> str:
    if _width(text) <= room:
        return text
    while text and _width(f"{text}…") > room:
        text = text[:-1]
    return f"{text}…"
