"""Which stretches of a paragraph are elements of their own for a screen reader: links, notes' numbers, languages."""

from __future__ import annotations

from collections.abc import Sequence

from app.rendering.document_model import Drawing, Floating, Inline, Picture, Text
from app.rendering.drawn_text import capitals, has_right_to_left


def main_language(inlines: Sequence[Inline]) -> str:
    """Return the language that most of a paragraph's characters are in; empty where they name none."""
    if len(inlines) == 1 and isinstance(inlines[0], Text):
        return inlines[0].look.language
    lengths: dict[str, int] = {}
    for inline in inlines:
        if isinstance(inline, Text):
            lengths[inline.look.language] = lengths.get(inline.look.language, 0) + len(inline.text)
    return max(lengths, key=lengths.__getitem__) if lengths else ""


def is_plain(inlines: Sequence[Inline], language: str) -> bool:
    """Say whether a paragraph is nothing but text of one language that is drawn as it is written."""
    for inline in inlines:
        if isinstance(inline, Text):
            if inline.link or inline.look.language != language or _differs_drawn(inline):
                return False
        elif isinstance(inline, Picture | Floating | Drawing):
            return False
    return True


def stretch_of(inline: Inline, following: Inline | None) -> tuple[str, str, str, bool]:
    """Return what neighbouring inlines must share to be one element: role, address, language, drawn as written.

    The number before a note refers to it (14.8.4.4.1).
    """
    match inline:
        case Text() if isinstance(following, Floating) and following.note:
            return ("Reference", "", inline.look.language, False)
        case Text():
            return ("Link" if inline.link else "Span", inline.link, inline.look.language, _differs_drawn(inline))
        case Floating() | Drawing():
            return ("float", "", "", False)
        case Picture():
            return ("Figure", "", "", False)
        case _:
            return ("Span", "", inline.look.language, False)


def _differs_drawn(inline: Text) -> bool:
    """Say whether a text is drawn in another order, from right to left, or in capitals that nobody wrote."""
    in_capitals = inline.look.caps or inline.look.small_caps
    return (in_capitals and capitals(inline.text) != inline.text) or has_right_to_left(inline.text)
