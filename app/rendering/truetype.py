"""Reading and cutting down TrueType fonts: character map, widths, line metrics, and a small copy for embedding.

Only what a PDF needs is read (OpenType specification 1.9, chapters cmap, glyf, head, hhea, hmtx, loca, maxp), because a
whole font library takes longer to load than a letter takes to draw.
"""

from __future__ import annotations

import array
import struct
import sys
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

_KEPT_WHOLE = ("cvt ", "fpgm", "prep")
_COMPOSITE_WORDS, _COMPOSITE_SCALE, _COMPOSITE_MORE = 0x0001, 0x0008, 0x0020
_COMPOSITE_TWO_SCALES, _COMPOSITE_MATRIX = 0x0040, 0x0080


class FontFormatError(ValueError):
    """The file is not a TrueType font with outlines that can be embedded."""


class TrueType:
    """One parsed font file; all lengths are fractions of the font size (em = 1)."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._data = path.read_bytes()
        self._tables = self._directory()
        if not {"glyf", "loca", "cmap", "hmtx", "hhea", "head", "maxp"} <= self._tables.keys():
            raise FontFormatError(path.name)
        head = self._table("head")
        self.units: int = struct.unpack_from(">H", head, 18)[0]
        self.box = tuple(value * 1000 // self.units for value in struct.unpack_from(">4h", head, 36))
        self._long_loca = struct.unpack_from(">h", head, 50)[0] == 1
        self.glyph_count: int = struct.unpack_from(">H", self._table("maxp"), 4)[0]
        hhea = self._table("hhea")
        ascent, descent, gap = struct.unpack_from(">3h", hhea, 4)
        self.ascent, self.descent, self.line_gap = ascent / self.units, -descent / self.units, gap / self.units
        self._metric_count: int = struct.unpack_from(">H", hhea, 34)[0]

    def _directory(self) -> dict[str, tuple[int, int]]:
        """Return offset and length of each table."""
        if self._data[:4] not in (b"\0\1\0\0", b"true"):
            raise FontFormatError(self.path.name)
        count = struct.unpack_from(">H", self._data, 4)[0]
        entries = (struct.unpack_from(">4sLLL", self._data, 12 + 16 * index) for index in range(count))
        return {tag.decode("latin-1"): (offset, length) for tag, _, offset, length in entries}

    def _table(self, tag: str) -> bytes:
        offset, length = self._tables[tag]
        return self._data[offset : offset + length]

    @cached_property
    def glyphs(self) -> dict[int, int]:
        """Glyph number of each character the font has."""
        cmap = self._table("cmap")
        found = {}
        for index in range(struct.unpack_from(">H", cmap, 2)[0]):
            platform, encoding, offset = struct.unpack_from(">HHL", cmap, 4 + 8 * index)
            found[(platform, encoding)] = offset
        for key, reader in (((3, 10), _segments12), ((0, 4), _segments12), ((3, 1), _segments4), ((0, 3), _segments4)):
            if key in found:
                return reader(cmap[found[key] :])
        if (3, 0) in found:  # a symbol font: its characters also answer to their low byte
            symbols = _segments4(cmap[found[(3, 0)] :])
            return {code & 0xFF: glyph for code, glyph in symbols.items()} | symbols
        return {}

    @cached_property
    def advances(self) -> list[float]:
        """Advance width of each glyph."""
        words = _big_endian("H", self._table("hmtx")[: 4 * self._metric_count])[::2]
        widths = [word / self.units for word in words]
        return widths + [widths[-1]] * (self.glyph_count - len(widths))

    @cached_property
    def _locations(self) -> list[int]:
        table = self._table("loca")
        if self._long_loca:
            return list(_big_endian("L", table))
        return [2 * offset for offset in _big_endian("H", table)]

    def _glyph(self, number: int) -> bytes:
        start = self._tables["glyf"][0]
        return self._data[start + self._locations[number] : start + self._locations[number + 1]]

    def _with_components(self, wanted: Iterable[int]) -> list[int]:
        """Return the glyphs, and all that they are composed of, in order."""
        waiting, seen = [0, *wanted], set()
        while waiting:
            number = waiting.pop()
            if number not in seen and number < self.glyph_count:
                seen.add(number)
                waiting.extend(_components(self._glyph(number)))
        return sorted(seen)

    def subset(self, wanted: Iterable[int]) -> bytes:
        """Return a font file that keeps the glyph numbers but only the outlines of `wanted` and their components."""
        kept = self._with_components(wanted)
        outlines: list[bytes] = []
        locations = array.array("L" if array.array("L").itemsize == 4 else "I")
        place, last = 0, 0
        for number in kept:
            locations.extend([place] * (number - last + 1))
            last = number + 1
            glyph = self._glyph(number)
            outlines.append(glyph + b"\0" * (-len(glyph) % 4))
            place += len(outlines[-1])
        locations.extend([place] * (self.glyph_count + 1 - last))
        head = bytearray(self._table("head"))
        head[8:12] = b"\0\0\0\0"
        struct.pack_into(">h", head, 50, 1)
        tables = {
            "head": bytes(head),
            "hhea": self._table("hhea"),
            "maxp": self._table("maxp"),
            "hmtx": self._sparse_metrics(kept),
            "loca": _to_big_endian(locations),
            "glyf": b"".join(outlines),
        }
        tables |= {tag: self._table(tag) for tag in _KEPT_WHOLE if tag in self._tables}
        return _font_file(tables)

    def _sparse_metrics(self, kept: Iterable[int]) -> bytes:
        """Return `hmtx` with zeros where no outline is kept (they pack to almost nothing)."""
        table = self._table("hmtx")
        sparse = bytearray(len(table))
        for number in kept:
            start = 4 * number if number < self._metric_count else 2 * (number + self._metric_count)
            size = 4 if number < self._metric_count else 2
            sparse[start : start + size] = table[start : start + size]
        last = 4 * (self._metric_count - 1)
        sparse[last : last + 2] = table[last : last + 2]
        return bytes(sparse)


def _big_endian(code: str, data: bytes) -> array.array[int]:
    """Read an array of unsigned numbers as font files store them."""
    wide = "L" if array.array("L").itemsize == 4 else "I"
    numbers = array.array("H" if code == "H" else wide)
    numbers.frombytes(data[: len(data) - len(data) % numbers.itemsize])
    if sys.byteorder == "little":
        numbers.byteswap()
    return numbers


def _to_big_endian(numbers: array.array[int]) -> bytes:
    if sys.byteorder == "little":
        numbers.byteswap()
    return numbers.tobytes()


def _segments12(table: bytes) -> dict[int, int]:
    """Read a `cmap` subtable of format 12; format 4 where the subtable is one."""
    if struct.unpack_from(">H", table)[0] != 12:
        return _segments4(table)
    glyphs: dict[int, int] = {}
    for index in range(struct.unpack_from(">L", table, 12)[0]):
        first, last, glyph = struct.unpack_from(">LLL", table, 16 + 12 * index)
        glyphs.update(zip(range(first, last + 1), range(glyph, glyph + last - first + 1), strict=True))
    return glyphs


def _segments4(table: bytes) -> dict[int, int]:
    """Read a `cmap` subtable of format 4."""
    kind, length = struct.unpack_from(">HH", table)
    if kind != 4:
        return {}
    count = struct.unpack_from(">H", table, 6)[0] // 2
    words = _big_endian("H", table[:length])
    ends, starts = words[7 : 7 + count], words[8 + count : 8 + 2 * count]
    deltas, ranges = words[8 + 2 * count : 8 + 3 * count], words[8 + 3 * count : 8 + 4 * count]
    glyphs: dict[int, int] = {}
    for index, (first, last, delta, offset) in enumerate(zip(starts, ends, deltas, ranges, strict=True)):
        for code in range(first, last + 1):
            if offset == 0:
                glyph = (code + delta) & 0xFFFF
            else:
                place = 8 + 3 * count + index + offset // 2 + code - first
                glyph = words[place] if place < len(words) else 0
                glyph = (glyph + delta) & 0xFFFF if glyph else 0
            if glyph and code != 0xFFFF:
                glyphs[code] = glyph
    return glyphs


def _components(glyph: bytes) -> Iterable[int]:
    """Yield the numbers of the glyphs of which a composite one is made."""
    if len(glyph) < 10 or struct.unpack_from(">h", glyph)[0] >= 0:
        return
    place, more = 10, True
    while more:
        flags, number = struct.unpack_from(">HH", glyph, place)
        yield number
        place += 8 if flags & _COMPOSITE_WORDS else 6
        for flag, size in ((_COMPOSITE_SCALE, 2), (_COMPOSITE_TWO_SCALES, 4), (_COMPOSITE_MATRIX, 8)):
            place += size if flags & flag else 0
        more = bool(flags & _COMPOSITE_MORE)


def _font_file(tables: dict[str, bytes]) -> bytes:
    """Put tables together as a TrueType file (checksums left at zero: no PDF reader looks at them)."""
    count = len(tables)
    power = count.bit_length() - 1
    header = struct.pack(">4sHHHH", b"\0\1\0\0", count, 16 << power, power, 16 * count - (16 << power))
    entries, bodies, place = [], [], 12 + 16 * count
    for tag, body in sorted(tables.items()):
        entries.append(struct.pack(">4sLLL", tag.encode(), 0, place, len(body)))
        bodies.append(body + b"\0" * (-len(body) % 4))
        place += len(bodies[-1])
    return header + b"".join(entries) + b"".join(bodies)
