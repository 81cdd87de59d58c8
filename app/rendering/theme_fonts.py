"""The theme's font families, colours and line widths, and what the document tells of each font."""

from __future__ import annotations

from app.rendering.word_parts import Node, W, attribute, child, number

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_EMU = 12700.0


class Theme:
    """The theme's two font families, its colours by name and the widths of its lines (20.1.6)."""

    def __init__(self, tree: Node | None) -> None:
        self._faces: dict[str, str] = {}
        for kind in ("major", "minor"):
            node = None if tree is None else tree.find(f".//{_A}{kind}Font/{_A}latin")
            if node is not None:
                self._faces[kind] = str(node.get("typeface", ""))
        scheme = None if tree is None else tree.find(f".//{_A}clrScheme")
        self._colours = {} if scheme is None else {str(node.tag)[len(_A) :]: _written(node) for node in scheme}
        lines = None if tree is None else tree.find(f".//{_A}lnStyleLst")
        self._lines = [] if lines is None else [number(str(node.get("w", "9525"))) / _EMU for node in lines]

    def face(self, name: str) -> str:
        """Return the family for a theme name such as `minorHAnsi`."""
        return self._faces.get(name[:5], "")

    def colour(self, name: str) -> str:
        """Return `RRGGBB` for a name such as `accent1`; empty where the theme has none."""
        return self._colours.get(name, "")

    def line_width(self, index: int) -> float:
        """Return the width in points of the theme's line of that number, counted from one."""
        return self._lines[index - 1] if 0 < index <= len(self._lines) else 0.75


def _written(node: Node) -> str:
    """Return the colour that is written in the theme: plainly, or as what the system's colour last was."""
    found = next(((str(item.get("lastClr") or item.get("val", ""))) for item in node), "")
    return found.upper() if len(found) == 6 else ""


class FontTable:
    """The class (roman, swiss, modern …) of each font, as the document tells it (17.8.3.9)."""

    def __init__(self, tree: Node | None) -> None:
        nodes = () if tree is None else tree.findall(W + "font")
        self._classes = {attribute(node, "name").lower(): attribute(child(node, "family"), "val") for node in nodes}

    def family_class(self, family: str) -> str:
        """Return the class of a family, empty if it is not told."""
        return self._classes.get(family.lower(), "")
