"""What stands in a chart's plot: bars, lines with their points, areas and slices (ECMA-376 part 1, 21.2.2)."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Protocol

from app.rendering.chart_reader import Chart, Series
from app.rendering.drawing_model import Paint, Pen, ShapePath, Step

_HOLE = 0.5
_POINT = 3.5
_LINE_PT = 2.25


class PlotArea(Protocol):
    """The rectangle of the marks, in which values have a place."""

    @property
    def left(self) -> float: ...  # noqa: D102 - as in `chart_layout.Plot`
    @property
    def top(self) -> float: ...  # noqa: D102
    @property
    def right(self) -> float: ...  # noqa: D102
    @property
    def bottom(self) -> float: ...  # noqa: D102

    def height_of(self, value: float) -> float:
        """Return the distance of a value from the chart's top."""
        ...

    def distance_of(self, value: float) -> float:
        """Return the distance of a value from the chart's left."""
        ...


def marks(chart: Chart, plot: PlotArea) -> Iterator[ShapePath]:
    """Yield the marks of a chart."""
    match chart.kind:
        case "pie" | "doughnut":
            yield from _slices(chart, plot)
        case "column" | "bar":
            yield from _bars(chart, plot)
        case "area":
            for series in chart.series:
                yield ShapePath(_area(series, plot), Paint(series.colour))
        case "line":
            for index, series in enumerate(chart.series):
                yield from _curve(chart, _line_points(chart, series, plot), series.colour, index)
        case "scatter":
            for index, series in enumerate(chart.series):
                yield from _curve(chart, _scattered(chart, series, plot), series.colour, index)


def _shape(points: list[tuple[float, float]]) -> tuple[Step, ...]:
    first, *rest = points
    return (("M", first), *(("L", point) for point in rest), ("Z", ()))


def _bars(chart: Chart, plot: PlotArea) -> Iterator[ShapePath]:
    """Yield bars side by side, or on each other where they are stacked (21.2.2.17, 21.2.2.13)."""
    stacked = chart.grouping in ("stacked", "percentStacked")
    count = max([len(series.values) for series in chart.series], default=0)
    whole = (plot.bottom - plot.top) if chart.kind == "bar" else (plot.right - plot.left)
    band = whole / max(count, 1)
    beside = 1 if stacked else max(len(chart.series), 1)
    thick = band / (beside + chart.gap)
    ends = [0.0] * count
    for number, series in enumerate(chart.series):
        for index, value in enumerate(series.values):
            start = ends[index] if stacked else 0.0
            offset = index * band + thick * (chart.gap / 2 + (0 if stacked else number))
            ends[index] = start + value
            yield ShapePath(_bar(chart, plot, (start, start + value), (offset, thick)), Paint(series.colour))


def _bar(chart: Chart, plot: PlotArea, values: tuple[float, float], across: tuple[float, float]) -> tuple[Step, ...]:
    offset, thick = across
    if chart.kind == "bar":
        left, right = plot.distance_of(values[0]), plot.distance_of(values[1])
        low = plot.bottom - offset
        return _shape([(left, low), (right, low), (right, low - thick), (left, low - thick)])
    low, high = plot.height_of(values[0]), plot.height_of(values[1])
    left = plot.left + offset
    return _shape([(left, low), (left, high), (left + thick, high), (left + thick, low)])


def _area(series: Series, plot: PlotArea) -> tuple[Step, ...]:
    step = (plot.right - plot.left) / max(len(series.values) - 1, 1)
    top = [(plot.left + index * step, plot.height_of(value)) for index, value in enumerate(series.values)]
    return _shape([(plot.left, plot.height_of(0.0)), *top, (plot.right, plot.height_of(0.0))])


def _line_points(chart: Chart, series: Series, plot: PlotArea) -> list[tuple[float, float]]:
    band = (plot.right - plot.left) / max(len(chart.categories), len(series.values), 1)
    return [(plot.left + (index + 0.5) * band, plot.height_of(value)) for index, value in enumerate(series.values)]


def _scattered(chart: Chart, series: Series, plot: PlotArea) -> list[tuple[float, float]]:
    places = [place for each in chart.series for place in each.places] or [0.0]
    low, high = min(0.0, *places), max(0.0, *places) or 1.0
    width = plot.right - plot.left
    pairs = zip(series.places, series.values, strict=False)
    return [(plot.left + (x - low) / ((high - low) or 1.0) * width, plot.height_of(y)) for x, y in pairs]


def _curve(chart: Chart, points: list[tuple[float, float]], colour: str, index: int) -> Iterator[ShapePath]:
    """Yield a line through points and a sign at each; smooth unless it says otherwise (21.2.2.194)."""
    if not points:
        return
    if chart.kind == "line":
        yield ShapePath(_through(points, chart.is_smooth), None, Pen("single", _LINE_PT, colour))
    if chart.shows_markers:
        for x, y in points:
            yield ShapePath(_sign(x, y, index), Paint(colour))


def _through(points: list[tuple[float, float]], smooth: bool) -> tuple[Step, ...]:
    steps: list[Step] = [("M", points[0])]
    for index in range(1, len(points)):
        before, start = points[max(index - 2, 0)], points[index - 1]
        end, after = points[index], points[min(index + 1, len(points) - 1)]
        one = (start[0] + (end[0] - before[0]) / 6, start[1] + (end[1] - before[1]) / 6)
        two = (end[0] - (after[0] - start[0]) / 6, end[1] - (after[1] - start[1]) / 6)
        steps.append(("C", (*one, *two, *end)) if smooth else ("L", end))
    return tuple(steps)


def _sign(x: float, y: float, index: int) -> tuple[Step, ...]:
    """Return a diamond, a square or a triangle, in turn."""
    size = _POINT
    shapes = (
        [(x, y - size), (x + size, y), (x, y + size), (x - size, y)],
        [(x - size, y - size), (x + size, y - size), (x + size, y + size), (x - size, y + size)],
        [(x, y - size), (x + size, y + size), (x - size, y + size)],
    )
    return _shape(shapes[index % len(shapes)])


def _slices(chart: Chart, plot: PlotArea) -> Iterator[ShapePath]:
    """Yield the slices of a pie, clockwise from the top (21.2.2.141)."""
    series = chart.series[0] if chart.series else None
    values = [abs(value) for value in series.values] if series is not None else []
    if series is None or not sum(values):
        return
    middle = ((plot.left + plot.right) / 2, (plot.top + plot.bottom) / 2)
    radius = max(min(plot.right - plot.left, plot.bottom - plot.top) / 2, 1.0)
    angle = -math.pi / 2
    for value, colour in zip(values, series.colours, strict=True):
        turn = 2 * math.pi * value / sum(values)
        inner = radius * _HOLE if chart.kind == "doughnut" else 0.0
        yield ShapePath(_slice(middle, (inner, radius), angle, turn), Paint(colour))
        angle += turn


def _slice(middle: tuple[float, float], radii: tuple[float, float], angle: float, turn: float) -> tuple[Step, ...]:
    """Return a slice as a shape of many short sides."""
    count = max(int(abs(turn) / 0.05), 1)
    outer = [_on_circle(middle, radii[1], angle + turn * index / count) for index in range(count + 1)]
    inner = [_on_circle(middle, radii[0], angle + turn * index / count) for index in range(count, -1, -1)]
    return _shape(outer + (inner if radii[0] else [middle]))


def _on_circle(middle: tuple[float, float], radius: float, angle: float) -> tuple[float, float]:
    return (middle[0] + radius * math.cos(angle), middle[1] + radius * math.sin(angle))
