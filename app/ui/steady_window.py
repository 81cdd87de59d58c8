"""Keeps the window answering while letters are drawn beside it."""

import gc
import sys
from functools import cache
from typing import Literal

# Python's own is 5 ms: a key that asks the data file eight things would wait eight times that for a drawing.
TURN_SECONDS = 0.0005


def take_short_turns() -> None:
    """Let threads hand over to each other ten times as often as Python's own."""
    sys.setswitchinterval(TURN_SECONDS)


@cache
def spare_what_stays(moment: Literal["start", "first-letter"]) -> None:
    """Take what is loaded by now out of the collector's rounds; done once at the start, and once a letter was drawn.

    With fonts, templates and libraries loaded a full round looks at 140,000 objects and holds every thread for 90 ms.
    None of them ever goes away; without them a round takes two or three ms.
    """
    del moment  # each moment once
    gc.freeze()
