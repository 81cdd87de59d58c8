"""Lines, and what they are made of: pieces of one face, words and spaces of them, tabs, breaks and objects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from app.rendering.document_model import Drawing, Floating, Picture, RunLook
from app.rendering.fonts import SHOWN_SOFT_HYPHEN, FontFace


@dataclass(slots=True)
class Piece:
    """Characters of one face in a line; `baseline_shift` is upwards, `end` where several words end on their line."""

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
    end: float | None = None

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
class Stretch:
    """Words and spaces of one look that are set at once, none part of a word around it; `like` is a piece as theirs."""

    tokens: list[str]
    widths: list[float]
    like: Piece

    def piece(self, text: str, width: float, end: float | None = None) -> Piece:
        """Return a piece with some of the text."""
        like = self.like
        return Piece(text, like.look, like.face, like.size, width, like.link, element=like.element, end=end)

    def part(self, index: int) -> Word | Space:
        """Return one word or space."""
        piece = self.piece(self.tokens[index], self.widths[index])
        return Space(piece, piece.width) if piece.text[0] == " " else Word([piece], piece.width)


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


Part = Word | Space | Stretch | TabMark | BreakMark | ObjectMark


def one_by_one(parts: Iterable[Part]) -> Iterator[Word | Space | TabMark | BreakMark | ObjectMark]:
    """Yield the parts, of stretches each word and space."""
    for part in parts:
        if isinstance(part, Stretch):
            yield from map(part.part, range(len(part.tokens)))
        else:
            yield part


@dataclass(slots=True)
class Line:
    """One line: pieces with their distance from the left edge of the text column.

    `parts_words` says that its end parts words as a space would; `is_reordered` that it has right-to-left words.
    """

    pieces: list[tuple[float, Piece]] = field(default_factory=list)
    objects: list[tuple[float, ObjectMark]] = field(default_factory=list)
    start: float = 0.0
    limit: float = 0.0
    x: float = 0.0
    looks: list[RunLook] = field(default_factory=list)
    label_look: RunLook | None = None
    label_pieces: int = 0
    notes: list[Floating] = field(default_factory=list)
    stretch_from: int = 0
    skip: float = 0.0
    is_shared: bool = False
    ends_with: str = ""
    parts_words: bool = False
    is_reordered: bool = False

    @property
    def is_empty(self) -> bool:
        """Say whether nothing has been set yet."""
        return not self.pieces and not self.objects


def looks_alike(last: Piece, piece: Piece) -> bool:
    """Say whether two pieces look alike and belong to one element."""
    return last.look is piece.look and last.face is piece.face and last.element == piece.element
