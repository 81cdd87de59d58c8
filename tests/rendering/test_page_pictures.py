import pytest
from PIL import Image

from app.domain.errors import UserError
from app.rendering import page_pictures as module
from app.rendering.page_pictures import encoded_page, on_pages, pictured_pages
from app.rendering.preview import PagePicture, page_count, page_picture, page_text
from tests.rendering.drawn_letters import drawn, paragraph

PDF = drawn(paragraph("First page") + paragraph("Second page", "<w:pageBreakBefore/>")).pdf


def test_pages_become_pictures_without_a_word() -> None:
    pictured = pictured_pages(PDF)
    assert [page_text(pictured, page).strip() for page in range(page_count(pictured))] == ["", ""]


def test_they_look_as_they_did() -> None:
    seen, drawn_anew = page_picture(PDF, 0, 1), page_picture(pictured_pages(PDF), 0, 1)
    apart = sum(abs(one - other) > 60 for one, other in zip(seen.data[::4], drawn_anew.data[::4], strict=True))
    assert apart < 0.002 * len(seen.data) / 4


def test_a_page_without_colour_is_kept_in_grey() -> None:
    spaces = []
    for colour in ("grey", "red"):
        page = encoded_page(Image.new("RGB", (8, 8), colour), (72, 72))
        pdf = on_pages([page])
        spaces += [space for space in (b"/DeviceGray", b"/DeviceRGB") if b"/ColorSpace " + space in pdf]
    assert spaces == [b"/DeviceGray", b"/DeviceRGB"]


def test_a_page_that_cannot_be_drawn_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_given: object) -> PagePicture:
        raise UserError("Damaged.")

    monkeypatch.setattr(module, "page_picture", fail)
    assert page_text(pictured_pages(PDF), 1).strip() == "This page of the file can’t be shown."
