"""How wide the columns of a table are, and in which columns the cells of a row begin."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.rendering.document_model import Block, Row, Table

NARROWEST_PT = 4.0
_MAY_GROW = 1.1  # of the column of text: Word lets a table of asked widths grow a little into the margin (observed)
LeastWidth = Callable[[Sequence[Block], float], float]


def column_widths(table: Table, available: float, least_width: LeastWidth) -> list[float]:
    """Return the widths of the grid's columns: as saved, else the cells' own, else equal shares (17.4.48).

    Where the layout is not fixed, columns grow with their longest words, which `least_width` measures (17.18.87).
    """
    widths = _asked_widths(table, available)
    return widths if table.fixed else _grown(table, widths, available * _MAY_GROW, least_width)


def _asked_widths(table: Table, available: float) -> list[float]:
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


def _grown(table: Table, asked: list[float], limit: float, least_width: LeastWidth) -> list[float]:
    """Return columns that hold their longest words, as far as the table stays within the limit."""
    grown = list(asked)
    for row in table.rows:
        for cell, column in zip(row.cells, cell_columns(row), strict=True):
            if cell.span == 1:
                beside = cell.margins[1] + cell.margins[3]
                grown[column] = max(grown[column], least_width(cell.blocks, asked[column] - beside) + beside)
    gain = sum(grown) - sum(asked)
    if gain <= 0 or sum(grown) <= limit:
        return grown
    share = max(limit - sum(asked), 0.0) / gain
    return [narrow + (wide - narrow) * share for wide, narrow in zip(grown, asked, strict=True)]


def least_table_width(table: Table, available: float, least_width: LeastWidth) -> float:
    """Return the width below which a table can't go: all of a fixed one, the longest words of others (observed)."""
    if table.fixed:
        return sum(_asked_widths(table, available))
    columns: dict[int, float] = {}
    for row in table.rows:
        for cell, column in zip(row.cells, cell_columns(row), strict=True):
            needed = least_width(cell.blocks, 0.0) + cell.margins[1] + cell.margins[3]
            columns[column] = max(columns.get(column, 0.0), needed if cell.span == 1 else 0.0)
    return sum(columns.values())


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
