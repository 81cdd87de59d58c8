"""Styles of a document: properties gathered along `basedOn` down to the document's defaults (ECMA-376 part 1, 17.7).

Properties travel as plain dictionaries of the fields of `RunLook` and `ParagraphLook` until all layers are known.
Between the document's defaults and the paragraph's style stands the table's style.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from app.rendering.document_model import ParagraphLook, RunLook
from app.rendering.style_properties import paragraph_properties, run_properties
from app.rendering.theme_fonts import FontTable, Theme
from app.rendering.word_parts import Node, W, attribute, child

Properties = dict[str, Any]
TOGGLES = ("bold", "italic", "caps", "small_caps", "hidden", "strike", "double_strike")
_MOST_ANCESTORS = 32


class StyleSheet:
    """All styles of one document; each style's chain is followed once."""

    def __init__(self, tree: Node | None, theme: Theme, fonts: FontTable) -> None:
        self.theme, self.fonts = theme, fonts
        nodes = () if tree is None else tree.findall(W + "style")
        self._nodes = {attribute(node, "styleId"): node for node in nodes}
        self.default_paragraph = self._default(nodes, "paragraph")
        self._default_table = self._default(nodes, "table")
        defaults = child(tree, "docDefaults")
        self.run_defaults = run_properties(child(child(defaults, "rPrDefault"), "rPr"), theme)
        self.paragraph_defaults = paragraph_properties(child(child(defaults, "pPrDefault"), "pPr"))
        self._runs: dict[str, Properties] = {}
        self._paragraphs: dict[str, Properties] = {}
        self._layers: dict[str, list[tuple[str, Properties]]] = {}
        self._looks: dict[frozenset[Any], RunLook] = {}
        self._paragraph_looks: dict[frozenset[Any], ParagraphLook] = {}

    @staticmethod
    def _default(nodes: Sequence[Node], kind: str) -> str:
        """Return the id of the style used where none is named."""
        found = (
            node for node in nodes if attribute(node, "type") == kind and attribute(node, "default") in ("1", "true")
        )
        return attribute(next(found, None), "styleId")

    def chain(self, style: str) -> list[Node]:
        """Return the style's nodes, the most general first; loops end."""
        nodes: list[Node] = []
        while style in self._nodes and len(nodes) < _MOST_ANCESTORS:
            nodes.append(self._nodes[style])
            style = attribute(child(self._nodes[style], "basedOn"), "val")
        return nodes[::-1]

    def run(self, style: str) -> Properties:
        """Return a paragraph or character style's run properties."""
        if style not in self._runs:
            merged: Properties = {}
            for node in self.chain(style):
                merged |= run_properties(child(node, "rPr"), self.theme)
            self._runs[style] = merged
        return self._runs[style]

    def paragraph_layers(self, style: str) -> list[tuple[str, Properties]]:
        """Return the ids of a style and of those it is based on, each with its own paragraph properties."""
        if style not in self._layers:
            self._layers[style] = [
                (attribute(node, "styleId"), paragraph_properties(child(node, "pPr"))) for node in self.chain(style)
            ]
        return self._layers[style]

    @property
    def language(self) -> str:
        """The language of text that names no other; empty where the document does not say."""
        return self.run_look((self.run(self.default_paragraph), {})).language

    def paragraph(self, style: str) -> Properties:
        """Return a paragraph style's paragraph properties."""
        if style not in self._paragraphs:
            merged: Properties = {}
            for _, layer in self.paragraph_layers(style):
                merged = merge_paragraph(merged, layer)
            self._paragraphs[style] = merged
        return self._paragraphs[style]

    def table_chain(self, style: str) -> list[Node]:
        """Return a table style's nodes; the default table style where none is named."""
        return self.chain(style if style in self._nodes else self._default_table)

    def run_look(self, layers: tuple[Mapping[str, Any], ...]) -> RunLook:
        """Return the look of characters whose properties are these layers, the last one the strongest.

        A toggle that two style layers both set is off again (17.7.3); the direct layer, the last, decides alone.
        """
        merged: Properties = dict(self.run_defaults)
        for layer in filter(None, layers[:-1]):
            flips = {name: merged[name] != layer[name] for name in TOGGLES if layer.get(name) and merged.get(name)}
            merged |= layer
            merged |= flips
        merged |= layers[-1]
        right_to_left = merged.pop("language_rtl", "")
        if merged.pop("rtl", False):
            merged["language"] = right_to_left
        key = frozenset(merged.items())
        if key not in self._looks:
            merged["family_class"] = self.fonts.family_class(merged.get("family", ""))
            self._looks[key] = RunLook(**merged)
        return self._looks[key]

    def paragraph_look(self, merged: Properties) -> ParagraphLook:
        """Return the look of a paragraph whose merged properties are these; tab stops are sorted, cleared ones gone."""
        values = {name: value for name, value in merged.items() if name not in ("numbering", "hanging")}
        values["tabs"] = tuple(stop for _, stop in sorted(merged.get("tabs", {}).items()) if stop.kind != "clear")
        key = frozenset(values.items())
        if key not in self._paragraph_looks:
            self._paragraph_looks[key] = ParagraphLook(**values)
        return self._paragraph_looks[key]


def merge_paragraph(under: Properties, over: Properties) -> Properties:
    """Lay one layer of paragraph properties over another; tab stops and borders add up."""
    merged = under | over
    if "tabs" in under and "tabs" in over:
        merged["tabs"] = under["tabs"] | over["tabs"]
    return merged
