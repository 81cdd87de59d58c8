"""Values kept between drawings: few enough to be bounded, safe in any thread, the least used go first."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Made = TypeVar("Made")


class _Hashed(Generic[Key]):
    """A key with its hash: that of a whole paragraph costs more than to find it."""

    __slots__ = ("hash", "key")

    def __init__(self, key: Key) -> None:
        self.key, self.hash = key, hash(key)

    def __hash__(self) -> int:
        return self.hash

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Hashed) and self.key == other.key


class KeptValues(Generic[Key, Made]):
    """What was made from frozen keys, as long as there is room; `most` is in the unit of the weights.

    Only for values that depend on nothing but their key and that nobody changes: a kept value and one made anew must be
    the same. Two threads may make the same value at once; nobody waits while one is made.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._weight = 0
        self._kept: OrderedDict[_Hashed[Key], tuple[Made, int]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Key, make: Callable[[], Made], weigh: Callable[[Made], int]) -> Made:
        """Return the value of a key, made now if it is not kept; one heavier than a quarter of the room is not kept."""
        hashed = _Hashed(key)
        with self._lock:
            found = self._kept.get(hashed)
            if found is not None:
                self._kept.move_to_end(hashed)
                return found[0]
        made = make()
        weight = weigh(made)
        if weight * 4 <= self._most:
            self._keep(hashed, made, weight)
        return made

    def _keep(self, hashed: _Hashed[Key], made: Made, weight: int) -> None:
        with self._lock:
            if hashed in self._kept:
                return
            self._kept[hashed] = (made, weight)
            self._weight += weight
            while self._weight > self._most:
                self._weight -= self._kept.popitem(last=False)[1][1]

    def clear(self) -> None:
        """Forget everything, as after a start."""
        with self._lock:
            self._kept.clear()
            self._weight = 0

    @property
    def weight(self) -> int:
        """The weight of all that is kept."""
        return self._weight
