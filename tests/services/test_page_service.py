"""Pages of any document."""

import pytest

from app.domain.errors import UserError
from app.services.page_service import document_pdf, page_pictures
from tests.builders import SAMPLES

WORD = (SAMPLES / "party-complaint.docx").read_bytes()


def test_a_word_file_becomes_a_pdf() -> None:
    drawing = document_pdf(WORD)
    assert (drawing.pdf.pdf[:5], drawing.engine, drawing.notices) == (b"%PDF-", "builtin", ())


def test_each_page_of_a_word_file_and_of_its_pdf_is_the_same_picture() -> None:
    drawn = document_pdf(WORD).pdf
    assert list(page_pictures(WORD, 20)) == list(page_pictures(drawn.pdf, 20))
    assert len(list(page_pictures(drawn.pdf, 20))) == drawn.pages


@pytest.mark.parametrize("data", [b"", b"words", b"%PDF-1.7 cut off"])
def test_what_is_no_document_is_refused(data: bytes) -> None:
    with pytest.raises(UserError):
        list(page_pictures(data, 20))
