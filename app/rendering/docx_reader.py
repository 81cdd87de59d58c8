"""Reads a DOCX into `document_model` values: sections with their blocks, headers and footers (ECMA-376 part 1, 17)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import cast

from app.rendering.block_reader import BlockReader, flattened
from app.rendering.document_model import Block, Document, HeaderKind, Section
from app.rendering.inline_reader import Gathered
from app.rendering.numbering import Counting, Numbering
from app.rendering.paragraph_basis import ParagraphBases
from app.rendering.style_properties import borders
from app.rendering.style_sheet import StyleSheet
from app.rendering.theme_fonts import FontTable, Theme
from app.rendering.word_parts import (
    Node,
    R,
    W,
    WordParts,
    attribute,
    child,
    is_on,
    number,
    points,
    shared_tree,
)

_ONLY_ENDS = tuple(W + name for name in ("pStyle", "rPr", "sectPr"))
_SMALLEST_PAGE_PT, _LARGEST_PAGE_PT = 36.0, 2000.0
_DC = "{http://purl.org/dc/elements/1.1/}"


@lru_cache(maxsize=16)
def template_look(styles: bytes, theme: bytes, fonts: bytes, numbering: bytes) -> ParagraphBases:
    """Read styles, theme, font table and lists; kept by their bytes, so a letter that is redrawn reads them once."""
    trees = [shared_tree(data) if data else None for data in (styles, theme, fonts, numbering)]
    read_theme = Theme(trees[1])
    return ParagraphBases(StyleSheet(trees[0], read_theme, FontTable(trees[2])), Numbering(trees[3], read_theme))


def read_document(docx: bytes) -> Document:
    """Return the document in a DOCX file.

    Raises:
        UserError: The bytes are not a Word document that can be read.
    """
    return _DocumentReader(WordParts(docx)).document()


class _DocumentReader:
    """Holds what is needed while one document is read."""

    def __init__(self, package: WordParts) -> None:
        self._package = package
        self._links = package.relationships(package.main)
        parts = (package.shared(self._links.first(kind)) for kind in ("styles", "theme", "fontTable", "numbering"))
        self._look = template_look(*parts)
        self._counting = Counting(self._look.numbering)
        self._gathered = Gathered(read_note=self._read_note)
        self._notes: dict[str, dict[str, Node]] = {}
        settings = package.shared(self._links.first("settings"))
        self._settings = shared_tree(settings) if settings else None
        self._parts: dict[str, tuple[Block, ...]] = {}

    def document(self) -> Document:
        """Read everything."""
        tree = self._package.tree(self._package.main)
        body = child(tree, "body")
        reader = self._block_reader(self._package.main)
        even = is_on(child(self._settings, "evenAndOddHeaders"))
        title, author, language = self._properties()
        sections = self._sections(body, reader) if body is not None else (Section(()),)
        last = replace(sections[-1], blocks=sections[-1].blocks + self._notes_at_end())
        return Document(
            sections=(*sections[:-1], last),
            title=title,
            author=author,
            language=self._look.styles.language or language,
            default_tab_pt=points(attribute(child(self._settings, "defaultTabStop"), "val"), 36.0) or 36.0,
            even_pages_differ=even,
            adds_spaces=self._is_set("doNotUseHTMLParagraphAutoSpacing"),
            stretches_broken_lines=not self._is_set("doNotExpandShiftReturn"),
            breaks_drop_space=self._compatibility() >= 15,
            note_separator=self._read_note("footnote", "separator", ""),
            unsupported=tuple(self._gathered.unsupported),
        )

    def _notes_at_end(self) -> tuple[Block, ...]:
        """Return the notes that stand at the end of the letter; each once, should one refer to itself."""
        blocks: list[Block] = []
        seen: set[tuple[str, str]] = set()
        with self._gathered.beside_the_text():
            for kind, identifier, number in self._gathered.at_end:
                if (kind, identifier) not in seen:
                    seen.add((kind, identifier))
                    blocks += self._read_note(kind, identifier, number)
        return tuple(blocks)

    def _read_note(self, kind: str, identifier: str, shown: str) -> tuple[Block, ...]:
        """Return the words of a footnote or endnote (17.11.2, 17.11.10)."""
        part = self._links.first(f"{kind}s")
        if part not in self._notes:
            tree = self._package.tree(part)
            nodes = () if tree is None else tree.findall(W + kind)
            self._notes[part] = {attribute(node, "type") or attribute(node, "id"): node for node in nodes}
        node = self._notes[part].get(identifier)
        outer, self._gathered.shown = self._gathered.shown, shown
        blocks = () if node is None else self._block_reader(part).blocks(flattened(node))
        self._gathered.shown = outer
        return blocks

    def _is_set(self, name: str) -> bool:
        """Say whether a compatibility setting is on."""
        return is_on(child(child(self._settings, "compat"), name))

    def _properties(self) -> tuple[str, str, str]:
        """Return title, author and language as the file's properties have them."""
        core = self._package.tree(self._package.relationships("").first("core-properties"))
        names = () if core is None else ("title", "creator", "language")
        found = [" ".join(str(core.findtext(f"{_DC}{name}") or "").split()) for name in names if core is not None]
        title, author, language = found or ("", "", "")
        return title, author, language or "en-GB"

    def _block_reader(self, part: str) -> BlockReader:
        return BlockReader(
            self._package,
            self._package.relationships(part),
            self._look,
            self._counting,
            self._gathered,
            self._compatibility(),
        )

    def _compatibility(self) -> int:
        """Return the Word version whose rules the document asks for; 12 where it does not say (17.15.3.4)."""
        settings = () if self._settings is None else self._settings.iter(W + "compatSetting")
        modes = (attribute(node, "val") for node in settings if attribute(node, "name") == "compatibilityMode")
        return int(number(next(modes, "12"), 12))

    def _sections(self, body: Node, reader: BlockReader) -> tuple[Section, ...]:
        """Cut the body at its section properties; the last ones stand at the body's end (17.6.18)."""
        sections: list[Section] = []
        nodes: list[Node] = []
        ending = _grandparents(body, W + "sectPr")
        for node in flattened(body):
            if node.tag == W + "sectPr":
                continue
            properties = child(child(node, "pPr"), "sectPr") if node in ending else None
            if properties is None or not nodes or _holds_something(node):
                nodes.append(node)
            if properties is not None:
                sections.append(self._section(reader.blocks(nodes), properties, sections))
                nodes = []
        last = child(body, "sectPr")
        if nodes or not sections:
            sections.append(self._section(reader.blocks(nodes), last, sections))
        return tuple(sections)

    def _section(self, blocks: tuple[Block, ...], node: Node | None, before: list[Section]) -> Section:
        """Return one section; headers it does not name are those of the section before (17.10.1).

        A page without a size is a letter page, as Word takes it ([MS-DOC], sprmSXaPage).
        """
        size, margins = child(node, "pgSz"), child(node, "pgMar")
        width = min(max(points(attribute(size, "w"), 612.0), _SMALLEST_PAGE_PT), _LARGEST_PAGE_PT)
        height = min(max(points(attribute(size, "h"), 792.0), _SMALLEST_PAGE_PT), _LARGEST_PAGE_PT)
        numbers = child(node, "pgNumType")
        start = attribute(numbers, "start")
        left, right = (points(attribute(margins, side), 72.0) for side in ("left", "right"))
        left += points(attribute(margins, "gutter"))
        if width - left - right < 18:
            left = right = 18.0
        lines = child(node, "pgBorders")
        return Section(
            blocks=blocks,
            width_pt=width,
            height_pt=height,
            top_pt=points(attribute(margins, "top"), 72.0),
            bottom_pt=points(attribute(margins, "bottom"), 72.0),
            left_pt=left,
            right_pt=right,
            header_pt=points(attribute(margins, "header"), 36.0),
            footer_pt=points(attribute(margins, "footer"), 36.0),
            columns=_columns(child(node, "cols"), width - left - right),
            has_column_lines=attribute(child(node, "cols"), "sep") in ("1", "true", "on"),
            borders=borders(lines),
            borders_from_page=attribute(lines, "offsetFrom") == "page",
            borders_on=attribute(lines, "display", "allPages"),
            starts=attribute(child(node, "type"), "val", "nextPage"),
            first_page_differs=is_on(child(node, "titlePg")),
            first_number=int(number(start)) if start else None,
            number_format=attribute(numbers, "fmt", "decimal"),
            headers=self._margin_blocks(node, "headerReference", before[-1].headers if before else {}),
            footers=self._margin_blocks(node, "footerReference", before[-1].footers if before else {}),
        )

    def _margin_blocks(
        self, node: Node | None, tag: str, before: Mapping[HeaderKind, tuple[Block, ...]]
    ) -> dict[HeaderKind, tuple[Block, ...]]:
        found = dict(before)
        for reference in () if node is None else node.findall(W + tag):
            part = self._links.target(str(reference.get(R + "id")))
            kind = attribute(reference, "type", "default")
            if part and kind in ("default", "first", "even"):
                found[cast("HeaderKind", kind)] = self._part_blocks(part)
        return found

    def _part_blocks(self, part: str) -> tuple[Block, ...]:
        """Return the blocks of a header or footer part, read once however many sections use it."""
        if part not in self._parts:
            tree = self._package.tree(part)
            with self._gathered.beside_the_text():
                self._parts[part] = () if tree is None else self._block_reader(part).blocks(flattened(tree))
        return self._parts[part]


