"""Fonts of this computer, found by the names inside the files; only TrueType outlines, which a PDF can embed."""

from __future__ import annotations

import os
import struct
import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

_FAMILY, _STYLE = 1, 2


def font_folders() -> tuple[Path, ...]:
    """Return the folders where this system keeps fonts, the person's own first."""
    home = Path.home()
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA", home)) / "Microsoft" / "Windows" / "Fonts"
        return (local, Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts")
    if sys.platform == "darwin":
        return (home / "Library" / "Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts"))
    return (
        home / ".local" / "share" / "fonts",
        home / ".fonts",
        Path("/usr/local/share/fonts"),
        Path("/usr/share/fonts"),
    )


@lru_cache(maxsize=1)
def installed_faces() -> dict[tuple[str, bool, bool], Path]:
    """Return the file of each (family in lower case, bold, italic) on this computer; read once."""
    return faces_in(font_folders())


def faces_in(folders: tuple[Path, ...]) -> dict[tuple[str, bool, bool], Path]:
    """Return the faces in the folders; the first file with a name wins, unreadable ones are passed over."""
    faces: dict[tuple[str, bool, bool], Path] = {}
    for path in _font_files(folders):
        try:
            names = _names(path)
        except (OSError, struct.error, UnicodeDecodeError):
            continue
        style = names.get(_STYLE, "").lower()
        if style not in (
            "regular",
            "normal",
            "book",
            "roman",
            "bold",
            "italic",
            "bold italic",
            "oblique",
            "bold oblique",
        ):
            continue
        key = (names.get(_FAMILY, "").lower(), "bold" in style, "italic" in style or "oblique" in style)
        faces.setdefault(key, path)
    return faces


def _font_files(folders: tuple[Path, ...]) -> Iterator[Path]:
    for folder in folders:
        for place, _, files in os.walk(folder):
            yield from (Path(place) / name for name in sorted(files) if name.lower().endswith(".ttf"))


def _names(path: Path) -> dict[int, str]:
    """Read the family and style names (OpenType specification, chapter name) without reading the whole file."""
    with path.open("rb") as file:
        count = struct.unpack(">H", file.read(12)[4:6])[0]
        tables = {tag: (offset, size) for tag, _, offset, size in struct.iter_unpack(">4sLLL", file.read(16 * count))}
        if b"glyf" not in tables or b"name" not in tables:
            return {}
        file.seek(tables[b"name"][0])
        table = file.read(tables[b"name"][1])
    _, records, strings = struct.unpack_from(">3H", table)
    names: dict[int, str] = {}
    for index in range(records):
        platform, _, language, number, length, offset = struct.unpack_from(">6H", table, 6 + 12 * index)
        if platform == 3 and language == 0x0409 and number in (_FAMILY, _STYLE):
            start = strings + offset
            names[number] = table[start : start + length].decode("utf-16-be")
    return names
