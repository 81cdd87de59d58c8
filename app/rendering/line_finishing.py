"""What is done to a line once its words are set: hanging spaces go, it is aligned, and like pieces are joined."""

from __future__ import annotations

from app.rendering.document_model import ParagraphLook
from app.rendering.line_parts import Line, Piece, looks_alike

_TOUCHING_PT = 0.01


def without_trailing_spaces(line: Line) -> float:
    """Drop the spaces that hang over at the end of a line; return where its text ends."""
    while line.pieces and not line.pieces[-1][1].text.strip(" ") and not line.pieces[-1][1].leader:
        if line.objects and line.objects[-1][0] > line.pieces[-1][0]:
            break
        if line.stretch_from >= len(line.pieces) and line.pieces[-1][1].text == "":
            break
        line.x = line.pieces[-1][0]
        line.parts_words = line.parts_words or (not line.ends_with and bool(line.pieces[-1][1].text))
        line.pieces.pop()
    return line.x


def aligned(line: Line, look: ParagraphLook, stretches_broken: bool = True) -> tuple[float, float]:
    """Return how far the line moves to the right, and what each of its stretchable spaces gains."""
    end = without_trailing_spaces(line)
    room = line.limit - end
    alignment = look.alignment
    if look.right_to_left:
        alignment = {"left": "right", "right": "left"}.get(alignment, alignment)  # type: ignore[assignment] # stays one of the four
    if alignment == "right":
        return max(room, 0.0), 0.0
    if alignment == "center":
        return max(room / 2, 0.0), 0.0
    ends = ("", "line") if stretches_broken else ("",)
    if alignment == "both" and line.ends_with in ends and room > 0:
        spaces = sum(piece.text.count(" ") for _, piece in line.pieces[line.stretch_from :] if not piece.leader)
        return 0.0, room / spaces if spaces else 0.0
    return 0.0, 0.0


def join_pieces(line: Line) -> None:
    """Join neighbouring pieces of one look into one: fewer things to draw, and unbroken underlines."""
    joined: list[tuple[float, Piece]] = []
    stretch_from = line.stretch_from
    left, last = 0.0, None
    for index, (x, piece) in enumerate(line.pieces):
        if index == line.stretch_from:
            stretch_from = len(joined)
        elif last is not None and _is_continued(last, piece) and abs(left + last.width - x) < _TOUCHING_PT:
            last.text += piece.text
            last.width = (x + piece.width if piece.end is None else piece.end) - left
            continue
        joined.append((x, piece))
        left, last = x, piece
    line.pieces, line.stretch_from = joined, min(stretch_from, len(joined))


def _is_continued(last: Piece, piece: Piece) -> bool:
    return (
        looks_alike(last, piece)
        and last.size == piece.size
        and last.link == piece.link
        and not (last.leader or piece.leader or last.page_field or piece.page_field)
    )
