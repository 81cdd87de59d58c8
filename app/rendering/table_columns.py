"""How wide the columns of a table are, and in which columns the cells of a row begin."""

from __future__ import annotations

from app.rendering.document_model import Row, Table

NARROWEST_PT = 4.0


def column_widths(table: Table, available: float) -> list[float]:
    """Return the widths of the grid's columns: as saved, else the cells' own, else equal shares (17.4.48)."""
    count = max((row.skip_before + sum(cell.span for cell in row.cells) for row in table.rows), default=1)
    widths = list(table.grid_pt[:count])
    if len(widths) < count or sum(widths) <= 0:
        widths = _widths_from_cells(table, count, available)
    total = sum(widths)
    wanted = total
    if table.width_share is not None:
        wanted = available * table.width_share
    elif table.width_pt is not None and table.fixed:
        wanted = table.width_pt
    if not table.fixed and wanted > available - min(table.indent_pt, 0.0) + 12.0:
        wanted = available - min(table.indent_pt, 0.0)
    return [max(width * wanted / total, NARROWEST_PT) if total else NARROWEST_PT for width in widths]


def _widths_from_cells(table: Table, count: int, available: float) -> list[float]:
    share = (table.width_pt or available) / count
    widths = [0.0] * count
    for row in table.rows:
        for cell, column in zip(row.cells, cell_columns(row), strict=True):
            if cell.span == 1 and cell.width_pt and not widths[column]:
                widths[column] = cell.width_pt
    return [width or share for width in widths]


def cell_columns(row: Row) -> list[int]:
    """Return the index of the grid column in which each cell of a row begins."""
    columns: list[int] = []
    column = row.skip_before
    for cell in row.cells:
        columns.append(column)
        column += cell.span
    return columns
