"""Puts cells that are merged downwards in order as they are read (ECMA-376 part 1, 17.4.84).

Word shows nothing of what stands in a cell that continues the one above. So that no word is lost, it follows here what
stands in the first cell; and a cell that would continue nothing is one of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.rendering.document_model import Block, Cell, Row, Table
from app.rendering.table_columns import cell_columns


def with_whole_merges(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Return the rows with all words of merged cells in the first of each."""
    ordered: list[list[Cell]] = []
    begun: dict[int, tuple[int, int]] = {}
    for number, row in enumerate(rows):
        ordered.append([])
        going_on: dict[int, tuple[int, int]] = {}
        for place, (cell, column) in enumerate(zip(row.cells, cell_columns(row), strict=True)):
            start = begun.get(column) if cell.merged else None
            if start is not None:
                first = ordered[start[0]]
                first[start[1]] = _with(first[start[1]], cell.blocks)
                going_on[column] = start
            elif cell.starts_merge:
                going_on[column] = (number, place)
            ordered[-1].append(replace(cell, merged=start is not None, blocks=() if start is not None else cell.blocks))
        begun = going_on
    return tuple(replace(row, cells=tuple(cells)) for row, cells in zip(rows, ordered, strict=True))


def _with(first: Cell, blocks: tuple[Block, ...]) -> Cell:
    """Return the first cell with what its continuation says; empty paragraphs say nothing."""
    said = tuple(block for block in blocks if isinstance(block, Table) or block.inlines)
    return replace(first, blocks=(*first.blocks, *said)) if said else first
