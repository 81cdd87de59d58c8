from io import BytesIO

import pytest
from pypdf import PdfWriter
from pypdf.annotations import Link
from pypdf.generic import DictionaryObject, NameObject, RectangleObject, StreamObject, TextStringObject

from app.rendering.pdf_copying import CopyError, PageStamper, copy_pages, plain_copy, written
from app.rendering.preview import page_count, page_picture, page_text
from tests.rendering.drawn_letters import drawn, paragraph

PDF = drawn(paragraph("Evidence")).pdf


def changed(change: object) -> bytes:
    writer = PdfWriter()
    writer.append(BytesIO(PDF))
    change(writer)  # type: ignore[operator] # a function of each test
    return written(writer)


def stamped(pdf: bytes) -> bytes:
    writer = PdfWriter()
    stamper = PageStamper(writer)
    for page in copy_pages(writer, pdf):
        stamper.stamp(page, "Page 1 of (9)")
    return written(writer)


def test_pages_come_behind_each_other() -> None:
    assert page_count(plain_copy([PDF, PDF])) == 2


@pytest.mark.parametrize("pdf", [b"", b"%PDF-1.7 broken"])
def test_what_is_no_pdf_cannot_be_copied(pdf: bytes) -> None:
    with pytest.raises(CopyError):
        plain_copy([pdf])


def test_nothing_that_acts_comes_along() -> None:
    def act(writer: PdfWriter) -> None:
        action = DictionaryObject(
            {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("x()")}
        )
        writer.pages[0][NameObject("/AA")] = DictionaryObject({NameObject("/O"): action})
        writer.root_object[NameObject("/OpenAction")] = action

    assert b"JavaScript" in changed(act)
    assert b"JavaScript" not in plain_copy([changed(act)])


def test_no_link_comes_along() -> None:
    def link(writer: PdfWriter) -> None:
        writer.add_annotation(0, Link(rect=(0, 0, 9, 9), url="https://hidden.example"))

    assert b"/Annots" in changed(link)
    assert b"/URI" not in plain_copy([changed(link)])


def test_nothing_that_a_page_says_of_itself_comes_along() -> None:
    def tell(writer: PdfWriter) -> None:
        stream = StreamObject()
        stream.set_data(b"<x>hidden words</x>")
        writer.pages[0][NameObject("/Metadata")] = writer._add_object(stream)

    assert b"hidden words" in changed(tell)
    assert b"hidden words" not in plain_copy([changed(tell)])


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_the_number_stands_low_in_the_middle_however_the_page_is_turned(turned: int) -> None:
    def turn(writer: PdfWriter) -> None:
        writer.pages[0].rotate(turned)
        writer.pages[0].cropbox = RectangleObject((50, 60, 500, 700))

    blank, seen = page_picture(changed(turn), 0, 1), page_picture(stamped(changed(turn)), 0, 1)
    places = [index // 4 for index in range(0, len(seen.data), 4) if seen.data[index] != blank.data[index]]
    rows, columns = {place // seen.width for place in places}, {place % seen.width for place in places}
    assert seen.height - 30 < min(rows) < max(rows) < seen.height - 10
    assert abs(min(columns) + max(columns) - seen.width) < 20


def test_the_page_keeps_its_words_beside_the_number() -> None:
    assert page_text(stamped(PDF), 0).split() == ["Evidence", "Page", "1", "of", "(9)"]


def test_a_page_with_nothing_on_it_can_be_numbered() -> None:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    assert page_text(stamped(written(writer)), 0).strip() == "Page 1 of (9)"


def test_a_page_whose_drawing_is_broken_can_be_numbered() -> None:
    def spoil(writer: PdfWriter) -> None:
        stream = StreamObject()
        stream.set_data(b"q q BT (unended")
        writer.pages[0][NameObject("/Contents")] = writer._add_object(stream)

    assert page_count(stamped(changed(spoil))) == 1
