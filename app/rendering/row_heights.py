"""How tall the rows of tables are, and what space their content ends with (ECMA-376 part 1, 17.4.80)."""

from __future__ import annotations

from collections.abc import Sequence

from app.rendering.document_model import Block, Paragraph, Row


def row_height(row: Row, needed: float, shown: float) -> float:
    """Return a row's height: what its cells need, at least what is asked for.

    A row of an exact height may cut space and the feet of letters, but never a whole line: it is at least as tall as
    `shown`, the distance of its last baseline from its top.
    """
    if row.exact_height and row.height_pt:
        return max(row.height_pt, shown)
    return max(needed, row.height_pt)


def closing_space(blocks: Sequence[Block]) -> float:
    """Return the space after the last paragraph: Word keeps it in cells, headers and footers (observed).

    An automatic one falls away there, as in a web page (17.3.1.33).
    """
    last = blocks[-1] if blocks else None
    return last.look.after_pt if isinstance(last, Paragraph) and not last.look.automatic_after else 0.0


def line_room(rows: Sequence[Row], index: int) -> float:
    """Return the room that lines take in a row: the thickest above it, and below the last row the one that ends it.

    Words stand below the line above them, and what follows a table below its last line (both observed in Word).
    """
    cells = rows[index].cells
    above = max((cell.borders.top.width_pt for cell in cells if cell.borders.top is not None), default=0.0)
    if index + 1 < len(rows):
        return above
    return above + max((cell.borders.bottom.width_pt for cell in cells if cell.borders.bottom is not None), default=0.0)
