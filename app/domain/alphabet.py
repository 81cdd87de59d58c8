"""Words in the order of the alphabet, and words compared, whatever their capitals and accents.

The base letters decide, then the accents: Émile stands beside Emile, and Ŵ with W. The order is the same on every
system and in every thread; `locale.strxfrm` is neither, and Qt's own is for the window alone. Letters that are written
with two signs (the Welsh ll, ch, dd) stand where their first sign does: among names of both languages a machine cannot
tell which is meant.
"""

import unicodedata

# Letters that Unicode does not take apart into a base letter and an accent.
_WHOLE = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})


def plain(text: str) -> str:
    """Return a text without capitals and accents (NFKD, Unicode Standard Annex 15), as searches compare it."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(char for char in apart if not unicodedata.combining(char)).translate(_WHOLE)


def in_alphabet(text: str) -> tuple[str, str]:
    """Return what to sort a text by."""
    return plain(text), text
