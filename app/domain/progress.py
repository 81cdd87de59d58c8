"""How far a long piece of work has come, and whether it is still wanted."""

from collections.abc import Callable
from typing import TypeAlias


class StoppedError(Exception):
    """The person does not want the work any more; nothing of it is kept."""


# Called with the steps done and the steps in all before each step; raises StoppedError when the work is to stop.
Tell: TypeAlias = Callable[[int, int], None]


_FINE = 1000  # parts of a whole, so that small steps of small steps show


def tell_nobody(_done: int, _of: int) -> None:
    """Go on without a word."""


def stretch(tell: Tell, first: float, last: float) -> Tell:
    """Return what a stretch of the work tells: its own beginning and end lie at these shares, 0 to 1, of the whole."""
    return lambda done, of: tell(round(_FINE * (first + (last - first) * min(done / max(of, 1), 1))), _FINE)


def step(tell: Tell, number: int, of: int) -> Tell:
    """Return what one of several like steps tells, counted from 0, while it goes on."""
    return stretch(tell, number / of, (number + 1) / of)


def only_forward(tell: Tell) -> Tell:
    """Return what never tells less than before, though some of the work is done once more."""
    furthest = 0.0

    def forward(done: int, of: int) -> None:
        nonlocal furthest
        furthest = max(furthest, done / max(of, 1))
        tell(round(_FINE * furthest), _FINE)

    return forward
