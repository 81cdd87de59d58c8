"""The history of a case, one thing under the other: date, who did it, what it was."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import tr
from app.ui.icons import icon_pixmap
from app.ui.labels import WrappedLabel
from app.ui.page_parts import empty
from app.ui.theme import colour

Who = Literal["ours", "theirs", "to-come"]
DATE_COLUMN, CIRCLE = 120, 26
_LINK_COLUMN = 28


class TimelineEntry(NamedTuple):
    """One thing that happened or is to come; `date` is already in words, `icon` a name of an icon."""

    date: str
    who: Who
    icon: str
    title: str
    detail: str = ""


class TimelineNode(QWidget):
    """Date on the left, a circle with an icon (ours filled, theirs outlined, to come dashed), title and detail."""

    def __init__(self, entry: TimelineEntry, *, below: Who | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        date = WrappedLabel(entry.date, "small")
        date.setFixedWidth(DATE_COLUMN)
        dated = QVBoxLayout()
        dated.setContentsMargins(0, 5, 0, 0)
        dated.addWidget(date)
        dated.addStretch(1)
        row.addLayout(dated)
        row.addWidget(_Circle(entry, below))
        row.addSpacing(12)
        words = QVBoxLayout()
        words.setContentsMargins(0, 3, 0, 4)
        words.setSpacing(1)
        words.addWidget(WrappedLabel(entry.title, "strong"))
        if entry.detail:
            words.addWidget(WrappedLabel(entry.detail, "hint"))
        words.addStretch(1)
        row.addLayout(words, 1)
        self.setMinimumHeight(50)
        self.setAccessibleName(". ".join(part for part in (entry.date, entry.title, entry.detail) if part))


class _Circle(QWidget):
    """The circle of a node and the lines to its neighbours."""

    def __init__(self, entry: TimelineEntry, below: Who | None) -> None:
        super().__init__()
        self._entry, self._below = entry, below
        self.setFixedWidth(_LINK_COLUMN)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        circle = QRectF(1, 1, CIRCLE, CIRCLE)
        if self._below is not None:
            self._line(painter, circle.bottom() + 2, self.height(), is_dashed=self._below == "to-come")
        is_ours = self._entry.who == "ours"
        painter.setBrush(colour("accent" if is_ours else "window"))
        painter.setPen(self._outline())
        painter.drawEllipse(circle.adjusted(0.9, 0.9, -0.9, -0.9))
        picture = icon_pixmap(self._entry.icon, 15, "on-accent" if is_ours else "theirs", self.devicePixelRatioF())
        painter.drawPixmap(QPointF(circle.center().x() - 7.5, circle.center().y() - 7.5), picture)

    def _outline(self) -> QPen:
        pen = QPen(colour("accent" if self._entry.who == "ours" else "theirs"), 1.8)
        if self._entry.who == "to-come":
            pen.setDashPattern([3.0, 2.0])
        return pen

    def _line(self, painter: QPainter, top: float, bottom: float, *, is_dashed: bool) -> None:
        style = Qt.PenStyle.DashLine if is_dashed else Qt.PenStyle.SolidLine
        painter.setPen(QPen(colour("strong"), 1.6, style))
        painter.drawLine(QPointF(14, top), QPointF(14, bottom))


class Timeline(QWidget):
    """All entries in order, joined by a line that is dashed on its way to what is to come."""

    def __init__(self, entries: Sequence[TimelineEntry] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._nodes = QVBoxLayout(self)
        self._nodes.setContentsMargins(0, 0, 0, 0)
        self._nodes.setSpacing(0)
        self.setAccessibleName(tr("History"))
        self.set_entries(entries)

    def set_entries(self, entries: Sequence[TimelineEntry]) -> None:
        """Show other entries."""
        empty(self._nodes)
        following: list[Who | None] = [*(entry.who for entry in entries[1:]), None]
        for entry, below in zip(entries, following, strict=False):
            self._nodes.addWidget(TimelineNode(entry, below=below))
