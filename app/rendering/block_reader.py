"""Paragraphs and tables of one part, with the numbering counted on the way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from app.rendering.block_asides import Aside
from app.rendering.document_model import Block, Inline, Label, Paragraph, Text
from app.rendering.inline_reader import Gathered, InlineReader
from app.rendering.numbering import Counting, Numbering
from app.rendering.sign_fonts import plain_signs
from app.rendering.style_properties import paragraph_properties, run_properties
from app.rendering.style_sheet import Properties, StyleSheet, merge_paragraph
from app.rendering.table_reader import TableReader
from app.rendering.word_parts import Node, Relationships, W, WordParts, child, number

_WRAPPERS = tuple(W + name for name in ("sdt", "customXml", "ins", "moveTo", "smartTag", "sdtContent"))
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
        styles: StyleSheet,
        numbering: Numbering,
        counting: Counting,
        gathered: Gathered,
        compatibility: int,
    ) -> None:
        self.styles, self._numbering, self._counting = styles, numbering, counting
        self.compatibility, self.unsupported = compatibility, gathered.unsupported
        self._inlines = InlineReader(package, links, styles, gathered, self.blocks)
        self._tables = TableReader(styles, self)

    def blocks(
        self, nodes: Iterable[Node], table_paragraph: Properties | None = None, table_run: Properties | None = None
    ) -> tuple[Block, ...]:
        """Read the blocks; the two dictionaries are what the table style gives to paragraphs and characters."""
        read: list[Block] = []
        aside = Aside()
        for node in nodes:
            properties = child(node, "pPr")
            if node.tag == W + "tbl":
                table = self._tables.table(node)
                if table.rows and not aside.takes_table(table, child(node, "tblPr")):
                    read.append(table)
            elif node.tag == W + "p":
                paragraph = self.paragraph(node, table_paragraph or {}, table_run or {})
                if paragraph is not None and not aside.takes_paragraph(paragraph, properties):
                    read.append(aside.anchored(paragraph))
        return (*read, *aside.left_over())

    def paragraph(self, node: Node, table_paragraph: Properties, table_run: Properties) -> Paragraph | None:
        """Read one paragraph; nothing for one whose mark is hidden and that holds nothing."""
        properties = child(node, "pPr")
        direct = paragraph_properties(properties)
        style = direct.get("style") or self.styles.default_paragraph
        merged, list_id, level = self._merged(direct, style, table_paragraph)
        under = (table_run, self.styles.run(style))
        mark = run_properties(child(properties, "rPr"), self.styles.theme)
        plain = self.styles.run_look((*under, {}))
        inlines = self._inlines.inlines(node, under, plain)
        label = self._label(list_id, level, under, mark) if list_id else None
        mark_look = self.styles.run_look((*under, mark)) if mark else plain
        if mark_look.hidden and not inlines:
            return None
        return Paragraph(self.styles.paragraph_look(merged), _joined(inlines), mark_look, label)

    def _merged(self, direct: Properties, style: str, under: Properties) -> tuple[Properties, str, int]:
        """Lay defaults, table style, style chain, list level and direct properties over each other (17.7.2)."""
        merged = merge_paragraph(self.styles.paragraph_defaults, under)
        list_id, level = "", 0
        for layer_style, layer in self.styles.paragraph_layers(style):
            list_id, level, indents = self._list(layer, list_id, level, layer_style)
            merged = merge_paragraph(merge_paragraph(merged, indents), layer)
        list_id, level, indents = self._list(direct, list_id, level, "")
        merged = merge_paragraph(merge_paragraph(merged, indents), direct)
        merged["style"] = style
        return merged, list_id, level

    def _list(self, layer: Properties, list_id: str, level: int, style: str) -> tuple[str, int, dict[str, Any]]:
        """Return list and level after one layer, and the indents that the list gives where the layer names it."""
        asked = layer.get("numbering")
        if asked is None:
            return list_id, level, {}
        list_id = asked.get("list", list_id)
        if list_id == "0":
            return "", 0, {"left_pt": 0.0, "first_line_pt": 0.0} if not style else {}
        if "level" in asked:
            level = min(max(int(number(asked["level"])), 0), 8)
        elif style:
            level = self._numbering.style_level(list_id, style) or level
        rule = self._numbering.level(list_id, level)
        return list_id, level, {} if rule is None else rule.paragraph

    def _label(self, list_id: str, level: int, under: tuple[Properties, Properties], mark: Properties) -> Label | None:
        rule = self._numbering.level(list_id, level)
        if rule is None:
            return None
        text = self._counting.label(list_id, level)
        direct = {name: value for name, value in mark.items() if name not in ("underline", "background")} | rule.run
        look = self.styles.run_look((*under, direct))
        text, family = plain_signs(text, look.family)
        if family != look.family:
            look = self.styles.run_look((*under, direct | {"family": family}))
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
