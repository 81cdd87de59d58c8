"""Pictures, text boxes, shapes and groups of them in DrawingML (ECMA-376 part 1, 20.4); VML is read elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Literal

from app.i18n import tr
from app.rendering.chart_layout import chart_parts
from app.rendering.chart_reader import C, read_chart
from app.rendering.document_model import Block, Drawing, Floating, Inline
from app.rendering.drawing_colours import A
from app.rendering.drawing_model import Place
from app.rendering.picture_reader import PictureReader
from app.rendering.shape_reader import WPS, shape_look
from app.rendering.style_sheet import Properties
from app.rendering.theme_fonts import Theme
from app.rendering.vml_reader import VmlReader
from app.rendering.word_parts import Node, R, Relationships, W, WordParts, number

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
_WPG = "{http://schemas.microsoft.com/office/word/2010/wordprocessingGroup}"
_EMU = 12700.0
_BESIDE = ("wrapSquare", "wrapTight", "wrapThrough")
_GROUPS = (f"{_WPG}wgp", f"{_WPG}grpSp")
_CANVAS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas}wpc"
_HOLDERS = (W + "txbxContent", f"{_WP}anchor", f"{_WP}inline")
_Frame = tuple[float, float, float, float]
ReadBlocks = Callable[[Iterable[Node], Properties | None, Properties | None], tuple[Block, ...]]


class DrawingReader:
    """Reads what `w:drawing` and `w:pict` hold; words in text boxes are read like any other blocks."""

    def __init__(
        self,
        package: WordParts,
        links: Relationships,
        theme: Theme,
        unsupported: dict[str, None],
        read_blocks: ReadBlocks,
    ) -> None:
        self._theme, self._package, self._links = theme, package, links
        self._unsupported = unsupported
        self._read_blocks = read_blocks
        self._pictures = PictureReader(package, links, unsupported)
        self._vml = VmlReader(self._pictures, lambda nodes: read_blocks(nodes, None, None))

    def read(self, node: Node) -> list[Inline]:
        """Return the pictures and boxes of one drawing."""
        if node.tag == W + "drawing":
            return [found for item in node for found in self._drawing(item)]
        return self._vml.read(node, lambda shape: [block for box in _boxes(shape) for block in _blocks_in(box)])

    def _drawing(self, item: Node) -> list[Inline]:
        extent = item.find(_WP + "extent")
        if extent is None:
            return []
        width, height = (number(str(extent.get(name, "0"))) / _EMU for name in ("cx", "cy"))
        parts = list(self._parts(item, width, height))
        if not parts:
            parts = list(self._chart(item, width, height))
        if not parts and item.find(f".//{A}graphicData") is not None and item.find(f".//{A}blip") is None:
            self._note_missing(item)
        if item.tag == _WP + "anchor":
            place = _place(item)
            whole = (width, height)
            return [replace(part, place=_inside(place, part.place, whole)) for part in parts]
        lone = parts[0].picture if len(parts) == 1 else None
        return [lone or Drawing(tuple(parts), width, height, _description(item))]

    def _chart(self, item: Node, width: float, height: float) -> tuple[Floating, ...]:
        """Return a chart as shapes and words; nothing where there is none, or one of a kind that we don't draw."""
        node = item.find(f".//{C}chart")
        tree = None if node is None else self._package.tree(self._links.target(str(node.get(R + "id", ""))))
        chart = None if tree is None else read_chart(tree, self._theme)
        return () if chart is None else chart_parts(chart, width, height, self._theme.face("minor"))

    def _note_missing(self, item: Node) -> None:
        if next(item.iter(f"{WPS}wsp"), None) is None:
            self._unsupported[tr("A chart or drawing is not drawn.")] = None

    def _parts(self, item: Node, width: float, height: float) -> Iterator[Floating]:
        """Yield the shapes and pictures of a drawing, with their places in it; those in its text boxes are theirs."""
        for node in item.iter(f"{WPS}wsp", f"{_PIC}pic"):
            if next(node.iterancestors(*_HOLDERS), None) is not item:
                continue
            left, top, wide, high = _frame(node, width, height)
            place = Place(left, top)
            found = self._shape(node, wide, high) if node.tag == f"{WPS}wsp" else self._photo(node, wide, high, item)
            if found is not None:
                yield replace(found, place=place)

    def _shape(self, node: Node, width: float, height: float) -> Floating | None:
        look = shape_look(node, width, height, self._theme)
        nodes = [block for box in _boxes(node) for block in _blocks_in(box)]
        if nodes and not look.holds_words:
            self._unsupported[tr("Words in a freely drawn shape are left out, as Word leaves them out.")] = None
            nodes = []
        own: Properties = {"colour": look.word_colour} if look.word_colour else {}
        blocks = self._read_blocks(nodes, None, own)
        shows = any(path.paint is not None or path.pen is not None for path in look.paths)
        if not blocks and not shows:
            return None
        paths = look.paths if shows else ()
        return Floating(Place(), width, height, blocks, None, look.inset, paths, look.vertical, look.grows)

    def _photo(self, node: Node, width: float, height: float, item: Node) -> Floating | None:
        blip = node.find(f".//{A}blip")
        relation = "" if blip is None else str(blip.get(R + "embed", ""))
        picture = self._pictures.picture(relation, width, height, _description(item))
        return None if picture is None else Floating(Place(), width, height, picture=picture)


