"""Recovery codes: 128 random bits to write down, in letters and digits that nobody takes for one another.

The alphabet is Crockford's base 32 (no I, L, O, U); two more signs tell a slip of the pen before it costs a wait.
"""

import hashlib

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
RANDOM_BYTES = 16
DIGITS = 26  # 130 bits hold the 128
CHECK_DIGITS = 2
GROUP = 4

_LOOKS_LIKE = str.maketrans({"O": "0", "I": "1", "L": "1"})
_BETWEEN = str.maketrans(dict.fromkeys("-–— \t\r\n.", ""))


def recovery_code(random: bytes) -> str:
    """Return 16 random bytes as a code of seven groups, such as `7Q2M-…`."""
    if len(random) != RANDOM_BYTES:
        raise ValueError("a recovery code is made of 16 bytes")
    number = int.from_bytes(random)
    digits = "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(DIGITS)))
    plain = digits + _check(digits)
    return "-".join(plain[start : start + GROUP] for start in range(0, len(plain), GROUP))


def plain_code(typed: str) -> str | None:
    """Return a code as it is kept, however it was typed: small letters, spaces, O for 0; None when there is a slip."""
    plain = typed.upper().translate(_BETWEEN).translate(_LOOKS_LIKE)
    digits, check = plain[:DIGITS], plain[DIGITS:]
    is_whole = len(plain) == DIGITS + CHECK_DIGITS and set(plain) <= set(ALPHABET)
    return plain if is_whole and check == _check(digits) else None


def _check(digits: str) -> str:
    number = int.from_bytes(hashlib.sha256(digits.encode()).digest()[:2])
    return ALPHABET[number >> 5 & 31] + ALPHABET[number & 31]
