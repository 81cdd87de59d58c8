"""How a DrawingML shape looks: outline, fill and line, and where its words stand (ECMA-376 part 1, 20.1; `wps`)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.rendering.drawing_colours import A, drawing_colour, mixed
from app.rendering.drawing_model import Paint, Pen, ShapePath
from app.rendering.preset_shapes import preset_shape
from app.rendering.shape_geometry import PathOutline, PathRule, ShapeRule, outlines
from app.rendering.theme_fonts import Theme
from app.rendering.word_parts import Node, number

WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
_EMU = 12700.0
_FILLS = ("noFill", "solidFill", "gradFill", "blipFill", "pattFill")
_STEPS = {"moveTo": "M", "lnTo": "L", "cubicBezTo": "C", "quadBezTo": "Q", "close": "Z"}
_DASHES = {"dot": "dotted", "sysDot": "dotted", "dash": "dashed", "lgDash": "dashed", "sysDash": "dashed"}
# How the paths of one shape differ from its colour (20.1.10.37).
_SHADES = {
    "lighten": ("FFFFFF", 0.4), "lightenLess": ("FFFFFF", 0.2), "darken": ("000000", 0.4),
    "darkenLess": ("000000", 0.2),
}  # fmt: skip
_USUAL_INSETS = (("lIns", 7.2), ("tIns", 3.6), ("rIns", 7.2), ("bIns", 3.6))
_VERTICALS = {"ctr": "center", "b": "bottom"}


@dataclass(frozen=True, slots=True)
class ShapeLook:
    """A shape of a size: its paths, and for its words the insets (left, top, right, bottom), place and colour.

    `holds_words` is false where Word shows none: in a shape drawn freely that names no rectangle for them (observed).
    """

    paths: tuple[ShapePath, ...] = ()
    inset: tuple[float, float, float, float] = (7.2, 3.6, 7.2, 3.6)
    vertical: str = "top"
    grows: bool = False
    word_colour: str = ""
    holds_words: bool = True


def shape_look(shape: Node, width: float, height: float, theme: Theme) -> ShapeLook:
    """Return how a `wps:wsp` of that size in points looks."""
    properties, style = shape.find(f"{WPS}spPr"), shape.find(f"{WPS}style")
    body = shape.find(f"{WPS}bodyPr")
    paint, border = _paint(properties, style, theme), _line(properties, style, theme)
    rule, changed, is_free = _rule(properties)
    paths, words = outlines(rule, width, height, changed)
    look = ShapeLook(tuple(_path(path, paint, border) for path in paths), _insets(body, width, height, words))
    return replace(
        look,
        vertical=_VERTICALS.get("" if body is None else str(body.get("anchor", "")), "top"),
        grows=body is not None and body.find(f"{A}spAutoFit") is not None,
        word_colour=drawing_colour(None if style is None else style.find(f"{A}fontRef"), theme),
        holds_words=words is not None or not is_free,
    )


def _rule(properties: Node | None) -> tuple[ShapeRule, dict[str, str], bool]:
    """Return the shape's geometry, the adjustments that it changes, and whether it is drawn freely."""
    free = None if properties is None else properties.find(f"{A}custGeom")
    if free is not None:
        return _free_rule(free), {}, True
    preset = None if properties is None else properties.find(f"{A}prstGeom")
    name = "rect" if preset is None else str(preset.get("prst", "rect"))
    changed = dict(_guides(preset, "avLst"))
    return preset_shape(name) or preset_shape("rect") or ShapeRule(), changed, False


def _guides(node: Node | None, name: str) -> Iterator[tuple[str, str]]:
    for item in () if node is None else node.iterfind(f"{A}{name}/{A}gd"):
        yield str(item.get("name", "")), str(item.get("fmla", ""))


def _free_rule(node: Node) -> ShapeRule:
    """Read `a:custGeom` (20.1.9.8)."""
    place = node.find(f"{A}rect")
    words = None
    if place is not None:
        words = (str(place.get("l", "l")), str(place.get("t", "t")), str(place.get("r", "r")), str(place.get("b", "b")))
    paths = tuple(_free_path(path) for path in node.iterfind(f"{A}pathLst/{A}path"))
    return ShapeRule(tuple(_guides(node, "avLst")), tuple(_guides(node, "gdLst")), words, paths)


