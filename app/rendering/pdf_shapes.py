"""Shapes as PDF operators, and runs of colours inside them (ISO 32000-1, 8.5 and 8.7.4.5.3)."""

from __future__ import annotations

import math

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from app.rendering.page_marks import Outline

_OPERATORS = {"M": "m", "L": "l", "C": "c", "Z": "h"}


def path_operators(mark: Outline, page_height: float) -> str:
    """Return the operators that build a shape's path, to be followed by one that fills or strokes it."""
    parts: list[str] = []
    for sign, numbers in mark.path.steps:
        for index, value in enumerate(numbers):
            parts.append(f"{page_height - mark.top - value if index % 2 else mark.left + value:.2f}")
        parts.append(_OPERATORS[sign])
    return " ".join(parts)


def fill_with_run(canvas: Canvas, mark: Outline, page_height: float) -> None:
    """Fill a shape with colours that run in a direction, clockwise from the right (ECMA-376 part 1, 20.1.8.41)."""
    paint, points = mark.path.paint, _points(mark)
    if paint is None or not points:
        return
    across, down = [x for x, _ in points], [y for _, y in points]
    width, height = max(across) - min(across), max(down) - min(down)
    turn = math.radians(paint.angle)
    reach = (abs(width * math.cos(turn)) + abs(height * math.sin(turn))) / 2
    x, y = (max(across) + min(across)) / 2, page_height - (max(down) + min(down)) / 2
    aside, up = reach * math.cos(turn), -reach * math.sin(turn)
    colours = [HexColor(f"#{colour}") for _, colour in paint.stops]
    canvas.saveState()
    canvas.addLiteral(f"{path_operators(mark, page_height)} W* n")
    canvas.linearGradient(x - aside, y - up, x + aside, y + up, colours, [place for place, _ in paint.stops])
    canvas.restoreState()


def _points(mark: Outline) -> list[tuple[float, float]]:
    """Return the points that a shape's path names, on the page."""
    steps = (numbers for _, numbers in mark.path.steps)
    return [
        (mark.left + numbers[index], mark.top + numbers[index + 1])
        for numbers in steps
        for index in range(0, len(numbers), 2)
    ]
