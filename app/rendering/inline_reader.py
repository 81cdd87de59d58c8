"""What stands inside a paragraph: text, tabs, breaks, fields, links, pictures and text boxes (17.3.3, 17.16)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from app.i18n import tr
from app.rendering.document_model import Block, Break, Floating, Inline, PageField, RunLook, Tab, Text
from app.rendering.drawing_model import Place
from app.rendering.drawing_reader import DrawingReader, ReadBlocks
from app.rendering.numbering import counted
from app.rendering.paragraph_basis import Basis, ParagraphBases
from app.rendering.sign_fonts import plain_signs
from app.rendering.style_sheet import Properties
from app.rendering.word_parts import Node, R, Relationships, W, WordParts, attribute, child, leading

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_INSIDE = frozenset(
    W + name for name in ("ins", "moveTo", "smartTag", "customXml", "sdt", "sdtContent", "dir", "bdo", "fldSimple")
)
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_RUN, _RUN_PROPERTIES, _TEXT = W + "r", W + "rPr", W + "t"
_LINK, _SIMPLE_FIELD = W + "hyperlink", W + "fldSimple"
_SPECIAL_TEXT = {W + "noBreakHyphen": "\u2011", W + "softHyphen": "\u00ad"}
_PAGE_FIELDS = {"PAGE": "PAGE", "NUMPAGES": "NUMPAGES", "SECTIONPAGES": "NUMPAGES"}


@dataclass
class _Field:
    """A complex field that is being read: its instruction, then its shown result (17.16.18)."""

    instruction: str = ""
    in_result: bool = False
    link: str = ""

    @property
    def page_field(self) -> str:
        """`PAGE` or `NUMPAGES` where we know the result better than the file does."""
        words = self.instruction.split()
        return _PAGE_FIELDS.get(words[0].upper(), "") if words else ""


@dataclass
class Gathered:
    """What reading a document gathers on the way.

    `unsupported` says what can't be drawn as Word would; `at_end` are the notes that stand at the document's end, with
    kind, id and number: endnotes, and footnotes of boxes, headers and other notes, which have no page's foot. `aside`
    counts how deep in those we are; `shown` is the number of the note that is being read, and `read_note` reads one.
    """

    unsupported: dict[str, None] = field(default_factory=dict)
    at_end: list[tuple[str, str, str]] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    aside: int = 0
    shown: str = ""
    read_note: Callable[[str, str, str], tuple[Block, ...]] = lambda _kind, _identifier, _shown: ()

    @contextmanager
    def beside_the_text(self) -> Iterator[None]:
        """Read something that is not part of the pages' text."""
        self.aside += 1
        yield
        self.aside -= 1

    def note(self, kind: str, identifier: str) -> tuple[str, tuple[Block, ...]]:
        """Count a note; return its number, and its words if they stand at the foot of its page.

        Footnotes are numbered 1, 2, 3 and endnotes i, ii, iii (17.11.17).
        """
        self.counts[kind] = self.counts.get(kind, 0) + 1
        number = counted(self.counts[kind], "decimal" if kind == "footnote" else "lowerRoman")
        if kind == "footnote" and not self.aside:
            with self.beside_the_text():
                return number, self.read_note(kind, identifier, number)
        self.at_end.append((kind, identifier, number))
        return number, ()


