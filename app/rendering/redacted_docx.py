"""A Word file without chosen words and, if wished, without its pictures; only to be drawn, never given to anybody."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from lxml import etree

from app.domain.redaction import Redactor
from app.rendering.word_parts import Node, WordParts, parse

_TEXTS = frozenset({"t", "delText", "instrText", "delInstrText"})
_BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad", "ptab": "\t"}
# Attributes that are words, not names of other parts of the file (ECMA-376, part 1).
_WORDS = frozenset({
    "descr", "title", "name", "alt", "tooltip", "author", "initials", "instr", "displayText", "string", "default",
    "Target", "anchor", "lastClr", "userId",
})  # fmt: skip
_WORDS_IN_VAL = frozenset({"lvlText", "alias", "tag", "title", "listItem", "placeholder", "result", "docPart"})
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf", ".svg", ".webp")
_GREY = 0xDD


def redacted_docx(docx: bytes, redactor: Redactor, *, with_pictures: bool) -> bytes:
    """Return a Word file without the redactor's words in any text, description, field or property.

    Args:
        docx: The file's bytes.
        redactor: Finds the words; a paragraph is looked at as a whole, however many runs it is in.
        with_pictures: Whether pictures stay; otherwise each is a plain grey one, for nobody can search them.

    Raises:
        UserError: The bytes are not a Word file that can be read.
    """
    parts, buffer = WordParts(docx), BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name in sorted(parts.names):
            data = parts.read(name)
            if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
                package.writestr(name, _redacted_part(data, redactor))
            elif _is_picture(name):
                package.writestr(name, data if with_pictures else _GREY_PNG)
    return buffer.getvalue()


def has_pictures(docx: bytes) -> bool:
    """Whether a Word file holds pictures; raises UserError when it can't be read."""
    return any(map(_is_picture, WordParts(docx).names))


def _is_picture(name: str) -> bool:
    return name.lower().endswith(_PICTURES)


def _redacted_part(data: bytes, redactor: Redactor) -> bytes:
    root = parse(data)
    for paragraph in root.iter("{*}p"):
        _redact_paragraph(list(_own_pieces(paragraph)), redactor)
    for element in root.iter(etree.Element):
        if element.text and not element.text.isspace():
            element.text = redactor.text(element.text)
        _redact_attributes(element, redactor)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _own_pieces(paragraph: Node) -> Iterator[Node]:
    """Yield the texts and breaks of a paragraph in order, but not those of paragraphs in text boxes within it."""
    for child in paragraph:
        name = _local(child)
        if name == "p":
            continue
        if name in _TEXTS or name in _BREAKS:
            yield child
        yield from _own_pieces(child)


def _redact_paragraph(pieces: list[Node], redactor: Redactor) -> None:
    """Take words out of a paragraph; the mark stands where a word began, with that piece's look."""
    for _ in range(len(pieces) + 1):
        words = [_BREAKS.get(_local(piece)) or piece.text or "" for piece in pieces]
        spans = redactor.spans("".join(words))
        if not spans:
            return
        for start, end in reversed(spans):
            _take_out(pieces, words, (start, end), redactor.mark)


def _take_out(pieces: list[Node], words: list[str], span: tuple[int, int], mark: str) -> None:
    place = 0
    put = False
    for number, (piece, text) in enumerate(zip(pieces, words, strict=True)):
        first, last = max(span[0] - place, 0), min(span[1] - place, len(text))
        place += len(text)
        if first >= last or _local(piece) in _BREAKS:
            continue
        words[number] = piece.text = text[:first] + ("" if put else mark) + text[last:]
        piece.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        put = True


def _redact_attributes(element: Node, redactor: Redactor) -> None:
    is_inside = element.get("TargetMode") != "External"
    for key, value in ((str(key), str(value)) for key, value in element.items()):
        name = etree.QName(key).localname
        if name == "Target" and is_inside:
            continue
        if name in _WORDS or (name == "val" and _local(element) in _WORDS_IN_VAL):
            element.set(key, redactor.text(value))


def _local(element: Node) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _grey_png() -> bytes:
    """Return a picture of one grey pixel (PNG specification, third edition)."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">L", len(body)) + kind + body + struct.pack(">L", zlib.crc32(kind + body))

    header = struct.pack(">LLBBBBB", 1, 1, 8, 0, 0, 0, 0)
    pixel = zlib.compress(bytes((0, _GREY)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixel) + chunk(b"IEND", b"")


_GREY_PNG = _grey_png()
