"""Pictures, text boxes and plain shapes in VML, Word's older way of drawing (ECMA-376 part 4, 19.1)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Literal

from app.rendering.document_model import Block, Drawing, Floating, Inline
from app.rendering.drawing_model import Paint, Pen, Place, ShapePath, Step
from app.rendering.picture_reader import PictureReader
from app.rendering.preset_shapes import preset_shape
from app.rendering.shape_geometry import outlines
from app.rendering.style_properties import colour
from app.rendering.word_parts import Node, R, W, number, points

_W10 = "{urn:schemas-microsoft-com:office:word}"
V = "{urn:schemas-microsoft-com:vml}"
_SHAPES = tuple(V + name for name in ("shape", "rect", "roundrect", "oval", "line"))
_PRESETS = {"roundrect": "roundRect", "oval": "ellipse"}
_NAMES = {"white": "FFFFFF", "black": "000000", "red": "FF0000", "blue": "0000FF", "yellow": "FFFF00", "gray": "808080"}
_OFF = ("f", "false", "0")
_USUAL_INSETS = (7.2, 3.6, 7.2, 3.6)


class VmlReader:
    """Reads what `w:pict` holds."""

    def __init__(self, pictures: PictureReader, read_blocks: Callable[[Iterable[Node]], tuple[Block, ...]]) -> None:
        self._pictures, self._read_blocks = pictures, read_blocks

    def read(self, node: Node, contents_of: Callable[[Node], list[Node]]) -> list[Inline]:
        """Return the shapes of a picture; `contents_of` finds the blocks of the text boxes inside a shape."""
        found: list[Inline] = []
        for shape in _shapes(node):
            found += self._shape(shape, contents_of(shape))
        return found

    def _shape(self, shape: Node, contents: list[Node]) -> Iterator[Inline]:
        style = dict(re.findall(r"([\w-]+)\s*:\s*([^;]+)", str(shape.get("style", ""))))
        width, height = (_length(style.get(name, "")) for name in ("width", "height"))
        floats = style.get("position", "").strip() == "absolute"
        place = _place(style, shape) if floats else Place()
        data = shape.find(f"{V}imagedata")
        if data is not None:
            picture = self._pictures.picture(str(data.get(R + "id", "")), width, height, str(shape.get("alt", "")))
            if picture is not None:
                yield Floating(place, width, height, picture=picture) if floats else picture
        if shape.tag == f"{V}line":
            yield _line(shape)
        elif contents or (data is None and shape.tag != f"{V}shape"):
            blocks = self._read_blocks(contents)
            box = Floating(place, width, height, blocks, None, _insets(shape), _paths(shape, width, height))
            yield box if floats else Drawing((box,), width, height)


def _shapes(node: Node) -> Iterator[Node]:
    """Yield the shapes of a picture, but not those inside its text boxes: these are read with the boxes' words."""
    for item in node:
        if item.tag in _SHAPES:
            yield item
        if item.tag != W + "txbxContent":
            yield from _shapes(item)


def _length(text: str) -> float:
    text = text.strip()
    if text.endswith("px"):
        return number(text[:-2]) * 0.75
    return points(text) if text[-2:].isalpha() else number(text)


def _wrap(shape: Node) -> Literal["", "square", "topAndBottom"]:
    """Return how the text flows around a shape: in front or behind unless `w10:wrap` says otherwise (19.3)."""
    node = shape.find(f"{_W10}wrap")
    kind = "" if node is None else str(node.get("type", ""))
    if kind == "topAndBottom":
        return "topAndBottom"
    return "square" if kind in ("square", "tight", "through") else ""


def _gap(style: dict[str, str], side: str, usual: str) -> float:
    return _length(style.get(f"mso-wrap-distance-{side}", usual))


def _place(style: dict[str, str], shape: Node) -> Place:
    """Read the place of a shape from its style attribute (19.1.2.19)."""
    horizontal = style.get("mso-position-horizontal-relative", "text").strip()
    vertical = style.get("mso-position-vertical-relative", "text").strip()
    align_x = style.get("mso-position-horizontal", "").strip()
    align_y = style.get("mso-position-vertical", "").strip()
    return Place(
        _length(style.get("margin-left", "0")),
        _length(style.get("margin-top", "0")),
        {"text": "column"}.get(horizontal, horizontal),
        {"text": "paragraph"}.get(vertical, vertical),
        "" if align_x == "absolute" else align_x,
        "" if align_y == "absolute" else align_y,
        _wrap(shape),
        (_gap(style, "top", "0"), _gap(style, "right", "9pt"), _gap(style, "bottom", "0"), _gap(style, "left", "9pt")),
    )


def _insets(shape: Node) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom margin of a text box (19.1.2.22: a tenth and a twentieth of an inch)."""
    box = shape.find(f"{V}textbox")
    given = [] if box is None else str(box.get("inset", "")).split(",")
    left, top, right, bottom = (
        _length(given[index]) if index < len(given) and given[index].strip() else usual
        for index, usual in enumerate(_USUAL_INSETS)
    )
    return (left, top, right, bottom)


def _type_of(shape: Node) -> Node | None:
    """Return the `v:shapetype` that a shape names: what the shape does not say itself stands there (19.1.2.20)."""
    name = str(shape.get("type", "")).lstrip("#")
    kinds = shape.getroottree().iter(f"{V}shapetype") if name else ()
    return next((kind for kind in kinds if kind.get("id") == name), None)


def _setting(shape: Node, name: str, default: str = "") -> str:
    kind = _type_of(shape)
    return str(shape.get(name) or ("" if kind is None else kind.get(name, "")) or default)


def _is_off(shape: Node, setting: str, element: str) -> bool:
    child = shape.find(f"{V}{element}")
    return _setting(shape, setting) in _OFF or (child is not None and child.get("on") in _OFF)


def _colour(text: str, default: str) -> str:
    """Read a colour such as `#c0c0c0` or `white [3212]`."""
    word = text.split(maxsplit=1)[0].lower() if text.split() else ""
    if re.fullmatch("#[0-9a-f]{3}", word):
        word = "#" + "".join(2 * sign for sign in word[1:])
    return _NAMES.get(word) or colour(word) or default


def _border(shape: Node) -> Pen | None:
    """Return the line round a shape: black and three quarters of a point unless it says otherwise (19.1.2.21)."""
    if _is_off(shape, "stroked", "stroke"):
        return None
    return Pen("single", _length(_setting(shape, "strokeweight")) or 0.75, _colour(_setting(shape, "strokecolor"), ""))


def _paths(shape: Node, width: float, height: float) -> tuple[ShapePath, ...]:
    """Return the outline of a rectangle, a rounded one or an oval; of others, the rectangle round them."""
    paint = None if _is_off(shape, "filled", "fill") else Paint(_colour(_setting(shape, "fillcolor"), "FFFFFF"))
    rule = preset_shape(_PRESETS.get(str(shape.tag).removeprefix(V), "rect"))
    paths, _ = outlines(rule, width, height, {}) if rule is not None else ((), None)
    return tuple(ShapePath(path.steps, paint, _border(shape)) for path in paths)


def _line(shape: Node) -> Floating:
    """Return a straight line; its ends are counted from the column and the paragraph (19.1.2.12)."""
    ends = [[_length(part) for part in str(shape.get(name, "0,0")).split(",")[:2]] + [0.0] for name in ("from", "to")]
    (x1, y1, *_), (x2, y2, *_) = ends
    steps: tuple[Step, ...] = (("M", (x1, y1)), ("L", (x2, y2)))
    return Floating(Place(), 0.0, 0.0, paths=(ShapePath(steps, None, _border(shape)),))
