"""Long lists whose members are made when they are first looked at: a window shows a dozen of ten thousand."""

from collections.abc import Callable, Sequence
from typing import TypeVar, overload

Made = TypeVar("Made")


class LateList(Sequence[Made]):
    """A list of so many members, each made by its place, once.

    Args:
        count: How many there are.
        make: Returns the member at a place; what it is made from must not change.
    """

    def __init__(self, count: int, make: Callable[[int], Made]) -> None:
        self._count, self._make = count, make
        self._made: dict[int, Made] = {}

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, place: int) -> Made: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Made]: ...

    def __getitem__(self, place: int | slice) -> Made | Sequence[Made]:
        """Return a member, or those of a stretch."""
        if isinstance(place, slice):
            return [self[each] for each in range(*place.indices(self._count))]
        at = range(self._count)[place]
        if at not in self._made:
            self._made[at] = self._make(at)
        return self._made[at]
