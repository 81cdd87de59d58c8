"""Draws one case in a long list with the numbers of Today's rows: disc, title, organisation, sentence, badge."""

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.domain.case_needs import Need
from app.ui.badges import BADGES
from app.ui.case_badges import BadgeWords, status_look
from app.ui.case_table import ROW_ROLE, CaseRow
from app.ui.icons import icon_pixmap
from app.ui.rows import NARROW_ROW, ROW_LOOKS
from app.ui.theme import colour, role_font

MARGIN, DISC, GAP, ICON = 20, 40, 16, 22
BADGE_ICON, BADGE_AIR = 15, 11


class _Area(NamedTuple):
    """The room that words have: left edge, right edge, top, in px."""

    left: int
    right: int
    top: int


class CaseDelegate(QStyledItemDelegate):
    """Two lines in a wide list; three in a narrow one, where the badge moves behind the title."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_narrow = False

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of the lines at the person's text size; 72 px and more."""
        strong, body, hint = (_height(role) for role in ("strong", "body", "hint"))
        lines = max(strong, _badge_height()) + body + (hint + 2 if self.is_narrow else 0)
        return QSize(200, max(72, lines + 26))

    def follow_width(self, width: int) -> bool:
        """Take the arrangement for a list of this width; True when it is another one."""
        was, self.is_narrow = self.is_narrow, width < NARROW_ROW
        return was != self.is_narrow

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the row of a case."""
        row: CaseRow = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        self._ground(painter, box, state, is_first=index.row() == 0)
        self._disc(painter, box, row.need)
        self._words(painter, box, row)
        painter.restore()

    def _ground(self, painter: QPainter, box: QRect, state: QStyle.StateFlag, *, is_first: bool) -> None:
        has_keys = state & QStyle.StateFlag.State_Selected and state & QStyle.StateFlag.State_HasFocus
        if has_keys:
            painter.fillRect(box, colour("accent-soft"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, colour("button-hover"))
        if not is_first:
            painter.fillRect(QRect(box.left() + MARGIN + DISC + GAP, box.top(), box.width(), 1), colour("line"))
        if has_keys:
            painter.setPen(QPen(colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(box).adjusted(2, 2, -2, -2), 6, 6)

    def _disc(self, painter: QPainter, box: QRect, need: Need) -> None:
        icon, ink, fill = ROW_LOOKS[status_look(need)]
        if need is Need.CLOSED:
            icon, ink = "tick", "muted"
        disc = QRectF(box.left() + MARGIN, box.center().y() - DISC / 2, DISC, DISC)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(fill))
        painter.drawEllipse(disc)
        picture = icon_pixmap(icon, ICON, ink, painter.device().devicePixelRatio())
        painter.drawPixmap(QPointF(disc.center().x() - ICON / 2, disc.center().y() - ICON / 2), picture)

    def _words(self, painter: QPainter, box: QRect, row: CaseRow) -> None:
        ink = colour("muted" if row.need is Need.CLOSED else "text")
        lines = self.sizeHint(QStyleOptionViewItem(), QModelIndex()).height() - 26
        area = _Area(box.left() + MARGIN + DISC + GAP, box.right() - MARGIN, box.center().y() - lines // 2 + 1)
        badge = _badge_width(row.badge)
        first = max(_height("strong"), _badge_height())
        if not self.is_narrow:
            _badge(painter, row.badge, area.right - badge, box.center().y() - _badge_height() // 2)
            area = area._replace(right=area.right - badge - GAP)
        reserved = badge + 11 if self.is_narrow else 0
        end = _line(painter, row.title, role_font("strong"), ink, area._replace(right=area.right - reserved), first)
        if self.is_narrow:
            _badge(painter, row.badge, end + 11, area.top + (first - _badge_height()) // 2)
            area = area._replace(top=area.top + first)
            _line(painter, row.organisation, role_font("hint"), colour("muted"), area, _height("hint"))
            area = area._replace(top=area.top + _height("hint") + 2)
        else:
            _line(painter, row.organisation, role_font("hint"), colour("muted"), area._replace(left=end + 11), first)
            area = area._replace(top=area.top + first)
        _line(painter, row.second_line, role_font("body"), ink, area, _height("body"))


def _height(role: str) -> int:
    return QFontMetrics(role_font(role)).height()


def _line(painter: QPainter, text: str, font: QFont, ink: QColor, area: _Area, height: int) -> int:
    """Draw one line, shortened with … when it must be; return where it ends."""
    metrics = QFontMetrics(font)
    room = max(0, area.right - area.left)
    shown = metrics.elidedText(" ".join(text.split()), Qt.TextElideMode.ElideRight, room)
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(QRect(area.left, area.top, room, height), Qt.AlignmentFlag.AlignVCenter, shown)
    return area.left + metrics.horizontalAdvance(shown)


def _badge_font() -> QFont:
    return role_font("small", bold=True)


def _badge_height() -> int:
    return max(24, QFontMetrics(_badge_font()).height() + 6)


def _badge_width(badge: BadgeWords) -> int:
    icon = BADGE_ICON + 5 if BADGES[badge.kind].icon else 0
    return 2 * BADGE_AIR + icon + QFontMetrics(_badge_font()).horizontalAdvance(badge.text)


def _badge(painter: QPainter, badge: BadgeWords, left: int, top: int) -> None:
    look = BADGES[badge.kind]
    box = QRectF(left, top, _badge_width(badge), _badge_height()).adjusted(0.6, 0.6, -0.6, -0.6)
    pen = QPen(colour(look.border or look.ink), 1.2)
    if look.is_dashed:
        pen.setDashPattern([3.2, 2.2])
    painter.setPen(pen)
    painter.setBrush(colour(look.fill) if look.fill else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
    words = QRect(left + BADGE_AIR, top, round(box.width()), _badge_height())
    if look.icon:
        picture = icon_pixmap(look.icon, BADGE_ICON, look.ink, painter.device().devicePixelRatio())
        painter.drawPixmap(left + BADGE_AIR, top + (_badge_height() - BADGE_ICON) // 2, picture)
        words.moveLeft(left + BADGE_AIR + BADGE_ICON + 5)
    painter.setFont(_badge_font())
    painter.setPen(colour(look.ink))
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, badge.text)
