"""The letter so far as pictures of its pages; plain values in, plain values out, safe in any thread."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from app.rendering.pdf_letter import DrawnParagraph
from app.rendering.preview import PagePicture, page_pictures
from app.services.foreign_pages import letter_shown, pages_shown
from app.services.letter_drawing import DrawingJob, DrawnLetter, draw_letter, foreign_drawn, foreign_letter

# Shorter words are found in many a paragraph.
SHORTEST_FOUND = 3


@dataclass(frozen=True, slots=True)
class PreviewPage:
    """A page to show: rows of `stride` bytes, four bytes a pixel (blue, green, red, unused), and its size in pt.

    Attributes:
        data: The pixels; empty for a page out of sight.
        text: What the page says, for a screen reader.
    """

    width: int
    height: int
    stride: int
    data: bytes
    width_pt: float
    height_pt: float
    text: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paragraph stands: the page from 0, and edges in parts of the page from 0 to 1."""

    page: int
    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class PreviewDrawing:
    """A letter drawn for the eye."""

    letter: DrawnLetter
    scale: float
    pages: tuple[PreviewPage, ...]

    def place_of(self, texts: Iterable[str]) -> Place | None:
        """Return the first paragraph that holds the first of `texts` that any paragraph holds."""
        paragraphs = [(paragraph, _plain(paragraph.text)) for paragraph in self.letter.pdf.paragraphs]
        for text in texts:
            wanted = _plain(text)
            if len(wanted) < SHORTEST_FOUND:
                continue
            for paragraph, words in paragraphs:
                if wanted in words and paragraph.page < len(self.pages):
                    return self._place(paragraph)
        return None

    def _place(self, paragraph: DrawnParagraph) -> Place:
        page = self.pages[paragraph.page]
        return Place(
            paragraph.page,
            paragraph.left_pt / page.width_pt,
            paragraph.top_pt / page.height_pt,
            (paragraph.right_pt - paragraph.left_pt) / page.width_pt,
            (paragraph.bottom_pt - paragraph.top_pt) / page.height_pt,
        )


def draw_preview(job: DrawingJob, scale: float, in_sight: Collection[int]) -> PreviewDrawing:
    """Draw the letter and the pages that are in sight (from 0) at `scale` px per pt.

    Raises:
        ProblemsFoundError: The template is at fault; part, paragraph and tag are named.
    """
    if job.is_foreign:
        made, pictures = letter_shown(foreign_letter(job), scale, in_sight)
        letter = foreign_drawn(job, made)
    else:
        letter = draw_letter(job)
        pictures = page_pictures(letter.pdf.pdf, scale, in_sight)
    texts: dict[int, list[str]] = defaultdict(list)
    for paragraph in letter.pdf.paragraphs:
        texts[paragraph.page].append(paragraph.text)
    pages = tuple(_preview_page(picture, "\n".join(texts[number])) for number, picture in enumerate(pictures))
    return PreviewDrawing(letter, scale, pages)


def draw_again(drawing: PreviewDrawing, scale: float, in_sight: Collection[int]) -> PreviewDrawing:
    """Draw the pages of the same letter at another scale, or others of them; what is there already is kept."""
    kept = {number for number, page in enumerate(drawing.pages) if page.data and drawing.scale == scale}
    shown = pages_shown if drawing.letter.is_foreign else page_pictures
    pictures = shown(drawing.letter.pdf.pdf, scale, set(in_sight) - kept)
    pages = tuple(
        page if number in kept else _preview_page(picture, page.text)
        for number, (page, picture) in enumerate(zip(drawing.pages, pictures, strict=True))
    )
    return replace(drawing, scale=scale, pages=pages)


def _preview_page(picture: PagePicture, text: str) -> PreviewPage:
    return PreviewPage(
        picture.width, picture.height, picture.stride, picture.data, picture.width_pt, picture.height_pt, text
    )


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip().casefold()
