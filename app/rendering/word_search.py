"""Looks whether words are left in a PDF that we made: on its pages, and in everything in it that is text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO

from pypdf import PdfReader
from pypdf.generic import ArrayObject, ByteStringObject, DictionaryObject, IndirectObject, PdfObject, StreamObject

from app.domain.redaction import Redactor
from app.rendering.preview import page_texts

_ALL = 1_000_000
_HEX_WORDS = re.compile(rb"<\s*(FEFF[0-9A-F\s]*)>", re.IGNORECASE)
_TEXT_SUBTYPES = ("/XML",)


def words_left(pdf: bytes, redactor: Redactor) -> bool:
    """Whether any of the redactor's words is left in a PDF.

    Looked at are the words of each page as PDFium reads them, every string (titles, bookmarks, alternative texts,
    properties, links; ISO 32000-2, 7.9.2) and every stream of XML, all decompressed. Pictures are not looked at.

    Raises:
        UserError: The PDF can't be opened.
    """
    return any(map(redactor.finds, page_texts(pdf, _ALL))) or any(map(redactor.finds, _hidden_words(pdf)))


def _hidden_words(pdf: bytes) -> Iterator[str]:
    reader = PdfReader(BytesIO(pdf))
    for number in range(1, int(str(reader.trailer["/Size"]))):
        yield from _strings(reader.get_object(IndirectObject(number, 0, reader)))


def _strings(thing: PdfObject | None) -> Iterator[str]:
    """Yield the strings in an object, but not those in objects that it refers to."""
    if isinstance(thing, StreamObject):
        yield from _stream_words(thing)
    if isinstance(thing, DictionaryObject):
        for value in dict.values(thing):
            yield from _strings(value)
    elif isinstance(thing, ArrayObject):
        for value in list.__iter__(thing):
            yield from _strings(value)
    elif isinstance(thing, ByteStringObject):
        yield thing.decode("latin-1")
    elif isinstance(thing, str) and not thing.startswith("/"):
        yield str(thing)


def _stream_words(stream: StreamObject) -> Iterator[str]:
    """Yield XML as it is, and of pages the words that stand beside the letters drawn (ISO 32000-2, 14.9.4)."""
    if stream.get("/Subtype") == "/Image":
        return
    data = stream.get_data()
    if stream.get("/Subtype") in _TEXT_SUBTYPES:
        yield data.decode("utf-8", "replace")
    for match in _HEX_WORDS.finditer(data):
        digits = re.sub(rb"\s", b"", match.group(1))
        yield bytes.fromhex(digits[: len(digits) // 4 * 4].decode("ascii")).decode("utf-16", "replace")
