"""Puts the right-to-left words of a line in their places (Unicode standard annex 9, without explicit embeddings).

A second rule serves copying: PDF readers reverse what is drawn from right to left. PDFium, which draws our preview and
Chrome's pages, reverses each stretch on its own, so the characters of such a stretch are handed over in the order from
which PDFium gets the written text, each with its place (`Piece.steps`).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from app.rendering.drawn_text import has_right_to_left
from app.rendering.line_parts import Piece

_MIRRORED = dict(zip("()[]{}<>«»‹›", ")(][}{><»«›‹", strict=True))
_NUMBERS = ("EN", "AN")


@dataclass(slots=True)
class _Cell:
    """One character of a line: its piece, its level and its place."""

    char: str
    piece: Piece
    level: int
    x: float = 0.0
    width: float = 0.0


def levels(text: str, base: int) -> list[int]:
    """Return the embedding level of each character; odd ones run from right to left. `base` is the paragraph's."""
    kinds = _resolved_weak([unicodedata.bidirectional(char) or "L" for char in text], "R" if base else "L")
    strong = ["R" if kind in ("R", *_NUMBERS) else kind for kind in kinds]
    side = "R" if base else "L"
    place = 0
    for neutral, group in groupby(strong, key=lambda kind: kind not in ("L", "R")):
        length = len(list(group))
        if neutral:
            before = strong[place - 1] if place else side
            after = strong[place + length] if place + length < len(strong) else side
            kinds[place : place + length] = [before if before == after else side] * length
        place += length
    return [_level(kind, base) for kind in kinds]


def _level(kind: str, base: int) -> int:
    """Apply rules I1 and I2."""
    if kind == "R":
        return 1
    if kind in _NUMBERS:
        return 2
    return 2 if base else 0


def _resolved_weak(kinds: list[str], side: str) -> list[str]:
    """Apply rules W1 to W7."""
    strong, before = side, side
    for index, written in enumerate(kinds):
        kind = before if written in ("NSM", "BN") else written
        strong = kind if kind in ("L", "R", "AL") else strong
        before = "AN" if kind == "EN" and strong == "AL" else kind
        kinds[index] = before
    for index in range(1, len(kinds) - 1):
        left, kind, right = kinds[index - 1 : index + 2]
        if left == right and ((kind == "CS" and left in _NUMBERS) or (kind == "ES" and left == "EN")):
            kinds[index] = left
    _spread_terminators(kinds)
    strong = side
    for index, kind in enumerate(kinds):
        if kind in ("L", "R", "AL"):
            strong = kind
        if kind == "EN" and strong == "L":
            kinds[index] = "L"
        elif kind == "AL":
            kinds[index] = "R"
    return kinds


def _spread_terminators(kinds: list[str]) -> None:
    """Apply rule W5: signs such as % and £ next to a number belong to it."""
    for order in (range(1, len(kinds)), range(len(kinds) - 2, -1, -1)):
        step = -1 if order.step > 0 else 1
        for index in order:
            if kinds[index] == "ET" and kinds[index + step] == "EN":
                kinds[index] = "EN"


def _visual(cells: list[_Cell]) -> list[_Cell]:
    """Return the cells in the order in which they stand (rule L2)."""
    for level in range(max(cell.level for cell in cells), 0, -1):
        ordered: list[_Cell] = []
        for high, group in groupby(cells, key=lambda cell: cell.level >= level):
            run = list(group)
            ordered += reversed(run) if high else run
        cells = ordered
    return cells


def placed(pieces: Sequence[tuple[float, Piece]], base: int) -> list[tuple[float, Piece]]:
    """Return a line's pieces with their right-to-left words in place; stretches between tabs stay apart."""
    text = "".join(piece.text for _, piece in pieces if not piece.leader)
    backwards = _reads_backwards(text)
    found: list[tuple[float, Piece]] = []
    for group in _stretches(pieces):
        stretch = "".join(piece.text for _, piece in group)
        if group[0][1].leader or not (has_right_to_left(stretch) or base):
            found += group
        else:
            found += _placed_stretch(group, base, backwards)
    return found


def _stretches(pieces: Sequence[tuple[float, Piece]]) -> list[list[tuple[float, Piece]]]:
    """Cut the pieces where a gap lies between them."""
    stretches: list[list[tuple[float, Piece]]] = []
    end = None
    for x, piece in pieces:
        if end is None or abs(x - end) > 0.01 or piece.leader or stretches[-1][0][1].leader:
            stretches.append([])
        stretches[-1].append((x, piece))
        end = x + piece.width
    return stretches


