"""PDF pages as pictures and as text, through PDFium.

PDFium must never be used by two threads at once, not even to close a document: a second thread in it corrupts its
memory. `opened_pdf` is therefore the only way to it, for the app and for its tests.
"""

from __future__ import annotations

import struct
import threading
import zlib
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pypdfium2

from app.domain.errors import UserError
from app.i18n import tr

_lock = threading.Lock()
_LARGEST_SIDE_PX = 12_000
_POINTS_PER_INCH = 72
_LINE_END_HYPHENS = str.maketrans({"\x02": "-", "\ufffe": "-"})


@dataclass(frozen=True)
class PagePicture:
    """One page as pixels: four bytes each, blue, green, red and one unused (Qt's RGB32); `stride` bytes a row.

    A page that was only measured has no pixels.
    """

    width: int
    height: int
    stride: int
    data: bytes
    width_pt: float
    height_pt: float


@contextmanager
def opened_pdf(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """Open a PDF while no other thread does; nothing of it may be kept beyond the block.

    Raises:
        UserError: The bytes are not a PDF that can be opened.
    """
    with _lock:
        try:
            document = pypdfium2.PdfDocument(pdf)
        except pypdfium2.PdfiumError as error:
            raise _unopened(error) from error
        try:
            yield document
        finally:
            document.close()


def _unopened(error: pypdfium2.PdfiumError) -> UserError:
    if error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD:
        return UserError(
            tr("This PDF is protected with a password."), tr("Open it with the password, and print it to a new PDF.")
        )
    return UserError(tr("This PDF can’t be opened."), tr("Open it in another program to see if it is damaged."))


@contextmanager
def _page(document: pypdfium2.PdfDocument, number: int) -> Iterator[pypdfium2.PdfPage]:
    if not 0 <= number < len(document):
        raise UserError(tr("The PDF has no page {number}.").format(number=number + 1))
    try:
        page = document[number]
    except pypdfium2.PdfiumError as error:
        raise UserError(
            tr("Page {number} of the PDF is damaged and can’t be shown.").format(number=number + 1)
        ) from error
    try:
        yield page
    finally:
        page.close()


def page_count(pdf: bytes) -> int:
    """Return the number of pages.

    Raises:
        UserError: The bytes are not a PDF that can be opened.
    """
    with opened_pdf(pdf) as document:
        return len(document)


def page_picture(pdf: bytes, page: int, scale: float) -> PagePicture:
    """Return a page (counted from 0) as pixels; at scale 1 a point is a pixel.

    Raises:
        UserError: There is no such page, or the PDF can't be opened.
    """
    with opened_pdf(pdf) as document:
        return _picture(document, page, scale)


def page_pictures(pdf: bytes, scale: float, drawn: Collection[int]) -> tuple[PagePicture, ...]:
    """Return all pages; those in `drawn` (counted from 0) as pixels, the others as their size alone.

    The file is opened once: most of the work on a page of a letter is reading its fonts, which the pages share.

    Raises:
        UserError: The PDF can't be opened, or a page that is to be drawn is damaged.
    """
    with opened_pdf(pdf) as document:
        return tuple(
            _picture(document, number, scale) if number in drawn else _only_measured(document, number)
            for number in range(len(document))
        )


def _picture(document: pypdfium2.PdfDocument, number: int, scale: float) -> PagePicture:
    with _page(document, number) as opened:
        width_pt, height_pt = opened.get_size()
        scale = min(scale, _LARGEST_SIDE_PX / max(width_pt, height_pt, 1.0))
        bitmap = opened.render(scale=scale, rev_byteorder=False, prefer_bgrx=True, maybe_alpha=False)
        try:
            return PagePicture(
                bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer), float(width_pt), float(height_pt)
            )
        finally:
            bitmap.close()


def _only_measured(document: pypdfium2.PdfDocument, number: int) -> PagePicture:
    width_pt, height_pt = document.get_page_size(number)
    return PagePicture(0, 0, 0, b"", float(width_pt), float(height_pt))


def page_png(pdf: bytes, page: int, dpi: float) -> bytes:
    """Return a page (counted from 0) as a PNG file at a resolution in dots per inch.

    Raises:
        UserError: There is no such page, or the PDF can't be opened.
    """
    return _png(page_picture(pdf, page, dpi / _POINTS_PER_INCH), dpi)


def page_texts(pdf: bytes, most_pages: int) -> tuple[str, ...]:
    """Return the text of each page, of the first `most_pages` at most; "" for a page that can't be read.

    Raises:
        UserError: The PDF can't be opened.
    """
    with opened_pdf(pdf) as document:
        return tuple(_readable_text(document, number) for number in range(min(len(document), most_pages)))


def page_text(pdf: bytes, page: int) -> str:
    """Return a page's text in drawing order; hyphens that PDFium marks as ending a line are put back.

    Raises:
        UserError: There is no such page, or the PDF can't be opened.
    """
    with opened_pdf(pdf) as document:
        return _text(document, page)


def _readable_text(document: pypdfium2.PdfDocument, page: int) -> str:
    try:
        return _text(document, page)
    except (UserError, pypdfium2.PdfiumError, MemoryError):
        return ""


def _text(document: pypdfium2.PdfDocument, page: int) -> str:
    with _page(document, page) as opened:
        text = opened.get_textpage()
        try:
            return str(text.get_text_range()).translate(_LINE_END_HYPHENS)
        finally:
            text.close()


def _png(picture: PagePicture, dpi: float) -> bytes:
    """Write pixels as a PNG (PNG specification, third edition): three bytes a pixel, no filter."""
    rows = bytearray()
    for row in range(picture.height):
        line = picture.data[row * picture.stride : row * picture.stride + 4 * picture.width]
        pixels = bytearray(3 * picture.width)
        pixels[0::3], pixels[1::3], pixels[2::3] = line[2::4], line[1::4], line[0::4]
        rows += b"\0" + pixels
    per_metre = round(dpi / 0.0254)
    header = struct.pack(">LLBBBBB", picture.width, picture.height, 8, 2, 0, 0, 0)
    chunks = (
        (b"IHDR", header),
        (b"pHYs", struct.pack(">LLB", per_metre, per_metre, 1)),
        (b"IDAT", zlib.compress(bytes(rows), 6)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, body) for kind, body in chunks)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">L", len(body)) + kind + body + struct.pack(">L", zlib.crc32(kind + body))
