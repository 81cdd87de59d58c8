"""A reply as it is read: its words as plain text, what is proposed marked in them, and in the margin what for."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QWidget

from app.i18n import tr
from app.ui.theme import colour, role_font

_CHIP_LEFT, _CHIP_WIDTH, _CHIP_HEIGHT, _CHIP_GAP = 12, 40, 22, 3
_INSIDE = 8  # left and right of a chip's word
_LINE_PERCENT = 128


class Mark(NamedTuple):
    """A place in the text (`start` to `end`) and the short word in the margin beside it."""

    label: str
    start: int
    end: int


def place_of(text: str, words: str) -> tuple[int, int] | None:
    """Return where words stand in a text, however the lines break; None where they do not."""
    parts = words.split()
    found = re.search(r"\s+".join(map(re.escape, parts)), text) if parts else None
    return found.span() if found else None


class MarkedText(QTextEdit):
    """Plain text that nobody can change; grows to its height, so that the page scrolls and not the text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks: tuple[Mark, ...] = ()
        self._found: tuple[tuple[int, int], ...] = ()
        self.setAcceptRichText(False)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setProperty("role", "reading")
        self.setAccessibleName(tr("What they wrote"))
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._chips = _Chips(self)
        self._make_room()
        self.document().documentLayout().documentSizeChanged.connect(self._grow)

    def show_text(self, text: str, marks: tuple[Mark, ...] = ()) -> None:
        """Show the words and mark places in them."""
        self._found, self._marks = (), ()  # places in other words
        self.setPlainText(text)
        spacing = QTextBlockFormat()
        spacing.setLineHeight(_LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(spacing)
        self.show_marks(marks)

    def show_marks(self, marks: tuple[Mark, ...]) -> None:
        """Mark other places."""
        self._marks = marks
        self._show_all()

    def show_found(self, places: Sequence[tuple[int, int]]) -> None:
        """Mark what was searched for, in another colour and over what is marked already."""
        self._found = tuple(places)
        self._show_all()

    def _show_all(self) -> None:
        marked = [self._selection(mark, "mark", "on-mark") for mark in self._marks]
        found = [self._selection(Mark("", *place), "accent", "on-accent") for place in self._found]
        self.setExtraSelections([*marked, *found])
        self._make_room()
        self._grow()
        self._chips.update()

    def _selection(self, mark: Mark, ground: str, ink: str) -> QTextEdit.ExtraSelection:
        selection, look = QTextEdit.ExtraSelection(), QTextCharFormat()
        look.setBackground(colour(ground))
        look.setForeground(colour(ink))
        selection.cursor = self._cursor(mark)
        selection.format = look
        return selection

    def marks(self) -> tuple[Mark, ...]:
        """Return what is marked."""
        return self._marks

    def top_of(self, mark: Mark) -> int:
        """Return how far below the top of the widget a marked place begins, in px."""
        cursor = self._cursor(mark)
        cursor.setPosition(mark.start)
        return self.cursorRect(cursor).top() + self.viewport().y()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the height to the lines at the new width."""
        super().resizeEvent(event)
        self._make_room()
        self._grow()

    def sizeHint(self) -> QSize:
        """Return the height of all lines, or of the words in the margin where these go on for longer."""
        height = round(self.document().size().height()) + 18
        return QSize(super().sizeHint().width(), max(height, self._chips.bottom() + _CHIP_GAP))

    def minimumSizeHint(self) -> QSize:
        """Return the same height."""
        return QSize(240, self.sizeHint().height())

    def _make_room(self) -> None:
        """Let the margin be as wide as its longest word needs."""
        margin = _CHIP_LEFT + self._chips.chip_width() + 10
        self.setViewportMargins(margin, 8, 12, 8)
        self._chips.setGeometry(0, 0, margin, self.height())

    def _grow(self) -> None:
        if self.sizeHint().height() != self.height():
            self.updateGeometry()

    def _cursor(self, mark: Mark) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(mark.start)
        cursor.setPosition(mark.end, QTextCursor.MoveMode.KeepAnchor)
        return cursor


class _Chips(QWidget):
    """The words in the margin; the cards beside the text say the same, so they are only drawn."""

    def __init__(self, text: MarkedText) -> None:
        super().__init__(text)
        self._text = text

    def chip_width(self) -> int:
        """Return how wide the chips are, all alike."""
        metrics = QFontMetrics(_chip_font())
        widest = max((metrics.horizontalAdvance(mark.label) + _INSIDE for mark in self._text.marks()), default=0)
        return max(_CHIP_WIDTH, widest)

    def bottom(self) -> int:
        """Return where the last chip ends; 0 without any."""
        return max((top + _CHIP_HEIGHT for _mark, top in self._places()), default=0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw each word beside its place."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(_chip_font())
        width = self.chip_width()
        for mark, top in self._places():
            box = QRectF(_CHIP_LEFT + 0.5, top + 0.5, width, _CHIP_HEIGHT)
            painter.setPen(QPen(colour("strong"), 1))
            painter.setBrush(colour("mark"))
            painter.drawRoundedRect(box, 4, 4)
            painter.setPen(colour("on-mark"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, mark.label)

    def _places(self) -> Iterator[tuple[Mark, int]]:
        """Yield how far below the top each chip stands: one below the other where places are close."""
        free = 0
        for mark in sorted(self._text.marks(), key=lambda mark: mark.start):
            top = max(self._text.top_of(mark), free)
            yield mark, top
            free = top + _CHIP_HEIGHT + _CHIP_GAP


def _chip_font() -> QFont:
    font = role_font("small")
    font.setWeight(QFont.Weight.DemiBold)
    return font
