"""A bundle as one PDF or several: cover, index, chronology, then every paper with its sheet; pages numbered through."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from itertools import accumulate

from pypdf import PdfReader

from app.domain.errors import UserError
from app.domain.progress import Tell, step, stretch, tell_nobody
from app.i18n import tr, trn
from app.rendering.bundle_pages import cover_page, table_pages, words_pages
from app.rendering.bundle_parts import Numbering, Piece, cut_to_size, in_millions, join
from app.rendering.pdf_copying import copied_pages, plain_copy

_ROUNDS = 6
_SLACK = 20
_LINES_ON_SHEET = 30


@dataclass(frozen=True, slots=True)
class BundledPaper:
    """One paper of the bundle.

    Attributes:
        label: Its exhibit letter, or "" for letters and replies.
        dated: Its day in words.
        pdf: Its pages, as `pdf_copying.plain_copy` or `pdf_letter` make them; b"" where it can't be shown as pages.
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
class _Place:
    """Where a paper stands: its first page, and the parts that hold it."""

    page: int
    parts: tuple[int, ...]


_CUT = 0.5  # how far the work is when it is known what goes into which part


class _Bundle:
    """The pieces of one bundle, and the parts that they are cut into."""

    def __init__(self, front: BundleFront, papers: Sequence[BundledPaper], made_on: date, tell: Tell) -> None:
        self._front, self._papers, self._made_on, self._tell = front, papers, made_on, tell
        self._behind = [_piece(_heading(paper), paper_pages(paper)) for paper in papers]
        self._cover = _piece(front.title, cover_page(front.title, front.lines))
        self._chronology = _piece(tr("Chronology"), _chronology(front))
        ending = words_pages(tr("About this bundle"), front.ending, "")
        self._ending = _piece(tr("About this bundle"), ending)

    def whole(self) -> bytes:
        """Return it as one file."""
        (part,) = self._settled(None) or [[]]
        return join(self._front.title, part, Numbering(1, _pages(part)), self._made_on, self._tell)

    def parts(self, most_bytes: int) -> list[bytes]:
        """Return it as files of at most a size; cut again, with more room, while one is still too large."""
        room = most_bytes
        for _ in range(_ROUNDS):
            cut = self._settled(room)
            if cut is None:
                room -= room // _SLACK
                continue
            total = sum(_pages(part) for part in cut)
            firsts = accumulate((_pages(part) for part in cut), initial=1)
            made = [
                self._joined(number, len(cut), part, Numbering(first, total))
                for number, (part, first) in enumerate(zip(cut, firsts, strict=False), 1)
            ]
            largest = max(map(len, made))
            if largest <= most_bytes:
                return made
            room -= largest - most_bytes
        raise UserError(
            tr("The bundle can’t be cut into parts of {most} MB.").format(most=in_millions(most_bytes)),
            tr("Choose a larger limit, or make the bundle as a ZIP."),
        )

    def _settled(self, room: int | None) -> list[list[Piece]] | None:
        """Return the parts; drawn again until what the index says is so. None if that does not come to an end."""
        places = [_Place(0, ()) for _ in self._papers]
        cut: list[list[Piece]] = []
        for _ in range(_ROUNDS):
            index = self._index(places, has_parts=len(cut) > 1)
            pieces = [self._cover, index, self._chronology, *self._behind, self._ending]
            cut = [pieces] if room is None else self._cut(pieces, room)
            before, places = places, [_place(cut, piece) for piece in self._behind]
            if places == before:
                return cut
        return None

    def _cut(self, pieces: Sequence[Piece], room: int) -> list[list[Piece]]:
        """Cut to size and put a sheet before each further part; room for the sheets is kept free."""
        sheet = len(words_pages(self._front.title, ["X" * 90] * _LINES_ON_SHEET, ""))
        bare = cut_to_size(pieces, room, stretch(self._tell, 0, _CUT))
        if len(bare) == 1:
            return bare
        bare = cut_to_size(pieces, max(room - sheet, 0), stretch(self._tell, 0, _CUT))
        total = sum(map(_pages, bare)) + len(bare) - 1
        first, sheeted = 1, []
        for number, part in enumerate(bare, 1):
            whole = part if number == 1 else [self._sheet(number, len(bare), first, part, total), *part]
            first += _pages(whole)
            sheeted.append(whole)
        return sheeted

    def _sheet(self, number: int, count: int, first: int, part: Sequence[Piece], total: int) -> Piece:
        title = _part_title(self._front.title, number, count)
        pages = tr("Pages {first} to {last} of {total}").format(first=first, last=first + _pages(part), total=total)
        held = [piece.title for piece in part]
        more = len(held) - _LINES_ON_SHEET
        rest = [trn("and {n} more", "and {n} more", more)] if more > 0 else []
        where = tr("The index and the chronology are in part 1.")
        return _piece(title, words_pages(title, [pages, where, *held[:_LINES_ON_SHEET], *rest], ""))

    def _index(self, places: Sequence[_Place], *, has_parts: bool) -> Piece:
        rows = []
        for paper, place in zip(self._papers, places, strict=True):
            part = [", ".join(map(str, place.parts))] if has_parts else []
            rows.append((paper.label, paper.title, paper.dated, *part, str(place.page)))
        heads = (tr("Exhibit"), tr("What it is"), tr("Day"), *([tr("Part")] if has_parts else []), tr("Page"))
        widths = (18, 76, 34, 16, 16) if has_parts else (18, 92, 34, 16)
        return _piece(tr("Index"), table_pages(tr("Index"), heads, widths, rows))

    def _joined(self, number: int, count: int, part: Sequence[Piece], numbers: Numbering) -> bytes:
        title, here = (
            _part_title(self._front.title, number, count),
            step(stretch(self._tell, _CUT, 1), number - 1, count),
        )
        return join(title, part, numbers, self._made_on, here)


