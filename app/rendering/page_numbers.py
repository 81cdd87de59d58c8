"""Puts the numbers of a page into the fields of its header or footer."""

from __future__ import annotations

from dataclasses import replace

from app.rendering.document_model import Block, Drawing, Floating, Inline, PageField, Paragraph, Table, Text


def with_numbers(blocks: tuple[Block, ...], page: str, total: str) -> tuple[Block, ...]:
    """Return the blocks with their page fields as text; the very same blocks where they have none."""
    if not any(_has_field(block) for block in blocks):
        return blocks
    return tuple(_block(block, page, total) for block in blocks)


def _has_field(block: Block) -> bool:
    if isinstance(block, Table):
        return any(_has_field(inner) for row in block.rows for cell in row.cells for inner in cell.blocks)
    return any(
        isinstance(inline, PageField) or any(_has_field(inner) for box in _boxes(inline) for inner in box.blocks)
        for inline in block.inlines
    )


def _boxes(inline: Inline) -> tuple[Floating, ...]:
    """Return the text boxes that an inline is or holds."""
    return inline.parts if isinstance(inline, Drawing) else (inline,) if isinstance(inline, Floating) else ()


def _block(block: Block, page: str, total: str) -> Block:
    if isinstance(block, Paragraph):
        return replace(block, inlines=tuple(_inline(inline, page, total) for inline in block.inlines))
    rows = tuple(
        replace(row, cells=tuple(replace(cell, blocks=with_numbers(cell.blocks, page, total)) for cell in row.cells))
        for row in block.rows
    )
    return replace(block, rows=rows)


def _inline(inline: Inline, page: str, total: str) -> Inline:
    if isinstance(inline, PageField):
        return Text(page if inline.kind == "PAGE" else total, inline.look)
    if isinstance(inline, Floating):
        return _box(inline, page, total)
    if isinstance(inline, Drawing):
        return replace(inline, parts=tuple(_box(part, page, total) for part in inline.parts))
    return inline


def _box(box: Floating, page: str, total: str) -> Floating:
    return replace(box, blocks=with_numbers(box.blocks, page, total))
