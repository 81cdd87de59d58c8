"""Fills lines as Word does: greedily, word by word, with tabs, a number before the first line, and justification.

Spaces hang over at the end of a line; a word longer than a line is cut; a hanging indent acts as a tab stop; a right
tab may lie beyond the margin (17.3.1.37).
"""

from __future__ import annotations

from dataclasses import replace

from app.rendering.document_model import Label, Paragraph, TabStop
from app.rendering.fonts import SHOWN_SOFT_HYPHEN
from app.rendering.line_parts import (
    BreakMark,
    Line,
    ObjectMark,
    Part,
    Piece,
    Space,
    Stretch,
    TabMark,
    Word,
    looks_alike,
    one_by_one,
)
from app.rendering.line_pieces import Shaper
from app.rendering.text_wrapping import LineRooms

_TOLERANCE = 0.05
_LEADERS = {"dot": ".", "hyphen": "-", "underscore": "_", "heavy": "_", "middleDot": "·"}
_NEAREST_TAB = 0.3


class LineFiller:
    """Sets one paragraph into lines of a column."""

    def __init__(
        self, shaper: Shaper, paragraph: Paragraph, width: float, tab: float, rooms: LineRooms | None = None
    ) -> None:
        """Set out with the column's width, the distance of default tabs, and rooms where something floats."""
        self._shaper, self._paragraph, self._look = shaper, paragraph, paragraph.look
        self._default_tab, self._rooms = tab, rooms
        self._limit = max(width - self._look.right_pt, self._look.left_pt + 12.0, 12.0)
        self.lines: list[Line] = []
        self._line = self._new_line(first=True)

    def fill(self, parts: list[Part]) -> list[Line]:
        """Return the lines."""
        if self._paragraph.label is not None:
            self._set_label(self._paragraph.label)
        for index, part in enumerate(parts):
            if isinstance(part, Stretch):
                self._set_stretch(part)
            elif isinstance(part, Word):
                self._set_word(part)
                self._line.notes += part.notes
            elif isinstance(part, Space):
                self._line.pieces.append((self._line.x, part.piece))
                self._line.x += part.width
            elif isinstance(part, TabMark):
                self._set_tab(part, parts, index)
            elif isinstance(part, BreakMark):
                if not self._has_text(self._line):
                    self._line.looks.append(part.look)
                self._finish(part.kind)
            else:
                self._set_object(part)
        self._finish("paragraph")
        return self.lines

    def _new_line(self, first: bool = False) -> Line:
        start = self._look.left_pt + (self._look.first_line_pt if first else 0.0)
        start = min(start, self._limit - 6.0)
        if self._rooms is None:
            return Line(start=start, x=start, limit=self._limit)
        room = self._rooms.next_room(start, self._limit)
        return Line(start=room.left, x=room.left, limit=room.right, skip=room.skip, is_shared=room.is_shared)

    def _finish(self, reason: str) -> None:
        self._line.ends_with = reason
        if reason and self._rooms is not None:
            self._rooms.break_line()
        self._line.parts_words = reason not in ("", "paragraph")
        self.lines.append(self._line)
        self._line = self._new_line()

    def _wrap(self) -> None:
        """End the line because it is full; a soft hyphen at its end shows (17.3.3.29)."""
        last = self._line.pieces[-1][1] if self._line.pieces else None
        if last is not None and last.text.endswith("\u00ad"):
            last.text = last.text[:-1] + SHOWN_SOFT_HYPHEN
            last.width += last.hyphen_width
            self._line.x += last.hyphen_width
        self._finish("")

    def _set_word(self, word: Word) -> None:
        line = self._line
        room = word.width + (word.pieces[-1].hyphen_width if word.soft_end else 0.0)
        if line.x + room > line.limit + _TOLERANCE and not line.is_empty:
            if self._has_text(line):
                self._wrap()
            line = self._line
        if line.x + word.width > line.limit + _TOLERANCE:
            self._set_long_word(word)
            return
        for piece in word.pieces:
            line.pieces.append((line.x, piece))
            line.x += piece.width

    def _set_stretch(self, stretch: Stretch) -> None:
        """Set words and spaces of one look: each where it would stand alone, but with one piece for all of a line."""
        line, begin = self._line, 0
        x = before = line.x
        edge = line.limit + _TOLERANCE
        for index, width in enumerate(stretch.widths):
            if x + width > edge and stretch.tokens[index][0] != " ":
                self._add_pieces(stretch, begin, index, before, x)
                if not line.is_empty and self._has_text(line):
                    self._wrap()
                    line = self._line
                begin = index
                if line.x + width > line.limit + _TOLERANCE:
                    self._set_long_word(Word([stretch.piece(stretch.tokens[index], width)], width))
                    line, begin = self._line, index + 1
                    x = before = line.x
                    edge = line.limit + _TOLERANCE
                    continue
                x, edge = line.x, line.limit + _TOLERANCE
            before = x
            x += width
        self._add_pieces(stretch, begin, len(stretch.widths), before, x)

    def _add_pieces(self, stretch: Stretch, begin: int, end: int, before: float, x: float) -> None:
        """Add a line's words as one piece, and a space after them as another, for it may hang over.

        The last of them stands at `before` and reaches to `x`.
        """
        if begin == end:
            return
        line, tokens = self._line, stretch.tokens
        has_space = tokens[end - 1][0] == " "
        if has_space:
            end -= 1
        if end - begin > 1:
            reach = before if has_space else x
            piece = stretch.piece("".join(tokens[begin:end]), reach - line.x, reach)
            line.pieces.append((line.x, piece))
        elif end > begin:
            line.pieces.append((line.x, stretch.piece(tokens[begin], stretch.widths[begin])))
        if has_space:
            line.pieces.append((before, stretch.piece(tokens[end], stretch.widths[end])))
        line.x = x

    @staticmethod
    def _has_text(line: Line) -> bool:
        """Say whether the line holds more than the paragraph's number."""
        return line.x > line.start + _TOLERANCE

    def _set_long_word(self, word: Word) -> None:
        """Cut a word that is longer than a line at the character that no longer fits."""
        for piece in word.pieces:
            for char, width in self._character_widths(piece):
                if self._line.x + width > self._line.limit + _TOLERANCE and self._has_text(self._line):
                    self._wrap()
                line = self._line
                last = line.pieces[-1][1] if line.pieces else None
                if last is not None and looks_alike(last, piece) and not (last.leader or last.page_field):
                    last.text += char
                    last.width += width
                    last.end = None
                else:
                    cut = replace(piece, text=char, width=width)
                    line.pieces.append((line.x, cut))
                line.x += width

    @staticmethod
    def _character_widths(piece: Piece) -> list[tuple[str, float]]:
        face, scale, spacing = piece.face, piece.size * piece.look.stretch, piece.look.spacing_pt
        return [(char, face.width(char) * scale + spacing) for char in piece.text]

    def _set_object(self, part: ObjectMark) -> None:
        line = self._line
        if line.x + part.width > line.limit + _TOLERANCE and not line.is_empty:
            self._wrap()
        self._line.objects.append((self._line.x, part))
        self._line.x += part.width

    def _set_label(self, label: Label) -> None:
        """Set the number, then what follows it: a tab to the hanging indent or the next stop, or a space (17.9.28)."""
        line = self._line
        pieces = self._shaper.label_pieces(self._paragraph)
        width = sum(piece.width for piece in pieces)
        if label.alignment in ("right", "center", "end"):
            line.x -= width if label.alignment != "center" else width / 2
        for piece in pieces:
            line.pieces.append((line.x, piece))
            line.x += piece.width
        if label.suffix == "space":
            space = next(self._shaper.pieces(" ", label.look))
            line.pieces.append((line.x, space))
            line.x += space.width
        elif label.suffix == "tab":
            stop = self._next_stop(line.x)
            line.x = max(stop.position_pt, line.x)
        line.label_look = label.look
        line.start = line.x
        line.stretch_from = line.label_pieces = len(line.pieces)

    def _next_stop(self, x: float) -> TabStop:
        """Return the next tab stop after `x`: the paragraph's own, the hanging indent, else the next default one."""
        look = self._look
        stops = [stop for stop in look.tabs if stop.position_pt > x + _NEAREST_TAB and stop.kind != "bar"]
        if look.first_line_pt < 0 and look.left_pt > x + _NEAREST_TAB:
            stops.append(TabStop(look.left_pt))
        if stops:
            return min(stops, key=lambda stop: stop.position_pt)
        count = int((x + _NEAREST_TAB) // self._default_tab) + 1
        return TabStop(count * self._default_tab)

    def _set_tab(self, tab: TabMark, parts: list[Part], index: int) -> None:
        line = self._line
        stop = self._aligned_stop(tab) if tab.aligned else self._next_stop(line.x)
        if stop.position_pt > line.limit + _TOLERANCE and stop.kind == "left" and self._has_text(line):
            own = any(known.position_pt == stop.position_pt for known in self._look.tabs)
            if not own:
                self._wrap()
                line, stop = self._line, self._next_stop(self._line.x)
        start = line.x
        if stop.kind in ("right", "end"):
            line.limit = max(line.limit, stop.position_pt)
        line.x = max(self._tab_end(stop, parts, index), start)
        line.looks.append(tab.look)
        self._add_gap(start, stop, tab)
        line.stretch_from = len(line.pieces)

    def _aligned_stop(self, tab: TabMark) -> TabStop:
        """Return the place of a tab to the middle or the end of the line (17.3.3.23)."""
        middle = (self._look.left_pt + self._limit) / 2
        places = {"center": (middle, "center"), "right": (self._limit, "right")}
        position, kind = places.get(tab.aligned, (self._look.left_pt, "left"))
        return TabStop(position, kind)

    def _tab_end(self, stop: TabStop, parts: list[Part], index: int) -> float:
        """Return where the text after a tab begins."""
        if stop.kind in ("left", "num", "start"):
            return stop.position_pt
        width, to_point = self._width_after(parts, index)
        shares = {"center": width / 2, "decimal": to_point}
        end = stop.position_pt - shares.get(stop.kind, width)
        beyond = end + width - max(self._limit, stop.position_pt if stop.kind in ("right", "end") else 0.0)
        return end - max(beyond, 0.0) if stop.kind == "center" else end

    @staticmethod
    def _width_after(parts: list[Part], index: int) -> tuple[float, float]:
        """Return the width of the text up to the next tab or break, and of the part before its decimal point."""
        width, trailing, to_point = 0.0, 0.0, -1.0
        for part in one_by_one(parts[index + 1 :]):
            if isinstance(part, TabMark | BreakMark):
                break
            if isinstance(part, Word) and to_point < 0:
                text = "".join(piece.text for piece in part.pieces)
                if "." in text:
                    before = text[: text.rindex(".")]
                    to_point = width + part.width * len(before) / max(len(text), 1)
            width += part.width
            trailing = trailing + part.width if isinstance(part, Space) else 0.0
        return width - trailing, to_point if to_point >= 0 else width - trailing

    def _add_gap(self, start: float, stop: TabStop, tab: TabMark) -> None:
        """Fill the gap of a tab with its leader, or with the line under it where the tab is underlined."""
        line = self._line
        gap = line.x - start
        sign = _LEADERS.get(stop.leader, "")
        face = self._shaper.face(tab.look)
        if sign:
            width = face.width(sign) * tab.look.size_pt
            count = int(gap / width) if width else 0
            if count:
                piece = Piece(sign * count, tab.look, face, tab.look.size_pt, count * width, leader=True)
                line.pieces.append((line.x - count * width, piece))
        elif tab.look.underline or tab.look.background or tab.look.strike:
            line.pieces.append((start, Piece("", tab.look, face, tab.look.size_pt, gap, leader=True)))
