"""Cards of equal width side by side, as many in a line as have room; those of one line are equally high."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme import text_px

USUAL_PX = 15


class Tiles(QWidget):
    """Parts in reading order; `least_px` is how narrow one may become, at the usual text size."""

    def __init__(
        self,
        parts: Sequence[QWidget],
        *,
        least_px: int = 300,
        most: int = 3,
        gap: int = 20,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._parts, self._least_px, self._most, self._gap = tuple(parts), least_px, most, gap
        for part in self._parts:
            part.setParent(self)
            part.show()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Say that the height follows the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines in px."""
        return max((box.bottom() + 1 for box in self._places(width)), default=0)

    def sizeHint(self) -> QSize:
        """Return the size of a full line."""
        width = self._most * self._least_px
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the size of the largest tile at its smallest."""
        size = QSize()
        for part in self._parts:
            size = size.expandedTo(part.minimumSizeHint())
        return size

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the tiles in their places."""
        super().resizeEvent(event)
        for part, box in zip(self._parts, self._places(event.size().width()), strict=True):
            part.setGeometry(box)

    def _places(self, width: int) -> Iterator[QRect]:
        """Yield each tile's place at this width."""
        least = self._least_px * text_px("body") // USUAL_PX
        columns = max(1, min(self._most, (width + self._gap) // (least + self._gap), len(self._parts) or 1))
        tile = (width - self._gap * (columns - 1)) // columns
        top = 0
        for start in range(0, len(self._parts), columns):
            line = self._parts[start : start + columns]
            height = max(_height(part, tile) for part in line)
            yield from (QRect(place * (tile + self._gap), top, tile, height) for place in range(len(line)))
            top += height + self._gap


def _height(part: QWidget, width: int) -> int:
    height = part.heightForWidth(width) if part.hasHeightForWidth() else -1
    return max(height, part.minimumSizeHint().height()) if height >= 0 else part.sizeHint().height()
