"""What the worker can be asked for: everything that takes foreign bytes apart, by name; bytes in, plain values out."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

from app.domain.incoming_replies import IncomingReply
from app.domain.problems import Problem
from app.domain.redaction import Redactor
from app.intake.incoming_file import read_incoming
from app.intake.zipped_records import zipped_records
from app.packs.letter_trials import try_letter
from app.packs.pack_archive import read_archive
from app.packs.pack_check import check_docx, check_folder
from app.packs.template_text import pack_diff, template_text
from app.rendering.bundle_pages import words_pages
from app.rendering.docx_letter import DocumentProperties, compile_letter, verify
from app.rendering.evidence_archive import verify_archive
from app.rendering.exhibit_pages import exhibit_pages, is_picture, is_word_file
from app.rendering.pdf_letter import DrawnPdf, draw_pdf
from app.rendering.plain_text import letter_text
from app.rendering.preview import page_count, page_pictures, page_png, page_texts
from app.rendering.redacted_docx import has_pictures, redacted_docx
from app.rendering.redacted_pages import redacted_pages
from app.rendering.redacted_pages import shows_pictures as pdf_shows_pictures
from app.rendering.template_scan import mentions, scan
from app.rendering.word_search import words_left

MOST_PDF_PAGES = 300
# A page as pixels: width, height and stride, the pixels, width and height in points (`rendering.preview.PagePicture`).
Pixels: TypeAlias = tuple[int, int, int, bytes, float, float]


def read_reply(name: str, data: bytes) -> IncomingReply:
    """Read a reply's file; see `intake.incoming_file`."""
    return read_incoming(name, data, lambda pdf: page_texts(pdf, MOST_PDF_PAGES))


def check_pack(folder: str, today: date) -> tuple[Problem, ...]:
    """Return every problem of a pack that was laid out in a folder."""
    return check_folder(Path(folder), today)


def letter(
    document: bytes, context: Mapping[str, Any], properties: DocumentProperties, expected: tuple[str, ...], fonts: bool
) -> tuple[bytes, tuple[str, ...], tuple[str, ...], DrawnPdf]:
    """Fill a foreign template and draw it: the DOCX, its notices, answers that it does not hold, and the PDF."""
    filled = compile_letter(document).fill(context, properties)
    absent = verify(filled.docx, expected) if expected else ()
    drawn = draw_pdf(filled.docx, installed_fonts=fonts, made_on=properties.created)
    return filled.docx, filled.notices, absent, drawn


def preview(
    letter_of: tuple[Any, ...], scale: float, in_sight: tuple[int, ...]
) -> tuple[tuple[bytes, tuple[str, ...], tuple[str, ...], DrawnPdf], tuple[Pixels, ...]]:
    """Fill and draw a foreign template as `letter` does, and its pages in sight as pictures."""
    made = letter(*letter_of)
    return made, pages(made[3].pdf, scale, in_sight)


def pages(pdf: bytes, scale: float, in_sight: tuple[int, ...]) -> tuple[Pixels, ...]:
    """Return all pages of a PDF; those in sight as pixels, the others measured (see `rendering.preview`)."""
    return tuple(
        (page.width, page.height, page.stride, page.data, page.width_pt, page.height_pt)
        for page in page_pictures(pdf, scale, in_sight)
    )


def document(docx: bytes) -> DrawnPdf:
    """Draw a Word file that somebody has, with the fonts of this computer."""
    return draw_pdf(docx, installed_fonts=True)


def evidence(data: bytes) -> tuple[bytes, tuple[str, ...]]:
    """Return a file as pages of a PDF, and what its cover sheet should say (see `rendering.exhibit_pages`)."""
    pages = exhibit_pages(data)
    return pages.pdf, pages.notes


def redacted_pdf(pdf: bytes, redactor: Redactor, with_pictures: bool) -> tuple[bytes, int, bool]:
    """Return a PDF without words: its pages as pictures, how many can't be searched, and whether it has pictures."""
    pages = redacted_pages(pdf, redactor, with_pictures=with_pictures)
    return pages.pdf, len(pages.unsearched), pages.has_pictures


def redacted_word(data: bytes, redactor: Redactor, with_pictures: bool) -> tuple[bytes, bool] | None:
    """Return the pages of a Word file without words, and whether it has pictures; None for what is no Word file."""
    if not is_word_file(data):
        return None
    had_pictures = has_pictures(data)
    return draw_pdf(redacted_docx(data, redactor, with_pictures=with_pictures)).pdf, had_pictures


def shows_pictures(data: bytes) -> bool:
    """Whether a file shows pictures that nobody can search for words."""
    if b"%PDF-" in data[:1024]:
        return pdf_shows_pictures(data)
    return is_picture(data) or (is_word_file(data) and has_pictures(data))


def unpack_pack(data: bytes) -> tuple[tuple[str, bytes], ...]:
    """Return the files of a built pack by their paths."""
    return tuple(read_archive(data).files.items())


def warm_up() -> None:
    """Do once what costs most the first time: fonts are read, and the libraries that draw are loaded."""
    words_pages("Plaint", ("Ready",), "Ready")


TASKS: Mapping[str, Callable[..., object]] = {
    "read_reply": read_reply,
    "check_pack": check_pack,
    "check_docx": check_docx,
    "unpack_pack": unpack_pack,
    "pack_diff": pack_diff,
    "template_words": template_text,
    "zipped_records": zipped_records,
    "verify_archive": verify_archive,
    "try_letter": try_letter,
    "letter": letter,
    "preview": preview,
    "pages": pages,
    "words": letter_text,
    "mentions": mentions,
    "scan": scan,
    "document": document,
    "page_count": page_count,
    "page_png": page_png,
    "evidence": evidence,
    "redacted_pdf": redacted_pdf,
    "redacted_word": redacted_word,
    "shows_pictures": shows_pictures,
    "words_left": words_left,
}
