"""Parts that belong together under one name, such as the radios of a question; nothing of it is drawn."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGroupBox, QWidget


class Group(QGroupBox):
    """A screen reader says its accessible name when the keyboard comes into it; without a frame it takes no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFlat(True)
        self.setContentsMargins(0, 0, 0, 0)

    def minimumSizeHint(self) -> QSize:
        """Return what its parts need; Qt would leave room for a title."""
        return QWidget.minimumSizeHint(self)

    def sizeHint(self) -> QSize:
        """Return what its parts would like."""
        return QWidget.sizeHint(self)

    def changeEvent(self, event: QEvent) -> None:
        """Stay without a margin, which Qt works out anew with each style and font."""
        super().changeEvent(event)
        self.setContentsMargins(0, 0, 0, 0)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Stay without a margin."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint nothing."""
