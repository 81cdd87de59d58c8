"""DOCX to PDF: reads the document, lays it out, and writes the pages on reportlab's canvas.

The bytes depend only on the document, the date and the fonts: drawing the same letter again gives the same file.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from io import BytesIO

from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from app.i18n import tr
from app.rendering.docx_reader import read_document
from app.rendering.fonts import FontBook
from app.rendering.page_layout import lay_out
from app.rendering.page_marks import Fill, Image, LinkArea, Outline, PageOfMarks, Pages, Stroke, Words
from app.rendering.pdf_fonts import PdfFont, document_of
from app.rendering.pdf_shapes import fill_with_run, path_operators

_DASHES = {
    "dotted": "1 1",
    "dashed": "3 2",
    "dash": "3 2",
    "dashSmallGap": "3 1",
    "dotDash": "3 1 1 1",
    "dashDotDot": "3 1 1 1",
}
_TWO_LINES = ("double", "wavyDouble")


@dataclass(frozen=True)
class DrawnParagraph:
    """Where a paragraph stands on a page, in points from the page's top left corner; `page` counts from 0."""

    page: int
    left_pt: float
    top_pt: float
    right_pt: float
    bottom_pt: float
    text: str


@dataclass(frozen=True)
class DrawnPdf:
    """A drawn letter; `unsupported` names, in words for people, what could not be drawn as Word would."""

    pdf: bytes
    pages: int
    unsupported: tuple[str, ...]
    paragraphs: tuple[DrawnParagraph, ...]


def draw_pdf(docx: bytes, *, installed_fonts: bool = False, made_on: date | None = None) -> DrawnPdf:
    """Draw a Word letter as PDF.

    Args:
        docx: The file's bytes.
        installed_fonts: Prefer this computer's fonts to the shipped twins; the bytes then differ between computers.
        made_on: The date in the PDF's properties; none is written as the year 2000.

    Raises:
        UserError: The bytes are not a Word document that can be read.
    """
    document = read_document(docx)
    pages = lay_out(document, FontBook(installed_fonts))
    pdf, missing = _write(pages, document.title, document.language, made_on)
    areas = tuple(
        DrawnParagraph(area.page, area.left, area.top, area.right, area.bottom, area.text) for area in pages.paragraphs
    )
    return DrawnPdf(pdf, len(pages.pages), (*document.unsupported, *missing), areas)


def _write(pages: Pages, title: str, language: str, made_on: date | None) -> tuple[bytes, tuple[str, ...]]:
    """Write the pages; return the file, and what could not be drawn."""
    buffer = BytesIO()
    rl_config.useA85 = 0  # text encoding of streams: a fifth larger, and half of the writing time
    canvas = Canvas(buffer, pageCompression=1, invariant=1, lang=language)
    _set_properties(canvas, title, made_on)
    fonts: dict[int, PdfFont] = {}
    for page in pages.pages:
        for mark in page.marks:
            if isinstance(mark, Words):
                _font(mark, fonts).use(mark.text)
    for font in fonts.values():
        font.settle()
        font.embed(canvas)
    writer = _PageWriter(canvas, fonts)
    for page in pages.pages:
        writer.write(page)
    if not pages.pages:
        canvas.showPage()
    canvas.save()
    return buffer.getvalue(), tuple(writer.missing)


def _set_properties(canvas: Canvas, title: str, made_on: date | None) -> None:
    canvas.setTitle(title)
    canvas.setAuthor("")
    canvas.setSubject("")
    canvas.setCreator("Plaint")
    canvas.setProducer("Plaint")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    if made_on is not None:
        # reportlab takes the date only from the clock or the environment
        document_of(canvas)._timeStamp = _Stamp(made_on)  # noqa: SLF001 - as above


class _Stamp:
    """The date in the form reportlab asks for."""

    def __init__(self, day: date) -> None:
        self.YMDhms = (day.year, day.month, day.day, 0, 0, 0)
        self.dhh = self.dmm = 0
        self.lt = (*self.YMDhms, 0, 0, 0)
        self.t = 0.0
        self.tzname = "UTC"


def _font(mark: Words, fonts: dict[int, PdfFont]) -> PdfFont:
    """Return the PDF font of a mark's face; names count from one, so that they are the same each time."""
    key = id(mark.face)
    if key not in fonts:
        fonts[key] = PdfFont(mark.face, f"P{len(fonts) + 1}")
    return fonts[key]


class _PageWriter:
    """Writes marks as PDF operators; remembers colour and width, which seldom change."""

    def __init__(self, canvas: Canvas, fonts: dict[int, PdfFont]) -> None:
        self._canvas, self._fonts = canvas, fonts
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
        for mark in page.marks:
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
        try:
            picture = ImageReader(BytesIO(mark.data))
            self._canvas.drawImage(
                picture, mark.left, self._height - mark.top - mark.height, mark.width, mark.height, mask="auto"
            )
        except (OSError, ValueError, SyntaxError):
            self.missing[tr("A picture could not be read and is not drawn.")] = None
        self._fill = self._line = ""

    def _link(self, mark: LinkArea) -> None:
        rectangle = (mark.left, self._height - mark.bottom, mark.right, self._height - mark.top)
        self._canvas.linkURL(mark.address, rectangle, relative=0)


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