def _grandparents(node: Node, tag: str) -> set[Node]:
    """Return what the nodes of that tag stand in, two steps up."""
    parents = [found.getparent() for found in node.iter(tag)]
    above = [parent.getparent() for parent in parents if parent is not None]
    return {found for found in above if found is not None}


def _holds_something(node: Node) -> bool:
    """Say whether a paragraph has more in it than its style: one that only ends a section takes no room.

    One that is set in a way of its own, with a spacing say, takes some (observed in LibreOffice).
    """
    if any(item.tag not in _ONLY_ENDS for properties in node.findall(W + "pPr") for item in properties):
        return True
    runs = (item for item in node if item.tag != W + "pPr")
    return any(item.tag != W + "r" or any(part.tag != W + "rPr" for part in item) for item in runs)


def _columns(node: Node | None, width: float) -> tuple[tuple[float, float], ...]:
    """Return left edge and width of each text column, counted from the margin; empty for one column (17.6.4)."""
    count = int(number(attribute(node, "num", "1"), 1))
    given = [] if node is None else node.findall(W + "col")
    if node is None or (count < 2 and len(given) < 2):
        return ()
    if attribute(node, "equalWidth", "1") in ("0", "false") and given:
        widths = [(points(attribute(item, "w")), points(attribute(item, "space"))) for item in given]
    else:
        space = points(attribute(node, "space"), 36.0)
        each = (width - space * (count - 1)) / count
        widths = [(each, space)] * count
    edges: list[tuple[float, float]] = []
    left = 0.0
    for each, space in widths:
        edges.append((left, max(each, 18.0)))
        left += each + space
    return tuple(edges)
