"""The letter so far as pictures of its pages; plain values in, plain values out, safe in any thread."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from app.rendering.pdf_letter import DrawnParagraph
from app.rendering.preview import PagePicture, page_picture
from app.services.letter_drawing import DrawingJob, DrawnLetter, draw_letter

# Shorter words are found in many a paragraph.
SHORTEST_FOUND = 3
# A page out of sight is only measured, not drawn.
_OUT_OF_SIGHT = 0.05


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
    letter = draw_letter(job)
    pages = tuple(_page(letter, number, scale, in_sight) for number in range(letter.pdf.pages))
    return PreviewDrawing(letter, scale, pages)


def draw_again(drawing: PreviewDrawing, scale: float, in_sight: Collection[int]) -> PreviewDrawing:
    """Draw the pages of the same letter at another scale, or others of them; what is there already is kept."""
    kept = drawing.scale == scale
    pages = tuple(
        page if kept and (page.data or number not in in_sight) else _page(drawing.letter, number, scale, in_sight)
        for number, page in enumerate(drawing.pages)
    )
    return replace(drawing, scale=scale, pages=pages)


def _page(letter: DrawnLetter, number: int, scale: float, in_sight: Collection[int]) -> PreviewPage:
    is_seen = number in in_sight
    picture = page_picture(letter.pdf.pdf, number, scale if is_seen else _OUT_OF_SIGHT)
    text = "\n".join(paragraph.text for paragraph in letter.pdf.paragraphs if paragraph.page == number)
    return _preview_page(picture, text, is_seen)


def _preview_page(picture: PagePicture, text: str, is_seen: bool) -> PreviewPage:
    data = picture.data if is_seen else b""
    return PreviewPage(picture.width, picture.height, picture.stride, data, picture.width_pt, picture.height_pt, text)


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip().casefold()
