import re
from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from app.rendering.pdf_catalogue import add_outline
from app.rendering.pdf_objects import (
    add_object,
    document_of,
    escaped_name,
    file_of,
    object_number,
    reserve_objects,
    text_string,
)
from tests.rendering.pdf_tree import Pdf, text_of_string


@pytest.mark.parametrize("text", ["", "plain", "a (b) \\ c", "Siân ✓ 😀", "two\nlines"])
def test_text_strings_are_read_back_as_they_were(text: str) -> None:
    buffer = BytesIO()
    canvas = Canvas(buffer, invariant=1)
    number = reserve_objects(document_of(canvas), 1)
    add_object(document_of(canvas), number, text_string(text))
    canvas.showPage()
    canvas.save()
    written = Pdf(buffer.getvalue())
    assert text_of_string(written.read(number)) == text


def test_objects_set_aside_keep_clear_of_those_of_the_library() -> None:
    buffer = BytesIO()
    canvas = Canvas(buffer, invariant=1)
    document = document_of(canvas)
    first = reserve_objects(document, 2)
    add_object(document, first, "7")
    add_object(document, first + 1, "8")
    canvas.drawString(10, 10, "A")
    canvas.showPage()
    canvas.save()
    written = Pdf(buffer.getvalue())
    assert (written.read(first), written.read(first + 1)) == (7, 8)
    assert object_number(document, "Page1") not in (first, first + 1)


def test_every_object_of_the_file_stands_where_its_table_says() -> None:
    canvas = Canvas(BytesIO(), invariant=1)
    canvas.drawString(10, 10, "A")
    canvas.showPage()
    add_outline(document_of(canvas), [], [])
    pdf = file_of(canvas)
    table = pdf[int(re.findall(rb"startxref\n(\d+)", pdf)[0]) :]
    places = [int(place) for place in re.findall(rb"(\d{10}) 00000 n \n", table)]
    assert table.startswith(b"xref\n0 %d\n" % (len(places) + 1))
    frames = [b"%d 0 obj" % (index + 1) for index in range(len(places))]
    assert [pdf[place:].split(b"\n", 1)[0] for place in places] == frames


def test_signs_that_may_not_stand_in_a_name_are_written_as_numbers() -> None:
    assert escaped_name("Ünder/line (1)%") == "#C3#9Cnder#2Fline#20#281#29#25"
