"""How far a long piece of work has come, and whether it is still wanted."""

from collections.abc import Callable
from typing import TypeAlias


class StoppedError(Exception):
    """The person does not want the work any more; nothing of it is kept."""


# Called with the steps done and the steps in all before each step; raises StoppedError when the work is to stop.
Tell: TypeAlias = Callable[[int, int], None]


def tell_nobody(_done: int, _of: int) -> None:
    """Go on without a word."""
