"""PDF pages as pictures, put on pages of a new PDF: no text layer, nothing that hides in a file comes along."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO

import pypdfium2
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from app.domain.errors import UserError
from app.i18n import tr
from app.rendering.preview import PagePicture, page_count, page_picture

DPI = 150
_POINTS_PER_INCH = 72
_QUALITY = 80
_A4_PT = (595.28, 841.89)
_FAILED = (UserError, pypdfium2.PdfiumError, MemoryError, ValueError)


def pictured_pages(pdf: bytes) -> bytes:
    """Return the pages of a PDF as pictures at 150 dots an inch; one that can't be drawn says so.

    Raises:
        UserError: The PDF can't be opened.
    """
    return on_pages(_page_or_none(pdf, number) for number in range(page_count(pdf)))


def on_pages(pages: Iterable[PagePicture | None]) -> bytes:
    """Return a PDF of pictures, each filling a page of its size; a page with a word where there is none."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=_A4_PT, invariant=1)
    for page in pages:
        size = (page.width_pt, page.height_pt) if page else _A4_PT
        canvas.setPageSize(size)
        if page is None:
            canvas.drawCentredString(_A4_PT[0] / 2, _A4_PT[1] / 2, tr("This page of the file can’t be shown."))
        else:
            canvas.drawImage(ImageReader(BytesIO(_encoded(page))), 0, 0, *size)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _page_or_none(pdf: bytes, number: int) -> PagePicture | None:
    try:
        return page_picture(pdf, number, DPI / _POINTS_PER_INCH)
    except _FAILED:
        return None


def _encoded(page: PagePicture) -> bytes:
    picture = Image.frombuffer("RGB", (page.width, page.height), page.data, "raw", "BGRX", page.stride, 1)
    encoded = BytesIO()
    (picture.convert("L") if _is_grey(picture) else picture).save(encoded, "JPEG", quality=_QUALITY)
    return encoded.getvalue()


def _is_grey(picture: Image.Image) -> bool:
    """Whether no pixel of a picture has a colour, as on most pages of text."""
    red, green, blue = picture.split()
    return red.tobytes() == green.tobytes() == blue.tobytes()
