"""Pages of letters and documents that hold something foreign, drawn by the worker; values come back, never files."""

from collections.abc import Collection
from dataclasses import dataclass

from app.domain.answers import Value
from app.rendering.docx_letter import DocumentProperties
from app.rendering.pdf_letter import DrawnPdf
from app.rendering.preview import PagePicture
from app.rendering.template_scan import TemplateScan
from app.services.limited_work import LETTER_S, PACK_S, WORKER, of_kind

DOCUMENT_S, PAGE_S = 60, 20
_A3_PT, _PIXEL, _COPIES = (842, 1191), 4, 2


@dataclass(frozen=True, slots=True)
class ForeignLetter:
    """What a foreign template is filled with and how it is drawn; see `LimitedWorker.letter`."""

    document: bytes
    context: dict[str, Value]
    properties: DocumentProperties
    expected: tuple[str, ...]
    installed_fonts: bool


@dataclass(frozen=True, slots=True)
class LetterMade:
    """A foreign template filled and drawn: the DOCX, its notices, answers that it does not hold, and the PDF."""

    docx: bytes
    notices: tuple[str, ...]
    absent: tuple[str, ...]
    pdf: DrawnPdf


def letter_made(letter: ForeignLetter) -> LetterMade:
    """Fill a foreign template and draw it; raises ProblemsFoundError where it is at fault, and UserError."""
    return LetterMade(*of_kind(tuple, WORKER.ask("letter", LETTER_S, *_arguments(letter))))


def letter_shown(
    letter: ForeignLetter, scale: float, in_sight: Collection[int]
) -> tuple[LetterMade, tuple[PagePicture, ...]]:
    """Fill a foreign template and draw it with its pages in sight at `scale` px per pt; raises as `letter_made`."""
    room = _room(scale, len(in_sight))
    asked = WORKER.ask("preview", LETTER_S, _arguments(letter), scale, tuple(in_sight), room=room)
    made, pages = of_kind(tuple, asked)
    return LetterMade(*made), _pictures(pages)


def pages_shown(pdf: bytes, scale: float, in_sight: Collection[int]) -> tuple[PagePicture, ...]:
    """Return all pages of a PDF, those in sight as pixels (see `rendering.preview.page_pictures`); raises UserError."""
    room = _room(scale, len(in_sight))
    return _pictures(of_kind(tuple, WORKER.ask("pages", PAGE_S, pdf, scale, tuple(in_sight), room=room)))


def words_of_letter(docx: bytes) -> str:
    """Return the words of a letter that was filled from a foreign template; raises UserError."""
    return str(of_kind(str, WORKER.ask("words", LETTER_S, docx)))


def template_mentions(docx: bytes, name: str) -> bool:
    """Whether a foreign template's words hold a name (see `rendering.template_scan.mentions`); raises UserError."""
    return bool(of_kind(bool, WORKER.ask("mentions", LETTER_S, docx, name)))


def template_scanned(docx: bytes) -> TemplateScan:
    """Return a foreign template's problems and the names that it uses; raises UserError where it had to be stopped."""
    scanned: TemplateScan = of_kind(TemplateScan, WORKER.ask("scan", PACK_S, docx))
    return scanned


def document_drawn(docx: bytes) -> DrawnPdf:
    """Draw a Word file from anywhere; raises UserError."""
    drawn: DrawnPdf = of_kind(DrawnPdf, WORKER.ask("document", DOCUMENT_S, docx))
    return drawn


def count_of_pages(pdf: bytes) -> int:
    """Return how many pages a PDF from anywhere has; raises UserError."""
    return int(of_kind(int, WORKER.ask("page_count", PAGE_S, pdf)))


def page_as_png(pdf: bytes, page: int, dpi: int) -> bytes:
    """Return a page (from 0) of a PDF from anywhere as PNG; raises UserError."""
    return bytes(of_kind(bytes, WORKER.ask("page_png", PAGE_S, pdf, page, dpi, room=_room(dpi / 72, 1))))


def _arguments(letter: ForeignLetter) -> tuple[object, ...]:
    return letter.document, letter.context, letter.properties, letter.expected, letter.installed_fonts


def _room(scale: float, pages: int) -> int:
    """Return how many bytes pages of A3 take as pixels, with the copies of one that are made on the way."""
    return int(_A3_PT[0] * _A3_PT[1] * scale * scale * _PIXEL * max(pages, _COPIES))


def _pictures(pages: tuple[tuple[int, int, int, bytes, float, float], ...]) -> tuple[PagePicture, ...]:
    return tuple(PagePicture(*page) for page in pages)
