from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from app.domain.errors import UserError
from app.rendering.preview import page_count, page_picture, page_png, page_text, page_texts
from tests.rendering.drawn_letters import drawn, paragraph

PDF = drawn(paragraph("Dear Sir") + paragraph("", "<w:pageBreakBefore/>") + paragraph("Yours")).pdf


def test_pages_are_counted() -> None:
    assert page_count(PDF) == 2


def test_a_picture_has_the_size_of_the_page_times_the_scale() -> None:
    picture = page_picture(PDF, 0, 2.0)
    assert (picture.width, picture.height) == (1191, 1684)
    assert len(picture.data) == picture.stride * picture.height
    assert picture.width_pt == pytest.approx(595.3, abs=0.1)


def test_pixels_are_blue_green_red() -> None:
    red = drawn(paragraph("█████", run='<w:color w:val="FF0000"/><w:sz w:val="144"/>')).pdf
    picture = page_picture(red, 0, 0.5)
    assert b"\x00\x00\xff" in picture.data


def test_huge_scales_are_held_down() -> None:
    assert max(page_picture(PDF, 0, 1000).width, page_picture(PDF, 0, 1000).height) <= 12_001


def test_a_png_is_a_png() -> None:
    data = page_png(PDF, 1, 72)
    assert data.startswith(b"\x89PNG")
    assert data.endswith(b"IEND\xaeB`\x82")


def test_text_is_read_page_by_page() -> None:
    assert (page_text(PDF, 0), page_text(PDF, 1).strip()) == ("Dear Sir", "Yours")


def test_the_texts_of_the_first_pages_are_read_together() -> None:
    assert [text.strip() for text in page_texts(PDF, 5)] == ["Dear Sir", "Yours"]
    assert len(page_texts(PDF, 1)) == 1


def test_a_page_that_cannot_be_read_has_no_text(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_given: object) -> str:
        raise UserError("damaged")

    monkeypatch.setattr("app.rendering.preview._text", fail)
    assert page_texts(PDF, 5) == ("", "")


def test_a_pdf_with_a_password_says_so() -> None:
    buffer = BytesIO()
    canvas = Canvas(buffer, encrypt=StandardEncryption("secret", canPrint=0))
    canvas.drawString(10, 10, "Hidden")
    canvas.save()
    with pytest.raises(UserError, match="password"):
        page_texts(buffer.getvalue(), 5)


@pytest.mark.parametrize("page", [-1, 2])
def test_a_page_that_is_not_there_is_an_error_for_people(page: int) -> None:
    with pytest.raises(UserError, match="no page"):
        page_picture(PDF, page, 1.0)


def test_what_is_no_pdf_is_an_error_for_people() -> None:
    with pytest.raises(UserError, match="can’t be opened"):
        page_count(b"nothing")


def test_threads_take_turns() -> None:
    with ThreadPoolExecutor(4) as pool:
        pictures = list(pool.map(lambda _: page_picture(PDF, 0, 0.5).data, range(12)))
    assert len(set(pictures)) == 1
