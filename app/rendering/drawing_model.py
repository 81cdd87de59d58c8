"""Shapes as values: paths, what fills and draws them, and where what floats stands (lengths in points)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Step = tuple[str, tuple[float, ...]]


@dataclass(frozen=True, slots=True)
class Paint:
    """What fills a shape: one colour, or a run through several (places from 0 to 1) in a direction in degrees."""

    colour: str
    stops: tuple[tuple[float, str], ...] = ()
    angle: float = 0.0


@dataclass(frozen=True, slots=True)
class Pen:
    """What draws the line round a shape; `style` is Word's name for a border."""

    style: str
    width_pt: float
    colour: str = ""


@dataclass(frozen=True, slots=True)
class ShapePath:
    """One path of a shape, in points from its top left corner: `M`, `L` and `C` with their points, `Z` to close."""

    steps: tuple[Step, ...]
    paint: Paint | None = None
    pen: Pen | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where something that floats stands: distances, from what, or an alignment instead (20.4.2).

    `wrap` says how the text flows around it, at distances above, right, below and left of it; `side` on which sides.
    `inside` is set for a part of a group: its left and top inside the whole, and the whole's width and height.
    """

    x_pt: float = 0.0
    y_pt: float = 0.0
    x_from: str = "column"
    y_from: str = "paragraph"
    x_align: str = ""
    y_align: str = ""
    wrap: Literal["", "square", "topAndBottom"] = ""
    gaps: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    side: str = "bothSides"
    inside: tuple[float, float, float, float] | None = None
