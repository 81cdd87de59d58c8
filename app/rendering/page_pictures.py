"""PDF pages as pictures, put on pages of a new PDF: no text layer, nothing that hides in a file comes along."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO

import pypdfium2
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from app.domain.errors import UserError
from app.i18n import tr
from app.rendering.preview import page_count, page_picture

DPI = 150
_POINTS_PER_INCH = 72
_QUALITY = 80
_A4_PT = (595.28, 841.89)
_FAILED = (UserError, pypdfium2.PdfiumError, MemoryError, ValueError)


@dataclass(frozen=True, slots=True)
class EncodedPage:
    """A page as a JPEG, and its width and height in points."""

    jpeg: bytes
    size_pt: tuple[float, float]


def pictured_pages(pdf: bytes) -> bytes:
    """Return the pages of a PDF as pictures at 150 dots an inch; one that can't be drawn says so.

    Raises:
        UserError: The PDF can't be opened.
    """
    return on_pages(_page_or_word(pdf, number) for number in range(page_count(pdf)))


def on_pages(pages: Iterable[EncodedPage | str]) -> bytes:
    """Return a PDF of pictures, each filling a page of its size; words stand on a page of their own."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=_A4_PT, invariant=1)
    for page in pages:
        if isinstance(page, str):
            canvas.setPageSize(_A4_PT)
            canvas.drawCentredString(_A4_PT[0] / 2, _A4_PT[1] / 2, page)
        else:
            canvas.setPageSize(page.size_pt)
            canvas.drawImage(ImageReader(BytesIO(page.jpeg)), 0, 0, *page.size_pt)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def encoded_page(picture: Image.Image, size_pt: tuple[float, float]) -> EncodedPage:
    """Return a picture of a page encoded, in grey where no pixel has a colour."""
    encoded = BytesIO()
    (picture.convert("L") if _is_grey(picture) else picture).save(encoded, "JPEG", quality=_QUALITY)
    return EncodedPage(encoded.getvalue(), size_pt)


def _page_or_word(pdf: bytes, number: int) -> EncodedPage | str:
    try:
        page = page_picture(pdf, number, DPI / _POINTS_PER_INCH)
    except _FAILED:
        return tr("This page of the file can’t be shown.")
    picture = Image.frombuffer("RGB", (page.width, page.height), page.data, "raw", "BGRX", page.stride, 1)
    return encoded_page(picture, (page.width_pt, page.height_pt))


def _is_grey(picture: Image.Image) -> bool:
    """Whether no pixel of a picture has a colour, as on most pages of text."""
    red, green, blue = picture.split()
    return red.tobytes() == green.tobytes() == blue.tobytes()
