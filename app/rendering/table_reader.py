"""Tables: grid, rows, cells, borders, margins and what the table style adds (ECMA-376 part 1, 17.4, 17.7.6)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from app.i18n import tr
from app.rendering.document_model import Block, Borders, Cell, Row, Table
from app.rendering.merged_cells import with_whole_merges
from app.rendering.style_properties import borders, paragraph_properties, run_properties, shading
from app.rendering.style_sheet import Properties, StyleSheet, merge_paragraph
from app.rendering.word_parts import Node, W, attribute, child, is_on, number, points

_SIDES = ("top", "right", "bottom", "left")
_USUAL_MARGINS = {"top": 0.0, "right": 5.4, "bottom": 0.0, "left": 5.4}
_DEEPEST = 40


class BlocksOfCell(Protocol):
    """Reads the blocks inside a cell."""

    compatibility: int
    unsupported: dict[str, None]

    def blocks(
        self, nodes: Iterable[Node], table_paragraph: Properties | None = None, table_run: Properties | None = None
    ) -> tuple[Block, ...]:
        """Return the blocks with what the table style gives to paragraphs and characters."""
        ...


class _TableStyle:
    """A table style's chain: whole-table values and those for the first row, bands and so on."""

    def __init__(self, chain: list[Node], styles: StyleSheet, look: Node | None) -> None:
        self._styles = styles
        self._conditions: dict[str, list[Node]] = {}
        self.whole = chain
        for node in chain:
            for part in node.findall(W + "tblStylePr"):
                self._conditions.setdefault(attribute(part, "type"), []).append(part)
        self._flags = _look_flags(look)

    def at(self, row: int, rows: int, column: int, columns: int) -> list[Node]:
        """Return the style's nodes for a cell, the strongest last (17.7.6)."""
        flags = self._flags
        names = []
        if not flags["noHBand"]:
            names.append("band1Horz" if (row - flags["firstRow"]) % 2 == 0 else "band2Horz")
        if not flags["noVBand"]:
            names.append("band1Vert" if (column - flags["firstColumn"]) % 2 == 0 else "band2Vert")
        names += [
            name
            for name, here in (
                ("firstCol", flags["firstColumn"] and column == 0),
                ("lastCol", flags["lastColumn"] and column == columns - 1),
                ("firstRow", flags["firstRow"] and row == 0),
                ("lastRow", flags["lastRow"] and row == rows - 1),
            )
            if here
        ]
        return self.whole + [node for name in names for node in self._conditions.get(name, ())]

    @property
    def sets_off_first_row(self) -> bool:
        """Say whether the first row is asked to look like a heading, and the style has a look for it (17.4.55)."""
        return self._flags["firstRow"] and "firstRow" in self._conditions

    def text(self, nodes: list[Node]) -> tuple[Properties, Properties]:
        """Return what the nodes give to paragraphs and to characters."""
        paragraph: Properties = {}
        run: Properties = {}
        for node in nodes:
            paragraph = merge_paragraph(paragraph, paragraph_properties(child(node, "pPr")))
            run |= run_properties(child(node, "rPr"), self._styles.theme)
        return paragraph, run


def _look_flags(node: Node | None) -> dict[str, bool]:
    """Read `w:tblLook`, by names or by its older bit mask (17.4.55)."""
    masks = {
        "firstRow": 0x20,
        "lastRow": 0x40,
        "firstColumn": 0x80,
        "lastColumn": 0x100,
        "noHBand": 0x200,
        "noVBand": 0x400,
    }
    try:
        mask = int(attribute(node, "val", "0"), 16)
    except ValueError:
        mask = 0
    return {
        name: attribute(node, name) in ("1", "true", "on") if attribute(node, name) else bool(mask & bit)
        for name, bit in masks.items()
    }


