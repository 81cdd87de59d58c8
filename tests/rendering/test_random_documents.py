"""Draws documents that nobody would write; `HYPOTHESIS_PROFILE=documents` tries 10,000 of them."""

from collections import Counter

import pytest
from hypothesis import given, settings

from app.rendering.pdf_letter import draw_pdf
from app.rendering.preview import opened_pdf
from tests.rendering.pdf_tree import Pdf
from tests.rendering.random_documents import RandomDocument, documents

pytestmark = pytest.mark.no_cover

# Each is a whole document: half of the usual number in everyday runs, all of them where somebody asked for many.
USUAL = settings().max_examples
EXAMPLES = USUAL // (2 if USUAL < 1000 else 1)
MADE_OF_SOFT_HYPHENS = "↑"  # as which the font Symbol shows them


def signs_in(pdf: bytes) -> set[str]:
    """Return all the characters that a PDF shows."""
    with opened_pdf(pdf) as opened:
        pages = [opened[number].get_textpage() for number in range(len(opened))]
        return set("".join(page.get_text_range() for page in pages))


@settings(max_examples=EXAMPLES)
@given(documents())
def test_every_word_of_any_document_is_drawn(document: RandomDocument) -> None:
    drawn = draw_pdf(document.data)
    assert set(document.signs) - signs_in(drawn.pdf) == set()


@settings(max_examples=EXAMPLES)
@given(documents())
def test_every_word_of_any_document_is_read_once_and_all_that_is_drawn_is_tagged(document: RandomDocument) -> None:
    pdf = Pdf(draw_pdf(document.data).pdf)
    read = Counter("".join(node.words for node in pdf.tree.walk() if node.role != "Lbl"))
    once = [sign for sign in document.signs if sign != MADE_OF_SOFT_HYPHENS]
    assert [sign for sign in once if read[sign] != 1] == []
    assert [marked for page in pdf.content for marked in page if marked.tag == ""] == []
