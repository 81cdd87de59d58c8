"""Sets a chart out as shapes and words: plot, axes, marks and legend, at the distances that Word keeps (observed).

Words are ten points in the theme's font; widths are reckoned roughly, for no font is at hand yet.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from app.rendering.chart_marks import marks
from app.rendering.chart_reader import Chart
from app.rendering.document_model import Alignment, Floating, Paragraph, ParagraphLook, RunLook, Text
from app.rendering.drawing_model import Paint, Pen, Place, ShapePath, Step

_PAD, _SIZE, _LINE, _TITLE_SIZE = 10.7, 10.0, 17.6, 18.0
_LETTER = 0.52
_KEY, _LINE_KEY = 5.0, 26.0
_GREY = Pen("single", 0.75, "868686")
_ROUND = ("pie", "doughnut")


@dataclass(frozen=True, slots=True)
class Plot:
    """The rectangle in which the marks stand, and the ends of the axis of values."""

    left: float
    top: float
    right: float
    bottom: float
    least: float = 0.0
    most: float = 1.0

    def height_of(self, value: float) -> float:
        """Return the distance of a value from the chart's top."""
        return self.bottom - (value - self.least) / (self.most - self.least) * (self.bottom - self.top)

    def distance_of(self, value: float) -> float:
        """Return the distance of a value from the chart's left, where values run to the right."""
        return self.left + (value - self.least) / (self.most - self.least) * (self.right - self.left)


def chart_parts(chart: Chart, width: float, height: float, family: str) -> tuple[Floating, ...]:
    """Return a chart of that size in points as shapes with their places in it."""
    return tuple(_Setter(chart, width, height, family).parts())


