"""Reads the written bytes of a PDF again: its objects, its marked content, and the structure tree with its words.

Kept small and apart from the app's writer, so that a mistake there is not repeated here. It reads what ISO 32000-1
says of files with one cross-reference table and no object streams, and the operators of text and marked content.
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

_TOKEN = re.compile(
    rb"\s*(?:%[^\n\r]*[\n\r]\s*)*(?P<token><<|>>|\[|\]|<[0-9A-Fa-f\s]*>|\((?:[^()\\]|\\.)*\)|/[^\s<>\[\]()/%]*|[^\s<>\[\]()/%]+)",
    re.DOTALL,
)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|.|\n)", re.DOTALL)
_PDF_DOC = dict(enumerate("•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž", start=0x80))
_INLINE = ("Span", "Link", "Figure", "Reference")
_LETTERS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b""}


class Name(str):
    """A PDF name, without its slash."""

    __slots__ = ()


@dataclass(frozen=True)
class Reference:
    """A reference to an indirect object."""

    number: int


@dataclass
class Stream:
    """A stream: its dictionary and its unpacked bytes."""

    entries: dict[str, Any]
    data: bytes


@dataclass
class Marked:
    """A stretch of marked content on a page: its tag, its properties, and the words shown in it."""

    tag: str
    properties: dict[str, Any]
    text: str = ""
    paints: bool = False


@dataclass
class Node:
    """An element of the structure tree; `text` is what it shows itself, in order, without its children's."""

    role: str
    entries: dict[str, Any]
    parent: "Node | None" = None
    children: list["Node"] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    annotations: list[int] = field(default_factory=list)

    def walk(self) -> Iterator["Node"]:
        """Yield this element and all in it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def text(self) -> str:
        """What is read out: the text given in its place, else what it shows and then what its children say."""
        if "ActualText" in self.entries:
            return str(self.entries["ActualText"])
        inside = (child.text if child.role in _INLINE else f"\n{child.text}\n" for child in self.children)
        return re.sub(r"\n+", "\n", "".join([*self.shown, *inside])).strip("\n")

    @property
    def words(self) -> str:
        """What this element alone says: the text given in the place of its own content, or that content."""
        return str(self.entries["ActualText"]) if "ActualText" in self.entries else "".join(self.shown)

    def value(self, owner: str, key: str, usual: Any = None) -> Any:  # noqa: ANN401 - whatever the PDF holds
        """Return an attribute (14.7.5)."""
        attributes = self.entries.get("A", {})
        return attributes.get(key, usual) if attributes.get("O") == owner else usual


class Pdf:
    """A PDF's objects by number."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        start = int(data[data.rindex(b"startxref") + 9 :].split()[0])
        lines = data[start:].split(b"\n")
        assert lines[0] == b"xref"
        first, count = map(int, lines[1].split())
        entries = enumerate(lines[2 : 2 + count], start=first)
        self.offsets = {number: int(line[:10]) for number, line in entries if b"n" in line}
        self.trailer, _ = _parse(data, data.index(b"trailer", start) + 7)
        self._objects: dict[int, Any] = {}

    def get(self, value: Any) -> Any:  # noqa: ANN401 - whatever the PDF holds
        """Follow a reference."""
        while isinstance(value, Reference):
            if value.number not in self._objects:
                self._objects[value.number] = self.read(value.number)
            value = self._objects[value.number]
        return value

    def read(self, number: int) -> Any:  # noqa: ANN401 - whatever the PDF holds
        """Return an indirect object by its number."""
        head = re.compile(rb"(\d+) 0 obj\s").match(self.data, self.offsets[number])
        assert head is not None
        assert int(head.group(1)) == number
        value, end = _parse(self.data, head.end())
        stream = re.compile(rb"\s*stream\r?\n").match(self.data, end)
        if stream is None:
            return value
        packed = self.data[stream.end() : stream.end() + self.get(value["Length"])]
        filters = value.get("Filter", [])
        for _ in filters if isinstance(filters, list) else [filters]:
            packed = zlib.decompress(packed)
        return Stream(value, packed)

    @cached_property
    def catalogue(self) -> dict[str, Any]:
        """The document's catalogue."""
        found: dict[str, Any] = self.get(self.trailer["Root"])
        return found

    @cached_property
    def page_references(self) -> list[Reference]:
        """The pages, in order."""
        found: list[Reference] = self.get(self.catalogue["Pages"])["Kids"]
        return found

    @cached_property
    def pages(self) -> list[dict[str, Any]]:
        """The pages' dictionaries."""
        return [self.get(page) for page in self.page_references]

    @cached_property
    def content(self) -> list[list[Marked]]:
        """The marked content of each page, in the order of drawing; what is outside of any has the tag ''."""
        return [_content(self, page) for page in self.pages]

    @cached_property
    def _marked(self) -> dict[tuple[int, int], Marked]:
        """The marked content that is read, by page and number."""
        numbered = ((page, marked) for page, content in enumerate(self.content) for marked in content)
        return {(page, each.properties["MCID"]): each for page, each in numbered if "MCID" in each.properties}

    def outline(self, above: Any = None, depth: int = 0) -> list[tuple[int, str, int]]:  # noqa: ANN401 - as above
        """Return depth, title and page of each entry of the outline in order, going along the links between them."""
        found = []
        entry = self.get(self.get(above or self.catalogue["Outlines"]).get("First"))
        while entry is not None:
            page = self.page_references.index(entry["Dest"][0])
            found.append((depth, text_of_string(entry["Title"]), page))
            found += self.outline(entry, depth + 1)
            entry = self.get(entry.get("Next"))
        return found

    @cached_property
    def tree(self) -> Node:
        """The structure tree's one element under its root."""
        root = self.get(self.catalogue["StructTreeRoot"])
        return self._node(root["K"], None)

    def _node(self, reference: Reference, parent: Node | None) -> Node:
        entries = {key: self._plain(value) for key, value in self.get(reference).items()}
        node = Node(str(entries["S"]), entries, parent)
        entries["self"] = reference
        kids = entries.get("K", [])
        for kid in kids if isinstance(kids, list) else [kids]:
            self._add(kid, node)
        return node

    def _add(self, kid: Any, node: Node) -> None:  # noqa: ANN401 - whatever the PDF holds
        entries = self.get(kid)
        if isinstance(entries, int):
            self._show(node, node.entries["Pg"], entries)
        elif entries.get("Type") == "MCR":
            self._show(node, entries.get("Pg", node.entries.get("Pg")), entries["MCID"])
        elif entries.get("Type") == "OBJR":
            node.annotations.append(entries["Obj"].number)
        else:
            node.children.append(self._node(kid, node))

    def _show(self, node: Node, page: Reference, number: int) -> None:
        marked = self._marked[self.page_references.index(page), number]
        assert marked.tag == node.role
        node.shown.append(marked.text)

    @staticmethod
    def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever the PDF holds
        return text_of_string(value) if isinstance(value, bytes) else value


