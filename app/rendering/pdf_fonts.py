"""Fonts inside the PDF: one subset per face, addressed by character, with a character map that copies text exactly.

Each face becomes a composite font (ISO 32000-1, 9.7) whose codes are the characters themselves (characters beyond
U+FFFF get a code from the surrogate range, which no text uses). So two characters that share a glyph, a no-break space
and a space, say, are still told apart when text is copied or searched.
"""

from __future__ import annotations

import unicodedata
import zlib
from functools import lru_cache
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from app.rendering.fonts import SHOWN_SOFT_HYPHEN, FontFace
from app.rendering.pdf_objects import (
    add_object,
    document_of,
    escaped_name,
    name_font,
    packed_stream,
    reserve_objects,
)

_FIRST_SPARE_CODE = 0xD800
_SPARE_CODES = 0x800
_SAID = {SHOWN_SOFT_HYPHEN: "\u00ad", "\ufeff": "\u2060"}


class PdfFont:
    """One face in one document: gathers the characters used, then hands out codes and the PDF objects."""

    def __init__(self, face: FontFace, name: str) -> None:
        self.face = face
        self.name = name
        self._used: set[str] = set()
        self._spare: dict[int, int] = {}

    def use(self, text: str) -> None:
        """Remember that `text` will be drawn with this font."""
        self._used.update(text)

    @property
    def missing(self) -> list[str]:
        """The characters that neither this nor any other font at hand can draw."""
        return [char for char in sorted(self._used) if not self.face.covers(char)]

    def settle(self) -> None:
        """Fix the codes of characters beyond U+FFFF once all text is known."""
        beyond = sorted(ord(char) for char in self._used if ord(char) > 0xFFFF)
        self._spare = {char: _FIRST_SPARE_CODE + index % _SPARE_CODES for index, char in enumerate(beyond)}

    def codes(self, text: str) -> str:
        """Return the hexadecimal string operand that draws `text`."""
        if self._spare:
            text = text.translate(self._spare)
        return text.encode("utf-16-be", "surrogatepass").hex()

    def embed(self, canvas: Canvas) -> None:
        """Put the font's objects into the canvas's document and name them for the pages."""
        document = document_of(canvas)
        parts = font_parts(self.face, tuple(sorted(self._used)))
        name_font(document, self.name, _font_objects(document, self, parts))


class _FontParts:
    """The packed pieces of one subset; the same letters need the same pieces, so they are kept between drawings."""

    def __init__(self, face: FontFace, used: tuple[str, ...]) -> None:
        font = face.font
        glyphs = {char: face.glyph(char) for char in used}
        codes: dict[int, str] = {}
        beyond = 0
        for char in used:
            code = ord(char)
            if code > 0xFFFF:
                code = _FIRST_SPARE_CODE + beyond % _SPARE_CODES
                beyond += 1
            codes[code] = char
        program = font.subset(glyphs.values())
        self.length = len(program)
        self.program = zlib.compress(program, 6)
        to_glyph = bytearray(2 * (max(codes, default=0) + 1))
        for code, char in codes.items():
            to_glyph[2 * code : 2 * code + 2] = glyphs[char].to_bytes(2, "big")
        self.to_glyph = zlib.compress(bytes(to_glyph), 6)
        self.to_unicode = zlib.compress(_unicode_map(codes), 6)
        self.widths = _width_array(codes, face)


@lru_cache(maxsize=64)
def font_parts(face: FontFace, used: tuple[str, ...]) -> _FontParts:
    """Return the packed pieces of the subset of a face that has these characters."""
    return _FontParts(face, used)


def shown_as(char: str) -> str:
    """Return the text a drawn character stands for: joined Arabic forms are drawings of the plain letters.

    A mark of byte order may not be named (ISO 14289-1, 7.21.7); inside a text it is a word joiner.
    """
    if "\ufb50" <= char <= "\ufdff" or "\ufe70" <= char <= "\ufefc":
        return unicodedata.normalize("NFKC", char)
    return _SAID.get(char, char)


def _width_array(codes: dict[int, str], face: FontFace) -> str:
    """Return the `W` array (9.7.4.3)."""
    widths = (f"{code} [{round(1000 * face.drawn_width(char), 3):.7g}]" for code, char in sorted(codes.items()))
    return f"[{' '.join(widths)}]"


def _unicode_map(codes: dict[int, str]) -> bytes:
    """Return the ToUnicode CMap (ISO 32000-1, 9.10.3)."""
    lines = [f"<{code:04X}> <{shown_as(char).encode('utf-16-be').hex()}>" for code, char in sorted(codes.items())]
    blocks = [lines[start : start + 100] for start in range(0, len(lines), 100)]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n{body}\n"
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    ).encode("ascii")


def _font_objects(document: Any, font: PdfFont, parts: _FontParts) -> int:  # noqa: ANN401 - reportlab has no types
    """Write the Type 0 font with its descendant (9.7.6), and return its number."""
    first = reserve_objects(document, 6)
    program, descriptor, glyphs, descendant, unicode, whole = range(first, first + 6)
    name = _subset_name(font)
    base = f"/BaseFont /{name}"
    add_object(document, program, packed_stream(parts.program, f"/Length1 {parts.length}"))
    add_object(document, descriptor, _descriptor(font.face, name, program))
    add_object(document, glyphs, packed_stream(parts.to_glyph))
    add_object(
        document,
        descendant,
        f"<</Type /Font /Subtype /CIDFontType2 {base} "
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> "
        f"/FontDescriptor {descriptor} 0 R /CIDToGIDMap {glyphs} 0 R /DW 0 /W {parts.widths}>>",
    )
    add_object(document, unicode, packed_stream(parts.to_unicode))
    add_object(
        document,
        whole,
        f"<</Type /Font /Subtype /Type0 {base} /Encoding /Identity-H /DescendantFonts [{descendant} 0 R] "
        f"/ToUnicode {unicode} 0 R>>",
    )
    return whole


def _descriptor(face: FontFace, name: str, program: int) -> str:
    """Return the font descriptor (9.8); 4 marks a font with signs beyond the standard Latin set."""
    font = face.font
    return (
        f"<</Type /FontDescriptor /FontName /{name} /Flags 4 /FontBBox [{' '.join(map(str, font.box))}] "
        f"/ItalicAngle {-12 if face.italic else 0} /Ascent {round(1000 * font.ascent)} "
        f"/Descent {round(-1000 * font.descent)} /CapHeight 700 /StemV {120 if face.bold else 80} "
        f"/FontFile2 {program} 0 R>>"
    )


def _subset_name(font: PdfFont) -> str:
    return f"{_tag(font.name)}+{_file_name(font.face)}"


@lru_cache(maxsize=128)
def _file_name(face: FontFace) -> str:
    return escaped_name(face.font.path.stem)


def _tag(name: str) -> str:
    """Return the six capitals that mark a subset; from the font's running number, so that bytes are reproducible."""
    number = int("".join(filter(str.isdigit, name)) or "0")
    letters = []
    for _ in range(6):
        number, rest = divmod(number, 26)
        letters.append(chr(65 + rest))
    return "".join(letters)
