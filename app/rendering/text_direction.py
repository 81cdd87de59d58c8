"""Whether a text holds letters that are written from right to left."""

import re

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")


def has_right_to_left(text: str) -> bool:
    """Say whether the text holds letters that are written from right to left."""
    return not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None
