"""Cuts a paragraph into what a line is made of: words that stay together, spaces, tabs, breaks and objects.

Where a line may end: after spaces, after a hyphen or dash that does not begin a word (between digits too: Word parts
telephone numbers), after an exclamation mark with a letter, a figure or an opening sign behind it (Unicode standard
annex 14, class EX; no page of Word's with one was at hand), at a zero-width space or a soft hyphen, and between
ideographs; never at a no-break space or hyphen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from app.rendering.arabic_forms import joined
from app.rendering.document_model import (
    Break,
    Drawing,
    Floating,
    Inline,
    PageField,
    Paragraph,
    Picture,
    RunLook,
    Tab,
    Text,
)
from app.rendering.drawn_text import capitals
from app.rendering.fonts import FontBook, FontFace
from app.rendering.line_parts import BreakMark, ObjectMark, Part, Piece, Space, Stretch, TabMark, Word
from app.rendering.reading_plan import ReadingPlans

RAISED_SIZE, RAISED_BY, LOWERED_BY = 0.65, 0.35, 0.14
_SMALL_CAPS = 0.8
_DASHES = "-\u2013\u2014"
_ENDS_WORD = _DASHES + "\u200b\u00ad"
# Every character is in one; the last one of all is empty.
_TOKENS = re.compile(
    r" +|(?:[^ \u200b\u00ad\-\u2013\u2014!]++|!(?![\w=<(\[{]))*+(?:[\-\u2013\u2014]+|[\u200b\u00ad]|!(?=[\w=<(\[{]))?"
)
# Around these a line may end, or a word go on, for more reasons than spaces and dashes give.
_SET_SINGLY = re.compile("[\u00ad\u200b\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]")
_BEGINS_WITH_DASH = re.compile(" [\\-\u2013\u2014]+[^ \\-\u2013\u2014]")
_IDEOGRAPHS = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]")
_CASES = re.compile(r"[^a-z\u00df-\u00f6\u00f8-\u024f]+|[a-z\u00df-\u00f6\u00f8-\u024f]+")


class Shaper:
    """Measures text for one document; keeps the widths of the faces it has met."""

    def __init__(self, book: FontBook, plans: ReadingPlans) -> None:
        self.book, self._plans = book, plans
        self._element = 0

    def face(self, look: RunLook) -> FontFace:
        """Return the face of a look."""
        return self.book.face(look.family, look.bold, look.italic, look.family_class)

    def pieces(self, text: str, look: RunLook, link: str = "") -> Iterator[Piece]:
        """Yield the pieces of one text: one a face, and two sizes for small capitals."""
        if look.small_caps and not look.caps:
            for part in _CASES.findall(text):
                small = part.islower()
                yield from self._sized(capitals(part) if small else part, look, link, _SMALL_CAPS if small else 1.0)
        else:
            yield from self._sized(capitals(text) if look.caps else text, look, link, 1.0)

    def _sized(self, text: str, look: RunLook, link: str, share: float) -> Iterator[Piece]:
        size, shift = look.size_pt * share, look.shift_pt
        if look.raised:
            shift += size * RAISED_BY if look.raised == "superscript" else -size * LOWERED_BY
            size *= RAISED_SIZE
        for part, face in self.book.pieces(joined(text), self.face(look)):
            width = face.length(part) * size * look.stretch + look.spacing_pt * len(part)
            yield Piece(part, look, face, size, width, link, shift, element=self._element)

    def label_pieces(self, paragraph: Paragraph) -> list[Piece]:
        """Return the pieces of a paragraph's number or bullet."""
        label = paragraph.label
        if label is None or not label.text:
            return []
        self._element = self._plans.paragraph(paragraph).label
        return list(self.pieces(label.text, label.look))

    def parts(self, paragraph: Paragraph) -> tuple[list[Part], list[Floating]]:
        """Return what the paragraph's lines are made of, and what floats beside them."""
        parts: list[Part] = []
        floats: list[Floating] = []
        elements = self._plans.paragraph(paragraph).inlines
        left = len(elements)
        for inline, self._element in zip(paragraph.inlines, elements, strict=True):
            left -= 1
            if isinstance(inline, Text):
                self._add_text(inline, parts, is_last=not left)
            elif isinstance(inline, Floating):
                _add_note(parts, inline) if inline.note else floats.append(inline)
            else:
                self._add(inline, parts)
        return parts, floats

    def _add(self, inline: Inline, parts: list[Part]) -> None:
        match inline:
            case Tab():
                parts.append(TabMark(inline.look, inline.aligned))
            case Break():
                parts.append(BreakMark(inline.kind, inline.look))
            case PageField():
                piece = next(self.pieces("1", inline.look))
                piece.page_field = inline.kind
                _extend_word(parts, [piece])
            case Picture() | Drawing():
                parts.append(ObjectMark(inline, inline.width_pt, self._element))
            case _:
                return

    def _add_text(self, inline: Text, parts: list[Part], *, is_last: bool) -> None:
        """Cut a text into words and spaces; they are set at once if they look alike, but for words at its ends.

        Those may belong to a word of another look.
        """
        look, text = inline.look, inline.text
        face = self.face(look)
        is_plain = not (look.small_caps or look.caps or look.raised or look.shift_pt) and face.covers(text)
        tokens = _TOKENS.findall(text)
        begin, end = 0, 0
        if is_plain and not _is_set_singly(text):
            begin, end = _inside(tokens, may_begin=_is_closed(parts) and text[:1] not in _DASHES, may_end=is_last)
        if end - begin > 1:
            like = Piece("", look, face, look.size_pt, 0.0, inline.link, element=self._element)
            inside = tokens[begin:end]
            self._add_tokens(inline, tokens[: begin + 1], parts, is_plain)
            parts.append(Stretch(inside, _widths(inside, look, face), like))
            del tokens[:end]
        self._add_tokens(inline, tokens, parts, is_plain)

    def _add_tokens(self, inline: Text, tokens: list[str], parts: list[Part], is_plain: bool) -> None:
        """Add words and spaces, but not the last, which only follows; those of one face are measured the short way."""
        look, link = inline.look, inline.link
        face = self.face(look)
        for token, following in pairwise(tokens):
            if is_plain:
                (width,) = _widths([token], look, face)
                pieces = [Piece(token, look, face, look.size_pt, width, link, element=self._element)]
            else:
                pieces = list(self.pieces(token, look, link))
            if token[0] == " ":
                parts.extend([Space(piece, piece.width) for piece in pieces])
            elif not token.isascii() and _IDEOGRAPHS.search(token):
                self._add_ideographs(token, inline, parts)
            else:
                _extend_word(parts, pieces)
                ends_inside = token[-1] == "!" and following[:1] not in {"", " "}
                if ends_inside or (token[-1] in _ENDS_WORD and token.strip(_DASHES)):
                    _close_word(parts, soft=token[-1] == "\u00ad")

    def _add_ideographs(self, token: str, inline: Text, parts: list[Part]) -> None:
        """Add characters between any two of which a line may end."""
        for char in token:
            _extend_word(parts, list(self.pieces(char, inline.look, inline.link)))
            _close_word(parts, soft=False)


