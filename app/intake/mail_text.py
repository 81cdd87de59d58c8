"""The words inside mail: bytes of a declared character set, encoded headers, flowed lines, names of attachments."""

import re
import unicodedata
from base64 import b64decode
from binascii import Error as Base64Error
from quopri import decodestring

MOST_HEADER_CHARS = 4_000

_ENCODED_WORD = re.compile(r"=\?([^?\s*]{1,40})(?:\*[^?\s]*)?\?([bBqQ])\?([^?\s]*)\?=")
_BETWEEN_WORDS = re.compile(r"(\?=)\s+(=\?)")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
# Read as Windows-1252, as the Encoding Standard (4.2, names and labels) and every mail program do.
_LATIN = frozenset({"iso-8859-1", "latin-1", "us-ascii", "ascii", "ansi_x3.4-1968", "windows-1252", "cp1252", ""})


def decoded(data: bytes, charset: str) -> str:
    """Return bytes as text: in the declared character set where that works, else as UTF-8, else as Windows-1252.

    Bytes that none of them knows come as U+FFFD.
    """
    name = charset.strip().strip("\"'").lower()
    # Much mail that is said to be Latin-1 or ASCII is UTF-8; text in them is hardly ever valid UTF-8 by chance.
    candidates = ("utf-8", "cp1252") if name in _LATIN else (name, "utf-8", "cp1252")
    for candidate in candidates:
        try:
            return data.decode(candidate).lstrip("\ufeff")
        except (LookupError, ValueError):
            continue
    return data.decode("cp1252", errors="replace")


def header_text(raw: str) -> str:
    """Return a header's words: encoded words (RFC 2047) decoded, folded lines joined, no control characters.

    Args:
        raw: The header as the parser gives it, bytes beyond ASCII as surrogates; what is beyond 4,000 characters is
            left out, since decoding takes longer the more encoded words there are.
    """
    kept = raw[:MOST_HEADER_CHARS]
    if not kept.isascii():
        kept = decoded(kept.encode("utf-8", "surrogateescape"), "utf-8")
    kept = _BETWEEN_WORDS.sub(r"\1\2", kept)
    words = _ENCODED_WORD.sub(lambda found: _encoded_word(found[1], found[2], found[3]), kept)
    return " ".join(_CONTROLS.sub(" ", words).split())


def safe_name(name: str, otherwise: str) -> str:
    """Return a file's name without folders, drives or signs that steer a terminal; at most 100 characters."""
    last = re.split(r"[/\\:]", header_text(name))[-1].strip(". ")
    return unicodedata.normalize("NFC", last)[-100:] or otherwise


def unflowed(text: str, *, delete_space: bool = False) -> str:
    """Join the lines of a `format=flowed` text that end with a space (RFC 3676, 4.1 to 4.6)."""
    lines: list[str] = []
    goes_on, before = False, 0
    for line in text.split("\n"):
        depth = len(line) - len(line.lstrip(">"))
        own = line[depth:].removeprefix(" ") if depth else line.removeprefix(" ")
        if goes_on and depth == before:
            lines[-1] += own
        else:
            lines.append(f"{'>' * depth} {own}" if depth else own)
        goes_on = own.endswith(" ") and own != "-- "
        before = depth
        if goes_on and delete_space:
            lines[-1] = lines[-1][:-1]
    return "\n".join(line.rstrip() for line in lines)


def _encoded_word(charset: str, way: str, words: str) -> str:
    try:
        if way in "bB":
            data = b64decode(words + "=" * (-len(words) % 4), validate=True)
        else:
            data = decodestring(words.replace("_", " ").encode("ascii", "replace"), header=False)
    except (Base64Error, ValueError):
        return f"=?{charset}?{way}?{words}?="
    return decoded(data, charset)
