from io import BytesIO

import pypdfium2
import pytest
from PIL import Image
from pypdfium2 import raw
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from app.domain.errors import UserError
from app.domain.redaction import Redactor, Removal
from app.rendering import redacted_pages as module
from app.rendering.preview import PagePicture, page_count, page_picture, page_text
from app.rendering.redacted_pages import RedactedPages, redacted_pages, shows_pictures
from tests.rendering.drawn_letters import drawn, paragraph

NAMES = Redactor([Removal("Pritchard")])
RED = ImageReader(Image.new("RGB", (20, 20), "red"))


def page(
    words: str = "", *, with_red: bool = False, turned: int = 0, in_form: bool = False, lines: bool = False
) -> bytes:
    """Return a page of 400 by 300 points with words at 100, 150 and a red picture at 20, 20."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(400, 300))
    if in_form:
        canvas.beginForm("f")
    if with_red:
        canvas.drawImage(RED, 20, 20, 60, 60)
    if words:
        canvas.drawString(100, 150, words)
    if lines:
        canvas.line(0, 0, 50, 50)
    if in_form:
        canvas.endForm()
        canvas.doForm("f")
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def turned_page(turned: int) -> bytes:
    """Return a page that is seen turned, with one word on it."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(400, 300))
    canvas.setPageRotation(turned)
    canvas.drawString(100, 150, "Pritchard")
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def redacted(pdf: bytes, *, with_pictures: bool = False) -> RedactedPages:
    return redacted_pages(pdf, NAMES, with_pictures=with_pictures)


def pixel(picture: PagePicture, x: float, y: float) -> tuple[int, ...]:
    place = round(y) * picture.stride + 4 * round(x)
    return tuple(picture.data[place : place + 3])


def is_dark(seen: tuple[int, ...]) -> bool:
    return max(seen) < 60


def test_words_are_black_in_the_pixels_and_in_no_text() -> None:
    found = redacted(page("Pritchard wrote"))
    seen = page_picture(found.pdf, 0, 1)
    assert (found.removed, page_text(found.pdf, 0).strip()) == (1, "")
    assert all(is_dark(pixel(seen, x, 300 - 153)) for x in range(101, 138))
    assert not is_dark(pixel(seen, 101, 300 - 165))


def test_the_other_words_stay() -> None:
    seen, was = (page_picture(pdf, 0, 1) for pdf in (redacted(page("Pritchard wrote")).pdf, page("Pritchard wrote")))
    dark = [sum(is_dark(pixel(one, x, y)) for x in range(150, 200) for y in range(135, 160)) for one in (seen, was)]
    assert dark[0] >= 0.5 * dark[1] > 0


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_a_turned_page_is_covered_where_the_words_are_seen(turned: int) -> None:
    was, seen = (page_picture(pdf, 0, 1) for pdf in (turned_page(turned), redacted(turned_page(turned)).pdf))
    places = [(x, y) for x in range(was.width) for y in range(was.height) if is_dark(pixel(was, x, y))]
    assert places
    assert all(is_dark(pixel(seen, x, y)) for x, y in places)


@pytest.mark.parametrize("in_form", [False, True])
def test_pictures_are_left_out_unless_they_are_wished(*, in_form: bool) -> None:
    pdf = page("Words", with_red=True, in_form=in_form)
    left_out, shown = redacted(pdf), redacted(pdf, with_pictures=True)
    assert pixel(page_picture(left_out.pdf, 0, 1), 50, 250) == (255, 255, 255)
    assert pixel(page_picture(shown.pdf, 0, 1), 50, 250)[2] > 200 > pixel(page_picture(shown.pdf, 0, 1), 50, 250)[0]
    assert left_out.has_pictures


def test_a_page_that_is_a_picture_is_left_out_with_a_word() -> None:
    found = redacted(page(with_red=True))
    assert found.unsearched == (1,)
    assert "can’t be searched" in page_text(found.pdf, 0)


def test_a_page_of_drawn_letters_is_no_better() -> None:
    assert redacted(page(lines=True)).unsearched == (1,)


def test_it_is_shown_when_somebody_looked_at_it() -> None:
    found = redacted(page(with_red=True), with_pictures=True)
    assert page_text(found.pdf, 0).strip() == ""
    assert found.unsearched == (1,)


def test_an_empty_page_hides_nothing() -> None:
    assert redacted(page()).unsearched == ()


def test_letters_that_do_not_say_which_they_are_are_not_searched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(raw, "FPDFText_HasUnicodeMapError", lambda *_given: 1)
    assert redacted(page("Words")).unsearched == (1,)


def test_a_page_that_fails_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_given: object) -> None:
        raise pypdfium2.PdfiumError("broken")

    monkeypatch.setattr(module, "_things", fail)
    assert "can’t be shown" in page_text(redacted(page("Words")).pdf, 0)
    assert not shows_pictures(page("Words"))


def test_words_over_the_end_of_a_line_are_found() -> None:
    pdf = drawn(paragraph("Prit\u00ad" * 60)).pdf
    assert page_count(redacted(pdf).pdf) == 1
    assert redacted(drawn(paragraph("x " * 40 + "Pritchard-Lowe " * 20)).pdf).removed == 20


def test_what_cannot_be_opened_is_refused() -> None:
    with pytest.raises(UserError):
        redacted(b"%PDF-broken")


@pytest.mark.parametrize(
    ("pdf", "has_any"), [(page("x"), False), (page("x", with_red=True), True), (page(lines=True), True)]
)
def test_pages_to_look_at_are_told(pdf: bytes, *, has_any: bool) -> None:
    assert shows_pictures(pdf) is has_any
