"""ICU's data without what Plaint has no use for: Qt brings 31 MB of it for Linux, most of it names in other languages.

Qt itself knows dates, numbers and scripts; of ICU it asks for sorting, old encodings and time zones. What is kept is in
`is_kept`. The library is cut without any tool: it holds nothing but the data, so its file only becomes shorter.
"""

import re
import struct
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

_HEADER = b"\xda\x27"  # the magic of ICU's data files, udata.h
_COMMON_DATA = b"CmnD"  # and of a package of them, ucmndata.h
_PAGE = 0x10000  # the largest page that a processor with this format has
_LOADED = 1  # a segment that is mapped, elf.h PT_LOAD
_SMALL_CONVERTER = 4096  # bytes; converters of single-byte encodings

_LANGUAGES = re.compile(r"(?:coll/)?(?:root|pool|res_index|en|cy|ga|gd)(?:_\w+)?\.res$")
_UNUSED_FILES = re.compile(r"unames\.icu|confusables\.cfu|.*\.spp")


@dataclass(frozen=True, slots=True)
class _Item:
    name: str
    data: bytes


def is_kept(name: str, size: int) -> bool:
    """Return whether an item of ICU's data is kept.

    Args:
        name: Such as "icudt73l/coll/root.res".
        size: Its bytes.
    """
    folder, _, file = name.partition("/")[2].rpartition("/")
    if file.endswith(".cnv"):
        return size <= _SMALL_CONVERTER
    if folder == "coll":
        return file == "ucadata.icu" or bool(_LANGUAGES.match(file))
    if folder or _UNUSED_FILES.fullmatch(file):
        return False
    is_of_a_language = re.match(r"[a-z]{2,3}(?:_|\.res$)", file)
    return not is_of_a_language or bool(_LANGUAGES.match(file))


def shorten(source: Path, target: Path) -> bool:
    """Write a shorter copy of `libicudata.so`; false, and nothing written, where the file is not built as expected."""
    library = source.read_bytes()
    start = _package_start(library)
    if start is None or library[:6] != b"\x7fELF\x02\x01":  # 64 bits, little-endian
        return False
    end, package = _package(library, start, is_kept)
    cut = (end - start - len(package)) // _PAGE * _PAGE
    package += bytes(end - start - len(package) - cut)
    shorter = bytearray(library[:start] + package + library[end:])
    _mend_segments(shorter, start, cut)
    target.write_bytes(shorter)
    target.chmod(0o755)
    return True


def _package_start(library: bytes) -> int | None:
    found = library.find(_COMMON_DATA)
    start = found - 12
    return start if found > 12 and library[start + 2 : start + 4] == _HEADER else None


def _package(library: bytes, start: int, keeps: Callable[[str, int], bool]) -> tuple[int, bytes]:
    """Return where the package ends in the library, and a new one of the items that are kept."""
    (header_size,) = struct.unpack_from("<H", library, start)
    items, end = _items(library, start + header_size)
    kept = [item for item in items if keeps(item.name, len(item.data))]
    names = b"".join(item.name.encode() + b"\0" for item in kept)
    table = 4 + 8 * len(kept)
    first = table + len(names) + -(table + len(names)) % 16
    entries, place, name_place = struct.pack("<I", len(kept)), first, table
    for item in kept:
        entries += struct.pack("<II", name_place, place)
        name_place += len(item.name) + 1
        place += len(item.data)
    body = (entries + names).ljust(first, b"\0") + b"".join(item.data for item in kept)
    return end, library[start : start + header_size] + body


def _items(library: bytes, table: int) -> tuple[list[_Item], int]:
    """Return the items of a package's table of contents, and where the last one ends."""
    (count,) = struct.unpack_from("<I", library, table)
    places = [struct.unpack_from("<II", library, table + 4 + 8 * number) for number in range(count)]
    names = [library[table + name : library.index(b"\0", table + name)].decode() for name, _ in places]
    end = table + places[-1][1] + _padded_resource(library, table + places[-1][1])
    starts = [table + place for _, place in places] + [end]
    return [_Item(name, library[starts[n] : starts[n + 1]]) for n, name in enumerate(names)], end


def _padded_resource(library: bytes, start: int) -> int:
    """Return the bytes of a resource bundle, from the fourth of its indexes, which counts words (uresdata.h)."""
    (header_size,) = struct.unpack_from("<H", library, start)
    (words,) = struct.unpack_from("<I", library, start + header_size + 4 + 3 * 4)
    size: int = header_size + 4 * words
    return size + -size % 16


def _mend_segments(library: bytearray, start: int, cut: int) -> None:
    """Tell the loader of the shorter file: addresses stay, what follows the data lies earlier in the file.

    The table of sections, which only debuggers read, is taken away. Offsets are those of the ELF-64 format.
    """
    (table,) = struct.unpack_from("<Q", library, 32)
    size, count = struct.unpack_from("<HH", library, 54)
    last = 0
    for number in range(count):
        head = table + number * size
        kind, _, offset, _, _, in_file, in_memory = struct.unpack_from("<IIQQQQQ", library, head)
        if offset > start:
            offset -= cut
            struct.pack_into("<Q", library, head + 8, offset)
        elif kind == _LOADED and offset + in_file > start:
            in_file, in_memory = in_file - cut, in_memory - cut
            struct.pack_into("<QQ", library, head + 32, in_file, in_memory)
        last = max(last, offset + in_file)
    struct.pack_into("<Q", library, 40, 0)
    struct.pack_into("<HH", library, 60, 0, 0)
    del library[last:]
