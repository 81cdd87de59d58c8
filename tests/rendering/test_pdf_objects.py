from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from app.rendering.pdf_objects import add_object, document_of, object_number, reserve_objects, text_string
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
