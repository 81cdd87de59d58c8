"""Where in a TOML file each key stands, so that a problem can name its line; `tomllib` does not say.

The text has been read by `tomllib` already, so this only follows a file known to be right (TOML 1.0).
"""

import re
from collections.abc import Mapping
from typing import TypeAlias

Path: TypeAlias = tuple[str | int, ...]

_BLANK = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_SPACE = re.compile(r"[ \t]*")
_KEY = re.compile(r'"(?:[^"\\]|\\.)*"|\'[^\']*\'|[A-Za-z0-9_-]+')
_PLAIN = re.compile(r"[^,\]}#\r\n]+")
_STRING = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}(?!")|\'\'\'.*?\'{3,5}(?!\')|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'',
    re.DOTALL,
)
_MARK = re.compile(rf"""(?P<string>{_STRING.pattern})|#[^\n]*|[\[\]{{}}.,="']|\n+""", re.DOTALL)


def nesting(text: str) -> tuple[int, int]:
    """Return how deep brackets and dotted names nest, and how many entries there are at most, before the file is read.

    Linear in the length of any text: it ends at a string that is not closed, as `tomllib` does.
    """
    depth = deepest = dots = entries = 0
    for found in _MARK.finditer(text):
        if found.lastgroup:
            continue
        mark = found[0]
        if mark in "\"'":
            break
        if mark == ".":
            dots += 1
        elif mark[0] != "#":
            entries, dots = entries + (mark in "=,["), 0
            depth = max(0, depth + (mark in "[{") - (mark in "]}"))
        deepest = max(deepest, depth, dots + 1 if dots else 0)
    return deepest, entries


def key_lines(text: str) -> dict[Path, int]:
    """Return the 1-based line of every key, table and entry of a TOML file.

    Keys are paths as pydantic names them: `("steps", 0, "questions", 2, "label")`.
    """
    return _Reader(text).read()


def line_of(lines: Mapping[Path, int], path: Path) -> int | None:
    """Return the line of a path, or of the nearest table around it; None for an empty file."""
    for length in range(len(path), 0, -1):
        if path[:length] in lines:
            return lines[path[:length]]
    return None


class _Reader:
    """Walks a file once and notes where things begin."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._lines: dict[Path, int] = {}
        self._counts: dict[Path, int] = {}
        self._counted_to = (0, 1)

    def read(self) -> dict[Path, int]:
        """Return what was noted."""
        table: Path = ()
        self._skip(_BLANK)
        while self._at < len(self._text):
            if self._text[self._at] == "[":
                table = self._header()
            else:
                self._pair(table)
            self._skip(_BLANK)
        return self._lines

    def _skip(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self._text, self._at)
        self._at = found.end() if found else self._at + 1
        return found[0] if found else ""

    def _note(self, path: Path) -> None:
        place, line = self._counted_to
        line += self._text.count("\n", place, self._at)
        self._counted_to = (self._at, line)
        self._lines.setdefault(path, line)

    def _header(self) -> Path:
        is_array = self._text.startswith("[[", self._at)
        self._at += 2 if is_array else 1
        keys = self._keys()
        self._at += 2 if is_array else 1
        path: Path = ()
        for key in keys[:-1]:
            path = (*path, key)
            path = (*path, self._counts[path]) if path in self._counts else path
        path = (*path, keys[-1])
        if is_array:
            self._counts[path] = self._counts.get(path, -1) + 1
            self._note(path)
            path = (*path, self._counts[path])
        self._note(path)
        return path

    def _keys(self) -> list[str]:
        keys = []
        while True:
            self._skip(_SPACE)
            keys.append(self._skip(_KEY).strip("\"'"))
            self._skip(_SPACE)
            if not self._text.startswith(".", self._at):
                return keys
            self._at += 1

    def _pair(self, table: Path) -> None:
        path = table
        start = self._at
        for key in self._keys():
            path = (*path, key)
            after, self._at = self._at, start
            self._note(path)
            self._at = after
        self._skip(_SPACE)
        self._at += 1
        self._skip(_SPACE)
        self._value(path)

    def _value(self, path: Path) -> None:
        if self._text.startswith("[", self._at):
            self._array(path)
        elif self._text.startswith("{", self._at):
            self._inline_table(path)
        else:
            self._skip(_STRING if self._text[self._at] in "\"'" else _PLAIN)

    def _array(self, path: Path) -> None:
        self._at += 1
        place = 0
        self._skip(_BLANK)
        while not self._text.startswith("]", self._at):
            self._note((*path, place))
            self._value((*path, place))
            place += 1
            self._comma()
        self._at += 1

    def _inline_table(self, path: Path) -> None:
        self._at += 1
        self._skip(_BLANK)
        while not self._text.startswith("}", self._at):
            self._pair(path)
            self._comma()
        self._at += 1

    def _comma(self) -> None:
        self._skip(_BLANK)
        if self._text.startswith(",", self._at):
            self._at += 1
        self._skip(_BLANK)
