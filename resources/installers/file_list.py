"""The list of all that a bundle is made of, which its self-test holds against what is there."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from resources.installers.bundle_plan import Entry

FILE_LIST = "bundle-files.txt"
_CHANGED_BY_SIGNING = "-"


def file_list(folder: Path, binaries: Iterable[Entry], data: Iterable[Entry]) -> Path:
    """Write the list into a folder; return its path.

    Each line is a SHA-256, two spaces and the place in the bundle. Programs and libraries have "-" for the sum: whoever
    signs them for macOS or Windows changes them.
    """
    lines = [f"{_CHANGED_BY_SIGNING}  {_slashed(place)}" for place, _, _ in binaries]
    lines += [f"{_sum(Path(source))}  {_slashed(place)}" for place, source, kind in data if kind != "SYMLINK"]
    path = folder / FILE_LIST
    path.write_text("\n".join(sorted(lines, key=lambda line: line.partition("  ")[2])) + "\n", encoding="utf-8")
    return path


def _slashed(place: str) -> str:
    return place.replace("\\", "/")


def _sum(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
