"""Pages of somebody else's PDF without chosen words: drawn as pictures, the words painted over in the pixels.

What hides in such a file (text behind pictures, layers, metadata, fonts) can't be known, so that nothing of it is
passed on but the light and dark of its pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import TypeAlias

import pypdfium2
from PIL import ImageDraw
from pypdfium2 import raw

from app.domain.redaction import Redactor
from app.i18n import for_others, tr
from app.rendering.page_pictures import DPI, EncodedPage, encoded_page, on_pages
from app.rendering.preview import opened_pdf, page_count

_SCALE = DPI / 72
_LARGEST_SIDE_PX = 6_000
_AROUND_PX = 3
_HYPHENS = frozenset((0x02, 0xFFFE))
_Boxes: TypeAlias = Sequence[tuple[float, ...]]
_DRAWN = (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_SHADING)


@dataclass(frozen=True, slots=True)
class RedactedPages:
    """Pages as pictures.

    Attributes:
        pdf: The new PDF.
        removed: How many places were painted over.
        unsearched: The pages, counted from 1, whose words can't be read, so that they are not shown.
        has_pictures: Whether a page had a picture in it.
    """

    pdf: bytes
    removed: int
    unsearched: tuple[int, ...]
    has_pictures: bool


@dataclass(frozen=True, slots=True)
class _Seen:
    """One page: its picture, or why it is not shown."""

    page: EncodedPage | str
    removed: int = 0
    is_searched: bool = True
    has_pictures: bool = False


@for_others()
def redacted_pages(pdf: bytes, redactor: Redactor, *, with_pictures: bool) -> RedactedPages:
    """Return the pages of a PDF as pictures without the redactor's words.

    Args:
        pdf: The file's bytes.
        redactor: Finds the words in the text of each page.
        with_pictures: Whether pictures on the pages are shown, and pages whose words can't be read; nobody can search
            these.

    Raises:
        UserError: The PDF can't be opened.
    """
    seen = [_seen(pdf, number, redactor, with_pictures=with_pictures) for number in range(page_count(pdf))]
    return RedactedPages(
        on_pages(each.page for each in seen),
        sum(each.removed for each in seen),
        tuple(number for number, each in enumerate(seen, 1) if not each.is_searched),
        any(each.has_pictures for each in seen),
    )


def shows_pictures(pdf: bytes) -> bool:
    """Whether a page of a PDF shows a picture, or words that can't be read; raises UserError if it can't be opened."""
    return any(_needs_a_look(pdf, number) for number in range(page_count(pdf)))


def _needs_a_look(pdf: bytes, number: int) -> bool:
    try:
        with opened_pdf(pdf) as document, closing(document[number]) as page, closing(page.get_textpage()) as text:
            pictures, is_drawn = _things(page)
            return bool(pictures) or not _is_searched(text, _letters(text), is_drawn=is_drawn)
    except (pypdfium2.PdfiumError, MemoryError, ValueError):
        return False


def _seen(pdf: bytes, number: int, redactor: Redactor, *, with_pictures: bool) -> _Seen:
    """Return one page; PDFium is left to others between pages."""
    try:
        with opened_pdf(pdf) as document, closing(document[number]) as page:
            return _redacted_page(page, redactor, with_pictures=with_pictures)
    except (pypdfium2.PdfiumError, MemoryError, ValueError):
        return _Seen(tr("This page of the file can’t be shown."), is_searched=False)


def _redacted_page(page: pypdfium2.PdfPage, redactor: Redactor, *, with_pictures: bool) -> _Seen:
    pictures, is_drawn = _things(page)
    with closing(page.get_textpage()) as text:
        letters = _letters(text)
        is_searched = _is_searched(text, letters, is_drawn=bool(pictures) or is_drawn)
        if not is_searched and not with_pictures:
            words = tr("This page can’t be searched for names, as it is a picture. It is left out of this copy.")
            return _Seen(words, is_searched=False, has_pictures=bool(pictures))
        boxes = list(_boxes(text, letters, redactor))
    if not with_pictures:
        for picture in pictures:
            raw.FPDFPageObj_SetIsActive(picture, False)
    return _Seen(_painted(page, boxes), len(boxes), is_searched, bool(pictures))


def _things(page: pypdfium2.PdfPage) -> tuple[list[pypdfium2.PdfObject], bool]:
    """Return the pictures on a page, and whether anything is drawn on it that could be letters."""
    pictures, is_drawn = [], False
    for thing in page.get_objects():
        if thing.type == raw.FPDF_PAGEOBJ_IMAGE:
            pictures.append(thing)
        is_drawn = is_drawn or thing.type in _DRAWN
    return pictures, is_drawn


def _letters(text: pypdfium2.PdfTextPage) -> list[int]:
    return [raw.FPDFText_GetUnicode(text, index) for index in range(text.count_chars())]


def _is_searched(text: pypdfium2.PdfTextPage, letters: Sequence[int], *, is_drawn: bool) -> bool:
    """Whether every letter says which it is; fonts without a table of that show words that no search can find.

    A page without letters can hide none, unless something is drawn on it.
    """
    if not letters:
        return not is_drawn
    return all(
        letter and not 0xE000 <= letter < 0xF900 and raw.FPDFText_HasUnicodeMapError(text, index) != 1
        for index, letter in enumerate(letters)
        if not raw.FPDFText_IsGenerated(text, index)
    )


def _boxes(
    text: pypdfium2.PdfTextPage, letters: Sequence[int], redactor: Redactor
) -> Iterator[list[tuple[float, ...]]]:
    """Yield for each place of a word the boxes of its letters: left, bottom, right, top in points."""
    words = "".join("-" if letter in _HYPHENS else _character(letter) for letter in letters)
    for start, end in redactor.spans(words):
        yield [text.get_charbox(index, loose=loose) for index in range(start, end) for loose in (False, True)]


def _character(letter: int) -> str:
    return chr(letter) if 0 < letter <= 0x10FFFF and not 0xD800 <= letter < 0xE000 else " "


def _painted(page: pypdfium2.PdfPage, boxes: Sequence[_Boxes]) -> EncodedPage | str:
    width, height = page.get_size()
    scale = min(_SCALE, _LARGEST_SIDE_PX / max(width, height, 1.0))
    bitmap = page.render(scale=scale, may_draw_forms=False, draw_annots=False, maybe_alpha=False)
    picture = bitmap.to_pil().convert("RGB")
    to_pixels = bitmap.get_posconv(page).to_bitmap
    draw = ImageDraw.Draw(picture)
    for letters in boxes:
        for left, bottom, right, top in letters:
            xs, ys = zip(to_pixels(left, bottom), to_pixels(right, top), strict=True)
            around = (min(xs) - _AROUND_PX, min(ys) - _AROUND_PX, max(xs) + _AROUND_PX, max(ys) + _AROUND_PX)
            draw.rectangle(around, fill="black")
    bitmap.close()
    return encoded_page(picture, (float(width), float(height)))
