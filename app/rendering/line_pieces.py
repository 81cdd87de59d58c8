"""Cuts a paragraph into what a line is made of: words that stay together, spaces, tabs, breaks and objects.

Where a line may end: after spaces, after a hyphen or dash that does not begin a word (between digits too: Word parts
telephone numbers), after an exclamation mark with a letter, a figure or an opening sign behind it (Unicode standard
annex 14, class EX; no page of Word's with one was at hand), at a zero-width space or a soft hyphen, and between
ideographs; never at a no-break space or hyphen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
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
from app.rendering.fonts import SHOWN_SOFT_HYPHEN, FontBook, FontFace
from app.rendering.reading_plan import ReadingPlans

RAISED_SIZE, RAISED_BY, LOWERED_BY = 0.65, 0.35, 0.14
_SMALL_CAPS = 0.8
_DASHES = "-\u2013\u2014"
_ENDS_WORD = _DASHES + "\u200b\u00ad"
# Every character is in one; the last one of all is empty.
_TOKENS = re.compile(
    r" +|(?:[^ \u200b\u00ad\-\u2013\u2014!]++|!(?![\w=<(\[{]))*+(?:[\-\u2013\u2014]+|[\u200b\u00ad]|!(?=[\w=<(\[{]))?"
)
_IDEOGRAPHS = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]")
_CASES = re.compile(r"[^a-z\u00df-\u00f6\u00f8-\u024f]+|[a-z\u00df-\u00f6\u00f8-\u024f]+")


@dataclass(slots=True)
class Piece:
    """Characters of one face in a line; `baseline_shift` is upwards."""

    text: str
    look: RunLook
    face: FontFace
    size: float
    width: float
    link: str = ""
    baseline_shift: float = 0.0
    page_field: str = ""
    leader: bool = False
    steps: tuple[float, ...] = ()
    element: int = 0

    @property
    def hyphen_width(self) -> float:
        """The room that a soft hyphen at the piece's end takes where it shows."""
        return self.face.width(SHOWN_SOFT_HYPHEN) * self.size * self.look.stretch


@dataclass(slots=True)
class Word:
    """Pieces between which no line may end; after a soft end a hyphen is shown if the line ends there."""

    pieces: list[Piece]
    width: float
    is_closed: bool = False
    soft_end: bool = False
    notes: list[Floating] = field(default_factory=list)


@dataclass(slots=True)
class Space:
    """Spaces between words: they hang over at a line's end."""

    piece: Piece
    width: float


@dataclass(slots=True)
class TabMark:
    """A tab."""

    look: RunLook
    aligned: str = ""


@dataclass(slots=True)
class BreakMark:
    """A line, page or column break."""

    kind: str
    look: RunLook


@dataclass(slots=True)
class ObjectMark:
    """A picture, or shapes, in the line."""

    picture: Picture | Drawing
    width: float
    element: int = 0


Part = Word | Space | TabMark | BreakMark | ObjectMark


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
        for inline, self._element in zip(paragraph.inlines, elements, strict=True):
            if isinstance(inline, Floating) and inline.note:
                _add_note(parts, inline)
            elif isinstance(inline, Floating):
                floats.append(inline)
            else:
                self._add(inline, parts)
        return parts, floats

    def _add(self, inline: Inline, parts: list[Part]) -> None:
        match inline:
            case Text():
                self._add_text(inline, parts)
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

    def _add_text(self, inline: Text, parts: list[Part]) -> None:
        """Cut a text into words and spaces; most texts are of one face, and are measured the short way."""
        look, link = inline.look, inline.link
        face = self.face(look)
        is_plain = not (look.small_caps or look.caps or look.raised or look.shift_pt) and face.covers(inline.text)
        size, scale, spacing = look.size_pt, look.size_pt * look.stretch, look.spacing_pt
        element = self._element
        for token, following in pairwise(_TOKENS.findall(inline.text)):
            if is_plain:
                width = face.length(token) * scale + spacing * len(token)
                pieces = [Piece(token, look, face, size, width, link, element=element)]
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


def looks_alike(last: Piece, piece: Piece) -> bool:
    """Say whether two pieces look alike and belong to one element."""
    return last.look is piece.look and last.face is piece.face and last.element == piece.element
