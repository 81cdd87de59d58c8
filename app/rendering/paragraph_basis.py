"""How a paragraph looks before a word of it is read: defaults, styles, list and own properties laid over each other."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, TypeVar

from app.rendering.document_model import ParagraphLook, RunLook
from app.rendering.numbering import Numbering
from app.rendering.style_properties import paragraph_properties, run_properties
from app.rendering.style_sheet import Properties, StyleSheet, merge_paragraph
from app.rendering.word_parts import Node, attribute, child, number

_MOST_KEPT = 1_000
Fingerprint = tuple[Any, ...]
Kept = TypeVar("Kept")


def fingerprint(node: Node | None) -> Fingerprint:
    """Return what the elements inside a `w:pPr` or `w:rPr` say; they hold no text, all is in their attributes."""
    if node is None:
        return ()
    return tuple([(item.tag, *item.items(), fingerprint(item) if len(item) else ()) for item in node])


@dataclass(slots=True)
class Basis:
    """What all paragraphs with the same properties have in common.

    Attributes:
        look: How they are set.
        list_id: The list they belong to; empty for none.
        level: Their level in it, from 0.
        under: The run properties of table style and paragraph style.
        mark: The run properties of their mark.
        mark_look: How their mark looks.
        plain: How a run looks that has no properties of its own.
        in_frame: Whether they stand in a frame, outside the text.
        runs: How runs look that have some, as far as such a run was met.
    """

    look: ParagraphLook
    list_id: str
    level: int
    under: tuple[Properties, Properties]
    mark: Properties
    mark_look: RunLook
    plain: RunLook
    in_frame: bool
    runs: dict[Fingerprint, RunLook] = field(default_factory=dict)


class ParagraphBases:
    """What stays the same from letter to letter of one template: styles, lists, and the bases of its paragraphs.

    Bases are kept by properties, never by words; at most a thousand.
    """

    def __init__(self, styles: StyleSheet, numbering: Numbering) -> None:
        self.styles, self.numbering = styles, numbering
        self._known: dict[Fingerprint, Basis] = {}

    def basis(self, properties: Node | None, table_paragraph: Properties, table_run: Properties) -> Basis:
        """Return the basis of a paragraph.

        Args:
            properties: Its `w:pPr`.
            table_paragraph: What a table style gives to paragraphs; with it nothing is kept.
            table_run: What a table style gives to characters.
        """
        if table_paragraph or table_run:
            return self._read(properties, table_paragraph, table_run)
        key = fingerprint(properties)
        known = self._known.get(key)
        if known is None:
            known = self._read(properties, {}, {})
            _keep(self._known, key, known)
        return known

    def run_look(self, basis: Basis, properties: Node) -> RunLook:
        """Return how a run with these properties looks in a paragraph."""
        key = fingerprint(properties)
        look = basis.runs.get(key)
        if look is None:
            style = attribute(child(properties, "rStyle"), "val")
            character: Properties = self.styles.run(style) if style else {}
            direct = run_properties(properties, self.styles.theme)
            look = self.styles.run_look((*basis.under, character, direct))
            _keep(basis.runs, key, look)
        return look

    def _read(self, properties: Node | None, table_paragraph: Properties, table_run: Properties) -> Basis:
        direct = paragraph_properties(properties)
        style = direct.get("style") or self.styles.default_paragraph
        merged, list_id, level = self._merged(direct, style, table_paragraph)
        under = (table_run, self.styles.run(style))
        mark = run_properties(child(properties, "rPr"), self.styles.theme)
        plain = self.styles.run_look((*under, {}))
        mark_look = self.styles.run_look((*under, mark)) if mark else plain
        in_frame = child(properties, "framePr") is not None
        look = self.styles.paragraph_look(merged)
        return Basis(look, list_id, level, under, mark, mark_look, plain, in_frame)

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
            level = self.numbering.style_level(list_id, style) or level
        rule = self.numbering.level(list_id, level)
        return list_id, level, {} if rule is None else rule.paragraph


def _keep(known: dict[Fingerprint, Kept], key: Fingerprint, value: Kept) -> None:
    """Keep a value; no template has so many, and a file that was made to have them begins anew."""
    if len(known) >= _MOST_KEPT:
        known.clear()
    known[key] = value
