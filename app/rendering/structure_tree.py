"""The tree that a screen reader follows: elements in reading order, without a word of how they are drawn.

Roles are the standard structure types of ISO 32000-1, 14.8.4. An element holds either drawn content or other elements,
so that the order of the tree alone is the reading order. Marks name the element that they belong to by its number in
the tree; a number below zero is that of something that is not read (an artifact, 14.8.2.2).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

DECORATION = -1
_APART = 1_000_000_000
REPEATED, FOOTER, HEADER, UNREAD = -_APART, -2 * _APART, -3 * _APART, -8 * _APART
_KINDS = {-1: "/Type /Pagination", -2: "/Type /Pagination /Subtype /Footer", -3: "/Type /Pagination /Subtype /Header"}
DEEPEST_HEADING = 6


@dataclass(frozen=True, slots=True)
class ReadingTree:
    """A whole tree: its elements in reading order, and for each the number of the one it stands in (-1: the root)."""

    elements: tuple[Element, ...]
    parents: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Element:
    """One element of the tree.

    Attributes:
        role: Its structure type; a heading is `H` until its level among the others is known.
        language: Set where it differs from that of what is around it.
        alternative: Words in place of a picture (14.9.3).
        actual: The text as written where the drawn order is another one (14.9.4).
        title: A heading's words, for the outline.
        level: A heading's level as written, from 0; a nested list's depth.
        columns: How many columns a cell spans.
        rows: How many rows a cell spans.
        scope: What a header cell heads: `Column` or `Row`.
        numbering: How a list is numbered (14.8.5.5).
    """

    role: str
    language: str = ""
    alternative: str = ""
    actual: str = ""
    title: str = ""
    level: int = 0
    columns: int = 1
    rows: int = 1
    scope: str = ""
    numbering: str = ""


def artifact_kind(number: int) -> str:
    """Return what a number below zero stands for, in the words of ISO 32000-1, 14.8.2.2.2.

    Headers and footers are told apart as ISO 14289-1, 7.8 asks; a repeated table heading is pagination too.
    """
    return _KINDS.get(round(number / _APART), "/Type /Layout")


def with_heading_levels(elements: Sequence[Element]) -> Iterator[Element]:
    """Yield the elements with headings from H1 on and no level left out (ISO 14289-1, 7.4.2)."""
    above: list[int] = []
    for element in elements:
        if element.role != "H":
            yield element
            continue
        while above and above[-1] >= element.level:
            above.pop()
        above.append(element.level)
        yield replace(element, role=f"H{min(len(above), DEEPEST_HEADING)}", level=len(above) - 1)
