"""The theme's font families, and what the document tells of each font."""

from __future__ import annotations

from app.rendering.word_parts import Node, W, attribute, child


class Theme:
    """The theme's two font families (20.1.6.6)."""

    def __init__(self, tree: Node | None) -> None:
        self._faces: dict[str, str] = {}
        space = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
        for kind in ("major", "minor"):
            node = None if tree is None else tree.find(f".//{space}{kind}Font/{space}latin")
            if node is not None:
                self._faces[kind] = str(node.get("typeface", ""))

    def face(self, name: str) -> str:
        """Return the family for a theme name such as `minorHAnsi`."""
        return self._faces.get(name[:5], "")


class FontTable:
    """The class (roman, swiss, modern …) of each font, as the document tells it (17.8.3.9)."""

    def __init__(self, tree: Node | None) -> None:
        nodes = () if tree is None else tree.findall(W + "font")
        self._classes = {attribute(node, "name").lower(): attribute(child(node, "family"), "val") for node in nodes}

    def family_class(self, family: str) -> str:
        """Return the class of a family, empty if it is not told."""
        return self._classes.get(family.lower(), "")