def _widths(tokens: list[str], look: RunLook, face: FontFace) -> list[float]:
    """Return how wide words and spaces of a look are."""
    scale, spacing, length = look.size_pt * look.stretch, look.spacing_pt, face.length
    if not spacing:
        return [length(token) * scale for token in tokens]
    return [length(token) * scale + spacing * len(token) for token in tokens]


def _is_set_singly(text: str) -> bool:
    """Say whether lines may end, or not, elsewhere than after spaces and after dashes that end a word."""
    return _BEGINS_WITH_DASH.search(text) is not None or (not text.isascii() and _SET_SINGLY.search(text) is not None)


def _is_closed(parts: list[Part]) -> bool:
    """Say whether a word that follows is one of its own."""
    return not parts or not isinstance(parts[-1], Word) or parts[-1].is_closed


def _inside(tokens: list[str], *, may_begin: bool, may_end: bool) -> tuple[int, int]:
    """Return the first token and the one after the last of what stands alone: from a space to a space, or to an end.

    The last token of all is empty.
    """
    count = len(tokens) - 1
    begin = 0 if may_begin else next((place for place in range(count) if tokens[place][0] == " "), count)
    if may_end:
        return begin, count
    return begin, next((place + 1 for place in range(count - 1, begin, -1) if tokens[place][0] == " "), begin)


def _add_note(parts: list[Part], note: Floating) -> None:
    """Let the word before a note bring it to the page that it stands on."""
    last = parts[-1] if parts else None
    if not isinstance(last, Word):
        last = Word([], 0.0)
        parts.append(last)
    last.notes.append(note)


def _extend_word(parts: list[Part], pieces: list[Piece]) -> None:
    """Add pieces to the word that is being built, or begin one; two words in a row may be parted by a line's end."""
    width = pieces[0].width if len(pieces) == 1 else sum([piece.width for piece in pieces])
    last = parts[-1] if parts else None
    if isinstance(last, Word) and not last.is_closed:
        last.pieces.extend(pieces)
        last.width += width
    else:
        parts.append(Word(pieces, width))


def _close_word(parts: list[Part], soft: bool) -> None:
    last = parts[-1]
    if isinstance(last, Word):
        last.is_closed, last.soft_end = True, soft
