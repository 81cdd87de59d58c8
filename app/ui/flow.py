"""Parts side by side that start a new line when there is no room."""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class Flow(QWidget):
    """Parts in reading order, each as wide as it wants or as the line allows; a line is centred upright.

    A widget that places its children, not a QLayout: Python layouts that end Qt's walk with None break its count.
    """

    def __init__(self, gap: int = 8, line_gap: int = 8, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: list[QWidget] = []
        self._gap, self._line_gap = gap, line_gap
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, part: QWidget) -> None:
        """Put the part at the end."""
        self._parts.append(part)
        is_hidden = part.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide) and part.isHidden()
        part.setParent(self)
        part.setVisible(not is_hidden)
        self._changed()

    def take(self, part: QWidget) -> None:
        """Give the part back to whoever asks, without a place."""
        self._parts.remove(part)
        self._changed()

    def clear(self) -> None:
        """Remove and later delete all parts."""
        for part in self._parts:
            part.hide()
            part.deleteLater()
        self._parts.clear()
        self._changed()

    def sizeHint(self) -> QSize:
        """Return the size with everything on one line."""
        hints = [part.sizeHint() for part in self._shown()]
        width = sum(hint.width() for hint in hints) + self._gap * max(0, len(hints) - 1)
        return QSize(width, max((_height(part, part.sizeHint().width()) for part in self._shown()), default=0))

    def minimumSizeHint(self) -> QSize:
        """Return the size of the largest part at its smallest."""
        size = QSize()
        for part in self._shown():
            size = size.expandedTo(_smallest(part))
        return size

    def hasHeightForWidth(self) -> bool:
        """Say that the height follows the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines in px."""
        lines = self._lines(width)
        return sum(max(size.height() for _, size in line) for line in lines) + self._line_gap * max(0, len(lines) - 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the parts for the new width."""
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        """Place the parts again when one of them asks for another size."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._changed()
        return super().event(event)

    def _changed(self) -> None:
        self.updateGeometry()
        self._place()

    def _shown(self) -> list[QWidget]:
        return [part for part in self._parts if not part.isHidden()]

    def _place(self) -> None:
        top = 0
        for line in self._lines(self.width()):
            height, left = max(size.height() for _, size in line), 0
            for part, size in line:
                part.setGeometry(QRect(QPoint(left, top + (height - size.height()) // 2), size))
                left += size.width() + self._gap
            top += height + self._line_gap

    def _lines(self, width: int) -> list[list[tuple[QWidget, QSize]]]:
        lines: list[list[tuple[QWidget, QSize]]] = []
        left = 0
        for part in self._shown():
            size = _size_within(part, width)
            if not lines or left + size.width() > width:
                lines.append([])
                left = 0
            lines[-1].append((part, size))
            left += size.width() + self._gap
        return lines


def _smallest(part: QWidget) -> QSize:
    return part.minimumSizeHint().expandedTo(part.minimumSize())


def _height(part: QWidget, width: int) -> int:
    hint = part.heightForWidth(width) if part.hasHeightForWidth() else part.sizeHint().height()
    return max(hint, part.minimumHeight())


def _size_within(part: QWidget, width: int) -> QSize:
    wide = min(part.sizeHint().width(), max(width, _smallest(part).width()))
    return QSize(wide, _height(part, wide))
