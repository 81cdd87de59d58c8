"""Evidence as pages: pictures on paper, Word files drawn, PDFs as they are; what can't be shown says why."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from app.domain.errors import UserError
from app.i18n import for_others, tr, trn
from app.rendering.page_pictures import pictured_pages
from app.rendering.pdf_copying import CopyError, plain_copy
from app.rendering.pdf_letter import draw_pdf
from app.rendering.picture_headers import MOST_PIXELS, PictureFacts, picture_facts
from app.rendering.preview import page_count
from app.rendering.zip_frame import NO_ARCHIVE

MOST_PAGES = 3_000
_MARGIN_PT = 36
_SMALLER_PX = 2400
_MILLION = 1_000_000
_WORD_PARTS = frozenset({"word/document.xml", "_rels/.rels"})
_UNDRAWN_PICTURES = (b"GIF8", b"BM", b"II*\x00", b"MM\x00*", b"RIFF", b"\x00\x00\x00\x18ftyp", b"\x00\x00\x00\x1cftyp")


@dataclass(frozen=True, slots=True)
class EvidencePages:
    """A file as pages.

    Attributes:
        pdf: The pages as a PDF in which nothing acts; b"" where the file can't be shown as pages.
        notes: What its cover sheet should say: why there are no pages, or what of it is not shown.
    """

    pdf: bytes = b""
    notes: tuple[str, ...] = ()


@for_others()
def exhibit_pages(data: bytes) -> EvidencePages:
    """Return a file as the pages of a PDF; never raises for what a file holds.

    Pictures are decoded (PNG and JPEG of at most 40 million pixels), made no larger than print needs, and encoded anew,
    so that nothing of the file that is no picture comes along. A PDF that is damaged is shown as pictures of its pages.
    """
    if b"%PDF-" in data[:1024]:
        return _pdf(data)
    if is_word_file(data):
        return _word(data)
    if data.startswith((b"\x89PNG", b"\xff\xd8\xff")):
        return _picture(data)
    facts = picture_facts(data)
    if facts is not None and facts.kind == "SVG":
        return EvidencePages(
            notes=(tr("It is an SVG drawing, which can hold programs and fetch things: it is not shown."),)
        )
    if facts is not None or data.startswith(_UNDRAWN_PICTURES):
        return EvidencePages(notes=(tr("Pictures of this kind can’t be drawn; PNG and JPEG can."),))
    return EvidencePages()


def is_picture(data: bytes) -> bool:
    """Whether a file is a picture that can be drawn."""
    return data.startswith((b"\x89PNG", b"\xff\xd8\xff"))


def is_word_file(data: bytes) -> bool:
    """Whether a file is a Word file, or a damaged one of which that can't be said."""
    if not data.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            return set(package.namelist()) >= _WORD_PARTS
    except NO_ARCHIVE:
        return True  # the reader of Word files says what is wrong with it


def _pdf(data: bytes) -> EvidencePages:
    try:
        count = page_count(data)
    except UserError as error:
        return EvidencePages(notes=(error.message,))
    if not 0 < count <= MOST_PAGES:
        said = trn("Its {n} page can’t be shown here.", "Its {n} pages can’t be shown here.", count)
        return EvidencePages(notes=(said if count else tr("The PDF has no pages."),))
    try:
        return EvidencePages(plain_copy([data]))
    except CopyError:
        return EvidencePages(
            pictured_pages(data), (tr("The PDF is damaged. Its pages are shown as pictures, as far as they can be."),)
        )


def _word(data: bytes) -> EvidencePages:
    try:
        drawn = draw_pdf(data)
    except UserError as error:
        return EvidencePages(notes=(error.message,))
    missing = ", ".join(drawn.unsupported)
    return EvidencePages(drawn.pdf, (tr("Not shown: {parts}").format(parts=missing),) if missing else ())


def _picture(data: bytes) -> EvidencePages:
    facts = picture_facts(data)
    if facts is None:
        return _damaged()
    if facts.is_too_large:
        return _too_large(facts)
    try:
        with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as opened:
            picture = ImageOps.exif_transpose(opened).convert("RGB")
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError, MemoryError):
        return _damaged()
    picture.info.clear()  # or a comment in the file would be written again
    picture.thumbnail((_SMALLER_PX, _SMALLER_PX))
    notes = (tr("The picture moves; the first of its frames is shown."),) if facts.moves else ()
    return EvidencePages(picture_page(picture), notes)


def _damaged() -> EvidencePages:
    return EvidencePages(notes=(tr("The picture is damaged and can’t be shown."),))


def _too_large(facts: PictureFacts) -> EvidencePages:
    said = tr("The picture has about {n} million pixels, more than the {most} million that are drawn.")
    return EvidencePages(notes=(said.format(n=facts.millions, most=MOST_PIXELS // _MILLION),))


def picture_page(picture: Image.Image) -> bytes:
    """Return a picture on a page of A4, upright or lying as the picture is, never larger than it is at 72 dpi."""
    encoded, pdf = BytesIO(), BytesIO()
    picture.save(encoded, "JPEG", quality=88)
    size = (A4[1], A4[0]) if picture.width > picture.height else A4
    canvas = Canvas(pdf, pagesize=size, invariant=1)
    scale = min((size[0] - 2 * _MARGIN_PT) / picture.width, (size[1] - 2 * _MARGIN_PT) / picture.height, 1.0)
    width, height = picture.width * scale, picture.height * scale
    canvas.drawImage(
        ImageReader(BytesIO(encoded.getvalue())), (size[0] - width) / 2, (size[1] - height) / 2, width, height
    )
    canvas.save()
    return pdf.getvalue()