def text_of_string(value: bytes) -> str:
    """Return a text string's text (7.9.2.2)."""
    if value.startswith(b"\xfe\xff"):
        return value[2:].decode("utf-16-be")
    return value.decode("latin-1").translate(_PDF_DOC)


def _parse(data: bytes, at: int) -> tuple[Any, int]:
    """Return the object at a place and where it ends."""
    token, end = _token(data, at)
    if token == b"<<":
        entries: dict[str, Any] = {}
        while True:
            key, after = _parse(data, end)
            if key is _END:
                return entries, after
            entries[key], end = _parse(data, after)
    if token == b"[":
        items: list[Any] = []
        while True:
            item, end = _parse(data, end)
            if item is _END:
                return items, end
            items.append(item)
    if token in (b">>", b"]"):
        return _END, end
    if token.isdigit() and (found := re.compile(rb"\s+0\s+R\b").match(data, end)):
        return Reference(int(token)), found.end()
    return _scalar(token), end


_END = object()


def _token(data: bytes, at: int) -> tuple[bytes, int]:
    found = _TOKEN.match(data, at)
    assert found is not None, data[at : at + 40]
    return found["token"], found.end()


def _scalar(token: bytes) -> Any:  # noqa: ANN401 - whatever the PDF holds
    if token.startswith(b"/"):
        return Name(re.sub(r"#([0-9a-fA-F]{2})", lambda code: chr(int(code[1], 16)), token[1:].decode("latin-1")))
    if token.startswith(b"<"):
        return bytes.fromhex(token[1:-1].decode("ascii"))
    if token.startswith(b"("):
        return _ESCAPE.sub(_escaped, token[1:-1])
    if re.fullmatch(rb"[+-]?\d+", token):
        return int(token)
    if re.fullmatch(rb"[+-]?\d*\.?\d*", token):
        return float(token)
    return {b"true": True, b"false": False, b"null": None}.get(token, token)


def _escaped(found: re.Match[bytes]) -> bytes:
    code = found.group(1)
    return bytes([int(code, 8) & 255]) if code.isdigit() else _LETTERS.get(code, code)


def _content(pdf: Pdf, page: dict[str, Any]) -> list[Marked]:
    """Interpret a page's operators."""
    data = pdf.get(page["Contents"]).data
    fonts = pdf.get(pdf.get(page["Resources"])["Font"])
    maps: dict[str, dict[int, str]] = {}
    found: list[Marked] = []
    open_now: Marked | None = None
    operands: list[Any] = []
    font, at = "", 0
    end = len(data.rstrip())
    while at < end:
        value, at = _parse(data, at)
        if not isinstance(value, bytes) or not _is_operator(data, at, value):
            operands.append(value)
            continue
        operator, arguments, operands = value.decode("latin-1"), operands, []
        if operator == "BDC":
            assert open_now is None
            open_now = Marked(arguments[0], arguments[1])
            found.append(open_now)
        elif operator == "EMC":
            assert open_now is not None
            open_now = None
        elif operator == "Tf":
            font = arguments[0]
        elif operator in ("Tj", "TJ", "Do", "f", "S"):
            target = open_now or Marked("", {})
            if open_now is None:
                found.append(target)
            target.paints = True
            if operator in ("Tj", "TJ"):
                if font not in maps:
                    maps[font] = _unicode_map(pdf.get(pdf.get(fonts[font])["ToUnicode"]).data)
                strings = arguments[0] if operator == "TJ" else arguments
                target.text += "".join(_shown(each, maps[font]) for each in strings if isinstance(each, bytes))
    assert open_now is None
    return found


def _is_operator(data: bytes, end: int, value: bytes) -> bool:
    """Say whether bytes are an operator and not a string's content."""
    return data[end - 1 : end] not in (b">", b")") and data[end - len(value) : end] == value


def _shown(codes: bytes, characters: dict[int, str]) -> str:
    return "".join(characters[int.from_bytes(codes[at : at + 2], "big")] for at in range(0, len(codes), 2))


def _unicode_map(data: bytes) -> dict[int, str]:
    pairs = re.findall(rb"<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]*)>", data.split(b"endcodespacerange")[1])
    return {int(code, 16): bytes.fromhex(text.decode("ascii")).decode("utf-16-be") for code, text in pairs}
