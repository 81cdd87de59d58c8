"""Which parts of the window a tour of everything saw, written down so that each test run can compare."""

import ast
import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QWidget

import app.ui

SEEN = Path(__file__).parent / "seen.txt"
UI = Path(app.ui.__file__).parent
# What no tour can show, each with the reason.
NOT_SHOWN = {
    "application._refused": "opens before there is a window, when the data folder can't be opened",
    "moving_in.housed": "opens before there is a window, when letters could not be moved",
}


def write_seen(seen: set[str], *, is_all: bool) -> None:
    """Write down what was seen, instead of what was seen before or, after a part of the tour, beside it."""
    before = set() if is_all else written_down()
    lines = sorted((seen | before) & (widget_names() | box_names()))
    SEEN.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def written_down() -> set[str]:
    """Return what the last tour saw."""
    return set(SEEN.read_text(encoding="utf-8").split())


def widget_names() -> set[str]:
    """Return the names of all kinds of widgets that the window has."""
    for module in pkgutil.iter_modules([str(UI)]):
        importlib.import_module(f"app.ui.{module.name}")
    return {kind.__name__ for kind in _all_below(QWidget) if kind.__module__.startswith("app.ui.")}


def box_names() -> set[str]:
    """Return the functions that open message boxes, as `module.function`."""
    return {name for path in UI.glob("*.py") for name in _boxes_in(path)}


def _all_below(kind: type) -> Iterator[type]:
    below: type
    for below in type.__subclasses__(kind):
        yield below
        yield from _all_below(below)


def _boxes_in(path: Path) -> Iterator[str]:
    for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(function, ast.FunctionDef) and any(_makes_a_box(node) for node in ast.walk(function)):
            yield f"{path.stem}.{function.name}"


def _makes_a_box(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "message_box"
