"""A language that nobody speaks: English with accents, two fifths longer, in brackets.

A screen in it shows what would go wrong in a real one: a text without brackets did not pass through `tr`, and one
without its closing bracket is cut off. Placeholders, mnemonics and line breaks stay what they are.
"""

import re

LONGER = 0.4
_WORD_OF_FILLING = 6
_ACCENTS = str.maketrans(
    "AaCcDdEeGgHhIiJjLlNnOoRrSsTtUuWwYyZz",
    "ÅåÇçĐđÉéĜĝĤĥÎîĴĵĻļÑñÖöŔŕŠšŢţÛûŴŵÝýŽž",
)  # fmt: skip
# What must reach the program as it is: fields of `str.format`, those filled in later, the letter of a mnemonic.
_KEPT = re.compile(r"(\{\{[^{}]*\}\}|\{\{|\}\}|\{[^{}]*\}|&.)", re.DOTALL)


class PseudoWords:
    """Makes each text up as it is asked for, so that there is no catalogue to keep."""

    def gettext(self, message: str, /) -> str:
        """Return a text in the language."""
        return pseudo(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int, /) -> str:
        """Return the form of a text that goes with a number."""
        return pseudo(msgid1 if n == 1 else msgid2)


def pseudo(text: str) -> str:
    """Return “[Šéţţîñĝš ····]” for “Settings”; a text without a letter, such as a dash, stays as it is."""
    pieces = _KEPT.split(text)
    own = "".join(pieces[::2])
    if not any(letter.isalpha() for letter in own):
        return text
    accented = "".join(piece if i % 2 else piece.translate(_ACCENTS) for i, piece in enumerate(pieces))
    return f"[{accented} {_filling(round(len(own) * LONGER))}]"


def _filling(length: int) -> str:
    """Return dots in groups as long as words, so that a line may end between them."""
    whole, rest = divmod(max(length - 1, 1), _WORD_OF_FILLING + 1)
    words = ["·" * _WORD_OF_FILLING] * whole + (["·" * rest] if rest else [])
    return " ".join(words)
