"""Writes the marks of pages as PDF operators, each inside the tag of the element that it belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from app.i18n import tr
from app.rendering.page_marks import Fill, Image, LinkArea, Mark, Outline, PageOfMarks, Stroke, Words
from app.rendering.pdf_catalogue import Bookmark
from app.rendering.pdf_fonts import PdfFont
from app.rendering.pdf_shapes import fill_with_run, path_operators
from app.rendering.pdf_tags import Tags
from app.rendering.structure_tree import Element, ReadingTree

_DASHES = {
    "dotted": "1 1",
    "dashed": "3 2",
    "dash": "3 2",
    "dashSmallGap": "3 1",
    "dotDash": "3 1 1 1",
    "dashDotDot": "3 1 1 1",
}
_TWO_LINES = ("double", "wavyDouble")


class PageWriter:
    """Writes marks as PDF operators; remembers colour and width, which seldom change."""

    def __init__(self, canvas: Canvas, fonts: dict[int, PdfFont], tags: Tags, tree: ReadingTree) -> None:
        self._canvas, self._fonts, self.tags = canvas, fonts, tags
        self._headings = _headings(tree)
        self._page = -1
        self.bookmarks: list[Bookmark] = []
        self._height = 0.0
        self._code: list[str] = []
        self._fill = self._line = ""
        self.missing: dict[str, None] = {}

    def write(self, page: PageOfMarks) -> None:
        """Write one page."""
        self._canvas.setPageSize((page.width, page.height))
        self._height = page.height
        self._fill = self._line = ""
        self._code = []
        self._page += 1
        self.tags.begin_page()
        for mark in _with_joined_links(page.marks):
            if not isinstance(mark, LinkArea) and (switch := self.tags.switch(mark.element)):
                self._code.append(switch)
            match mark:
                case Words():
                    self._words(mark)
                case Fill():
                    self._rectangle(mark)
                case Stroke():
                    self._stroke(mark)
                case Image():
                    self._image(mark)
                case LinkArea():
                    self._link(mark)
                case Outline():
                    self._outline(mark)
        self._code.append(self.tags.end_content())
        self._flush()
        self._canvas.showPage()

    def _flush(self) -> None:
        """Hand the operators gathered so far to the canvas, before it adds some of its own."""
        if self._code:
            self._canvas.addLiteral("\n".join(self._code))
            self._code = []

    def _set_fill(self, colour: str) -> None:
        operator = f"{_rgb(colour)} rg"
        if operator != self._fill:
            self._code.append(operator)
            self._fill = operator

    def _words(self, mark: Words) -> None:
        if mark.element in self._headings:
            self._bookmark(mark)
        self._set_fill(mark.colour)
        font = self._fonts[id(mark.face)]
        first = mark.x + (mark.steps[0] if mark.steps else 0.0)
        place = f"{_short(first)} {_short(self._height - mark.baseline)} Td"
        settings = f"/{font.name} {_short(mark.size)} Tf"
        if mark.spacing_pt:
            settings += f" {_short(mark.spacing_pt)} Tc"
        if mark.stretch != 1.0:
            settings += f" {_short(100 * mark.stretch)} Tz"
        self._code.append(f"BT {settings} {place} {_shown(mark, font)} ET")
        if mark.spacing_pt or mark.stretch != 1.0:
            self._code.append("BT 0 Tc 100 Tz ET")

    def _bookmark(self, mark: Words) -> None:
        """Remember where a heading begins."""
        heading = self._headings[mark.element]
        self._headings = {number: each for number, each in self._headings.items() if each is not heading}
        top = self._height - mark.baseline + mark.size
        self.bookmarks.append(Bookmark(heading.title, heading.level, self._page, top))

    def _rectangle(self, mark: Fill) -> None:
        self._set_fill(mark.colour)
        width, height = mark.right - mark.left, mark.bottom - mark.top
        self._code.append(
            f"{_short(mark.left)} {_short(self._height - mark.bottom)} {_short(width)} {_short(height)} re f"
        )

    def _set_line(self, style: str, width: float, colour: str) -> None:
        dash = next((dash for name, dash in _DASHES.items() if style.startswith(name)), "")
        pattern = " ".join(_short(float(part) * max(width, 0.5)) for part in dash.split())
        settings = f"{_rgb(colour)} RG {_short(width)} w [{pattern}] 0 d"
        if settings != self._line:
            self._code.append(settings)
            self._line = settings

    def _stroke(self, mark: Stroke) -> None:
        self._set_line(mark.style, mark.width, mark.colour)
        apart = mark.width if mark.style in _TWO_LINES else 0.0
        for shift in (-apart, apart) if apart else (0.0,):
            down = shift if mark.y1 == mark.y2 else 0.0
            across = 0.0 if mark.y1 == mark.y2 else shift
            start = f"{_short(mark.x1 + across)} {_short(self._height - mark.y1 - down)}"
            end = f"{_short(mark.x2 + across)} {_short(self._height - mark.y2 - down)}"
            self._code.append(f"{start} m {end} l S")

    def _outline(self, mark: Outline) -> None:
        """Fill a shape and draw the line round it (8.5.3; `f*` leaves holes where paths lie in each other)."""
        path, paint, pen = path_operators(mark, self._height), mark.path.paint, mark.path.pen
        if paint is not None and paint.stops:
            self._flush()
            fill_with_run(self._canvas, mark, self._height)
            self._fill = self._line = ""
        elif paint is not None:
            self._set_fill(paint.colour)
            self._code.append(f"{path} f*")
        if pen is not None:
            self._set_line(pen.style, pen.width_pt, pen.colour)
            self._code.append(f"{path} S")

    def _image(self, mark: Image) -> None:
        self._flush()
        bottom = self._height - mark.top - mark.height
        self.tags.box(mark.element, (mark.left, bottom, mark.left + mark.width, bottom + mark.height))
        try:
            picture = ImageReader(BytesIO(mark.data))
            self._canvas.drawImage(picture, mark.left, bottom, mark.width, mark.height, mask="auto")
        except (OSError, ValueError, SyntaxError):
            self.missing[tr("A picture could not be read and is not drawn.")] = None
        self._fill = self._line = ""

    def _link(self, mark: LinkArea) -> None:
        rectangle = (mark.left, self._height - mark.bottom, mark.right, self._height - mark.top)
        reference = self.tags.link(mark.element, mark.address, rectangle)
        self._canvas._annotationrefs.append(reference)  # type: ignore[attr-defined] # noqa: SLF001 - the public way writes no tags


def _headings(tree: ReadingTree) -> dict[int, Element]:
    """Return the heading that each element is or stands in."""
    found: dict[int, Element] = {}
    for number, (element, parent) in enumerate(zip(tree.elements, tree.parents, strict=True)):
        if element.title:
            found[number] = element
        elif parent in found:
            found[number] = found[parent]
    return found


def _with_joined_links(marks: Sequence[Mark]) -> Iterator[Mark]:
    """Yield the marks with the areas of one link in one line joined, at their end."""
    areas: list[LinkArea] = []
    for mark in marks:
        if not isinstance(mark, LinkArea):
            yield mark
            continue
        last = areas[-1] if areas else None
        if (
            last is not None
            and (last.element, last.address, last.bottom) == (mark.element, mark.address, mark.bottom)
            and abs(last.right - mark.left) < 1.0
        ):
            areas[-1] = replace(last, right=mark.right, top=min(last.top, mark.top))
        else:
            areas.append(mark)
    yield from areas


def _shown(mark: Words, font: PdfFont) -> str:
    """Return the operator that shows the text; justified spaces and right-to-left words are moved inside it (9.4.3)."""
    if mark.steps:
        return _stepped(mark, font)
    if not mark.space_extra_pt or " " not in mark.text:
        return f"<{font.codes(mark.text)}> Tj"
    move = _short(-1000 * mark.space_extra_pt / (mark.size * mark.stretch))
    pieces = mark.text.split(" ")
    strings = [f"<{font.codes(piece + ' ')}> {move}" for piece in pieces[:-1]]
    last = f" <{font.codes(pieces[-1])}>" if pieces[-1] else ""
    return f"[{' '.join(strings)}{last}] TJ"


def _stepped(mark: Words, font: PdfFont) -> str:
    """Return the characters each at its own place."""
    parts: list[str] = []
    x = mark.steps[0]
    for char, step in zip(mark.text, mark.steps, strict=True):
        move = 1000 * (x - step) / mark.size
        if abs(move) > 0.5:
            parts.append(_short(move))
        parts.append(f"<{font.codes(char)}>")
        x = step + mark.face.drawn_width(char) * mark.size
    return f"[{' '.join(parts)}] TJ"


def _rgb(colour: str) -> str:
    if not colour:
        return "0 0 0"
    return " ".join(_short(int(colour[index : index + 2], 16) / 255) for index in (0, 2, 4))


def _short(value: float) -> str:
    """Return a number in as few characters as a thousandth of a point needs."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
