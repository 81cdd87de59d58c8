"""Words and icons on a page: labels that wrap and never guess markup, icons that follow the theme."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.ui.icons import icon_pixmap
from app.ui.text_block import TextBlock
from app.ui.theme import restyle

_RELAYOUT = (QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.EnabledChange)


class WrappedLabel(QLabel):
    """Plain text in one text role of the type scale; wraps to its width, `bold` names the words to stress."""

    def __init__(self, text: str = "", role: str = "body", *, bold: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bold = bold
        self._found: tuple[tuple[int, int], ...] = ()
        self._explained: tuple[tuple[int, int], ...] = ()
        self._block: TextBlock | None = None
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("role", role)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show other words."""
        self._found, self._block = (), None
        self.show_explained((), "")
        super().setText(text)
        self.updateGeometry()

    def set_sentence(self, text: str, bold: str = "") -> None:
        """Show another sentence and stress the words `bold` in it."""
        self._bold = bold
        self.setText(text)

    def show_found(self, places: Sequence[tuple[int, int]]) -> None:
        """Mark places in the words, until there are other words."""
        if self._found != tuple(places):
            self._found, self._block = tuple(places), None
            self.update()

    def show_explained(self, places: Sequence[tuple[int, int]], explanation: str) -> None:
        """Underline words by dots and explain them where the mouse rests, until there are other words."""
        if self._explained != tuple(places):
            self._explained, self._block = tuple(places), None
            self.setToolTip(explanation)
            self.update()

    def set_role(self, role: str) -> None:
        """Move to another role of the type scale."""
        restyle(self, role=role)

    def sizeHint(self) -> QSize:
        """Return the size in one line, as far as lines in the text allow."""
        width = self._laid_out().natural_width()
        return QSize(width, self._laid_out().fit(width).height())

    def minimumSizeHint(self) -> QSize:
        """Return the width of the longest word and the height of one line."""
        self.ensurePolished()
        return QSize(self._laid_out().narrowest(), self.fontMetrics().height())

    def hasHeightForWidth(self) -> bool:
        """Say that the height follows the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the wrapped text in px."""
        return self._laid_out().fit(width).height()

    def changeEvent(self, event: QEvent) -> None:
        """Lay out again when the font may be another."""
        if event.type() in _RELAYOUT:
            self._block = None
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the wrapped text, centred upright if the label is."""
        height = self._laid_out().fit(self.width()).height()
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        is_centred = bool(self.alignment() & Qt.AlignmentFlag.AlignVCenter)
        self._laid_out().draw(painter, 0, max(0, (self.height() - height) // 2) if is_centred else 0, self.width())

    def _laid_out(self) -> TextBlock:
        if self._block is None:
            self.ensurePolished()
            side = self.alignment() & (Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTrailing)
            side = side or Qt.AlignmentFlag.AlignLeading
            marked = {"marks": self._found, "explained": self._explained}
            self._block = TextBlock(self.text(), self.font(), self._bold, **marked, side=side)
        return self._block


class IconLabel(QLabel):
    """An icon beside words; it says nothing by itself, so it has no accessible name."""

    def __init__(self, name: str, size: int = 18, ink: str = "text", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._size, self._ink = name, size, ink
        self.setFixedSize(size, size)
        self._draw()

    def set_icon(self, name: str, ink: str) -> None:
        """Show another icon in the colour of the token `ink`."""
        self._name, self._ink = name, ink
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Draw again in the new colours."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.DevicePixelRatioChange):
            self._draw()

    def _draw(self) -> None:
        self.setPixmap(icon_pixmap(self._name, self._size, self._ink))
