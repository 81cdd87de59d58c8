"""The shapes that DrawingML knows by name, read from `resources/shapes` when a document first uses one."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from app.rendering.shape_geometry import PathRule, ShapeRule

_FILE = Path(__file__).resolve().parents[2] / "resources" / "shapes" / "presets.txt"


@lru_cache(maxsize=1)
def _texts() -> dict[str, str]:
    """Return the lines of each shape by its name."""
    shapes = _FILE.read_text("utf-8").split("# ")
    return {name: lines for name, _, lines in (shape.partition("\n") for shape in shapes if shape)}


@lru_cache(maxsize=64)
def preset_shape(name: str) -> ShapeRule | None:
    """Return a shape; nothing for a name that the standard does not have (20.1.10.56)."""
    text = _texts().get(name)
    return None if text is None else _rule(text.splitlines())


def _rule(lines: list[str]) -> ShapeRule:
    pairs: dict[str, list[tuple[str, str]]] = {"v": [], "g": []}
    words: tuple[str, str, str, str] | None = None
    paths: list[PathRule] = []
    for line in lines:
        kind, _, rest = line.partition(" ")
        if kind in pairs:
            name, _, formula = rest.partition(" ")
            pairs[kind].append((name, formula))
        elif kind == "r":
            left, top, right, bottom = rest.split()
            words = (left, top, right, bottom)
        else:
            paths.append(_path(rest))
    return ShapeRule(tuple(pairs["v"]), tuple(pairs["g"]), words, tuple(paths))


def _path(text: str) -> PathRule:
    settings, *steps = (part.strip() for part in f" {text}".split("| "))
    asked = dict(setting.split("=") for setting in settings.split())
    split = tuple((sign, tuple(operands)) for sign, *operands in (step.split() for step in steps))
    return PathRule(
        split,
        float(asked.get("w", 0)),
        float(asked.get("h", 0)),
        asked.get("fill", "norm"),
        asked.get("stroke") not in ("0", "false"),
    )
