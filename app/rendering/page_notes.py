"""Footnotes: what stands at the foot of a column, under a short line, and what goes on on the next page (17.11)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from app.rendering.document_model import Floating
from app.rendering.page_marks import Sheet, Stroke
from app.rendering.paragraph_layout import LineBand
from app.rendering.table_layout import RowBand, Strip

_LINE_LENGTH_PT, _LINE_WIDTH_PT = 144.0, 0.5  # two inches (observed)
_SLACK = 0.05


def notes_of(strip: Strip, around: int = 0) -> Iterator[tuple[Floating, int]]:
    """Yield the notes that a strip refers to, with the element where its paragraph's begin."""
    element = around + strip.element
    if isinstance(strip.band, LineBand):
        yield from ((note, element) for note in strip.band.notes)
    elif isinstance(strip.band, RowBand):
        for cell in strip.band.cells:
            for inside in cell.strips:
                yield from notes_of(inside, element)


@dataclass(slots=True)
class NoteRoom:
    """The notes at the foot of one column; `separator` is the height of the line above them."""

    lay: Callable[[Floating, int], list[Strip]]
    separator: float
    strips: list[Strip] = field(default_factory=list)

    def of(self, strip: Strip) -> list[Strip]:
        """Return the notes that a strip brings with it."""
        if isinstance(strip.band, LineBand) and not strip.band.notes:
            return []
        return [line for note, element in notes_of(strip) for line in self.lay(note, element)]

    def growth(self, added: list[Strip]) -> float:
        """Return how much taller the notes would be with these."""
        above = self.separator if added and not self.strips else 0.0
        return above + sum(strip.extent for strip in added)

    def draw(self, sheet: Sheet, left: float, text_end: float, bottom: float) -> list[Strip]:
        """Draw the notes at the foot, as far as they fit below the text; return what is left for the next page."""
        if not self.strips:
            return []
        y = max(bottom - self.separator - sum(strip.extent for strip in self.strips), text_end)
        middle = y + self.separator * 0.6
        sheet.marks.append(Stroke(left, middle, left + _LINE_LENGTH_PT, middle, _LINE_WIDTH_PT))
        y += self.separator
        for index, strip in enumerate(self.strips):
            if index and y + strip.extent > bottom + _SLACK:
                return self.strips[index:]
            strip.draw(sheet, left, y + strip.gap)
            y += strip.extent
        return []
