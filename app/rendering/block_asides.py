"""Blocks that stand outside the text are gathered, and anchored in the paragraph that follows them."""

from __future__ import annotations

from dataclasses import replace

from app.rendering.document_model import Block, Floating, Paragraph, Table
from app.rendering.drawing_model import Place
from app.rendering.frame_reader import frame_place, frame_size, same_frame, table_place
from app.rendering.word_parts import Node

_NO_INSET = (0.0, 0.0, 0.0, 0.0)


class Aside:
    """Holds frames and floating tables until a paragraph of the text comes that they can be anchored in."""

    def __init__(self) -> None:
        self._waiting: list[Floating] = []
        self._frame: Node | None = None

    def takes_table(self, table: Table, properties: Node | None) -> bool:
        """Take a table that floats; say whether it does."""
        self._frame = None
        place = table_place(properties)
        if place is None or _brings_note(table):
            return False
        self._add(place, table.width_pt or sum(table.grid_pt), 0.0, table)
        return True

    def takes_paragraph(self, paragraph: Paragraph, properties: Node | None) -> bool:
        """Take a paragraph in a frame; say whether it is in one. Those of one frame stand under each other."""
        place = frame_place(properties)
        if place is None or _brings_note(paragraph):
            self._frame = None
            return False
        if self._waiting and same_frame(properties, self._frame):
            last = self._waiting[-1]
            self._waiting[-1] = replace(last, blocks=(*last.blocks, paragraph))
        else:
            self._add(place, *frame_size(properties), paragraph)
        self._frame = properties
        return True

    def _add(self, place: Place, width: float, height: float, block: Block) -> None:
        floating = Floating(place, width, height, (block,), inset=_NO_INSET, grows=not height, flows=True)
        self._waiting.append(floating)

    def anchored(self, paragraph: Paragraph) -> Paragraph:
        """Return a paragraph of the text with what waited for it."""
        if not self._waiting:
            return paragraph
        waiting, self._waiting = self._waiting, []
        return replace(paragraph, inlines=(*waiting, *paragraph.inlines))

    def left_over(self) -> tuple[Block, ...]:
        """Return the blocks for which no paragraph came; they stand in the text."""
        return tuple(block for floating in self._waiting for block in floating.blocks)


def _brings_note(block: Block) -> bool:
    """Say whether a footnote belongs to a block: its page's foot is known only for what stands in the text."""
    if isinstance(block, Table):
        return any(_brings_note(inside) for row in block.rows for cell in row.cells for inside in cell.blocks)
    return any(isinstance(inline, Floating) and inline.note for inline in block.inlines)
