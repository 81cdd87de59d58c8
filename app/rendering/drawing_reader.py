"""Pictures and text boxes, in DrawingML and in the older VML (ECMA-376 part 1, 20.4; part 4, 19)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from app.i18n import tr
from app.rendering.document_model import Block, Border, Floating, Inline, Picture, Place
from app.rendering.style_properties import colour
from app.rendering.word_parts import Node, R, Relationships, W, WordParts, number, points

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_V = "{urn:schemas-microsoft-com:vml}"
_WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
_EMU = 12700.0
_PICTURE_STARTS = (b"\x89PNG", b"\xff\xd8\xff")
_WRAPPING = ("wrapSquare", "wrapTight", "wrapThrough", "wrapTopAndBottom")


class DrawingReader:
    """Reads what `w:drawing` and `w:pict` hold; words in text boxes are read like any other blocks."""

    def __init__(
        self,
        package: WordParts,
        links: Relationships,
        unsupported: dict[str, None],
        read_blocks: Callable[[Iterable[Node]], tuple[Block, ...]],
    ) -> None:
        self._package, self._links = package, links
        self._unsupported = unsupported
        self._read_blocks = read_blocks

    def read(self, node: Node) -> list[Inline]:
        """Return the pictures and boxes of one drawing."""
        if node.tag == W + "drawing":
            return [found for item in node for found in self._drawing(item)]
        return self._vml(node)

    def _drawing(self, item: Node) -> list[Inline]:
        extent = item.find(_WP + "extent")
        if extent is None:
            return []
        width, height = (number(str(extent.get(name, "0"))) / _EMU for name in ("cx", "cy"))
        floats = item.tag == _WP + "anchor"
        place = _place(item) if floats else Place()
        boxes: list[Inline] = [
            self._box(content, place, width, height) for content in _outermost(item, W + "txbxContent")
        ]
        blip = item.find(f".//{_A}blip")
        if blip is not None:
            picture = self._picture(str(blip.get(R + "embed", "")), width, height, _description(item))
            if picture is not None:
                boxes.append(Floating(place, width, height, picture=picture) if floats else picture)
        elif not boxes and item.find(f".//{_A}graphicData") is not None and item.find(f".//{_WPS}wsp") is None:
            self._unsupported[tr("A chart or drawing is not drawn.")] = None
            boxes += self._loose_words(item)
        return boxes

    def _loose_words(self, item: Node) -> list[Inline]:
        """Return the words of a drawing that can't be drawn, as a box of its own, so that none is lost."""
        return [self._box(node, Place(), 200.0, 20.0) for node in item.iter(W + "txbxContent")]

    def _box(self, content: Node, place: Place, width: float, height: float) -> Floating:
        nodes = [item for item in content.iter(W + "p", W + "tbl") if _directly_in(item, content)]
        shape = _shape_of(content)
        fill = shape.find(f"./{_A}solidFill/{_A}srgbClr") if shape is not None else None
        line = shape.find(f"./{_A}ln/{_A}solidFill/{_A}srgbClr") if shape is not None else None
        width_node = shape.find(f"./{_A}ln") if shape is not None else None
        border = None
        if line is not None and width_node is not None:
            border = Border("single", number(str(width_node.get("w", "9525"))) / _EMU, colour(str(line.get("val", ""))))
        background = "" if fill is None else colour(str(fill.get("val", "")))
        return Floating(place, width, height, self._read_blocks(nodes), None, _insets(content), background, border)

    def _picture(self, relation: str, width: float, height: float, description: str) -> Picture | None:
        data = self._package.read(self._links.target(relation))
        if not data.startswith(_PICTURE_STARTS) or width <= 0 or height <= 0:
            if data:
                self._unsupported[tr("A picture that is neither PNG nor JPEG is not drawn.")] = None
            return None
        return Picture(data, width, height, description)

    def _vml(self, node: Node) -> list[Inline]:
        found: list[Inline] = []
        for shape in node.iter(f"{_V}shape", f"{_V}rect", f"{_V}roundrect"):
            style = dict(re.findall(r"([\w-]+)\s*:\s*([^;]+)", str(shape.get("style", ""))))
            width, height = (_vml_length(style.get(name, "")) for name in ("width", "height"))
            floats = style.get("position") == "absolute"
            place = _vml_place(style) if floats else Place()
            found += [self._box(content, place, width, height) for content in _outermost(shape, W + "txbxContent")]
            data = shape.find(f"{_V}imagedata")
            if data is not None:
                picture = self._picture(str(data.get(R + "id", "")), width, height, str(shape.get("alt", "")))
                if picture is not None:
                    found.append(Floating(place, width, height, picture=picture) if floats else picture)
        return found


def _outermost(node: Node, tag: str) -> list[Node]:
    """Return the nodes of a tag that stand in no other of that tag, and not in a fallback that repeats them."""
    return [item for item in node.iter(tag) if not any(outer.tag == tag for outer in item.iterancestors())]


def _directly_in(item: Node, content: Node) -> bool:
    """Say whether a block belongs to this text box and not to a table or a box inside it."""
    for outer in item.iterancestors():
        if outer is content:
            return True
        if outer.tag in (W + "tbl", W + "p"):
            return False
    return False


def _shape_of(content: Node) -> Node | None:
    shape = next(content.iterancestors(f"{_WPS}wsp"), None)
    return None if shape is None else shape.find(f"{_WPS}spPr")


def _insets(content: Node) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom inset of a text box (20.1.10 of DrawingML's body properties)."""
    shape = next(content.iterancestors(f"{_WPS}wsp"), None)
    body = None if shape is None else shape.find(f"{_WPS}bodyPr")
    if body is None:
        return (7.2, 3.6, 7.2, 3.6)
    left, top, right, bottom = (
        number(str(body.get(name, usual))) / _EMU
        for name, usual in (("lIns", "91440"), ("tIns", "45720"), ("rIns", "91440"), ("bIns", "45720"))
    )
    return (left, top, right, bottom)


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
    wraps = any(anchor.find(_WP + name) is not None for name in _WRAPPING[3:])
    return Place(x, y, x_from, y_from, x_align, y_align, wraps)


def _vml_length(text: str) -> float:
    text = text.strip()
    if text.endswith("px"):
        return number(text[:-2]) * 0.75
    return points(text) if text[-2:].isalpha() else number(text)


def _vml_place(style: dict[str, str]) -> Place:
    """Read the place of a VML shape from its style attribute (part 4, 19.1.2.19)."""
    horizontal = style.get("mso-position-horizontal-relative", "text").strip()
    vertical = style.get("mso-position-vertical-relative", "text").strip()
    align_x = style.get("mso-position-horizontal", "").strip()
    align_y = style.get("mso-position-vertical", "").strip()
    return Place(
        _vml_length(style.get("margin-left", "0")),
        _vml_length(style.get("margin-top", "0")),
        {"text": "column"}.get(horizontal, horizontal),
        {"text": "paragraph"}.get(vertical, vertical),
        "" if align_x == "absolute" else align_x,
        "" if align_y == "absolute" else align_y,
    )
