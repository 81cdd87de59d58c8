"""The search before a redacted copy is given out finds what is hidden as well as what is seen."""

from io import BytesIO

import pytest
from pypdf import PdfWriter
from pypdf.annotations import FreeText
from pypdf.generic import ArrayObject, ByteStringObject, DictionaryObject, NameObject, StreamObject, TextStringObject

from app.domain.redaction import Redactor, Removal
from app.rendering.word_search import words_left
from tests.rendering.drawn_letters import drawn, paragraph

NAMES = Redactor([Removal("Pritchard")])
HEXED = "Pritchard".encode("utf-16-be").hex().encode()
PLAIN = drawn(paragraph("Words")).pdf


def changed(change: object) -> bytes:
    writer, buffer = PdfWriter(), BytesIO()
    writer.append(BytesIO(PLAIN))
    change(writer)  # type: ignore[operator] # one of the below
    writer.write(buffer)
    return buffer.getvalue()


def stream(writer: PdfWriter, data: bytes, subtype: str = "") -> StreamObject:
    made = StreamObject()
    made.set_data(data)
    if subtype:
        made[NameObject("/Subtype")] = NameObject(subtype)
    writer._add_object(made)
    return made


def loose(writer: PdfWriter) -> None:
    words = ArrayObject([TextStringObject("of Pritchard")])
    writer._add_object(DictionaryObject({NameObject("/Alt"): words}))


@pytest.mark.parametrize(
    "hide",
    [
        lambda writer: writer.add_metadata({"/Title": "Of Pritchard"}),
        lambda writer: writer.add_outline_item(title="PRITCHARD", page_number=0),
        lambda writer: writer.add_annotation(0, FreeText(rect=(0, 0, 9, 9), text="Pritchard")),
        lambda writer: stream(writer, b"<x>Pritchard</x>", "/XML"),
        lambda writer: stream(
            writer, b"/Span <</ActualText <FEFF" + "Pritchard".encode("utf-16-be").hex().encode() + b">>>"
        ),
        lambda writer: writer._add_object(ArrayObject([ByteStringObject(b"Pritchard")])),
        loose,
    ],
)
def test_what_is_hidden_is_found(hide: object) -> None:
    assert words_left(changed(hide), NAMES)


def test_what_is_seen_is_found() -> None:
    assert words_left(drawn(paragraph("Prit\u00adchard’s")).pdf, NAMES)


def test_nothing_is_found_where_nothing_is() -> None:
    assert not words_left(changed(lambda writer: stream(writer, b"Pritchard", "/Image")), NAMES)
