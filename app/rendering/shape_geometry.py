"""Outlines of DrawingML shapes: guide formulas, adjustments, paths and the rectangle for words (20.1.9, 20.1.10.56).

Formulas reckon in the standard's units (914,400 to an inch, angles of 60,000 to a degree); what comes out is points.
Whatever a file gets wrong counts as nought, so a shape may look odd but never stops a letter.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from app.rendering.drawing_model import Step

_EMU = 12700.0
_DEGREE = 60000.0
_MOST_STEPS = 4000
_LARGEST = 1e12


@dataclass(frozen=True, slots=True)
class PathRule:
    """One path as written: steps with names or numbers; `width` and `height` are its own units, 0 for the shape's."""

    steps: tuple[tuple[str, tuple[str, ...]], ...]
    width: float = 0.0
    height: float = 0.0
    fill: str = "norm"
    stroked: bool = True


@dataclass(frozen=True, slots=True)
class ShapeRule:
    """A shape as written; `words` is where its text stands: left, top, right, bottom."""

    adjustments: tuple[tuple[str, str], ...] = ()
    guides: tuple[tuple[str, str], ...] = ()
    words: tuple[str, str, str, str] | None = None
    paths: tuple[PathRule, ...] = ()


@dataclass(frozen=True, slots=True)
class PathOutline:
    """One path in points from the shape's top left corner; `fill` is how the shape's colour is changed, or `none`."""

    steps: tuple[Step, ...]
    fill: str
    stroked: bool


def outlines(
    rule: ShapeRule, width_pt: float, height_pt: float, changed: Mapping[str, str]
) -> tuple[tuple[PathOutline, ...], tuple[float, float, float, float] | None]:
    """Return the paths of a shape of that size in points, and its rectangle for words; `changed` are adjustments."""
    values = _values(rule, width_pt * _EMU, height_pt * _EMU, changed)
    paths = tuple(_outline(path, values, width_pt, height_pt) for path in rule.paths)
    if rule.words is None:
        return paths, None
    left, top, right, bottom = (_value(name, values) / _EMU for name in rule.words)
    return paths, (left, top, right, bottom)


def _values(rule: ShapeRule, width: float, height: float, changed: Mapping[str, str]) -> dict[str, float]:
    """Return all names that formulas may use, worked out in order (20.1.10.56 and L.4.9.1.2 for the fixed ones)."""
    short, long = min(width, height), max(width, height)
    values = {"w": width, "h": height, "l": 0.0, "t": 0.0, "r": width, "b": height, "ss": short, "ls": long}
    values |= {"hc": width / 2, "vc": height / 2, "cd2": 180 * _DEGREE, "cd4": 90 * _DEGREE, "cd8": 45 * _DEGREE}
    values |= {"3cd4": 270 * _DEGREE, "3cd8": 135 * _DEGREE, "5cd8": 225 * _DEGREE, "7cd8": 315 * _DEGREE}
    for share in (2, 3, 4, 5, 6, 8, 10, 12, 16, 32):
        values |= {f"wd{share}": width / share, f"hd{share}": height / share, f"ssd{share}": short / share}
    for name, formula in rule.adjustments:
        values[name] = _formula(changed.get(name, formula), values)
    for name, formula in rule.guides:
        values[name] = _formula(formula, values)
    return values


def _value(text: str, values: Mapping[str, float]) -> float:
    """Return a name's value, or the number that the text is."""
    if text in values:
        return values[text]
    try:
        number = float(text)
    except ValueError:
        return 0.0
    return number if abs(number) < _LARGEST else 0.0


def _ratio(above: float, below: float) -> float:
    return above / below if below else 0.0


def _turn(angle: float) -> float:
    return math.radians(angle / _DEGREE)


