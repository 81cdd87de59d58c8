"""Which libraries the head of a library names: what it refers to itself, not what those refer to in their turn."""

import struct
import sys
from collections.abc import Iterable
from pathlib import Path

_DYNAMIC, _LOADED = 2, 1  # kinds of segments, elf.h
_NEEDED, _STRINGS = 1, 5  # tags of the dynamic section, elf.h


def needs(file: str) -> Iterable[str]:
    """Return the names of the libraries that one library, program or plugin refers to, on the system this runs on.

    PyInstaller's own reader is asked for Windows and macOS. For Linux it answers with all that is loaded in the end,
    also through libraries that are left to the system, so there the file is read here.
    """
    if sys.platform.startswith("linux"):
        return elf_needs(Path(file).read_bytes())
    # It is there only in the environment that builds.
    from PyInstaller.depend.bindepend import get_imports

    return [name for name, _ in get_imports(file)]


def elf_needs(library: bytes) -> list[str]:
    """Return the DT_NEEDED names of a library in the ELF-64 format, little-endian; none of anything else."""
    if library[:6] != b"\x7fELF\x02\x01":
        return []
    (table,) = struct.unpack_from("<Q", library, 32)
    size, count = struct.unpack_from("<HH", library, 54)
    segments = [struct.unpack_from("<IIQQQQ", library, table + number * size) for number in range(count)]
    tags = [
        struct.unpack_from("<QQ", library, place)
        for kind, _, offset, _, _, length in segments
        if kind == _DYNAMIC
        for place in range(offset, offset + length, 16)
    ]
    strings = next((value for tag, value in tags if tag == _STRINGS), 0)
    start = next(
        (
            offset + strings - address
            for kind, _, offset, address, _, length in segments
            if kind == _LOADED and address <= strings < address + length
        ),
        0,
    )
    places = [start + value for tag, value in tags if tag == _NEEDED]
    return [library[place : library.index(b"\0", place)].decode() for place in places]
