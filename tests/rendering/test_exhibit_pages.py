import zipfile
from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter

from app.rendering import exhibit_pages as module
from app.rendering.exhibit_pages import exhibit_pages, is_picture
from app.rendering.pdf_copying import CopyError
from app.rendering.preview import page_count, page_text
from tests.rendering.drawn_letters import docx, drawn, paragraph


def picture(kind: str, width: int, height: int, exif: Image.Exif | None = None) -> bytes:
    buffer = BytesIO()
    Image.new("RGB", (width, height), "red").save(buffer, kind, **({"exif": exif} if exif else {}))
    return buffer.getvalue()


def protected() -> bytes:
    writer, buffer = PdfWriter(), BytesIO()
    writer.append(BytesIO(drawn(paragraph("Evidence")).pdf))
    writer.encrypt("secret")
    writer.write(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_is_a_page(kind: str) -> None:
    pages = exhibit_pages(picture(kind, 300, 200))
    assert (page_count(pages.pdf), pages.notes) == (1, ())


def test_a_photograph_stands_as_it_was_taken() -> None:
    turned = Image.Exif()
    turned[0x0112] = 6  # a quarter turn
    box = PdfReader(BytesIO(exhibit_pages(picture("JPEG", 300, 200, turned)).pdf)).pages[0].mediabox
    assert box.width < box.height


def test_a_pdf_keeps_its_words() -> None:
    pdf = drawn(paragraph("Evidence")).pdf
    assert page_text(exhibit_pages(pdf).pdf, 0).strip() == "Evidence"


def test_a_word_file_is_drawn() -> None:
    assert page_text(exhibit_pages(docx(paragraph("Evidence"))).pdf, 0).strip() == "Evidence"


@pytest.mark.parametrize("data", [b"", b"words"])
def test_what_is_no_page_is_left_to_others(data: bytes) -> None:
    assert exhibit_pages(data) == module.EvidencePages()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-broken", "This PDF can’t be opened."),
        (protected(), "This PDF is protected with a password."),
        (b"PK\x03\x04", "This file can’t be read as a Word document."),
        (b"\x89PNG broken", "The picture is damaged"),
        (b"\xff\xd8\xff", "The picture is damaged"),
        (b"GIF89a", "Pictures of this kind"),
    ],
)
def test_what_cannot_be_shown_says_why(data: bytes, said: str) -> None:
    pages = exhibit_pages(data)
    assert not pages.pdf
    assert pages.notes[0].startswith(said)


def test_a_picture_beyond_all_reason_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_PIXELS", 100)
    assert exhibit_pages(picture("PNG", 20, 20)).notes[0].startswith("The picture has about")


def test_a_picture_that_could_fill_the_memory_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 100)
    assert exhibit_pages(picture("PNG", 20, 20)).notes[0].startswith("The picture has about")


def test_a_pdf_with_pages_beyond_all_reason_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_PAGES", 0)
    assert exhibit_pages(drawn(paragraph("Evidence")).pdf).notes == ("Its 1 page can’t be shown here.",)


def test_a_pdf_that_cannot_be_copied_is_shown_as_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_pdfs: object) -> bytes:
        raise CopyError

    monkeypatch.setattr(module, "plain_copy", fail)
    pages = exhibit_pages(drawn(paragraph("Evidence")).pdf)
    assert (page_count(pages.pdf), page_text(pages.pdf, 0).strip()) == (1, "")
    assert pages.notes[0].startswith("The PDF is damaged.")


def test_another_packed_file_is_no_word_file() -> None:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        packed.writestr("sheet.xml", "x")
    assert exhibit_pages(buffer.getvalue()) == module.EvidencePages()


def test_a_picture_is_told_by_its_first_bytes() -> None:
    assert is_picture(picture("PNG", 2, 2))
    assert not is_picture(b"%PDF-")
