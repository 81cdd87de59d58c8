"""How hard a passphrase is to guess, roughly, said once and without forbidding anything."""

import math
import unicodedata
from enum import StrEnum
from itertools import pairwise

from app.i18n import tr

SHORT_BITS, FAIR_BITS = 36, 56  # half a day, and centuries, for somebody with a hundred graphics cards and Argon2id
WORD_BITS = 11.0  # a word that somebody thinks of: one of some two thousand
_COMMON = {
    "password", "passphrase", "letmein", "qwerty", "qwertyuiop", "azerty", "welcome", "iloveyou", "monkey", "dragon",
    "football", "liverpool", "arsenal", "chelsea", "sunshine", "princess", "charlie", "secret", "admin", "plaint",
    "complaint", "labour", "tory", "london", "abc",
}  # fmt: skip


class Strength(StrEnum):
    """How long guessing would take somebody who has the computer."""

    NONE = "none"
    SHORT = "short"
    FAIR = "fair"
    GOOD = "good"


def strength(passphrase: str) -> Strength:
    """Return a rough estimate; it is a hint, not a measure."""
    bits = _bits(unicodedata.normalize("NFC", passphrase).casefold())
    if bits == 0:
        return Strength.NONE
    return Strength.SHORT if bits < SHORT_BITS else Strength.FAIR if bits < FAIR_BITS else Strength.GOOD


def hint(passphrase: str) -> str:
    """Return the sentence beside the field."""
    return {
        Strength.NONE: tr("Four or five words that don’t belong together are easy to keep in mind and hard to guess."),
        Strength.SHORT: tr("Short: somebody who has this computer could find it by trying. Another word or two helps."),
        Strength.FAIR: tr("Fair: good against family and friends. Another word makes it good against anybody."),
        Strength.GOOD: tr("Good: hard to find by trying."),
    }[strength(passphrase)]


def _bits(text: str) -> float:
    words = text.split()
    if len(words) > 1:
        return sum(min(WORD_BITS, _letters_bits(word)) for word in dict.fromkeys(words))
    return _letters_bits(text.strip())


def _letters_bits(word: str) -> float:
    """Return the bits of one word: runs such as `aaaa` or `1234` and what everybody uses count for next to nothing."""
    if not word:
        return 0
    if word.strip("0123456789!?.") in _COMMON or word in _COMMON:
        return 4
    steps = [ord(after) - ord(before) for before, after in pairwise(word)]
    surprises = 1 + sum(step != previous or abs(step) > 1 for previous, step in pairwise([99, *steps]))
    kinds = 10 * any(sign.isdigit() for sign in word) + 26 * any(sign.isalpha() for sign in word)
    return surprises * math.log2(max(2, kinds + 20 * any(not sign.isalnum() for sign in word)))
