"""Colours of DrawingML: plain, of the theme, and lighter or darker ones (ECMA-376 part 1, 20.1.2.3)."""

from __future__ import annotations

import colorsys

from app.rendering.style_properties import colour
from app.rendering.theme_fonts import Theme
from app.rendering.word_parts import Node, number

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
# Word maps a document's names for colours to the theme's so unless its settings say otherwise (17.15.1.20).
_MAPPED = {"tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2"}
_PRESETS = {
    "black": "000000", "white": "FFFFFF", "red": "FF0000", "green": "008000", "blue": "0000FF", "yellow": "FFFF00",
    "gray": "808080", "grey": "808080", "orange": "FFA500", "purple": "800080", "navy": "000080", "silver": "C0C0C0",
}  # fmt: skip


def drawing_colour(node: Node | None, theme: Theme, own: str = "") -> str:
    """Return `RRGGBB` for the colour inside a node; `own` is what a placeholder stands for (20.1.2.3.29)."""
    for item in () if node is None else node:
        found = _plain(item, theme, own)
        if found:
            return _changed(found, item)
    return ""


def _plain(item: Node, theme: Theme, own: str) -> str:
    value = str(item.get("val", ""))
    match str(item.tag).removeprefix(A):
        case "srgbClr":
            return colour(value)
        case "schemeClr":
            return own if value == "phClr" else theme.colour(_MAPPED.get(value, value))
        case "sysClr":
            return colour(str(item.get("lastClr", ""))) or ("FFFFFF" if value == "window" else "000000")
        case "prstClr":
            return _PRESETS.get(value, "")
        case _:
            return ""


def _changed(found: str, node: Node) -> str:
    """Apply what the colour's children ask for, in order: towards black or white, or more or less light."""
    for item in node:
        share = number(str(item.get("val", "100000")), 100000.0) / 100000
        match str(item.tag).removeprefix(A):
            case "shade":
                found = mixed(found, "000000", 1 - share)
            case "tint":
                found = mixed(found, "FFFFFF", 1 - share)
            case "lumMod":
                found = _with_light(found, share, 0.0)
            case "lumOff":
                found = _with_light(found, 1.0, share)
    return found


def mixed(first: str, second: str, share: float) -> str:
    """Return the first colour with a share of the second."""
    pairs = zip(_parts(first), _parts(second), strict=True)
    return _text([a + (b - a) * min(max(share, 0.0), 1.0) for a, b in pairs])


def _with_light(found: str, factor: float, added: float) -> str:
    hue, light, saturation = colorsys.rgb_to_hls(*(part / 255 for part in _parts(found)))
    light = min(max(light * factor + added, 0.0), 1.0)
    return _text([255 * part for part in colorsys.hls_to_rgb(hue, light, saturation)])


def _parts(text: str) -> list[float]:
    return [float(int(text[index : index + 2], 16)) for index in (0, 2, 4)]


def _text(parts: list[float]) -> str:
    return "".join(f"{min(max(round(part), 0), 255):02X}" for part in parts)
