"""Draws what a search found: cases as headings, beneath each what was found in it, the searched words marked."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.domain.findings import Places
from app.ui.found_rows import ROW_ROLE, FoundRow
from app.ui.icons import icon_pixmap
from app.ui.text_block import mark_ranges
from app.ui.theme import colour, role_font

Place = QModelIndex | QPersistentModelIndex
_MARGIN, _ICON, _GAP, _AIR = 20, 20, 16, 20
_NARROW = 760  # a list narrower than this puts what a thing is under its title


class FoundDelegate(QStyledItemDelegate):
    """A case in one line on a quiet ground; what was found in two lines, or three where there is little room."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_narrow = False

    def follow_width(self, width: int) -> bool:
        """Take the arrangement for a list of this width; True when it is another one."""
        was, self.is_narrow = self.is_narrow, width < _NARROW * _height("body") / 20
        return was != self.is_narrow

    def sizeHint(self, _option: QStyleOptionViewItem, index: Place) -> QSize:
        """Return the height of a row's lines at the person's text size."""
        row: FoundRow = index.data(ROW_ROLE)
        lines = _height("strong") + (_height("hint") if self.is_narrow else 0)
        if not row.is_case:
            lines += _height("body") + 2
        return QSize(200, max(44, lines + _AIR))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Place) -> None:
        """Draw a row."""
        row: FoundRow = index.data(ROW_ROLE)
        box: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _ground(painter, box, option.state, row, is_first=index.row() == 0)
        _icon(painter, box, row)
        self._words(painter, box, row)
        painter.restore()

    def _words(self, painter: QPainter, box: QRect, row: FoundRow) -> None:
        left, right = box.left() + _MARGIN + _ICON + _GAP, box.right() - _MARGIN
        top = box.top() + _AIR // 2
        first = QRect(left, top, right - left, _height("strong"))
        if self.is_narrow:
            end = _line(painter, row.title, row.title_marks, "strong", first)
            top = first.bottom() + 1
            _line(painter, row.beside, (), "hint", QRect(left, top, right - left, _height("hint")))
            top += _height("hint")
        else:
            wanted = min(QFontMetrics(role_font("hint")).horizontalAdvance(row.beside) + 2, first.width() // 2)
            end = _line(painter, row.title, row.title_marks, "strong", first.adjusted(0, 0, -wanted - 12, 0)) + 12
            start = end if row.is_case else right - wanted
            _line(painter, row.beside, (), "hint", QRect(start, top, right - start, first.height()))
            top = first.bottom() + 1
        if row.words:
            _line(painter, row.words, row.marks, "body", QRect(left, top + 2, right - left, _height("body")))


def _ground(painter: QPainter, box: QRect, state: QStyle.StateFlag, row: FoundRow, *, is_first: bool) -> None:
    has_keys = state & QStyle.StateFlag.State_Selected and state & QStyle.StateFlag.State_HasFocus
    if has_keys:
        painter.fillRect(box, colour("accent-soft"))
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(box, colour("button-hover"))
    elif row.is_case:
        painter.fillRect(box, colour("alt"))
    start = 0 if row.is_case else _MARGIN + _ICON + _GAP
    if not is_first:
        painter.fillRect(QRect(box.left() + start, box.top(), box.width(), 1), colour("line"))
    if has_keys:
        painter.setPen(QPen(colour("focus"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(box).adjusted(2, 2, -2, -2), 6, 6)


def _icon(painter: QPainter, box: QRect, row: FoundRow) -> None:
    ink = "text" if row.is_case else "muted"
    picture = icon_pixmap(row.icon, _ICON, ink, painter.device().devicePixelRatio())
    top = box.top() + _AIR // 2 + (_height("strong") - _ICON) // 2
    painter.drawPixmap(QPointF(box.left() + _MARGIN, top), picture)


def _line(painter: QPainter, text: str, marks: Places, role: str, box: QRect) -> int:
    """Draw plain text on one line, shortened with … when it must be, marked words on the mark's ground.

    Returns:
        Where the words end, in px.
    """
    font = role_font(role)
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, max(0, box.width()))
    layout = QTextLayout(shown, font)
    seen = [(start, min(end, len(shown))) for start, end in marks if start < len(shown)]
    layout.setFormats(list(mark_ranges(seen)))
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(100_000)
    layout.endLayout()
    painter.setPen(colour("muted" if role == "hint" else "text"))
    layout.draw(painter, QPointF(box.left(), box.top() + max(0, (box.height() - line.height()) / 2)))
    return box.left() + round(line.naturalTextWidth())


def _height(role: str) -> int:
    return QFontMetrics(role_font(role)).height()
