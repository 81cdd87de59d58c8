"""What the cells of a table are to a screen reader: data or headings, over how many columns and rows (14.8.5.7)."""

from __future__ import annotations

from collections.abc import Sequence

from app.rendering.document_model import Cell, Row, Table
from app.rendering.structure_tree import Element
from app.rendering.table_columns import cell_columns


def only_places(table: Table) -> bool:
    """Say whether a table of a single row or column, which heads nothing, only puts things in their places."""
    if any(row.is_header or row.names_columns for row in table.rows):
        return False
    return len(table.rows) == 1 or all(len(row.cells) == 1 for row in table.rows)


def cell_element(rows: Sequence[Row], index: int, column: int, cell: Cell) -> Element:
    """Return a cell's element: a header where its row repeats as one (14.8.5.7)."""
    count = 1
    if cell.starts_merge:
        for row in rows[index + 1 :]:
            below = (each.merged for each, at in zip(row.cells, cell_columns(row), strict=True) if at == column)
            if not next(below, False):
                break
            count += 1
    heads = rows[index].is_header or rows[index].names_columns
    return Element("TH" if heads else "TD", columns=cell.span, rows=count, scope="Column" if heads else "")
