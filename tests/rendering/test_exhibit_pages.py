import zipfile
import zlib
from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter

from app.rendering import exhibit_pages as module
from app.rendering.exhibit_pages import exhibit_pages, is_picture
from app.rendering.pdf_copying import CopyError
from app.rendering.preview import page_count, page_text
from tests.rendering.drawn_letters import docx, drawn, paragraph
from tests.rendering.test_picture_headers import chunk, photograph, png


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


def test_a_picture_that_could_fill_the_memory_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    def opened(*_arguments: object, **_named: object) -> None:
        raise AssertionError("it was opened")

    monkeypatch.setattr(Image, "open", opened)
    said = exhibit_pages(png(60_000, 60_000)).notes
    assert said == ("The picture has about 3600 million pixels, more than the 40 million that are drawn.",)


def test_the_decoder_has_a_limit_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 100)
    assert exhibit_pages(picture("PNG", 20, 20)).notes == ("The picture is damaged and can’t be shown.",)


@pytest.mark.parametrize("kind", [b"iCCP", b"zTXt"])
def test_a_profile_or_note_that_unpacks_without_end_is_not_unpacked(kind: bytes) -> None:
    bomb = chunk(kind, b"name\0\0" + zlib.compress(bytes(50_000_000), 9))
    assert exhibit_pages(png(5, 5, bomb)).notes == ("The picture is damaged and can’t be shown.",)


def test_a_picture_that_moves_stands_still_and_says_so() -> None:
    buffer = BytesIO()
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue")]
    frames[0].save(buffer, "PNG", save_all=True, append_images=frames[1:])
    pages = exhibit_pages(buffer.getvalue())
    assert (page_count(pages.pdf), pages.notes) == (1, ("The picture moves; the first of its frames is shown.",))


def test_no_place_day_or_camera_is_drawn_with_a_photograph() -> None:
    whole = photograph()
    with Image.open(BytesIO(whole)) as kept:
        assert dict(kept.getexif())
    pdf = exhibit_pages(whole).pdf
    assert not [secret for secret in (b"Exif", b"Camera", b"garden", b"profile") if secret in pdf]


@pytest.mark.parametrize("data", [b"<svg onload='x()'/>", b"<?xml version='1.0'?><svg><image href='file:///x'/></svg>"])
def test_a_drawing_that_could_run_or_fetch_something_is_not_shown(data: bytes) -> None:
    pages = exhibit_pages(data)
    assert (pages.pdf, len(pages.notes)) == (b"", 1)
    assert "SVG" in pages.notes[0]


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
