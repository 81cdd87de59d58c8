"""Python modules of a bundle without their docstrings, which nobody reads there: a tenth of all code.

Nothing else changes, not even the number of a line, so that a report of a fault leads to the right one.
"""

import ast
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from resources.installers.bundle_plan import EMPTIED_MODULES, Entry

_NO_DATE = (1980, 1, 1, 0, 0, 0)
_Documented = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def without_docstrings(source: bytes) -> bytes:
    """Return the source of a module with its docstrings blanked out; as it is where it is not UTF-8 or no Python."""
    try:
        tree = ast.parse(source.decode("utf-8-sig"))
    except (SyntaxError, ValueError):
        return source
    lines = source.removeprefix(b"\xef\xbb\xbf").splitlines(keepends=True)
    if any(mark in line for line in lines for mark in (b"\f", b"\v")):  # places would be counted otherwise
        return source
    for owner, string in _docstrings(tree):
        # A module may be empty, and in front of imports from the future nothing else may stand; all else has a body.
        _blank(lines, string, b"" if isinstance(owner, ast.Module) else b"0")
    return b"".join(lines)


def _docstrings(tree: ast.Module) -> Iterator[tuple[_Documented, ast.expr]]:
    for owner in ast.walk(tree):
        if isinstance(owner, _Documented) and ast.get_docstring(owner, clean=False) is not None:
            first = owner.body[0]
            assert isinstance(first, ast.Expr)
            yield owner, first.value


def _blank(lines: list[bytes], string: ast.expr, instead: bytes) -> None:
    first, last = string.lineno - 1, (string.end_lineno or 0) - 1
    head, tail = lines[first][: string.col_offset], lines[last][string.end_col_offset :]
    if tail.strip() and not tail.strip().startswith(b"#"):  # something stands behind it on the line
        return
    for number in range(first, last):
        lines[number] = b"\n"
    lines[last] = tail
    lines[first] = head + instead + (b"\n" if last > first else tail)


def slim_modules(entries: Iterable[Entry], folder: Path) -> list[Entry]:
    """Return modules with slimmer copies of their source in a folder; what has no source stays as it is."""
    slim = []
    for name, source, kind in entries:
        path = Path(source)
        if kind.startswith("PYMODULE") and path.suffix == ".py" and path.is_file():
            place = folder.joinpath(*name.split("."))
            copy = place / path.name if path.name == "__init__.py" else place.with_suffix(".py")
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(b"" if name in EMPTIED_MODULES else without_docstrings(path.read_bytes()))
            slim.append((name, str(copy), kind))
        else:
            slim.append((name, source, kind))
    return slim


def packed(entries: Iterable[Entry], folder: Path) -> list[Entry]:
    """Return data files with a packed copy of `base_library.zip`; only where Python itself can unpack: on Windows."""
    return [
        (place, str(_packed(Path(source), folder)), kind) if place == "base_library.zip" else (place, source, kind)
        for place, source, kind in entries
    ]


def _packed(archive: Path, folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    copy = folder / archive.name
    with zipfile.ZipFile(archive) as plain, zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as small:
        for name in plain.namelist():
            small.writestr(zipfile.ZipInfo(name, _NO_DATE), plain.read(name), zipfile.ZIP_DEFLATED)
    return copy
