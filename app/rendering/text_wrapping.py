"""Text that flows around what floats: which part of a line is free (ECMA-376 part 1, 20.4.2.16 to 20.4.2.20).

Every way of wrapping beside something counts as wrapping around its rectangle; text stands on one side only, the wider.
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
    """Where a line may stand: how far it is pushed down, and its free stretch."""

    skip: float
    left: float
    right: float


@dataclass(slots=True)
class Surroundings:
    """All that the lines of one column flow around."""

    obstacles: list[Obstacle] = field(default_factory=list)

    def is_free_below(self, top: float) -> bool:
        """Say whether nothing stands below that height."""
        return all(obstacle.bottom <= top for obstacle in self.obstacles)

    def room(self, top: float, height: float, left: float, right: float, least: float = LEAST_ROOM_PT) -> Room:
        """Return the place of a line of that height which would fill the stretch from `left` to `right`.

        It is pushed below what leaves no stretch of at least `least` beside it.
        """
        skip = 0.0
        for _ in range(_MOST_TRIES):
            beside = [
                obstacle
                for obstacle in self.obstacles
                if obstacle.top < top + skip + height - 0.1 and obstacle.bottom > top + skip + 0.1
            ]
            start, end = _widest(beside, left, right)
            if not beside or end - start >= min(least, right - left):
                return Room(skip, start, end)
            skip = min(obstacle.bottom for obstacle in beside) - top
        return Room(0.0, left, right)


def _widest(beside: list[Obstacle], left: float, right: float) -> tuple[float, float]:
    """Return the widest stretch that no obstacle covers."""
    best, start = (left, left), left
    for obstacle in sorted(beside, key=lambda one: one.left):
        if obstacle.left - start > best[1] - best[0]:
            best = (start, min(obstacle.left, right))
        start = max(start, obstacle.right)
    return (start, right) if right - start > best[1] - best[0] else best


@dataclass(slots=True)
class LineRooms:
    """Gives the lines of one paragraph their places, one after the other."""

    surroundings: Surroundings
    top: float
    line_height: float
    least: float = LEAST_ROOM_PT

    def next_room(self, left: float, right: float) -> Room:
        """Return the place of the next line."""
        room = self.surroundings.room(self.top, self.line_height, left, right, self.least)
        self.top += room.skip + self.line_height
        return room
