"""Pages of any document: a Word file as PDF, pages as pictures."""

from collections.abc import Iterator

from app.rendering.pdf_letter import DrawnPdf, draw_pdf
from app.rendering.preview import page_count, page_png

PDF_BEGINS = b"%PDF-"


def document_pdf(docx: bytes) -> DrawnPdf:
    """Return a Word file as PDF, with the person's own fonts where they are installed.

    Raises:
        UserError: It is no Word file, or one that can't be drawn safely.
    """
    return draw_pdf(docx, installed_fonts=True)


def page_pictures(document: bytes, dpi: int) -> Iterator[bytes]:
    """Yield each page of a Word file or a PDF as PNG."""
    pdf = document if document.startswith(PDF_BEGINS) else document_pdf(document).pdf
    for page in range(page_count(pdf)):
        yield page_png(pdf, page, dpi)
