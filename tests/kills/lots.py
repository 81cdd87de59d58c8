"""Lots drawn over all that a person may do: each deed with its weight, known by its name."""

from collections.abc import Callable
from typing import TypeAlias

from tests.kills.chooser import Act, Chooser, Deed

Choice: TypeAlias = Act | Deed | None
DEEDS: dict[str, tuple[int, Callable[[Chooser], Choice]]] = {}


def deed(weight: int) -> Callable[[Callable[[Chooser], Choice]], Callable[[Chooser], Choice]]:
    """Put a deed among those that are chosen from; it returns None where it can't be done now."""

    def put(choose: Callable[[Chooser], Choice]) -> Callable[[Chooser], Choice]:
        DEEDS[choose.__name__] = (weight, choose)
        return choose

    return put


def next_deed(world: Chooser) -> Deed:
    """Return something that can be done now."""
    while True:
        (name,) = world.chance.choices(list(DEEDS), [weight for weight, _ in DEEDS.values()])
        found = DEEDS[name][1](world)
        if found is not None:
            return found if isinstance(found, Deed) else Deed(name, found)
