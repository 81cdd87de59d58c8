"""Which words of a reply are new, and which only repeat what they answer."""

import re
from dataclasses import dataclass

_ATTRIBUTION = re.compile(
    r"^(?:>\s*)?(?:On|Am|Le|Op)\b[^\n]{6,200}(?:\n[^\n]{0,120}?)?\b(?:wrote|schrieb|a écrit|schreef)\s*:\s*$",
    re.MULTILINE,
)
_ORIGINAL = re.compile(
    r"^[\t ]*+[-_=]{2,}+[\t ]*+(?:Original Message|Original-Nachricht|Originalnachricht)[^\n]*$",
    re.IGNORECASE | re.MULTILINE,
)
_FORWARD = re.compile(
    r"^[\t ]*+(?:[-_=]{2,}+[\t ]*+)?(?:Forwarded message|Begin forwarded message)\b[^\n]*$",
    re.IGNORECASE | re.MULTILINE,
)
_HEADER_BLOCK = re.compile(
    r"^[*\t ]*+From\s*:[^\n]+\n(?:[^\n]*\n){0,3}?[*\t ]*+(?:Sent|Date)\s*:[^\n]+\n(?:[^\n]*\n){0,6}?[*\t ]*+"
    r"Subject\s*:[^\n]*(?:\n[*\t ]*+[A-Za-z-]{2,15}\s*:[^\n]*)*$",
    re.IGNORECASE | re.MULTILINE,
)
_QUOTED_LINE = re.compile(r"^\s*>")
_FEWEST_WORDS = 3


@dataclass(frozen=True, slots=True)
class SplitText:
    """The words of the reply itself, and those that it repeats."""

    own: str
    quoted: str


def split_quoted(text: str) -> SplitText:
    """Split a reply into its own words and what it quotes.

    A message that stands above what it answers ends where the other begins; answers written between quoted lines are
    kept in their order, below an introduction too (“my answers are in among yours”). A message that only forwards
    another has the other's words.
    """
    while forward := _forwarded_from(text):
        text = text[forward:]
    starts = [found.start() for pattern in (_ATTRIBUTION, _ORIGINAL, _HEADER_BLOCK) for found in pattern.finditer(text)]
    cut = min(starts, default=len(text))
    above, below = _parted(text[:cut])
    if not _has_words(above) and cut < len(text):
        above, below = _parted(text[cut:].partition("\n")[2])
        return SplitText(above.strip("\n"), below)
    between, rest = _answered_between(text[cut:])
    own = f"{above}\n{between}" if between else above
    return SplitText(own.strip("\n"), "\n".join(filter(None, (below, rest))).strip("\n"))


def _answered_between(text: str) -> tuple[str, str]:
    """Part what stands between the marked lines of a quoted message from the rest; nothing where all of it is quoted.

    What only follows the last marked line is a footer. An unmarked line that goes on in small letters right below a
    marked one was broken off it by a mail program.
    """
    head = _ATTRIBUTION.match(text)
    if head is None or not _QUOTED_LINE.match(text[head.end() :]):
        return "", text
    own, quoted, is_quoted, until = list[str](), [text[: head.end()]], False, 0
    for line in text[head.end() :].split("\n"):
        is_quoted = bool(_QUOTED_LINE.match(line)) or (is_quoted and line[:1].islower())
        (quoted if is_quoted else own).append(line)
        until = len(own) if is_quoted else until
    return ("\n".join(own), "\n".join(quoted)) if _has_words("\n".join(own[:until])) else ("", text)


def forwarded_head(text: str) -> str:
    """Return the header lines (From, Sent, Subject) of a message that the text only forwards; "" for any other."""
    end = _forwarded_from(text)
    block = _HEADER_BLOCK.search(text[:end])
    return block.group() if block else ""


def _forwarded_from(text: str) -> int:
    """Return where the words of a forwarded message begin; 0 when the text has words of its own above it."""
    forward = _FORWARD.search(text) or _ORIGINAL.search(text)
    block = _HEADER_BLOCK.search(text, forward.end() if forward else 0)
    if block is None or _has_words(text[: forward.start() if forward else block.start()]):
        return 0
    return block.end()


def _parted(text: str) -> tuple[str, str]:
    """Part the lines that are not marked as quoted from those that are."""
    lines = text.split("\n")
    own = [line for line in lines if not _QUOTED_LINE.match(line)]
    return "\n".join(own), "\n".join(line for line in lines if _QUOTED_LINE.match(line))


def _has_words(text: str) -> bool:
    return len(re.findall(r"[^\W\d_]{2,}", text)) >= _FEWEST_WORDS
