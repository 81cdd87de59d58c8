"""A bundle in parts that keep to a size: where the cuts are, and what each part holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from pypdf import PdfWriter
from pypdf.generic import NameObject

from app.domain.errors import UserError
from app.domain.progress import Tell, tell_nobody
from app.i18n import tr
from app.rendering.pdf_copying import PageStamper, copy_pages, written

MILLION = 1_000_000
_BOOKMARK_BYTES = 400
_TALLEST_NUMBER = 99_999


@dataclass(frozen=True, slots=True)
class Piece:
    """Pages that stand together under one bookmark.

    Attributes:
        pdf: The PDF that holds them.
        first: Its first page that belongs here, counted from 0.
        pages: How many.
    """

    title: str
    pdf: bytes
    pages: int
    first: int = 0

    def cut(self, first: int, pages: int) -> Piece:
        """Return some pages of it, counted from its first."""
        return replace(self, first=self.first + first, pages=pages)


@dataclass(frozen=True, slots=True)
class Numbering:
    """The first page of a part, and how many pages all parts have together."""

    first: int
    total: int


def join(title: str, pieces: Sequence[Piece], numbers: Numbering, made_on: date, tell: Tell = tell_nobody) -> bytes:
    """Return pieces as one PDF with a bookmark each, every page bearing its number."""
    writer = PdfWriter()
    stamper = PageStamper(writer)
    number = numbers.first
    for done, piece in enumerate(pieces):
        tell(done, len(pieces))
        start = len(writer.pages)
        for page in copy_pages(writer, piece.pdf, piece.first, piece.first + piece.pages):
            stamper.stamp(page, tr("Page {n} of {all}").format(n=number, all=numbers.total))
            number += 1
        writer.add_outline_item(title=piece.title, page_number=start)
    day = made_on.strftime("D:%Y%m%d000000Z")
    writer.add_metadata(
        {"/Title": title, "/Creator": "Plaint", "/Producer": "Plaint", "/CreationDate": day, "/ModDate": day}
    )
    writer.root_object[NameObject("/PageMode")] = NameObject("/UseOutlines")
    return written(writer)


def cut_to_size(pieces: Sequence[Piece], most_bytes: int, tell: Tell = tell_nobody) -> list[list[Piece]]:
    """Return pieces in parts of at most a size, cut between pieces; one that is larger alone is cut between pages.

    Sizes are those of each piece as a file of its own, which together are never less than the joined file's.

    Raises:
        UserError: A single page is larger; it is named, with its size.
    """
    parts: list[list[Piece]] = [[]]
    left = most_bytes
    for done, piece in enumerate(pieces):
        tell(done, len(pieces))
        for fitting, size in _fitting(piece, most_bytes):
            if size > left and parts[-1]:
                parts.append([])
                left = most_bytes
            parts[-1].append(fitting)
            left -= size
    return parts


def _fitting(piece: Piece, most_bytes: int) -> Iterator[tuple[Piece, int]]:
    """Yield the piece whole, or as many of its pages at a time as fit, each with its size."""
    size = piece_size(piece)
    if size <= most_bytes:
        yield piece, size
        return
    first = 0
    while first < piece.pages:
        pages = _most_pages(lambda count, at=first: piece_size(piece.cut(at, count)) <= most_bytes, piece.pages - first)  # type: ignore[misc] # at is an int
        if not pages:
            raise _too_large(piece, first, piece_size(piece.cut(first, 1)), most_bytes)
        fitting = piece.cut(first, pages)
        yield fitting, piece_size(fitting)
        first += pages


def _most_pages(fits: Callable[[int], bool], most: int) -> int:
    """Return the largest count that fits, 0 when not even one does; found by halving."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(middle) else (low, middle - 1)
    return low


def piece_size(piece: Piece) -> int:
    """Return the size in bytes of a piece as a file of its own, its page numbers as long as they can be."""
    return len(join("", [piece], Numbering(_TALLEST_NUMBER, _TALLEST_NUMBER), date.min)) + _BOOKMARK_BYTES


def _too_large(piece: Piece, page: int, size: int, most_bytes: int) -> UserError:
    return UserError(
        tr("Page {n} of “{title}” alone takes {size} MB, and a part may have {most} MB.").format(
            n=page + 1, title=piece.title, size=in_millions(size), most=in_millions(most_bytes)
        ),
        tr("Choose a larger limit, or make the bundle as a ZIP."),
    )


def in_millions(size: int) -> str:
    """Return a size in bytes as megabytes with one or two places, rounded up."""
    hundredths = -(-size * 100 // MILLION)
    return f"{hundredths / 100:.2f}".rstrip("0").rstrip(".")
