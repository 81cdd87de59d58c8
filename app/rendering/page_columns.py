"""Filling one column of a page: what fits is taken, and the column ends where it may."""

from __future__ import annotations

from dataclasses import replace

from app.rendering.page_notes import NoteRoom
from app.rendering.table_layout import Strip

_SLACK = 0.05


class PageColumn:
    """A column of a page that is being filled; `foot` is where its notes end, `bottom` where they begin."""

    def __init__(self, left: float, top: float, bottom: float, notes: NoteRoom) -> None:
        self.left, self.top, self.bottom, self.foot = left, top, bottom, bottom
        self.y = top
        self.notes = notes

    def hold(self, notes: list[Strip]) -> None:
        """Keep room for notes at the column's foot."""
        if not notes:
            return
        self.bottom -= self.notes.growth(notes)
        self.notes.strips += notes

    @property
    def is_empty(self) -> bool:
        """Say whether nothing stands in it yet."""
        return self.y <= self.top


def take(waiting: list[Strip], column: PageColumn) -> list[tuple[Strip, float]]:
    """Take the strips that fit the column, with their notes, off the end of `waiting`; return them with their tops."""
    notes, bottom = list(column.notes.strips), column.bottom
    taken = _taken(waiting, column)
    column.notes.strips, column.bottom = notes, bottom
    for strip, _ in taken:
        column.hold(column.notes.of(strip))
    return taken


def _taken(waiting: list[Strip], column: PageColumn) -> list[tuple[Strip, float]]:
    taken: list[tuple[Strip, float]] = []
    started_at = column.y
    while waiting:
        strip = waiting[-1]
        if strip.forced_break and not column.is_empty:
            return taken
        notes = column.notes.of(strip)
        end = column.bottom - column.notes.growth(notes) if notes else column.bottom
        if column.y + strip.extent - getattr(strip.band, "overhang", 0.0) > end + _SLACK:
            if _split_last(waiting, column, taken, end):
                return taken
            return _step_back(waiting, column, taken, started_at > column.top)
        waiting.pop()
        taken.append((strip, column.y + strip.gap))
        column.y += strip.extent
        column.hold(notes)
    return taken


def _split_last(waiting: list[Strip], column: PageColumn, taken: list[tuple[Strip, float]], end: float) -> bool:
    """Put the part of a table row that fits on this page; a row that must not be split only if it has a page alone."""
    strip = waiting[-1]
    if not getattr(strip.band, "can_split", False) and (taken or not column.is_empty):
        return False
    parts = strip.band.split(end - column.y - strip.gap)
    if parts is None:
        return False
    waiting[-1] = replace(strip, band=parts[1], gap=0.0, forced_break="")
    taken.append((replace(strip, band=parts[0]), column.y + strip.gap))
    column.y = column.bottom
    return True


def _step_back(
    waiting: list[Strip], column: PageColumn, taken: list[tuple[Strip, float]], may_leave_all: bool
) -> list[tuple[Strip, float]]:
    """Give strips back until the column ends where it may; where it may nowhere, it ends where it is full."""
    if not taken and column.is_empty:
        strip = waiting.pop()
        column.y += strip.extent
        return [(strip, column.top + strip.gap)]
    keep = len(taken)
    following = waiting[-1]
    while keep and not following.may_break_before:
        keep -= 1
        following = taken[keep][0]
    if keep == 0 and not (may_leave_all and following.may_break_before):
        keep = len(taken)
    waiting.extend(strip for strip, _ in reversed(taken[keep:]))
    return taken[:keep]
