"""Draws documents that nobody would write; `HYPOTHESIS_PROFILE=documents` tries 10,000 of them."""

from hypothesis import given

from app.rendering.pdf_letter import draw_pdf
from app.rendering.preview import opened_pdf
from tests.rendering.random_documents import RandomDocument, documents


def signs_in(pdf: bytes) -> set[str]:
    """Return all the characters that a PDF shows."""
    with opened_pdf(pdf) as opened:
        pages = [opened[number].get_textpage() for number in range(len(opened))]
        return set("".join(page.get_text_range() for page in pages))


@given(documents())
def test_every_word_of_any_document_is_drawn(document: RandomDocument) -> None:
    drawn = draw_pdf(document.data)
    assert set(document.signs) - signs_in(drawn.pdf) == set()
