"""DOCX to PDF: reads the document, lays it out, and writes the pages on reportlab's canvas.

The bytes depend only on the document, the date and the fonts: drawing the same letter again gives the same file.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from io import BytesIO

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from app.i18n import tr
from app.rendering.docx_reader import read_document
from app.rendering.fonts import FontBook
from app.rendering.page_layout import lay_out
from app.rendering.page_marks import Pages, Words
from app.rendering.page_writer import PageWriter
from app.rendering.pdf_catalogue import Facts, add_outline, describe
from app.rendering.pdf_fonts import PdfFont
from app.rendering.pdf_objects import document_of, file_of, object_number, set_page_keys, without_standard_font
from app.rendering.pdf_tags import Tags

_PDF_VERSION = (1, 7)
_LONGEST_TITLE = 80
_MOST_SHOWN = 20


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
    facts = Facts(document.title or _first_words(pages), document.author, document.language, made_on)
    pdf, missing = _write(pages, facts)
    areas = tuple(
        DrawnParagraph(area.page, area.left, area.top, area.right, area.bottom, area.text) for area in pages.paragraphs
    )
    return DrawnPdf(pdf, len(pages.pages), (*document.unsupported, *missing), areas)


def _first_words(pages: Pages) -> str:
    """Return a title for a document without one, as each must have (ISO 14289-1, 7.1): heading or first paragraph."""
    headings = (element.title for element in pages.tree.elements if element.title)
    texts = (" ".join(area.text.split()) for area in pages.paragraphs)
    words = next(headings, "") or next((text for text in texts if text), "") or tr("Letter")
    return words if len(words) <= _LONGEST_TITLE else words[:_LONGEST_TITLE].rsplit(" ", 1)[0] + "…"


def _write(pages: Pages, facts: Facts) -> tuple[bytes, tuple[str, ...]]:
    """Write the pages; return the file, and what could not be drawn."""
    rl_config.useA85 = 0  # text encoding of streams: a fifth larger, and half of the writing time
    canvas = Canvas(BytesIO(), pageCompression=1, invariant=1, lang=facts.language, pdfVersion=_PDF_VERSION)
    without_standard_font(canvas)
    _set_properties(canvas, facts)
    fonts: dict[int, PdfFont] = {}
    for page in pages.pages:
        for mark in page.marks:
            if isinstance(mark, Words):
                _font(mark, fonts).use(mark.text)
    for font in fonts.values():
        font.settle()
        font.embed(canvas)
    document = document_of(canvas)
    writer = PageWriter(canvas, fonts, Tags(document, pages.tree, len(pages.pages)), pages.tree)
    for index, page in enumerate(pages.pages):
        writer.write(page)
        set_page_keys(document, index)
    numbers = [object_number(document, f"Page{index + 1}") for index in range(len(pages.pages))]
    describe(document, facts, pages.pages, writer.tags.write(numbers))
    add_outline(document, writer.bookmarks, numbers)
    return file_of(canvas), (*writer.missing, *_without_glyphs(fonts.values()))


def _without_glyphs(fonts: Iterable[PdfFont]) -> list[str]:
    """Return the sentence about characters that no font can draw, if there are any; they can still be copied."""
    missing = "".join(char for font in fonts for char in font.missing)
    if not missing:
        return []
    shown = missing if len(missing) <= _MOST_SHOWN else f"{missing[:_MOST_SHOWN]}…"
    return [tr("No font here can show these characters: {characters}").format(characters=" ".join(shown))]


def _set_properties(canvas: Canvas, facts: Facts) -> None:
    canvas.setTitle(facts.title)
    canvas.setAuthor(facts.author)
    canvas.setSubject("")
    canvas.setCreator("Plaint")
    canvas.setProducer("Plaint")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    if facts.made_on is not None:
        # reportlab takes the date only from the clock or the environment
        document_of(canvas)._timeStamp = _Stamp(facts.made_on)  # noqa: SLF001 - as above


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
