"""Paragraphs and tables of one part, with the numbering counted on the way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.rendering.block_asides import Aside
from app.rendering.document_model import Block, Inline, Label, Paragraph, Text
from app.rendering.inline_reader import Gathered, InlineReader
from app.rendering.numbering import Counting
from app.rendering.paragraph_basis import Basis, ParagraphBases
from app.rendering.sign_fonts import plain_signs
from app.rendering.style_sheet import Properties
from app.rendering.table_reader import TableReader
from app.rendering.word_parts import Node, Relationships, W, WordParts, child, leading

_WRAPPERS = tuple(W + name for name in ("sdt", "customXml", "ins", "moveTo", "smartTag", "sdtContent"))
_PARAGRAPH, _TABLE, _PROPERTIES = W + "p", W + "tbl", W + "pPr"
_CONTENT = (W + "p", W + "tbl", W + "sectPr")


def flattened(node: Node) -> Iterator[Node]:
    """Yield paragraphs and tables of a body or cell, those inside content controls and tracked insertions too."""
    for item in node:
        if item.tag in _CONTENT:
            yield item
        elif item.tag in _WRAPPERS:
            yield from flattened(item)


class BlockReader:
    """Reads the blocks of one part (body, header, footer); text boxes and cells come back here."""

    def __init__(
        self,
        package: WordParts,
        links: Relationships,
        bases: ParagraphBases,
        counting: Counting,
        gathered: Gathered,
        compatibility: int,
    ) -> None:
        self._bases, self._counting = bases, counting
        self.compatibility, self.unsupported = compatibility, gathered.unsupported
        self._inlines = InlineReader(package, links, bases, gathered, self.blocks)
        self._tables = TableReader(bases.styles, self)

    def blocks(
        self, nodes: Iterable[Node], table_paragraph: Properties | None = None, table_run: Properties | None = None
    ) -> tuple[Block, ...]:
        """Read the blocks; the two dictionaries are what the table style gives to paragraphs and characters."""
        read: list[Block] = []
        aside = Aside()
        for node in nodes:
            if node.tag == _TABLE:
                table = self._tables.table(node)
                if table.rows and not aside.takes_table(table, child(node, "tblPr")):
                    read.append(table)
            elif node.tag == _PARAGRAPH:
                properties = leading(node, _PROPERTIES)
                basis = self._bases.basis(properties, table_paragraph or {}, table_run or {})
                paragraph = self._paragraph(node, basis)
                frame = properties if basis.in_frame else None
                if paragraph is not None and not aside.takes_paragraph(paragraph, frame):
                    read.append(aside.anchored(paragraph))
        return (*read, *aside.left_over())

    def _paragraph(self, node: Node, basis: Basis) -> Paragraph | None:
        """Read one paragraph; nothing for one whose mark is hidden and that holds nothing."""
        inlines = self._inlines.inlines(node, basis)
        label = self._label(basis) if basis.list_id else None
        if basis.mark_look.hidden and not inlines:
            return None
        return Paragraph(basis.look, _joined(inlines), basis.mark_look, label)

    def _label(self, basis: Basis) -> Label | None:
        list_id, level, under = basis.list_id, basis.level, basis.under
        rule = self._bases.numbering.level(list_id, level)
        if rule is None:
            return None
        text = self._counting.label(list_id, level)
        mark = {name: value for name, value in basis.mark.items() if name not in ("underline", "background")}
        direct = mark | rule.run
        look = self._bases.styles.run_look((*under, direct))
        text, family = plain_signs(text, look.family)
        if family != look.family:
            look = self._bases.styles.run_look((*under, direct | {"family": family}))
        suffix = "nothing" if not text and rule.suffix != "tab" else rule.suffix
        if look.hidden:
            return None
        shown = suffix if suffix in ("space", "nothing") else "tab"
        return Label(text, look, shown, rule.alignment, list_id, level, rule.format)  # type: ignore[arg-type] # one of the three literals by now


def _joined(inlines: list[Inline]) -> tuple[Inline, ...]:
    """Join neighbouring texts of one look: Word splits runs at every change of spelling state."""
    joined: list[Inline] = []
    for inline in inlines:
        last = joined[-1] if joined else None
        if (
            isinstance(inline, Text)
            and isinstance(last, Text)
            and last.look is inline.look
            and last.link == inline.link
        ):
            joined[-1] = Text(last.text + inline.text, last.look, last.link)
        else:
            joined.append(inline)
    return tuple(joined)
