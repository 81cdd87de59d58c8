"""The parts of a Word file for drawing: its XML trees, and what refers to what (ECMA-376 part 2)."""

from __future__ import annotations

import posixpath
import zipfile
from functools import lru_cache
from io import BytesIO

from lxml import etree

from app.domain.errors import UserError
from app.i18n import tr
from app.rendering.docx_package import PackedPart
from app.rendering.zip_frame import LOCAL_HEADER, NO_ARCHIVE

Node = etree._Element  # noqa: SLF001 - the only name lxml gives to the type of a node

_STRICT = b"http://purl.oclc.org/ooxml/"
_USUAL = b"http://schemas.openxmlformats.org/"
_STRICT_TO_USUAL = {
    b"wordprocessingml/main": b"wordprocessingml/2006/main",
    b"officeDocument/relationships": b"officeDocument/2006/relationships",
    b"drawingml/main": b"drawingml/2006/main",
    b"drawingml/wordprocessingDrawing": b"drawingml/2006/wordprocessingDrawing",
    b"drawingml/picture": b"drawingml/2006/picture",
}
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_LARGEST_PART = 64 * 1024 * 1024
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_MOST_KEPT, _LARGEST_KEPT = 64, 256 * 1024


class Relationships:
    """What the `r:id`s of one part point to."""

    def __init__(self, part: str, tree: Node | None) -> None:
        self._targets: dict[str, tuple[str, str]] = {}
        for node in tree if tree is not None else ():
            kind = str(node.get("Type", "")).rsplit("/", 1)[-1]
            target = str(node.get("Target", ""))
            if node.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")
            self._targets[str(node.get("Id"))] = (kind, target)

    def target(self, identifier: str | None) -> str:
        """Return the part's name inside the package, or the address of something outside; empty if unknown."""
        return self._targets.get(identifier or "", ("", ""))[1]

    def first(self, kind: str) -> str:
        """Return the target of the first relationship of a kind, such as `styles`."""
        return next((target for known, target in self._targets.values() if known == kind), "")


class WordParts:
    """An opened DOCX; parts are read when asked for.

    Raises:
        UserError: It is not a Word document.
    """

    def __init__(self, docx: bytes) -> None:
        try:
            self._docx, self._zip = docx, zipfile.ZipFile(BytesIO(docx))
        except NO_ARCHIVE as error:
            raise _not_word() from error
        self._names = frozenset(self._zip.namelist())
        self.main = self.relationships("").first("officeDocument")
        if self.main not in self._names:
            raise _not_word()

    @property
    def names(self) -> frozenset[str]:
        """The names of all parts."""
        return self._names

    def read(self, name: str) -> bytes:
        """Return a part's bytes; empty where there is none."""
        if name not in self._names or self._zip.getinfo(name).file_size > _LARGEST_PART:
            return b""
        try:
            return self._zip.read(name)
        except NO_ARCHIVE as error:
            raise _not_word() from error

    def shared(self, name: str) -> bytes:
        """Return the bytes of a part that stays the same from letter to letter of one template: unpacked once.

        Whatever is unusual about it is left to `read`.
        """
        entry = self._zip.NameToInfo.get(name)
        if entry is None or entry.flag_bits or entry.compress_type not in _METHODS or entry.file_size > _LARGEST_KEPT:
            return self.read(name)
        start = max(entry.header_offset, 0)
        header = self._docx[start : start + LOCAL_HEADER.size + len(name)]
        if header[:4] != b"PK\3\4" or header[LOCAL_HEADER.size :] != name.encode("utf-8"):
            return self.read(name)
        begin = start + len(header) + LOCAL_HEADER.unpack_from(header)[-1]
        packed = self._docx[begin : begin + entry.compress_size]
        try:
            return unpacked_once(PackedPart(entry.compress_type, packed, entry.CRC, entry.file_size))
        except ValueError:
            return self.read(name)

    def tree(self, name: str) -> Node | None:
        """Return a part's XML, freshly parsed; nothing where there is none."""
        data = self.read(name)
        return parse(data) if data else None

    def relationships(self, part: str) -> Relationships:
        """Return what a part refers to; for the package itself, give an empty name."""
        folder, name = posixpath.split(part)
        return relationships_in(part, self.shared(posixpath.join(folder, "_rels", f"{name}.rels")))


@lru_cache(maxsize=_MOST_KEPT)
def unpacked_once(part: PackedPart) -> bytes:
    """Return what a part holds, kept for the next letter that has the same."""
    return part.unpacked()


@lru_cache(maxsize=64)
def relationships_in(part: str, data: bytes) -> Relationships:
    """Read what a part refers to; the same from letter to letter of one template."""
    return Relationships(part, parse(data) if data else None)


def _not_word() -> UserError:
    return UserError(
        tr("This file can’t be read as a Word document."),
        tr("Open it in Word, save it again as .docx, and try once more."),
    )


def parse(data: bytes) -> Node:
    """Parse one part; names of the strict form of the standard are read as the usual ones."""
    if _STRICT in data:
        for strict, usual in _STRICT_TO_USUAL.items():
            data = data.replace(_STRICT + strict, _USUAL + usual)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise _not_word() from error


@lru_cache(maxsize=32)
def shared_tree(data: bytes) -> Node:
    """Parse a part that stays the same from letter to letter (styles, numbering, theme); never change the result."""
    return parse(data)


def attribute(node: Node | None, name: str, default: str = "") -> str:
    """Return a `w:` attribute of a node that may be missing."""
    return default if node is None else str(node.get(W + name, default))


def child(node: Node | None, name: str) -> Node | None:
    """Return the first `w:` child of that name."""
    return None if node is None else next(node.iterchildren(W + name), None)


def leading(node: Node, tag: str) -> Node | None:
    """Return the first child with that whole tag; what holds properties stands first, where it is found at once."""
    count = len(node)
    if count and node[0].tag == tag:
        return node[0]
    return next(node.iterchildren(tag), None) if count > 1 else None


def is_on(node: Node | None, default: bool = False) -> bool:
    """Read an on/off property (17.17.4): present means on unless it says otherwise."""
    if node is None:
        return default
    return node.get(W + "val", "1") not in ("0", "false", "off")


def number(text: str, default: float = 0.0) -> float:
    """Read a number that a file may have got wrong."""
    try:
        value = float(text)
    except ValueError:
        return default
    return value if abs(value) < 1e9 else default


_UNITS = {"pt": 1.0, "mm": 72 / 25.4, "cm": 720 / 25.4, "in": 72.0, "pc": 12.0, "pi": 12.0}


def points(text: str, default: float = 0.0) -> float:
    """Return points for twentieths of a point, or for a length with its unit (17.18.87)."""
    if text[-2:] in _UNITS:
        return number(text[:-2]) * _UNITS[text[-2:]]
    return number(text) / 20 if text else default
