from io import BytesIO

import pytest
from PIL import Image

from app.rendering import exhibit_pages as module
from app.rendering.exhibit_pages import exhibit_pages
from app.rendering.preview import page_count, page_text
from tests.rendering.drawn_letters import docx, drawn, paragraph


def picture(kind: str, width: int, height: int) -> bytes:
    buffer = BytesIO()
    Image.new("RGB", (width, height), "red").save(buffer, kind)
    return buffer.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_is_a_page(kind: str) -> None:
    pages = exhibit_pages(picture(kind, 300, 200))
    assert pages
    assert page_count(pages) == 1


def test_a_pdf_stays_as_it_is() -> None:
    pdf = drawn(paragraph("Evidence")).pdf
    assert exhibit_pages(pdf) == pdf


def test_a_word_file_is_drawn() -> None:
    pages = exhibit_pages(docx(paragraph("Evidence")))
    assert pages
    assert page_text(pages, 0).strip() == "Evidence"


@pytest.mark.parametrize("data", [b"", b"words", b"%PDF-broken", b"PK\x03\x04", b"\x89PNG broken", b"\xff\xd8\xff"])
def test_what_cannot_be_shown_is_left(data: bytes) -> None:
    assert exhibit_pages(data) is None


def test_a_picture_beyond_all_reason_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_PIXELS", 100)
    assert exhibit_pages(picture("PNG", 20, 20)) is None
