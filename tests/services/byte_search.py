"""Searches the bytes of a file for words as somebody would who wants to find them, by other means than the app's."""

import re
import unicodedata
import zipfile
from collections.abc import Iterator, Sequence
from io import BytesIO

from pypdf import PdfReader
from pypdf.generic import ArrayObject, ByteStringObject, DictionaryObject, IndirectObject, StreamObject

from app.rendering.preview import page_count, page_text

_LITERAL = re.compile(rb"\((?:[^()\\]|\\.)*\)", re.DOTALL)
_HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>")
_NOT_PLAIN = re.compile(r"[\s\u00ad\u0300-\u036f]+")
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)


def hits(data: bytes, words: Sequence[str]) -> list[tuple[str, str]]:
    """Return each word that is found in a file or anything in it, and where.

    A word is found in any encoding and as hexadecimal digits, whatever its case and accents, with or without spaces.
    """
    needles = {word: _needles(word) for word in words}
    found: set[tuple[str, str]] = set()
    for place, layer in _layers(data, "file"):
        lowered, plain = layer.lower(), _squeezed(layer.decode("utf-8", "ignore"))
        found.update(
            (word, place)
            for word, forms in needles.items()
            if _squeezed(word) in plain or any(form in lowered for form in forms)
        )
    return sorted(found)


def _layers(data: bytes, place: str) -> Iterator[tuple[str, bytes]]:
    yield place, data
    if data.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(data)) as archive:
            for name in archive.namelist():
                yield f"{place}, name", name.encode()
                yield from _layers(archive.read(name), f"{place}, {name}")
    if data.startswith(b"%PDF"):
        yield from _pdf_layers(data, place)


def _pdf_layers(data: bytes, place: str) -> Iterator[tuple[str, bytes]]:
    reader = PdfReader(BytesIO(data))
    for number in range(page_count(data)):
        yield f"{place}, page {number + 1}", page_text(data, number).encode()
        yield f"{place}, page {number + 1} as pypdf reads it", reader.pages[number].extract_text().encode()
    for number in range(1, int(str(reader.trailer["/Size"]))):
        thing = reader.get_object(IndirectObject(number, 0, reader))
        for text in _texts(thing):
            yield f"{place}, object {number}", text.encode("utf-8", "surrogatepass")
        if isinstance(thing, StreamObject) and "/Length1" in thing:  # a font: its bytes, but no strings in them
            yield f"{place}, font {number}", thing.get_data()
        elif isinstance(thing, StreamObject) and thing.get("/Subtype") != "/Image":
            yield from _stream_layers(thing.get_data(), f"{place}, stream {number}")


def _stream_layers(stream: bytes, place: str) -> Iterator[tuple[str, bytes]]:
    """Yield a stream unpacked, its strings without their escapes, and its strings joined over kerning."""
    yield place, stream
    literals = [_ESCAPE.sub(_unescaped, each[1:-1]) for each in _LITERAL.findall(stream)]
    hexed = [re.sub(rb"\s", b"", each) for each in _HEX.findall(stream)]
    unhexed = [bytes.fromhex((each + b"0" * (len(each) % 2)).decode()) for each in hexed]
    for strings in (literals, unhexed):
        yield f"{place}, strings", b"\n".join(strings)
        yield f"{place}, strings joined", b"".join(strings)


def _unescaped(match: "re.Match[bytes]") -> bytes:
    code = match.group(1)
    return bytes([int(code, 8) & 255]) if code[:1].isdigit() else code


def _texts(thing: object) -> Iterator[str]:
    if isinstance(thing, DictionaryObject):
        for key, value in dict.items(thing):
            yield str(key)
            yield from _texts(value)
    elif isinstance(thing, ArrayObject):
        for value in list.__iter__(thing):
            yield from _texts(value)
    elif isinstance(thing, ByteStringObject):
        yield thing.decode("latin-1")
    elif isinstance(thing, str):
        yield str(thing)


def _needles(word: str) -> set[bytes]:
    forms = {unicodedata.normalize(form, word).lower() for form in ("NFC", "NFD")} | {_squeezed(word)}
    encoded = {form.encode(code) for form in forms for code in ("utf-8", "utf-16-le", "utf-16-be")}
    as_typed = {word.encode(code).lower() for code in ("utf-8", "utf-16-le", "utf-16-be")}
    return encoded | as_typed | {each.hex().encode() for each in encoded | {word.encode(), word.encode("utf-16-be")}}


def _squeezed(text: str) -> str:
    return _NOT_PLAIN.sub("", unicodedata.normalize("NFKD", text).casefold())
