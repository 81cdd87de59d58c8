"""Whether and how a text is drawn otherwise than it is written: from right to left, or in capitals."""

import re

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")


def has_right_to_left(text: str) -> bool:
    """Say whether the text holds letters that are written from right to left."""
    return not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None


def capitals(text: str) -> str:
    """Return a text in capitals, letter by letter; one that has no single capital (ß, ﬁ) stays, as in Word."""
    upper = text.upper()
    if len(upper) == len(text):
        return upper
    return "".join(letter.upper() if len(letter.upper()) == 1 else letter for letter in text)
