"""Charts as values: kind, series with their numbers and names, axes and legend (ECMA-376 part 1, 21.2)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from app.rendering.drawing_colours import A, drawing_colour
from app.rendering.theme_fonts import Theme
from app.rendering.word_parts import Node, number

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
Kind = Literal["bar", "column", "line", "area", "pie", "doughnut", "scatter"]
_KINDS: dict[str, Kind] = {
    "barChart": "column", "bar3DChart": "column", "lineChart": "line", "line3DChart": "line", "areaChart": "area",
    "area3DChart": "area", "pieChart": "pie", "pie3DChart": "pie", "doughnutChart": "doughnut",
    "scatterChart": "scatter",
}  # fmt: skip
_ACCENTS = 6
_MOST_POINTS = 2000


@dataclass(frozen=True, slots=True)
class Series:
    """One row of numbers; `colours` are those of single points where they differ."""

    name: str
    values: tuple[float, ...]
    colour: str
    colours: tuple[str, ...] = ()
    places: tuple[float, ...] = ()
    shows_values: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart; `least` and `most` bound the axis of values where the file says so."""

    kind: Kind
    series: tuple[Series, ...]
    categories: tuple[str, ...] = ()
    grouping: str = "standard"
    title: str = ""
    legend: str = ""
    gap: float = 1.5
    least: float | None = None
    most: float | None = None
    has_grid: bool = True
    number_format: str = "General"
    shows_markers: bool = True
    is_smooth: bool = True


def read_chart(tree: Node, theme: Theme) -> Chart | None:
    """Return the chart in a chart part; nothing for a kind that we don't draw (21.2.2.145)."""
    plot = tree.find(f"{C}chart/{C}plotArea")
    found = [node for node in (() if plot is None else plot) if str(node.tag).removeprefix(C) in _KINDS]
    if plot is None or not found:
        return None
    first = found[0]
    kind = _KINDS[str(first.tag).removeprefix(C)]
    nodes = [node for group in found for node in group.findall(f"{C}ser")]
    series = tuple(_series(node, index, theme) for index, node in enumerate(nodes))
    axis = plot.find(f"{C}valAx")
    grouping = _value(first, "grouping", "standard")
    in_shares = grouping == "percentStacked"
    return Chart(
        "bar" if kind == "column" and _value(first, "barDir") == "bar" else kind,
        _coloured(series, theme) if kind in ("pie", "doughnut") else _shares(series) if in_shares else series,
        _categories(nodes),
        grouping,
        _words(tree.find(f"{C}chart/{C}title")),
        _legend(tree.find(f"{C}chart/{C}legend")),
        number(_value(first, "gapWidth", "150"), 150.0) / 100,
        _bound(axis, "min"),
        _bound(axis, "max"),
        axis is not None and axis.find(f"{C}majorGridlines") is not None,
        "0%" if in_shares else _format(axis),
        _value(first, "marker", "1") not in ("0", "false"),
        bool(nodes) and _value(nodes[0], "smooth", "1") not in ("0", "false"),
    )


def _value(node: Node | None, name: str, default: str = "") -> str:
    found = None if node is None else node.find(f"{C}{name}")
    return default if found is None else str(found.get("val", default))


def _words(node: Node | None) -> str:
    if node is None:
        return ""
    return "".join(str(part.text or "") for part in node.iter(f"{A}t", f"{C}v"))


def _legend(node: Node | None) -> str:
    """Return where the legend stands: r, l, t, b or tr; on the right where it does not say (21.2.2.95)."""
    return "" if node is None else _value(node, "legendPos", "r")


def _bound(axis: Node | None, name: str) -> float | None:
    scaling = None if axis is None else axis.find(f"{C}scaling")
    text = _value(scaling, name)
    return number(text) if text else None


def _format(axis: Node | None) -> str:
    node = None if axis is None else axis.find(f"{C}numFmt")
    return "General" if node is None else str(node.get("formatCode", "General"))


def _points(node: Node | None) -> dict[int, str]:
    """Return the cached points of a row by their index."""
    found: dict[int, str] = {}
    for point in () if node is None else node.iter(f"{C}pt"):
        index = int(number(str(point.get("idx", "0"))))
        if 0 <= index < _MOST_POINTS:
            found[index] = str(point.findtext(f"{C}v") or "")
    return found


def _row(points: dict[int, str]) -> tuple[float, ...]:
    return tuple(number(points.get(index, "")) for index in range(max(points, default=-1) + 1))


def _categories(nodes: list[Node]) -> tuple[str, ...]:
    points = _points(nodes[0].find(f"{C}cat")) if nodes else {}
    return tuple(points.get(index, "") for index in range(max(points, default=-1) + 1))


def _series(node: Node, index: int, theme: Theme) -> Series:
    values = node.find(f"{C}val")
    labels = node.find(f"{C}dLbls")
    return Series(
        _words(node.find(f"{C}tx")),
        _row(_points(values if values is not None else node.find(f"{C}yVal"))),
        _colour(node.find(f"{C}spPr"), theme) or _accent(index, theme),
        tuple(_colour(point.find(f"{C}spPr"), theme) for point in node.findall(f"{C}dPt")),
        _row(_points(node.find(f"{C}xVal"))),
        _value(labels, "showVal") in ("1", "true"),
    )


def _colour(properties: Node | None, theme: Theme) -> str:
    """Return the colour of a shape's fill, else of its line."""
    if properties is None:
        return ""
    return drawing_colour(properties.find(f"{A}solidFill"), theme) or drawing_colour(
        properties.find(f"{A}ln/{A}solidFill"), theme
    )


def _accent(index: int, theme: Theme) -> str:
    return theme.colour(f"accent{index % _ACCENTS + 1}") or "4472C4"


def _shares(series: tuple[Series, ...]) -> tuple[Series, ...]:
    """Return series whose values are shares of what all have at that place (21.2.2.76)."""
    count = max((len(one.values) for one in series), default=0)
    wholes = [sum(abs(one.values[index]) for one in series if index < len(one.values)) or 1.0 for index in range(count)]
    return tuple(
        replace(one, values=tuple(value / whole for value, whole in zip(one.values, wholes, strict=False)))
        for one in series
    )


def _coloured(series: tuple[Series, ...], theme: Theme) -> tuple[Series, ...]:
    """Give the slices of a pie the theme's colours in turn, where they have none of their own (21.2.2.227)."""
    if not series:
        return ()
    one = series[0]
    own = one.colours + ("",) * len(one.values)
    colours = tuple(own[index] or _accent(index, theme) for index in range(len(one.values)))
    return (Series(one.name, one.values, one.colour, colours, (), one.shows_values),)