def _inside(place: Place, part: Place, whole: tuple[float, float]) -> Place:
    """Return the place of a part of something that floats."""
    return replace(place, inside=(part.x_pt, part.y_pt, *whole))


def _frame(node: Node, width: float, height: float) -> _Frame:
    """Return left, top, width and height of a shape inside its drawing, through the groups around it (20.1.7.5)."""
    groups = list(node.iterancestors(*_GROUPS))
    if not groups and next(node.iterancestors(_CANVAS), None) is None:
        return (0.0, 0.0, width, height)
    left, top, wide, high = _rectangle(node.find(f"./*/{A}xfrm"), "off", "ext")
    for group in groups:
        transform = group.find(f"{_WPG}grpSpPr/{A}xfrm")
        from_left, from_top, from_wide, from_high = _rectangle(transform, "chOff", "chExt")
        to = _rectangle(transform, "off", "ext") if group.tag == _GROUPS[1] else (0.0, 0.0, width, height)
        across, down = to[2] / (from_wide or 1.0), to[3] / (from_high or 1.0)
        left, top = to[0] + (left - from_left) * across, to[1] + (top - from_top) * down
        wide, high = wide * across, high * down
    return (left, top, wide, high)


def _rectangle(transform: Node | None, place: str, size: str) -> _Frame:
    offset = None if transform is None else transform.find(f"{A}{place}")
    extent = None if transform is None else transform.find(f"{A}{size}")
    left, top = (0.0 if offset is None else number(str(offset.get(key, "0"))) / _EMU for key in ("x", "y"))
    wide, high = (0.0 if extent is None else number(str(extent.get(key, "0"))) / _EMU for key in ("cx", "cy"))
    return (left, top, wide, high)


def _boxes(shape: Node) -> list[Node]:
    """Return the text box contents of a shape, without those of boxes inside it."""
    tag = W + "txbxContent"
    return [item for item in shape.iter(tag) if next(item.iterancestors(tag, shape.tag), shape) is shape]


def _blocks_in(content: Node) -> list[Node]:
    return [item for item in content.iter(W + "p", W + "tbl") if _directly_in(item, content)]


def _directly_in(item: Node, content: Node) -> bool:
    """Say whether a block belongs to this text box and not to a table or a box inside it."""
    for outer in item.iterancestors():
        if outer is content:
            return True
        if outer.tag in (W + "tbl", W + "p"):
            return False
    return False


def _description(item: Node) -> str:
    properties = item.find(_WP + "docPr")
    return "" if properties is None else str(properties.get("descr", ""))


def _place(anchor: Node) -> Place:
    """Read where an anchored drawing stands."""
    values: dict[str, tuple[str, float, str]] = {}
    for axis, tag in (("x", "positionH"), ("y", "positionV")):
        node = anchor.find(_WP + tag)
        usual = "column" if axis == "x" else "paragraph"
        if node is None:
            values[axis] = (usual, 0.0, "")
            continue
        offset = number(str(node.findtext(_WP + "posOffset") or "0")) / _EMU
        values[axis] = (str(node.get("relativeFrom", usual)), offset, str(node.findtext(_WP + "align") or ""))
    (x_from, x, x_align), (y_from, y, y_align) = values["x"], values["y"]
    top, right, bottom, left = (number(str(anchor.get(f"dist{side}", "0"))) / _EMU for side in "TRBL")
    sides = (
        str(node.get("wrapText")) for name in _BESIDE for node in anchor.findall(_WP + name) if node.get("wrapText")
    )
    gaps, side = (top, right, bottom, left), next(sides, "bothSides")
    return Place(x, y, x_from, y_from, x_align, y_align, _wrap(anchor), gaps, side)


def _wrap(anchor: Node) -> Literal["", "square", "topAndBottom"]:
    if anchor.find(f"{_WP}wrapTopAndBottom") is not None:
        return "topAndBottom"
    return "square" if any(anchor.find(_WP + name) is not None for name in _BESIDE) else ""
