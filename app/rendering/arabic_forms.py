"""Joins Arabic letters: each is drawn in the form that fits its neighbours (Unicode standard, 9.2).

The forms come from Unicode's own compatibility decompositions; the PDF's character map leads each form back to the
plain letter, so copied text is what was written. Lam-alef is drawn as two joined letters, for the same reason.
"""

from __future__ import annotations

import re
import unicodedata

_ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff]")
_MARKS = re.compile("[\u064b-\u065f\u0670\u06d6-\u06ed]")
_TATWEEL = "\u0640"


def _forms() -> dict[str, dict[str, str]]:
    """Return the isolated, initial, medial and final form of each letter that has them."""
    forms: dict[str, dict[str, str]] = {}
    for code in (*range(0xFB50, 0xFC00), *range(0xFE80, 0xFEF5)):
        kind, _, letters = unicodedata.decomposition(chr(code)).partition(" ")
        if kind in ("<isolated>", "<initial>", "<medial>", "<final>") and " " not in letters:
            forms.setdefault(chr(int(letters, 16)), {})[kind[1:-1]] = chr(code)
    return forms


_FORMS = _forms()


def joined(text: str) -> str:
    """Return the text with its Arabic letters in joining forms; the number of characters stays."""
    if not _ARABIC.search(text):
        return text
    places = [index for index, char in enumerate(text) if not _MARKS.match(char)]
    shaped = list(text)
    for order, index in enumerate(places):
        before = text[places[order - 1]] if order else ""
        after = text[places[order + 1]] if order + 1 < len(places) else ""
        shaped[index] = _form(text[index], _joins_after(before), _joins_before(after))
    return "".join(shaped)


def _form(letter: str, from_before: bool, to_after: bool) -> str:
    forms = _FORMS.get(letter, {})
    to_after = to_after and "initial" in forms
    names = {(True, True): "medial", (True, False): "final", (False, True): "initial", (False, False): "isolated"}
    return forms.get(names[from_before, to_after], letter)


def _joins_after(letter: str) -> bool:
    """Say whether a letter joins the one that follows it."""
    return letter == _TATWEEL or "initial" in _FORMS.get(letter, {})


def _joins_before(letter: str) -> bool:
    """Say whether a letter joins the one before it."""
    return letter == _TATWEEL or "final" in _FORMS.get(letter, {})