def _placed_stretch(group: list[tuple[float, Piece]], base: int, backwards: bool) -> list[tuple[float, Piece]]:
    cells = _cells(group, base)
    x = group[0][0]
    for cell in _visual(cells):
        cell.x = x
        x += cell.width
    found: list[tuple[float, Piece]] = []
    order = _handed_over(cells, backwards)
    for _, cell_group in groupby(order, key=_drawn_together):
        found.append(_stepped(list(cell_group)))
    return found


def _drawn_together(cell: _Cell) -> tuple[int, int, str, str, int]:
    """Return what neighbours have in common that become one piece; the number of a page stands alone."""
    piece = cell.piece
    return id(piece.look), id(piece.face), piece.link, piece.page_field, piece.element


def _kind(char: str) -> str:
    """Return the class by which PDFium cuts a line: letters of either direction, numbers, and all else."""
    kind = unicodedata.bidirectional(char)
    return {"L": "L", "R": "R", "AL": "R", "EN": "number", "AN": "number"}.get(kind, "neutral")


def _reads_backwards(text: str) -> bool:
    """Say whether PDFium takes the line as one that runs from right to left: it has more words of that kind."""
    stretches = [kind for kind, _ in groupby(text, key=_kind)]
    return stretches.count("R") > stretches.count("L")


def _handed_over(cells: list[_Cell], backwards: bool) -> list[_Cell]:
    """Return the cells in the order from which PDFium's reversal makes the written order again."""
    turned = backwards
    stretches: list[list[_Cell]] = []
    for kind, group in groupby(cells, key=lambda cell: _kind(cell.char)):
        stretch = list(group)
        if kind in ("L", "R"):
            turned = kind == "R"
        stretches.append(stretch[::-1] if turned and kind != "number" else stretch)
    if backwards:
        stretches.reverse()
    return [cell for stretch in stretches for cell in stretch]


def _stepped(cells: list[_Cell]) -> tuple[float, Piece]:
    """Return one piece for cells of one look; with steps where they do not simply follow each other."""
    left = min(cell.x for cell in cells)
    right = max(cell.x + cell.width for cell in cells)
    text = "".join(cell.char for cell in cells)
    place, follows = cells[0].x, True
    for cell in cells:
        follows = follows and abs(cell.x - place) < 0.01
        place = cell.x + cell.width
    steps = () if follows else tuple(cell.x - left for cell in cells)
    return left, replace(cells[0].piece, text=text, width=right - left, steps=steps)


def _cells(group: list[tuple[float, Piece]], base: int) -> list[_Cell]:
    """Return the characters in written order, mirrored where they run from right to left."""
    text = "".join(piece.text for _, piece in group)
    resolved = levels(text, base)
    pieces = [piece for _, piece in group for _ in piece.text]
    cells: list[_Cell] = []
    for char, piece, level in zip(text, _shared_faces(text, pieces), resolved, strict=True):
        shown = _MIRRORED.get(char, char) if level % 2 else char
        width = piece.face.width(shown) * piece.size * piece.look.stretch + piece.look.spacing_pt
        cells.append(_Cell(shown, piece, level, width=width))
    return cells


def _shared_faces(text: str, pieces: list[Piece]) -> list[Piece]:
    """Return each character's piece, so that what is read together is drawn together, in one face.

    Spaces and signs after right-to-left words take their face. A line that reads backwards but has other words too is
    drawn in one face, if one has all its letters.
    """
    if _reads_backwards(text) and any(_kind(char) == "L" for char in text):
        whole = next((piece.face for piece in pieces if piece.face.covers(text)), None)
        if whole is not None:
            changed = {id(piece): replace(piece, face=whole) for piece in pieces}
            return [changed[id(piece)] for piece in pieces]
    shared: list[Piece] = []
    turned: Piece | None = None
    for char, piece in zip(text, pieces, strict=True):
        kind = _kind(char)
        if kind in ("L", "R"):
            turned = piece if kind == "R" else None
        fits = turned is not None and _may_share(turned, piece) and turned.face.covers(char)
        shared.append(turned if turned is not None and fits else piece)
    return shared


def _may_share(turned: Piece, piece: Piece) -> bool:
    """Say whether a piece's characters may be drawn with the words before: nothing but their face may change."""
    alike = turned.look is piece.look and turned.element == piece.element and turned.link == piece.link
    return alike and not piece.page_field