def _free_path(node: Node) -> PathRule:
    steps: list[tuple[str, tuple[str, ...]]] = []
    for item in node:
        name = str(item.tag).removeprefix(A)
        if name == "arcTo":
            steps.append(("A", tuple(str(item.get(key, "0")) for key in ("wR", "hR", "stAng", "swAng"))))
        elif name in _STEPS:
            points = item.findall(f"{A}pt")
            steps.append((_STEPS[name], tuple(str(point.get(axis, "0")) for point in points for axis in ("x", "y"))))
    width, height = (number(str(node.get(key, "0"))) for key in ("w", "h"))
    return PathRule(
        tuple(steps), width, height, str(node.get("fill", "norm")), node.get("stroke") not in ("0", "false")
    )


def _path(outline: PathOutline, paint: Paint | None, border: Pen | None) -> ShapePath:
    if paint is not None and outline.fill in _SHADES:
        towards, share = _SHADES[outline.fill]
        paint = Paint(mixed(paint.colour or "000000", towards, share))
    return ShapePath(outline.steps, None if outline.fill == "none" else paint, border if outline.stroked else None)


def _reference(style: Node | None, name: str) -> tuple[int, Node | None]:
    """Return what a shape takes from the theme: which of its fills or lines, and in what colour (20.1.4.2)."""
    node = None if style is None else style.find(f"{A}{name}")
    return (0, None) if node is None else (int(number(str(node.get("idx", "0")))), node)


def _paint(properties: Node | None, style: Node | None, theme: Theme) -> Paint | None:
    """Return what fills the shape: its own fill, else the theme's in the colour that the style names."""
    own = _fill_of(properties)
    if own is None:
        index, node = _reference(style, "fillRef")
        return Paint(drawing_colour(node, theme)) if index and drawing_colour(node, theme) else None
    match str(own.tag).removeprefix(A):
        case "solidFill":
            return Paint(drawing_colour(own, theme) or "FFFFFF")
        case "gradFill":
            return _run_of_colours(own, theme)
        case "pattFill":
            return Paint(drawing_colour(own.find(f"{A}bgClr"), theme) or "FFFFFF")
        case _:
            return None


def _fill_of(node: Node | None) -> Node | None:
    names = tuple(A + name for name in _FILLS)
    return next((item for item in (() if node is None else node) if item.tag in names), None)


def _run_of_colours(node: Node, theme: Theme) -> Paint:
    """Read `a:gradFill` (20.1.8.33); one that does not run straight is drawn in its first colour."""
    stops = sorted(
        (number(str(item.get("pos", "0"))) / 100000, drawing_colour(item, theme) or "FFFFFF")
        for item in node.iterfind(f"{A}gsLst/{A}gs")
    )
    straight = node.find(f"{A}lin")
    first = stops[0][1] if stops else "FFFFFF"
    if straight is None or len(stops) < 2:
        return Paint(first)
    return Paint(first, tuple(stops), number(str(straight.get("ang", "0"))) / 60000)


def _line(properties: Node | None, style: Node | None, theme: Theme) -> Pen | None:
    """Return the line round the shape: what its own `a:ln` says, the rest from style and theme (20.1.2.2.24)."""
    own = None if properties is None else properties.find(f"{A}ln")
    index, node = _reference(style, "lnRef")
    fill = _fill_of(own)
    if (fill is not None and fill.tag == f"{A}noFill") or (fill is None and not index):
        return None
    width = number(str("" if own is None else own.get("w", "")), -1.0) / _EMU
    dash = None if own is None else own.find(f"{A}prstDash")
    name = "solid" if dash is None else str(dash.get("val", "solid"))
    shown = drawing_colour(fill, theme) or drawing_colour(node, theme)
    return Pen(_DASHES.get(name, "single"), width if width >= 0 else theme.line_width(index), shown)


def _insets(
    body: Node | None, width: float, height: float, words: tuple[float, float, float, float] | None
) -> tuple[float, float, float, float]:
    """Return how far the words stand from the shape's edges: its rectangle for words and the margins inside."""
    left, top, right, bottom = words or (0.0, 0.0, width, height)
    own = [
        usual if body is None or body.get(name) is None else number(str(body.get(name))) / _EMU
        for name, usual in _USUAL_INSETS
    ]
    return (left + own[0], top + own[1], width - right + own[2], height - bottom + own[3])