class TableReader:
    """Reads tables; their cells' blocks are read by whoever made this reader."""

    def __init__(self, styles: StyleSheet, cells: BlocksOfCell) -> None:
        self._styles, self._cells = styles, cells
        self._depth = 0

    def table(self, node: Node) -> Table:
        """Read a table and, through its cells, those inside it."""
        properties = child(node, "tblPr")
        style_id = attribute(child(properties, "tblStyle"), "val")
        style = _TableStyle(self._styles.table_chain(style_id), self._styles, child(properties, "tblLook"))
        sources = [child(part, "tblPr") for part in style.whole] + [properties]
        rows = [row for row in _inside(node, "tr") if not is_on(child(child(row, "trPr"), "hidden"))]
        read = _TableValues(style, sources)
        self._depth += 1
        cells = [self._row(row, index, len(rows), read) for index, row in enumerate(rows)]
        self._depth -= 1
        width = child(properties, "tblW")
        kind, amount = attribute(width, "type", "auto"), attribute(width, "w")
        share = number(amount.rstrip("%")) / (100 if amount.endswith("%") else 5000) if kind == "pct" else None
        grid = child(node, "tblGrid")
        return Table(
            rows=with_whole_merges([row for row in cells if row.cells]),
            grid_pt=() if grid is None else tuple(points(attribute(item, "w")) for item in grid.findall(W + "gridCol")),
            indent_pt=self._indent(sources, read),
            alignment={"center": "center", "right": "right", "end": "right"}.get(
                attribute(_last(sources, "jc"), "val"), "left"
            ),
            width_pt=points(amount) if kind == "dxa" and points(amount) > 0 else None,
            width_share=share or None,
            fixed=attribute(_last(sources, "tblLayout"), "type") == "fixed",
            style=style_id,
        )

    def _indent(self, sources: list[Node | None], read: _TableValues) -> float:
        """Return where the table's left edge stands: before Word 2013 the text, not the edge, stood at the indent."""
        node = _last(sources, "tblInd")
        indent = points(attribute(node, "w")) if attribute(node, "type", "dxa") == "dxa" else 0.0
        if sources and child(sources[-1], "tblpPr") is not None:
            return 0.0
        if self._cells.compatibility < 15 and self._depth == 0:
            indent -= read.margins["left"]
        return indent

    def _row(self, node: Node, index: int, count: int, table: _TableValues) -> Row:
        properties = child(node, "trPr")
        height = child(properties, "trHeight")
        cells = _inside(node, "tc")
        return Row(
            cells=tuple(
                self._cell(cell, (index, count, column, len(cells)), table) for column, cell in enumerate(cells)
            ),
            height_pt=points(attribute(height, "val")),
            exact_height=attribute(height, "hRule") == "exact",
            can_split=not is_on(child(properties, "cantSplit")),
            is_header=is_on(child(properties, "tblHeader")),
            names_columns=index == 0 and count > 1 and table.style.sets_off_first_row,
            skip_before=int(number(attribute(child(properties, "gridBefore"), "val", "0"))),
        )

    def _cell(self, node: Node, at: tuple[int, int, int, int], table: _TableValues) -> Cell:
        properties = child(node, "tcPr")
        style_nodes = table.style.at(*at)
        paragraph, run = table.style.text(style_nodes)
        merge = child(properties, "vMerge")
        width = child(properties, "tcW")
        styled = [child(part, "tcPr") for part in style_nodes]
        nodes = _blocks_of(node)
        if self._depth >= _DEEPEST and any(item.tag == W + "tbl" for item in nodes):
            nodes = _paragraphs_of(node)
            self._cells.unsupported[tr("Tables in tables are drawn as plain lines below the fortieth.")] = None
        return Cell(
            blocks=self._cells.blocks(nodes, paragraph, run),
            span=max(int(number(attribute(child(properties, "gridSpan"), "val", "1"), 1)), 1),
            merged=merge is not None and attribute(merge, "val", "continue") != "restart",
            starts_merge=attribute(merge, "val") == "restart",
            width_pt=points(attribute(width, "w")) or None if attribute(width, "type", "dxa") == "dxa" else None,
            borders=table.cell_borders(at, styled, properties),
            margins=table.cell_margins(child(properties, "tcMar")),
            background=next(
                (fill for part in (properties, *styled[::-1]) if (fill := shading(child(part, "shd")))), ""
            ),
            vertical=attribute(child(properties, "vAlign"), "val", "top"),
        )


class _TableValues:
    """Borders and margins that a table gives to its cells."""

    def __init__(self, style: _TableStyle, sources: list[Node | None]) -> None:
        self.style = style
        self._borders = Borders()
        self.margins = dict(_USUAL_MARGINS)
        for source in sources:
            self._borders = borders(child(source, "tblBorders"), self._borders)
            self.margins |= _margins(child(source, "tblCellMar"))

    def cell_margins(self, node: Node | None) -> tuple[float, float, float, float]:
        """Return a cell's margins: top, right, bottom, left."""
        values = self.margins | _margins(node)
        return (values["top"], values["right"], values["bottom"], values["left"])

    def cell_borders(
        self, at: tuple[int, int, int, int], styled: list[Node | None], properties: Node | None
    ) -> Borders:
        """Return a cell's borders: the table's outer ones at its edge, inner ones elsewhere, then the cell's own."""
        row, rows, column, columns = at
        table = self._borders
        found = Borders(
            top=table.top if row == 0 else table.inside_h,
            bottom=table.bottom if row == rows - 1 else table.inside_h,
            left=table.left if column == 0 else table.inside_v,
            right=table.right if column == columns - 1 else table.inside_v,
        )
        for part in (*styled, properties):
            found = borders(child(part, "tcBorders"), found)
        return found


def _margins(node: Node | None) -> dict[str, float]:
    names = {"top": "top", "right": "right", "end": "right", "bottom": "bottom", "left": "left", "start": "left"}
    found: dict[str, float] = {}
    for tag, side in names.items():
        item = child(node, tag)
        if item is not None and attribute(item, "type", "dxa") == "dxa":
            found[side] = points(attribute(item, "w"))
    return found


def _last(sources: list[Node | None], name: str) -> Node | None:
    """Return the strongest source's node of that name."""
    return next((found for source in reversed(sources) if (found := child(source, name)) is not None), None)


def _inside(node: Node, name: str) -> list[Node]:
    """Return a table's rows or a row's cells, those inside content controls too."""
    found: list[Node] = []
    for item in node:
        if item.tag == W + name:
            found.append(item)
        elif item.tag in (W + "sdt", W + "sdtContent", W + "customXml", W + "ins"):
            found += _inside(item, name)
    return found


def _blocks_of(node: Node) -> list[Node]:
    found: list[Node] = []
    for item in node:
        if item.tag in (W + "p", W + "tbl"):
            found.append(item)
        elif item.tag in (W + "sdt", W + "sdtContent", W + "customXml", W + "ins"):
            found += _blocks_of(item)
    return found


def _paragraphs_of(node: Node) -> list[Node]:
    """Return all paragraphs of a cell, those of its tables too, but not those inside other paragraphs."""
    found: list[Node] = []
    for item in node:
        found += [item] if item.tag == W + "p" else _paragraphs_of(item)
    return found
