"""PDF pages copied behind each other: their words and pictures, and nothing that does something."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.errors import PyPdfError
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    RectangleObject,
    StreamObject,
)

# What a page of somebody else's PDF may bring that does something, or that says more than the page shows.
_ACTIVE = (
    "/Annots",
    "/AA",
    "/A",
    "/Metadata",
    "/PieceInfo",
    "/Thumb",
    "/B",
    "/StructParents",
    "/Tabs",
    "/Dur",
    "/Trans",
)
_FAILED = (
    PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError,
    NotImplementedError, MemoryError, AssertionError,
)  # fmt: skip
_FONT = "/PlaintPageNumber"
_NUMBER_PT = 9
_FOOT_PT = 16
# The width of Helvetica's letters in ems (Adobe's core font metrics), about; enough for a white ground.
_AVERAGE_WIDTH = 0.52


class CopyError(Exception):
    """A PDF whose pages can't be copied: damaged, or protected."""


def plain_copy(pdfs: Sequence[bytes]) -> bytes:
    """Return the pages of PDFs behind each other, without links, forms, scripts and metadata (ISO 32000-2, 7.7.3).

    Raises:
        CopyError: One of them is damaged or protected.
    """
    try:
        writer = PdfWriter()
        for pdf in pdfs:
            copy_pages(writer, pdf)
        return written(writer)
    except _FAILED as error:
        raise CopyError(str(error)) from error


def copied_pages(pdf: bytes) -> int:
    """Return how many pages a PDF has that `plain_copy` or this program made; nothing in it is decoded."""
    return len(PdfReader(BytesIO(pdf)).pages)


def copy_pages(writer: PdfWriter, pdf: bytes, first: int = 0, end: int | None = None) -> list[PageObject]:
    """Put pages of a PDF, counted from 0, behind those that are there, and return them."""
    return [writer.add_page(page, excluded_keys=_ACTIVE) for page in PdfReader(BytesIO(pdf)).pages[first:end]]


class PageStamper:
    """Writes words low on pages of one PDF, with one font for all."""

    def __init__(self, writer: PdfWriter) -> None:
        self._writer = writer
        names = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica", "/Encoding": "/WinAnsiEncoding"}
        self._font = self._added(DictionaryObject({NameObject(key): NameObject(name) for key, name in names.items()}))

    def stamp(self, page: PageObject, words: str) -> None:
        """Write words low in the middle of a page, as it is seen, on white so that they can be read.

        Nothing of the page is parsed, so that a page with faults in it is stamped too. Its own drawing is set between
        `q` and `Q` (ISO 32000-2, 8.4.2).
        """
        _own_resources(page, "/Font")[NameObject(_FONT)] = self._font
        own = page.get("/Contents")
        parts = own.get_object() if own is not None else ArrayObject()
        before = list(parts) if isinstance(parts, ArrayObject) else [page.raw_get("/Contents")]
        opening, closing = self._stream(b"q\n"), self._stream(b"\nQ\n" + _drawing(page, words))
        page[NameObject("/Contents")] = ArrayObject([opening, *before, closing])

    def _stream(self, data: bytes) -> IndirectObject:
        stream = StreamObject()
        stream.set_data(data)
        return self._added(stream)

    def _added(self, thing: DictionaryObject) -> IndirectObject:
        return self._writer._add_object(thing)  # noqa: SLF001 pypdf's own way to add an object


def written(writer: PdfWriter) -> bytes:
    """Return what a writer holds as bytes."""
    buffer = BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def _own_resources(page: PageObject, kind: str) -> DictionaryObject:
    """Return the page's resources of a kind, made its own so that other pages keep theirs."""
    inherited = page.get("/Resources")
    resources = DictionaryObject(inherited.get_object() if inherited is not None else {})
    held = resources.get(kind)
    mine = DictionaryObject(held.get_object() if held is not None else {})
    resources[NameObject(kind)] = mine
    page[NameObject("/Resources")] = resources
    return mine


def _drawing(page: PageObject, words: str) -> bytes:
    box: RectangleObject = page.cropbox
    turned = page.rotation % 360
    seen_width = float(box.height if turned in {90, 270} else box.width)
    wide = len(words) * _AVERAGE_WIDTH * _NUMBER_PT
    left = seen_width / 2 - wide / 2
    text = words.encode("cp1252", "replace").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    numbers = " ".join(f"{each:.2f}" for each in _turning(box, turned))
    return (
        (
            f"q {numbers} cm 1 g {left - 4:.2f} {_FOOT_PT - 4} {wide + 8:.2f} {_NUMBER_PT + 5} re f "
            f"BT 0.25 g {_FONT} {_NUMBER_PT} Tf {left:.2f} {_FOOT_PT} Td ("
        ).encode()
        + text
        + b") Tj ET Q\n"
    )


def _turning(box: RectangleObject, turned: int) -> tuple[float, ...]:
    """Return the matrix that leads from the page as it is seen to the page as it is stored (ISO 32000-2, 8.3.3)."""
    left, bottom, right, top = (float(each) for each in (box.left, box.bottom, box.right, box.top))
    return {
        0: (1, 0, 0, 1, left, bottom),
        90: (0, 1, -1, 0, right, bottom),
        180: (-1, 0, 0, -1, right, top),
        270: (0, -1, 1, 0, left, top),
    }[turned]
