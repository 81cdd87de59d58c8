"""Two columns that become one below the other where the window is narrow."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.ui.page_parts import empty
from app.ui.theme import text_px

_GAP = 28
_NARROW, _USUAL_PX = 880, 15  # a page beside the rail is narrower when the window is narrower than 1180


class Column(QWidget):
    """Parts below each other, at the top of their column."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)

    def add(self, part: QWidget, space: int = 0) -> None:
        """Put a part at the end, `space` px below what is above it."""
        if space:
            self._rows.addSpacing(space)
        self._rows.addWidget(part)

    def end(self) -> None:
        """Let what room is left stay at the bottom."""
        self._rows.addStretch(1)

    def clear(self) -> None:
        """Take everything out."""
        empty(self._rows)


class TwoColumns(QWidget):
    """A left and a right column, side by side from 880 px on at the usual text size."""

    def __init__(self, left: QWidget, right: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = (left, right)
        self._columns = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(20)
        self._columns.addWidget(left, 52)
        self._columns.addWidget(right, 47)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def minimumSizeHint(self) -> QSize:
        """Return what the one column needs, so that two can become one."""
        widest = max(part.minimumSizeHint().width() for part in self._parts)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose one or two columns."""
        super().resizeEvent(event)
        is_wide = event.size().width() >= _NARROW * text_px("body") / _USUAL_PX
        Direction = QBoxLayout.Direction  # noqa: N806 the enum, for short
        wanted = Direction.LeftToRight if is_wide else Direction.TopToBottom
        if self._columns.direction() is not wanted:
            self._columns.setDirection(wanted)
            self._columns.setSpacing(_GAP if is_wide else 20)
            self.updateGeometry()
