"""What the worker can be asked for: everything that takes foreign bytes apart, by name; bytes in, plain values out."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from app.domain.incoming_replies import IncomingReply
from app.domain.problems import Problem
from app.intake.incoming_file import read_incoming
from app.packs.pack_check import check_docx, check_folder
from app.rendering.bundle_pages import words_pages
from app.rendering.docx_letter import DocumentProperties, compile_letter, verify
from app.rendering.pdf_letter import DrawnPdf, draw_pdf
from app.rendering.preview import page_texts

MOST_PDF_PAGES = 300


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


def warm_up() -> None:
    """Do once what costs most the first time: fonts are read, and the libraries that draw are loaded."""
    words_pages("Plaint", ("Ready",), "Ready")


TASKS: Mapping[str, Callable[..., object]] = {
    "read_reply": read_reply,
    "check_pack": check_pack,
    "check_docx": check_docx,
    "letter": letter,
}
