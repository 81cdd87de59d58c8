"""A bundle as one PDF: cover, index, chronology, then every paper with its cover sheet; pages numbered through."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.errors import PyPdfError
from pypdf.generic import NameObject
from reportlab.pdfgen.canvas import Canvas

from app.domain.errors import UserError
from app.i18n import tr
from app.rendering.bundle_pages import cover_page, table_pages, words_pages
from app.rendering.preview import page_count

_NUMBER_PT = 9
_FOOT_PT = 16
_ROUNDS = 4
# What a page of somebody else's PDF may bring that does something; its words and pictures stay.
_ACTIVE = ("/Annots", "/AA", "/A")


@dataclass(frozen=True, slots=True)
class BundledPaper:
    """One paper of the bundle.

    Attributes:
        label: Its exhibit letter, or "" for letters and replies.
        dated: Its day in words.
        pdf: Its pages; b"" where it can't be shown as pages.
        lines: What its cover sheet says besides: where it came from, its SHA-256.
        has_sheet: Whether it stands behind a cover sheet; letters speak for themselves.
    """

    title: str
    label: str
    dated: str
    pdf: bytes
    lines: tuple[str, ...] = ()
    has_sheet: bool = False


@dataclass(frozen=True, slots=True)
class BundleFront:
    """What stands before the papers: the cover, and the chronology as rows of day, what happened, days since."""

    title: str
    lines: tuple[str, ...]
    chronology: tuple[tuple[str, str, str], ...]
    ending: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    """Pages that stand together under one bookmark."""

    title: str
    pdf: bytes
    pages: int


def bundle_pdf(front: BundleFront, papers: Sequence[BundledPaper], made_on: date) -> bytes:
    """Return the bundle.

    Args:
        front: Cover and chronology.
        papers: Letters, replies and exhibits in the order of the index.
        made_on: The day in the file's properties.

    Raises:
        UserError: A paper's PDF can't be opened; it is named.
    """
    behind = [_paper(paper) for paper in papers]
    first = _numbered_first(front, papers, behind)
    ending = _piece(tr("About this bundle"), words_pages(tr("About this bundle"), front.ending, ""))
    pieces = [*first, *behind, ending]
    return _joined(front.title, pieces, made_on)


def _numbered_first(front: BundleFront, papers: Sequence[BundledPaper], behind: Sequence[_Piece]) -> list[_Piece]:
    """Return cover, index and chronology; drawn again until the index's own length fits the numbers in it."""
    cover = _piece(front.title, cover_page(front.title, front.lines))
    heads = (tr("Day"), tr("What happened"), tr("Days since"))
    chronology = _piece(tr("Chronology"), table_pages(tr("Chronology"), heads, (34, 101, 25), front.chronology))
    index = _index(papers, behind, cover.pages + 1 + chronology.pages)
    for _ in range(_ROUNDS):
        before = cover.pages + index.pages + chronology.pages
        index = _index(papers, behind, before)
        if cover.pages + index.pages + chronology.pages == before:
            break
    return [cover, index, chronology]


def _index(papers: Sequence[BundledPaper], behind: Sequence[_Piece], before: int) -> _Piece:
    rows, page = [], before + 1
    for paper, piece in zip(papers, behind, strict=True):
        rows.append((paper.label, paper.title, paper.dated, str(page)))
        page += piece.pages
    heads = (tr("Exhibit"), tr("What it is"), tr("Day"), tr("Page"))
    return _piece(tr("Index"), table_pages(tr("Index"), heads, (18, 92, 34, 16), rows))


def _paper(paper: BundledPaper) -> _Piece:
    title = f"{paper.label}  {paper.title}" if paper.label else paper.title
    sheets = [words_pages(title, paper.lines, "")] if paper.has_sheet or not paper.pdf else []
    try:
        whole = _appended([*sheets, *([paper.pdf] if paper.pdf else [])])
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError, OSError) as error:
        raise UserError(
            tr("“{title}” can’t be put into the bundle: its PDF is damaged or protected.").format(title=paper.title),
            tr("Print it to a new PDF and add that, or make the bundle as a ZIP, which holds the file as it is."),
        ) from error
    return _piece(title, whole)


def _piece(title: str, pdf: bytes) -> _Piece:
    return _Piece(title, pdf, page_count(pdf))


def _appended(pdfs: Sequence[bytes]) -> bytes:
    """Put PDFs behind each other without anything in them that does something."""
    writer = PdfWriter()
    for pdf in pdfs:
        for page in PdfReader(BytesIO(pdf)).pages:
            added = writer.add_page(page)
            for key in _ACTIVE:
                if key in added:
                    del added[NameObject(key)]
    return _written(writer)


def _joined(title: str, pieces: Sequence[_Piece], made_on: date) -> bytes:
    writer = PdfWriter()
    total = sum(piece.pages for piece in pieces)
    number = 0
    for piece in pieces:
        writer_first = number
        for page in PdfReader(BytesIO(piece.pdf)).pages:
            number += 1
            added = writer.add_page(page)
            if added.rotation:
                added.transfer_rotation_to_content()
            box = added.mediabox
            stamp = _stamp(float(box.width), float(box.height), number, total)
            added.merge_translated_page(stamp, float(box.left), float(box.bottom))
        writer.add_outline_item(title=piece.title, page_number=writer_first)
    day = made_on.strftime("D:%Y%m%d000000Z")
    writer.add_metadata(
        {"/Title": title, "/Creator": "Plaint", "/Producer": "Plaint", "/CreationDate": day, "/ModDate": day}
    )
    writer.root_object[NameObject("/PageMode")] = NameObject("/UseOutlines")
    return _written(writer)


def _stamp(width: float, height: float, number: int, total: int) -> PageObject:
    """Return a page that holds nothing but its number, low in the middle, on white so that it can be read."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(width, height), invariant=1)
    words = tr("Page {n} of {all}").format(n=number, all=total)
    canvas.setFont("Helvetica", _NUMBER_PT)
    wide = canvas.stringWidth(words, "Helvetica", _NUMBER_PT)
    canvas.setFillGray(1)
    canvas.rect(width / 2 - wide / 2 - 4, _FOOT_PT - 4, wide + 8, _NUMBER_PT + 5, stroke=0, fill=1)
    canvas.setFillGray(0.25)
    canvas.drawCentredString(width / 2, _FOOT_PT, words)
    canvas.save()
    return PdfReader(BytesIO(buffer.getvalue())).pages[0]


def _written(writer: PdfWriter) -> bytes:
    buffer = BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def pieces_of(pdf: bytes) -> Iterator[tuple[str, int]]:
    """Yield the bookmarks of a bundle with their pages, counted from 1."""
    reader = PdfReader(BytesIO(pdf))
    for item in reader.outline:
        if not isinstance(item, list):
            page = reader.get_destination_page_number(item)
            yield str(item.title), (page or 0) + 1