class InlineReader:
    """Reads the runs of a paragraph; a field may reach over several paragraphs."""

    def __init__(
        self,
        package: WordParts,
        links: Relationships,
        bases: ParagraphBases,
        gathered: Gathered,
        read_blocks: ReadBlocks,
    ) -> None:
        self._links, self._bases, self._gathered = links, bases, gathered
        self._read_blocks = read_blocks
        self._drawings = DrawingReader(package, links, bases.styles.theme, gathered.unsupported, self._boxed)
        self._fields: list[_Field] = []
        self._out: list[Inline] = []
        self._basis = bases.basis(None, {}, {})

    def _boxed(self, nodes: Iterable[Node], paragraph: Properties | None, run: Properties | None) -> tuple[Block, ...]:
        with self._gathered.beside_the_text():
            return self._read_blocks(nodes, paragraph, run)

    def inlines(self, node: Node, basis: Basis) -> list[Inline]:
        """Return what a paragraph of that basis holds."""
        outer, self._out = self._out, []
        around, self._basis = self._basis, basis
        self._walk(node, "")
        found, self._out, self._basis = self._out, outer, around
        return found

    def _walk(self, node: Node, link: str) -> None:
        for item in node:
            tag = item.tag
            if tag == _RUN:
                self._run(item, link)
            elif tag == _LINK:
                self._walk(item, self._target(item) or link)
            elif tag == _SIMPLE_FIELD:
                self._simple_field(item, link)
            elif tag in _INSIDE:
                self._walk(item, link)
            elif isinstance(tag, str) and tag.startswith(_MATHS):
                self._maths(item)

    def _target(self, node: Node) -> str:
        """Return the address of a link; only web and e-mail addresses become links."""
        address = self._links.target(str(node.get(R + "id")))
        return address if address.startswith(("https://", "http://", "mailto:")) else ""

    def _simple_field(self, node: Node, link: str) -> None:
        kind = _Field(attribute(node, "instr")).page_field
        if not kind:
            self._walk(node, link)
            return
        run = child(node, "r")
        self._page_field(kind, self._look(run))

    def _maths(self, node: Node) -> None:
        self._gathered.unsupported[tr("A formula is shown as plain text.")] = None
        text = "".join(str(part.text or "") for part in node.iter(f"{_MATHS}t"))
        self._out.append(Text(text, self._look(None)))

    def _look(self, run: Node | None) -> RunLook:
        properties = None if run is None else leading(run, _RUN_PROPERTIES)
        return self._basis.plain if properties is None else self._bases.run_look(self._basis, properties)

    def _run(self, run: Node, link: str) -> None:
        look = self._look(run)
        for item in run:
            if item.tag == _TEXT and not self._fields and not look.hidden:  # most are, and need none of the questions
                self._text(str(item.text or ""), look, link)
            elif item.tag != _RUN_PROPERTIES:
                self._part(item, look, link)

    def _part(self, item: Node, look: RunLook, link: str) -> None:
        tag = item.tag
        if tag == W + "fldChar":
            self._field_mark(item, look)
        elif self._fields and not self._fields[-1].in_result:
            if tag == W + "instrText":
                self._fields[-1].instruction += str(item.text or "")
        elif self._fields and any(field.page_field for field in self._fields):
            return
        elif tag == _MC + "AlternateContent":
            self._alternate(item, look, link)
        elif not look.hidden:
            if self._fields and not link:
                link = next((field.link for field in self._fields if field.link), "")
            self._content(item, look, link)

    def _content(self, item: Node, look: RunLook, link: str) -> None:
        match item.tag:
            case tag if tag == _TEXT:
                self._text(str(item.text or ""), look, link)
            case tag if tag in (W + "tab", W + "ptab"):
                self._out.append(Tab(look, attribute(item, "alignment") if tag == W + "ptab" else ""))
            case tag if tag in (W + "br", W + "cr"):
                kind = attribute(item, "type")
                self._out.append(Break("page" if kind == "page" else "column" if kind == "column" else "line", look))
            case tag if tag in _SPECIAL_TEXT:
                self._text(_SPECIAL_TEXT[tag], look, link)
            case tag if tag == W + "sym":
                self._symbol(item, look, link)
            case tag if tag in (W + "drawing", W + "pict", W + "object"):
                self._out.extend(self._drawings.read(item))
            case tag if tag in (W + "footnoteReference", W + "endnoteReference"):
                self._note(tag[len(W) :].removesuffix("Reference"), item, look)
            case tag if tag in (W + "footnoteRef", W + "endnoteRef"):
                self._out.append(Text(self._gathered.shown, replace(look, raised="superscript")))

    def _note(self, kind: str, item: Node, look: RunLook) -> None:
        """Add a note's number, unless a sign of the writer's own follows (17.11.14), and its words."""
        number, blocks = self._gathered.note(kind, attribute(item, "id"))
        if attribute(item, "customMarkFollows") not in ("1", "true", "on"):
            self._out.append(Text(number, replace(look, raised="superscript")))
        if blocks:
            self._out.append(Floating(Place(), 0.0, 0.0, blocks, note=True))

    def _text(self, text: str, look: RunLook, link: str) -> None:
        """Add text; line ends and tabs inside `w:t` count as the space and the tab that Word shows."""
        if "\ufffe" in text or "\x00" in text:
            text = text.replace("\ufffe", "").replace("\x00", "")
        shown, family = plain_signs(text, look.family)
        if family != look.family:
            look = self._bases.styles.run_look(({}, {"family": family, **_changed(look)}))
        parts = shown.replace("\r", "").replace("\n", " ").split("\t")
        for index, part in enumerate(parts):
            if index:
                self._out.append(Tab(look))
            if part:
                self._out.append(Text(part, look, link))

    def _symbol(self, item: Node, look: RunLook, link: str) -> None:
        try:
            char = chr(int(attribute(item, "char", "F0B7"), 16))
        except (ValueError, OverflowError):
            char = "\ufffd"
        self._text(plain_signs(char, attribute(item, "font"))[0], look, link)

    def _alternate(self, item: Node, look: RunLook, link: str) -> None:
        """Read the first choice that shows something, else the fallback (part 3, 10.2.1)."""
        before = len(self._out)
        for option in item:
            for part in option:
                self._part(part, look, link)
            if len(self._out) > before:
                return

    def _field_mark(self, item: Node, look: RunLook) -> None:
        match attribute(item, "fldCharType"):
            case "begin":
                self._fields.append(_Field())
            case "separate" if self._fields:
                field = self._fields[-1]
                field.in_result = True
                words = field.instruction.replace('"', " ").split()
                if words and words[0].upper() == "HYPERLINK" and len(words) > 1:
                    field.link = words[1] if words[1].startswith(("https://", "http://", "mailto:")) else ""
            case "end" if self._fields:
                field = self._fields.pop()
                if field.page_field and not any(outer.page_field for outer in self._fields):
                    self._page_field(field.page_field, look)

    def _page_field(self, kind: str, look: RunLook) -> None:
        if not look.hidden:
            self._out.append(PageField("PAGE" if kind == "PAGE" else "NUMPAGES", look))


def _changed(look: RunLook) -> dict[str, Any]:
    """Return a look's fields but for its family, as a layer of properties."""
    return {name: getattr(look, name) for name in RunLook.__slots__ if name not in ("family", "family_class")}
