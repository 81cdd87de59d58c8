"""The sections of a case: two columns beside each other, or one in the order that matters most when it is narrow."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.ui.theme import text_px

GAP, BETWEEN = 28, 20
NARROW, USUAL_PX = 908, 15  # the body is narrower than this when the window is narrower than 1180


class CaseBody(QWidget):
    """The sections of the left and right columns, and the order of all of them in one column.

    Sections keep their state when the arrangement changes, and Tab always follows the reading order.
    """

    def __init__(
        self,
        left: Sequence[QWidget],
        right: Sequence[QWidget],
        one_column: Sequence[QWidget],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._left, self._right, self._one_column = tuple(left), tuple(right), tuple(one_column)
        self._is_wide: bool | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        self._columns = (_column(row, 25), _column(row, 24))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._arrange(is_wide=False)

    def minimumSizeHint(self) -> QSize:
        """Return what one column needs, so that two can become one."""
        widest = max((part.minimumSizeHint().width() for part in self._one_column), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose one or two columns."""
        super().resizeEvent(event)
        self._arrange(is_wide=event.size().width() >= NARROW * text_px("body") / USUAL_PX)

    def _arrange(self, *, is_wide: bool) -> None:
        if is_wide is self._is_wide:
            return
        self._is_wide = is_wide
        columns = (self._left, self._right) if is_wide else (self._one_column, ())
        for column, sections in zip(self._columns, columns, strict=True):
            _put(column, sections)
            holder = column.parentWidget()
            if holder is not None:
                holder.setVisible(bool(sections) or is_wide)
        _order_tabs((*columns[0], *columns[1]))
        self.updateGeometry()


def _column(row: QHBoxLayout, share: int) -> QVBoxLayout:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(BETWEEN)
    row.addWidget(holder, share)
    return column


def _put(column: QVBoxLayout, sections: Sequence[QWidget]) -> None:
    """Let a column hold these sections and nothing else, at its top."""
    while column.count():
        column.takeAt(0)
    for section in sections:
        column.addWidget(section)
    column.addStretch(1)


def _order_tabs(sections: Sequence[QWidget]) -> None:
    stops = [
        widget
        for section in sections
        for widget in section.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.window() is section.window()
    ]
    for one, other in pairwise(stops):
        QWidget.setTabOrder(one, other)
