"""Text that flows around what floats: which part of a line is free (ECMA-376 part 1, 20.4.2.16 to 20.4.2.20).

Every way of wrapping beside something counts as wrapping around its rectangle. Where text stands on both sides, the
stretches of one line are lines of their own, of which only the last has a height.
"""

from __future__ import annotations

from dataclasses import dataclass, field

LEAST_ROOM_PT = 72.0  # Word sets no words beside something where less than an inch is left (observed)
LEAST_EMPTY_PT = 12.0  # an empty line needs hardly any
_MOST_TRIES = 200


@dataclass(frozen=True, slots=True)
class Obstacle:
    """A rectangle that lines keep out of, counted from the top left corner of their column."""

    top: float
    bottom: float
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Room:
    """Where a line may stand: how far it is pushed down, and its free stretch; others of its height may follow."""

    skip: float
    left: float
    right: float
    is_shared: bool = False


@dataclass(slots=True)
class Surroundings:
    """All that the lines of one column flow around."""

    obstacles: list[Obstacle] = field(default_factory=list)

    def is_free_below(self, top: float) -> bool:
        """Say whether nothing stands below that height."""
        return all(obstacle.bottom <= top for obstacle in self.obstacles)

    def rooms(self, top: float, height: float, left: float, right: float, least: float = LEAST_ROOM_PT) -> list[Room]:
        """Return the places, from left to right, of a line of that height which would fill `left` to `right`.

        It is pushed below what leaves no stretch of at least `least` beside it.
        """
        skip = 0.0
        for _ in range(_MOST_TRIES):
            beside = [
                obstacle
                for obstacle in self.obstacles
                if obstacle.top < top + skip + height - 0.1 and obstacle.bottom > top + skip + 0.1
            ]
            wide = [
                (start, end) for start, end in _free(beside, left, right) if end - start >= min(least, right - left)
            ]
            if not beside or wide:
                places = wide or [(left, right)]
                return [Room(skip, start, end, (start, end) != places[-1]) for start, end in places]
            skip = min(obstacle.bottom for obstacle in beside) - top
        return [Room(0.0, left, right)]


def _free(beside: list[Obstacle], left: float, right: float) -> list[tuple[float, float]]:
    """Return the stretches that no obstacle covers, from left to right."""
    found: list[tuple[float, float]] = []
    start = left
    for obstacle in sorted(beside, key=lambda one: one.left):
        found.append((start, min(obstacle.left, right)))
        start = max(start, obstacle.right)
    return [*found, (start, right)]


@dataclass(slots=True)
class LineRooms:
    """Gives the lines of one paragraph their places, one after the other."""

    surroundings: Surroundings
    top: float
    line_height: float
    least: float = LEAST_ROOM_PT
    waiting: list[Room] = field(default_factory=list)

    def next_room(self, left: float, right: float) -> Room:
        """Return the place of the next line: beside the one before if there is room, else below it."""
        if not self.waiting:
            self.waiting = self.surroundings.rooms(self.top, self.line_height, left, right, self.least)
            self.top += self.waiting[0].skip + self.line_height
        return self.waiting.pop(0)

    def break_line(self) -> None:
        """Leave the stretches beside the last line empty: the next one begins below."""
        self.waiting = []