class _Setter:
    """Sets one chart."""

    def __init__(self, chart: Chart, width: float, height: float, family: str) -> None:
        self._chart, self._width, self._height = chart, width, height
        self._look = RunLook(family=family or "Calibri", size_pt=_SIZE)

    def parts(self) -> Iterator[Floating]:
        """Yield everything, what lies below first."""
        chart = self._chart
        plot = self._plot()
        if chart.kind not in _ROUND:
            yield from self._axes(plot)
        for path in marks(chart, plot):
            yield Floating(Place(), self._width, self._height, paths=(path,))
        if chart.kind not in _ROUND:
            yield from self._labels(plot)
        if chart.title:
            look = RunLook(family=self._look.family, size_pt=_TITLE_SIZE, bold=True)
            yield self._words(chart.title, 0.0, _PAD + _TITLE_SIZE, self._width, "center", look)
        yield from self._legend()

    def _plot(self) -> Plot:
        """Return the plot's rectangle: what title, legend and the words of the axes leave."""
        chart = self._chart
        left, top, right, bottom = _PAD, _PAD, self._width - _PAD, self._height - _PAD
        top += _TITLE_SIZE * 1.5 if chart.title else 0.0
        if chart.legend in ("r", "tr"):
            right -= self._legend_width() + _PAD
        elif chart.legend == "l":
            left += self._legend_width() + _PAD
        elif chart.legend == "t":
            top += _LINE
        elif chart.legend == "b":
            bottom -= _LINE + 6.0
        if chart.kind in _ROUND:
            return Plot(left, top, right, bottom)
        least, most, step = self._scale(bottom - top - _LINE)
        wide = max(_width(text) for text in (*self._steps(least, most, step), ""))
        if chart.kind == "bar":
            wide = max([_width(text) for text in chart.categories], default=0.0)
        return Plot(left + wide + 6.0, top, right, bottom - 14.2, least, most)

    def _scale(self, room: float) -> tuple[float, float, float]:
        """Return the ends of the axis of values and the step between its lines: twice a letter's height at least."""
        chart = self._chart
        values = _reach(chart) or [0.0, 1.0]
        low, high = min(0.0, *values), max(0.0, *values)
        low = low if chart.least is None else chart.least
        high = (high + 0.05 * (high - low)) if chart.most is None else chart.most
        if high <= low:
            high = low + 1.0
        least_step = (high - low) * 2 * _SIZE / max(room, 40.0)
        power = 10.0 ** math.floor(math.log10(least_step))
        step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= least_step)
        most = high if chart.most is not None else math.ceil(high / step - 1e-9) * step
        return (low if chart.least is not None else math.floor(low / step + 1e-9) * step, most, step)

    def _steps(self, least: float, most: float, step: float) -> list[str]:
        count = min(round((most - least) / step), 100)
        return [_number(least + index * step, self._chart.number_format, step) for index in range(count + 1)]

    def _axes(self, plot: Plot) -> Iterator[Floating]:
        """Yield the lines of the grid and the two axes."""
        _, _, step = self._scale(plot.bottom - plot.top)
        count = min(round((plot.most - plot.least) / step), 100)
        ends = [(plot.left, plot.bottom, plot.right, plot.bottom), (plot.left, plot.top, plot.left, plot.bottom)]
        for index in range(count + 1):
            value = plot.least + index * step
            if self._chart.kind == "bar":
                ends.append((plot.distance_of(value), plot.top, plot.distance_of(value), plot.bottom))
            else:
                ends.append((plot.left, plot.height_of(value), plot.right, plot.height_of(value)))
        shown = ends if self._chart.has_grid else ends[:2]
        paths = tuple(ShapePath(_line(*end), None, _GREY) for end in shown)
        yield Floating(Place(), self._width, self._height, paths=paths)

    def _labels(self, plot: Plot) -> Iterator[Floating]:
        """Yield the words of both axes."""
        chart = self._chart
        _, _, step = self._scale(plot.bottom - plot.top)
        for index, text in enumerate(self._steps(plot.least, plot.most, step)):
            value = plot.least + index * step
            if chart.kind == "bar":
                yield self._words(text, plot.distance_of(value) - 40.0, plot.bottom + 16.0, 80.0, "center")
            else:
                yield self._words(text, 0.0, plot.height_of(value) + 3.4, plot.left - 6.0, "right")
        count = max(len(chart.categories), 1)
        across, down = (plot.right - plot.left) / count, (plot.bottom - plot.top) / count
        for index, text in enumerate(chart.categories):
            if chart.kind == "bar":
                middle = plot.bottom - (index + 0.5) * down
                yield self._words(text, 0.0, middle + 3.4, plot.left - 6.0, "right")
            elif chart.kind == "area":
                place = plot.left + (plot.right - plot.left) * index / max(count - 1, 1)
                yield self._words(text, place - across / 2, plot.bottom + 16.0, across, "center")
            else:
                yield self._words(text, plot.left + index * across, plot.bottom + 16.0, across, "center")

    def _names(self) -> list[tuple[str, str]]:
        """Return what the legend names, with its colour: the slices of a pie, else the series."""
        chart = self._chart
        if chart.kind in _ROUND and chart.series:
            return list(zip(chart.categories, chart.series[0].colours, strict=False))
        return [(series.name, series.colour) for series in chart.series]

    def _key(self) -> float:
        return _LINE_KEY if self._chart.kind in ("line", "scatter") else _KEY

    def _legend_width(self) -> float:
        return self._key() + 3.0 + max([_width(name) for name, _ in self._names()], default=0.0)

    def _legend(self) -> Iterator[Floating]:
        names, key = self._names(), self._key()
        if self._chart.legend in ("t", "b"):
            whole = sum(key + 3.0 + _width(name) + 14.0 for name, _ in names) - 14.0
            x = (self._width - whole) / 2
            baseline = self._height - 11.5 if self._chart.legend == "b" else _PAD + _SIZE
            for name, colour in names:
                yield from self._entry(name, colour, x, baseline)
                x += key + 3.0 + _width(name) + 14.0
        elif self._chart.legend:
            x = _PAD if self._chart.legend == "l" else self._width - _PAD - self._legend_width()
            baseline = (self._height - _LINE * len(names)) / 2 + 12.2
            for index, (name, colour) in enumerate(names):
                yield from self._entry(name, colour, x, baseline + index * _LINE)

    def _entry(self, name: str, colour: str, x: float, baseline: float) -> Iterator[Floating]:
        key, middle = self._key(), baseline - 3.4
        if key == _LINE_KEY:
            path = ShapePath(_line(x, middle, x + key, middle), None, Pen("single", 2.25, colour))
        else:
            path = ShapePath(_box(x, middle - key / 2, x + key, middle + key / 2), Paint(colour))
        yield Floating(Place(), self._width, self._height, paths=(path,))
        yield self._words(name, x + key + 3.0, baseline, _width(name) + 40.0, "left")

    def _words(
        self, text: str, left: float, baseline: float, width: float, alignment: Alignment, look: RunLook | None = None
    ) -> Floating:
        look = look or self._look
        paragraph = Paragraph(ParagraphLook(alignment=alignment), (Text(text, look),), look)
        size = look.size_pt
        place = Place(left, baseline - 0.95 * size)
        return Floating(place, max(width, 1.0), 1.2 * size, (paragraph,), inset=(0.0, 0.0, 0.0, 0.0))


def _reach(chart: Chart) -> list[float]:
    """Return the values between which the axis runs; those of stacked series add up."""
    if chart.grouping not in ("stacked", "percentStacked"):
        return [value for series in chart.series for value in series.values]
    count = max((len(series.values) for series in chart.series), default=0)
    return [
        sum(series.values[index] for series in chart.series if index < len(series.values)) for index in range(count)
    ]


def _width(text: str) -> float:
    return len(text) * _SIZE * _LETTER


def _number(value: float, number_format: str, step: float) -> str:
    """Write a number of an axis: with as many places as its step needs, per cent and thousands as asked."""
    if "%" in number_format:
        return f"{value * 100:.0f}%"
    places = max(0, -math.floor(math.log10(step) + 1e-9))
    text = f"{value:,.{places}f}" if "," in number_format else f"{value:.{places}f}"
    return f"${text}" if "$" in number_format else text


def _line(x1: float, y1: float, x2: float, y2: float) -> tuple[Step, ...]:
    return (("M", (x1, y1)), ("L", (x2, y2)))


def _box(left: float, top: float, right: float, bottom: float) -> tuple[Step, ...]:
    return (("M", (left, top)), ("L", (right, top)), ("L", (right, bottom)), ("L", (left, bottom)), ("Z", ()))
