"""A dialog that is read and closed: its words scroll by keys, Escape closes it, nothing in it is kept."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from app.i18n import tr
from app.ui.buttons import Button
from app.ui.keyboard_sight import scroll_by_key
from app.ui.page_keys import PageKey, take_key
from app.ui.page_parts import FooterBar


class ReadingDialog(QDialog):
    """Opens over the window with *Close* at its foot; what is read is put above that by `show_parts`."""

    def __init__(self, title: str, size: tuple[int, int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.close_button = Button(tr("&Close"))
        self.close_button.clicked.connect(self.close)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        take_key(PageKey.CLOSE, self, self.close)
        self.resize(*size)

    def show_parts(self, page: QWidget, above: QWidget | None = None, *, begins_at: QWidget | None = None) -> None:
        """Lay the dialog out.

        Args:
            page: What is read; it takes all room that is left.
            above: What stands over it and does not scroll.
            begins_at: Where the keyboard is at first; at *Close* otherwise.
        """
        if above is not None:
            self._column.addWidget(above)
        self._column.addWidget(page, 1)
        self._column.addWidget(FooterBar(right=[self.close_button]))
        (begins_at or self.close_button).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll by keys, though perhaps nothing that is read takes the keyboard."""
        if not scroll_by_key(self, event):
            super().keyPressEvent(event)
