"""Keeps Python's collector from stopping the window in the middle of a word."""

import gc
from functools import cache


@cache
def spare_what_stays() -> None:
    """Take what is loaded by now out of the collector's rounds; done once, when the first letter was drawn.

    With fonts, templates and libraries loaded a full round looks at 140,000 objects and holds every thread for 90 ms.
    None of them ever goes away; without them a round takes two or three ms.
    """
    gc.freeze()
