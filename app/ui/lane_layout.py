"""Where everything stands in the picture of all dates: parts that would meet go into rows below each other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from app.ui.lane_axis import Axis
from app.ui.lane_story import Bar, Mark, Story

DISC, BAR, GAP = 30.0, 26.0, 10.0
Width = Callable[[str, str], float]  # the width in px of words in a text role
Part = TypeVar("Part", "PlacedMark", "PlacedBar")


class PlacedMark(NamedTuple):
    """A mark with its place: the middle of its disc, and where its words begin."""

    mark: Mark
    x: float
    words_x: float
    left: float
    right: float


class PlacedBar(NamedTuple):
    """A bar with its places in px: begin, end of what is used, due day, end of what is late, and its words."""

    bar: Bar
    x: float
    used_x: float
    due_x: float
    late_x: float
    title_x: float
    left: float
    right: float


class Lane(NamedTuple):
    """One lane: its name, its icon and ink, its rows, and where it lies."""

    name: str
    icon: str
    ink: str
    marks: tuple[tuple[PlacedMark, ...], ...]
    bars: tuple[tuple[PlacedBar, ...], ...]
    top: float
    row_height: float
    height: float


@dataclass(frozen=True)
class LanePlan:
    """The axis and the lanes from top to bottom."""

    axis: Axis
    lanes: tuple[Lane, ...]
    head: float
    bottom: float


class LanePlanner:
    """Plans the picture for one width; `width` measures words, `line` is the height of a line of text in px."""

    def __init__(self, story: Story, names: Sequence[str], width: Width, line: float) -> None:
        self._story, self._names, self._width, self._line = story, names, width, line

    def plan(self, label_px: float, right: float) -> LanePlan:
        """Return every part's place between the lane names, `label_px` wide, and the right edge."""
        story = self._story
        axis = Axis.over(story.days(), label_px, right)
        head = self._line * 2.15
        mark_row, bar_row = max(DISC, self._line * 2.2) + 14, self._line + BAR + self._line + 12
        lanes: list[Lane] = []
        top = head
        for place, (name, icon, ink) in enumerate(
            (
                (self._names[0], "", "text"),
                (self._names[1], "", "text"),
                (self._names[2], "theirs", "theirs"),
                (self._names[3], "ours", "ours"),
            )
        ):
            marks = self._mark_rows((story.sent, story.came)[place], axis) if place < 2 else ()
            bars = self._bar_rows((story.theirs, story.ours)[place - 2], axis) if place >= 2 else ()
            row_height = mark_row if place < 2 else bar_row
            air = self._line * 2.2 if place == 0 else 16.0  # the day's own sign stands in the first lane
            height = air + max(1, len(marks) + len(bars)) * row_height + 12
            lanes.append(Lane(name, icon, ink, marks, bars, top + air, row_height, height))
            top += height
        return LanePlan(axis, tuple(lanes), head, top)

    def _mark_rows(self, marks: Sequence[Mark], axis: Axis) -> tuple[tuple[PlacedMark, ...], ...]:
        return _in_rows([self._placed_mark(mark, axis) for mark in marks])

    def _placed_mark(self, mark: Mark, axis: Axis) -> PlacedMark:
        """Put the words on the right of the disc, or on its left where the picture ends."""
        x = axis.x(mark.on)
        words = max(self._width(mark.title, "strong"), self._width(mark.detail, "hint"))
        words_x = x + DISC / 2 + 9
        if words_x + words > axis.right and x - DISC / 2 - 9 - words > axis.left:
            words_x = x - DISC / 2 - 9 - words
        return PlacedMark(mark, x, words_x, min(x - DISC / 2, words_x), max(x + DISC / 2, words_x + words))

    def _bar_rows(self, bars: Sequence[Bar], axis: Axis) -> tuple[tuple[PlacedBar, ...], ...]:
        return _in_rows([self._placed_bar(bar, axis) for bar in bars])

    def _placed_bar(self, bar: Bar, axis: Axis) -> PlacedBar:
        x, due_x = axis.x(bar.start), max(axis.x(bar.due), axis.x(bar.start) + 8)
        used_x = min(max(axis.x(bar.until), x), due_x)
        late_x = max(axis.x(bar.until), due_x) if bar.is_late else due_x
        title = self._width(bar.title, "strong")
        at_today = abs(x - axis.x(self._story.today)) < 4
        title_x = max(axis.left + 4, min(x + 8 * at_today, axis.right - title))
        right = max(late_x + GAP + self._width(bar.after, "strong"), title_x + title)
        return PlacedBar(bar, x, used_x, due_x, late_x, title_x, min(x, title_x), right)


def _in_rows(parts: Sequence[Part]) -> tuple[tuple[Part, ...], ...]:
    """Put each part in the first row where it meets nothing."""
    rows: list[list[Part]] = []
    for part in sorted(parts, key=lambda part: part.left):
        row = next((row for row in rows if row[-1].right + GAP <= part.left), None)
        if row is None:
            rows.append([part])
        else:
            row.append(part)
    return tuple(tuple(row) for row in rows)
