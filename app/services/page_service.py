"""Pages of any document: a Word file as PDF, pages as pictures."""

from collections.abc import Iterator

from app.rendering.office_engines import BUILT_IN
from app.services.foreign_pages import count_of_pages, document_drawn, page_as_png
from app.services.pdf_engines import EngineDrawing, draw_with

PDF_BEGINS = b"%PDF-"


def document_pdf(docx: bytes, engine: str = BUILT_IN) -> EngineDrawing:
    """Return a Word file as PDF, with the person's own fonts where they are installed.

    Raises:
        UserError: It is no Word file, or one that can't be drawn safely.
    """
    return draw_with(engine, docx, installed_fonts=True, is_foreign=True)


def page_pictures(document: bytes, dpi: int) -> Iterator[bytes]:
    """Yield each page of a Word file or a PDF as PNG."""
    pdf = document if document.startswith(PDF_BEGINS) else document_drawn(document).pdf
    for page in range(count_of_pages(pdf)):
        yield page_as_png(pdf, page, dpi)