# The operators of 20.1.9.11, each with its three operands (missing ones are 0).
_OPERATORS: dict[str, Callable[[float, float, float], float]] = {
    "val": lambda x, _y, _z: x,
    "*/": lambda x, y, z: _ratio(x * y, z),
    "+-": lambda x, y, z: x + y - z,
    "+/": lambda x, y, z: _ratio(x + y, z),
    "?:": lambda x, y, z: y if x > 0 else z,
    "abs": lambda x, _y, _z: abs(x),
    "at2": lambda x, y, _z: math.degrees(math.atan2(y, x)) * _DEGREE,
    "cat2": lambda x, y, z: x * math.cos(math.atan2(z, y)),
    "sat2": lambda x, y, z: x * math.sin(math.atan2(z, y)),
    "cos": lambda x, y, _z: x * math.cos(_turn(y)),
    "sin": lambda x, y, _z: x * math.sin(_turn(y)),
    "tan": lambda x, y, _z: x * math.tan(_turn(y)),
    "max": lambda x, y, _z: max(x, y),
    "min": lambda x, y, _z: min(x, y),
    "mod": lambda x, y, z: math.sqrt(x * x + y * y + z * z),
    "pin": lambda x, y, z: min(max(y, x), z),
    "sqrt": lambda x, _y, _z: math.sqrt(max(x, 0.0)),
}


def _formula(text: str, values: Mapping[str, float]) -> float:
    name, *operands = text.split()[:4] or [""]
    operator = _OPERATORS.get(name)
    x, y, z = ([_value(operand, values) for operand in operands] + [0.0, 0.0, 0.0])[:3]
    result = operator(x, y, z) if operator is not None else 0.0
    return result if abs(result) < _LARGEST else 0.0


def _outline(path: PathRule, values: Mapping[str, float], width: float, height: float) -> PathOutline:
    across = width / path.width if path.width else 1 / _EMU
    down = height / path.height if path.height else 1 / _EMU
    steps: list[Step] = []
    for sign, numbers in _plain_steps(path, values):
        scaled = tuple(number * (down if index % 2 else across) for index, number in enumerate(numbers))
        steps.append((sign, scaled))
    return PathOutline(tuple(steps), path.fill, path.stroked)


def _plain_steps(path: PathRule, values: Mapping[str, float]) -> Iterator[Step]:
    """Yield moves, lines, cubic curves and closings; arcs and quadratic curves become cubic ones."""
    here: tuple[float, ...] = (0.0, 0.0)
    for sign, operands in path.steps[:_MOST_STEPS]:
        numbers = tuple(_value(operand, values) for operand in operands)
        match sign:
            case "A" if len(numbers) == 4:
                for curve in _arc(here, numbers):
                    yield ("C", curve)
                    here = curve[-2:]
            case "Q" if len(numbers) == 4:
                yield ("C", _cubic(here, numbers))
                here = numbers[2:]
            case "M" | "L" if len(numbers) == 2:
                yield (sign, numbers)
                here = numbers
            case "C" if len(numbers) == 6:
                yield (sign, numbers)
                here = numbers[4:]
            case "Z":
                yield ("Z", ())


def _cubic(here: tuple[float, ...], numbers: tuple[float, ...]) -> tuple[float, ...]:
    """Return the cubic curve that a quadratic one is."""
    (x0, y0), (x1, y1, x2, y2) = here, numbers
    return (x0 + (x1 - x0) * 2 / 3, y0 + (y1 - y0) * 2 / 3, x2 + (x1 - x2) * 2 / 3, y2 + (y1 - y2) * 2 / 3, x2, y2)


def _arc(here: tuple[float, ...], numbers: tuple[float, ...]) -> Iterator[tuple[float, ...]]:
    """Yield the curves, of a quarter turn at most, of an arc that begins where the pen is (20.1.9.4)."""
    wide, high, start, sweep = numbers
    begin = _on_ellipse(start, wide, high)
    turn = _on_ellipse(start + sweep, wide, high) - begin
    middle = (here[0] - wide * math.cos(begin), here[1] - high * math.sin(begin))
    count = min(max(math.ceil(abs(turn) / (math.pi / 2) - 1e-6), 1), 8)
    step = turn / count
    reach = 4 / 3 * math.tan(step / 4)
    for index in range(count):
        a, b = begin + index * step, begin + (index + 1) * step
        points = (
            (math.cos(a) - reach * math.sin(a), math.sin(a) + reach * math.cos(a)),
            (math.cos(b) + reach * math.sin(b), math.sin(b) - reach * math.cos(b)),
            (math.cos(b), math.sin(b)),
        )
        yield tuple(value for x, y in points for value in (middle[0] + wide * x, middle[1] + high * y))


def _on_ellipse(angle: float, wide: float, high: float) -> float:
    """Return the parameter of the point of an ellipse that lies in a direction."""
    turn = _turn(angle)
    base = math.atan2(wide * math.sin(turn), high * math.cos(turn))
    return base + 2 * math.pi * round((turn - base) / (2 * math.pi))
