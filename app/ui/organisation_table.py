"""The directory as a list that can be searched: columns as data, a filter, and a delegate that draws a row."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.domain.alphabet import plain
from app.i18n import remembered, tr
from app.services.organisation_service import DirectoryEntry
from app.ui.badges import BADGES
from app.ui.icons import icon_pixmap
from app.ui.organisation_words import described, entry_badge, reach_words
from app.ui.theme import colour, role_font

Place = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
_MARGIN, _ICON, _GAP = 20, 20, 16


class OrganisationRow(NamedTuple):
    """What the list shows of an organisation."""

    id: str
    name: str
    kind: str
    reach: str
    badge_kind: str
    badge: str

    @property
    def spoken(self) -> str:
        """The whole row in one sentence, for a screen reader."""
        return ". ".join(part for part in (self.name, self.kind, self.reach, self.badge) if part)


class Column(NamedTuple):
    """One column: its heading and what it says of a row."""

    title: str
    text: Callable[[OrganisationRow], str]


@remembered(1)
def columns() -> tuple[Column, ...]:
    """Return all columns, the first that a list shows first."""
    return (
        Column(tr("Name"), lambda row: row.name),
        Column(tr("Kind"), lambda row: row.kind),
        Column(tr("How to reach them"), lambda row: row.reach),
        Column(tr("Worth knowing"), lambda row: row.badge),
    )


def organisation_row(entry: DirectoryEntry) -> OrganisationRow:
    """Return what the list shows of an entry."""
    known = entry.organisation
    return OrganisationRow(known.id, known.name, described(known), reach_words(known), *entry_badge(entry))


class OrganisationTable(QAbstractTableModel):
    """The organisations by name; `show_rows` replaces them all."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[OrganisationRow, ...] = ()

    def show_rows(self, rows: Sequence[OrganisationRow]) -> None:
        """Show these organisations."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row_at(self, place: int) -> OrganisationRow:
        """Return the organisation in a row."""
        return self._rows[place]

    def rowCount(self, parent: Place | None = None) -> int:
        """Return how many organisations there are; one has nothing beneath it."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Place | None = None) -> int:
        """Return how many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(columns())

    def data(self, index: Place, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 as Qt has it
        """Return a cell's words, the row as a sentence for screen readers, or the row itself for the delegate."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return columns()[index.column()].text(row)
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.spoken
            case _:
                return row if role == ROW_ROLE else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 as Qt has it
        """Return a column's heading."""
        is_heading = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return columns()[section].title if is_heading else None


class OrganisationFilter(QSortFilterProxyModel):
    """Shows the organisations that hold every typed word."""

    def __init__(self, table: OrganisationTable, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self._words: tuple[str, ...] = ()
        self.setSourceModel(table)

    def show_only(self, text: str) -> None:
        """Show what holds the words of `text`, capitals and accents aside."""
        self._words = tuple(plain(text).split())
        self.invalidate()

    def filterAcceptsRow(self, source_row: int, source_parent: Place) -> bool:
        """Say whether an organisation is shown."""
        del source_parent
        own = plain(self._table.row_at(source_row).spoken)
        return all(word in own for word in self._words)


class OrganisationDelegate(QStyledItemDelegate):
    """Icon, name and kind, how to reach them beneath, a badge on the right while there is room."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Place) -> QSize:
        """Return the height of two lines at the person's text size; 56 px and more."""
        return QSize(200, max(56, _height("strong") + _height("hint") + 22))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Place) -> None:
        """Draw the row of an organisation."""
        row: OrganisationRow = index.data(ROW_ROLE)
        box: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _ground(painter, box, option.state, is_first=index.row() == 0)
        picture = icon_pixmap("organisations", _ICON, "muted", painter.device().devicePixelRatio())
        painter.drawPixmap(box.left() + _MARGIN, box.center().y() - _ICON // 2, picture)
        left, right = box.left() + _MARGIN + _ICON + _GAP, box.right() - _MARGIN
        if row.badge:
            right = _badge(painter, row, right, box) - _GAP
        top = box.center().y() - (_height("strong") + _height("hint") + 2) // 2
        _line(painter, row.name, "strong", QRect(left, top, right - left, _height("strong")))
        second = QRect(left, top + _height("strong") + 2, right - left, _height("hint"))
        _line(painter, f"{row.kind}. {row.reach}", "hint", second)
        painter.restore()


def _ground(painter: QPainter, box: QRect, state: QStyle.StateFlag, *, is_first: bool) -> None:
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(box, colour("accent-soft"))
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(box, colour("button-hover"))
    if not is_first:
        painter.fillRect(QRect(box.left() + _MARGIN + _ICON + _GAP, box.top(), box.width(), 1), colour("line"))
    if state & QStyle.StateFlag.State_Selected and state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(colour("focus"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(box).adjusted(2, 2, -2, -2), 6, 6)


def _line(painter: QPainter, text: str, role: str, box: QRect) -> None:
    font = role_font(role)
    painter.setFont(font)
    painter.setPen(colour("muted" if role == "hint" else "text"))
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, max(0, box.width()))
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown)


def _badge(painter: QPainter, row: OrganisationRow, right: int, row_box: QRect) -> int:
    """Draw the badge at the right edge; return its left edge."""
    look, font = BADGES[row.badge_kind], role_font("small", bold=True)
    metrics = QFontMetrics(font)
    icon = 20 if look.icon else 0
    size = QSize(22 + icon + metrics.horizontalAdvance(row.badge), max(24, metrics.height() + 6))
    box = QRect(right - size.width(), row_box.center().y() - size.height() // 2, size.width(), size.height())
    painter.setPen(QPen(colour(look.border or look.ink), 1.2))
    painter.setBrush(colour(look.fill) if look.fill else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(box).adjusted(0.6, 0.6, -0.6, -0.6), box.height() / 2, box.height() / 2)
    if look.icon:
        picture = icon_pixmap(look.icon, 15, look.ink, painter.device().devicePixelRatio())
        painter.drawPixmap(box.left() + 11, box.center().y() - 7, picture)
    painter.setFont(font)
    painter.setPen(colour(look.ink))
    painter.drawText(box.adjusted(11 + icon, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, row.badge)
    return box.left()


def _height(role: str) -> int:
    return QFontMetrics(role_font(role)).height()
