"""Puts the numbers of a page into the fields of its header or footer."""

from __future__ import annotations

from dataclasses import replace

from app.rendering.document_model import Block, Floating, Inline, PageField, Paragraph, Table, Text


def with_numbers(blocks: tuple[Block, ...], page: str, total: str) -> tuple[Block, ...]:
    """Return the blocks with their page fields as text; the very same blocks where they have none."""
    if not any(_has_field(block) for block in blocks):
        return blocks
    return tuple(_block(block, page, total) for block in blocks)


def _has_field(block: Block) -> bool:
    if isinstance(block, Table):
        return any(_has_field(inner) for row in block.rows for cell in row.cells for inner in cell.blocks)
    return any(
        isinstance(inline, PageField) or (isinstance(inline, Floating) and any(map(_has_field, inline.blocks)))
        for inline in block.inlines
    )


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
        return replace(inline, blocks=with_numbers(inline.blocks, page, total))
    return inline
