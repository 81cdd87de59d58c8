"""What the layout hands to the writer: finished pages made of words, fills, lines, pictures and links.

Points from the top left corner of the page; a baseline is where letters stand. `element` is the number of the element
of the reading tree that a mark belongs to; below zero it is not read (see `structure_tree`).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from app.rendering.drawing_model import ShapePath
from app.rendering.fonts import FontFace
from app.rendering.structure_tree import DECORATION, ReadingTree


@dataclass(frozen=True, slots=True)
class Words:
    """Characters of one face and colour on one baseline; `space_extra_pt` widens each space of a justified line.

    `steps` is set where the order of drawing is not the order on the page (right-to-left words): the distance from
    `x` at which each character stands.
    """

    x: float
    baseline: float
    text: str
    face: FontFace
    size: float
    colour: str = ""
    space_extra_pt: float = 0.0
    spacing_pt: float = 0.0
    stretch: float = 1.0
    steps: tuple[float, ...] = ()
    element: int = DECORATION


@dataclass(frozen=True, slots=True)
class Fill:
    """A filled rectangle."""

    left: float
    top: float
    right: float
    bottom: float
    colour: str
    element: int = DECORATION


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line; `style` is Word's name for it."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    colour: str = ""
    style: str = "single"
    element: int = DECORATION


@dataclass(frozen=True, slots=True)
class Image:
    """A picture's bytes (PNG or JPEG) and where it stands."""

    left: float
    top: float
    width: float
    height: float
    data: bytes = field(repr=False)
    element: int = DECORATION


@dataclass(frozen=True, slots=True)
class LinkArea:
    """A rectangle that opens an address."""

    left: float
    top: float
    right: float
    bottom: float
    address: str
    element: int = DECORATION


@dataclass(frozen=True, slots=True)
class Outline:
    """A shape of lines and curves with its corner at `left`, `top`; its steps, paint and line are the document's."""

    left: float
    top: float
    path: ShapePath
    element: int = DECORATION


Mark = Words | Fill | Stroke | Image | LinkArea | Outline


@dataclass(frozen=True, slots=True)
class ParagraphArea:
    """Where a paragraph (or its part on one page) was drawn, with its words."""

    page: int
    left: float
    top: float
    right: float
    bottom: float
    text: str


@dataclass(frozen=True, slots=True)
class PageOfMarks:
    """One finished page; `number` and `number_format` (Word's name for it) are what is printed on it."""

    width: float
    height: float
    marks: tuple[Mark, ...]
    number: int = 1
    number_format: str = "decimal"


@dataclass(frozen=True, slots=True)
class Pages:
    """The whole letter as drawn pages, and the tree in which it is read."""

    pages: tuple[PageOfMarks, ...]
    paragraphs: tuple[ParagraphArea, ...]
    tree: ReadingTree


@dataclass(slots=True)
class Sheet:
    """A page being filled; knows its set-up, so that floating things find their place.

    `first_element` is where the elements of what is being drawn begin; layouts count from there.
    """

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    number: str = "1"
    total: str = "1"
    page_index: int = 0
    marks: list[Mark] = field(default_factory=list)
    under: list[Mark] = field(default_factory=list)
    areas: list[ParagraphArea] = field(default_factory=list)
    counts_paragraphs: bool = True
    first_element: int = 0
    page_number: int = 1
    number_format: str = "decimal"

    @contextmanager
    def within(self, element: int) -> Iterator[None]:
        """Draw something whose elements begin at that number, counted from where those around it begin."""
        around = self.first_element
        self.first_element = around + element
        yield
        self.first_element = around

    def finished(self) -> PageOfMarks:
        """Return the page; fills lie under everything."""
        marks = (*self.under, *self.marks)
        return PageOfMarks(self.width, self.height, marks, self.page_number, self.number_format)
