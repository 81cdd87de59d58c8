"""How close two PDFs of one letter are: each word's place on the page beside that of the same word in the other."""

from difflib import SequenceMatcher
from itertools import pairwise
from math import hypot
from typing import NamedTuple

import pypdfium2

from app.rendering.preview import opened_pdf

REACH_PT = 36.0  # a word that stands so far off is worth nothing


class PlacedWord(NamedTuple):
    """A word or a sign, its page and the origin of its first character, in points from the lower left corner."""

    text: str
    page: int
    x: float
    y: float


def placed_words(pdf: bytes) -> list[PlacedWord]:
    """Return the words of a PDF in the order in which they are drawn."""
    with opened_pdf(pdf) as opened:
        return [word for number in range(len(opened)) for word in _page_words(opened[number].get_textpage(), number)]


def _page_words(text: pypdfium2.PdfTextPage, page: int) -> list[PlacedWord]:
    x, y = pypdfium2.raw.c_double(), pypdfium2.raw.c_double()
    characters = []
    for index in range(text.count_chars()):
        pypdfium2.raw.FPDFText_GetCharOrigin(text.raw, index, x, y)
        characters.append(PlacedWord(chr(pypdfium2.raw.FPDFText_GetUnicode(text.raw, index)), page, x.value, y.value))
    words: list[PlacedWord] = []
    for before, one in pairwise([PlacedWord(" ", page, 0.0, 0.0), *characters]):
        if one.text.isspace():
            continue
        if before.text.isalnum() and one.text.isalnum() and abs(before.y - one.y) < 1:
            words[-1] = words[-1]._replace(text=words[-1].text + one.text)
        else:
            words.append(one)
    return words


def closeness(reference: bytes, drawn: bytes) -> float:
    """Return 1 where every word stands at the same place; lost and added words and words on other pages count as 0."""
    wanted, found = placed_words(reference), placed_words(drawn)
    matcher = SequenceMatcher(None, [word.text for word in wanted], [word.text for word in found], autojunk=False)
    pairs = [
        (wanted[block.a + index], found[block.b + index])
        for block in matcher.get_matching_blocks()
        for index in range(block.size)
    ]
    worth = (1 - hypot(a.x - b.x, a.y - b.y) / REACH_PT for a, b in pairs if a.page == b.page)
    return sum(max(value, 0.0) for value in worth) / max(len(wanted), len(found), 1)