def bundle_pdf(
    front: BundleFront, papers: Sequence[BundledPaper], made_on: date, tell: Tell = tell_nobody
) -> bytes:  # fmt: skip
    """Return the bundle as one file.

    Args:
        front: Cover and chronology.
        papers: Letters, replies and exhibits in the order of the index.
        made_on: The day in the file's properties.
        tell: Told how far it is; may stop it.
    """
    return _Bundle(front, papers, made_on, tell).whole()


def bundle_parts(
    front: BundleFront, papers: Sequence[BundledPaper], made_on: date, most_bytes: int, tell: Tell = tell_nobody
) -> list[bytes]:
    """Return the bundle as files of at most `most_bytes` bytes each; page numbers run through all of them.

    Cut between papers; a paper that is larger alone is cut between its pages. The index, in the first, names the part
    of each paper.

    Raises:
        UserError: A single page is larger than a part may be; it is named.
    """
    return _Bundle(front, papers, made_on, tell).parts(most_bytes)


def paper_pages(paper: BundledPaper) -> bytes:
    """Return a paper with its cover sheet as a PDF of its own."""
    sheets = [words_pages(_heading(paper), paper.lines, "")] if paper.has_sheet or not paper.pdf else []
    return plain_copy([*sheets, *([paper.pdf] if paper.pdf else [])])


def front_pages(front: BundleFront) -> bytes:
    """Return cover, chronology and what there is to say of a bundle as a PDF of its own."""
    ending = words_pages(tr("About this bundle"), front.ending, "")
    return plain_copy([cover_page(front.title, front.lines), _chronology(front), ending])


def _chronology(front: BundleFront) -> bytes:
    heads = (tr("Day"), tr("What happened"), tr("Time between"))
    return table_pages(tr("Chronology"), heads, (34, 96, 30), front.chronology)


def _heading(paper: BundledPaper) -> str:
    if not paper.label:
        return paper.title
    return tr("Exhibit {label}: {title}").format(label=paper.label, title=paper.title)


def _piece(title: str, pdf: bytes) -> Piece:
    return Piece(title, pdf, copied_pages(pdf))


def _pages(part: Sequence[Piece]) -> int:
    return sum(piece.pages for piece in part)


def _part_title(title: str, number: int, count: int) -> str:
    if count == 1:
        return title
    return tr("{title}, part {n} of {all}").format(title=title, n=number, all=count)


def _place(cut: Sequence[Sequence[Piece]], whole: Piece) -> _Place:
    """Return where a piece stands: pieces that were cut from it share its bytes."""
    page, found, parts = 1, 0, []
    for number, part in enumerate(cut, 1):
        for piece in part:
            if piece.pdf is whole.pdf:
                found = found or page
                parts.append(number)
            page += piece.pages
    return _Place(found, tuple(parts))


def pieces_of(pdf: bytes) -> Iterator[tuple[str, int]]:
    """Yield the bookmarks of a bundle with their pages, counted from 1."""
    reader = PdfReader(BytesIO(pdf))
    for item in reader.outline:
        if not isinstance(item, list):
            page = reader.get_destination_page_number(item)
            yield str(item.title), (page or 0) + 1
