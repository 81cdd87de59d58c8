"""One place in a list down the side of the window: icon, words that wrap, perhaps a number."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.ui.icons import icon_pixmap
from app.ui.text_block import TextBlock
from app.ui.theme import colour, role_font

_BAR, _ICON, _WORDS, _LOWEST = 4, 20, 44, 38
_COUNTER_SPACE = 34
_EDGE = 6


class OutlineItem(QAbstractButton):
    """An item with a bar where the person is; Space and Enter choose.

    In a `ChoiceGroup` it is one of several, between which arrow keys move; alone it is a button that leads somewhere.
    """

    def __init__(
        self, text: str, icon: str, *, ink: str = "muted", words: str = "text", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon_name, self._ink, self._words_ink, self._counter = icon, ink, words, 0
        self._is_here = False
        self._laid_out: tuple[tuple[str, str], TextBlock] | None = None
        self.setText(text)
        self.setAccessibleName(text)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_here(self, *, is_here: bool) -> None:
        """Say that the person is here, where the item leads."""
        self._is_here = is_here
        self.update()

    def is_here(self) -> bool:
        """Whether the person is where the item leads."""
        return self._is_here or self.isChecked()

    def set_counter(self, number: int, said: str = "") -> None:
        """Show a number on the right (0: none); `said` is the whole phrase for a screen reader."""
        self._counter = number
        self.setAccessibleName(said or self.text())
        self.update()

    def set_icon(self, icon: str, ink: str, words: str = "text") -> None:
        """Show another icon in the token `ink`, the words in the token `words`."""
        self._icon_name, self._ink, self._words_ink = icon, ink, words
        self.update()

    def icon_name(self) -> str:
        """Return the name of the icon that is shown."""
        return self._icon_name

    def sizeHint(self) -> QSize:
        """Return the size with the words on one line."""
        width = _WORDS + self._block().natural_width() + self._right()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the width of the longest word and 38 px."""
        return QSize(_WORDS + self._block().narrowest() + self._right(), _LOWEST)

    def hasHeightForWidth(self) -> bool:
        """Say that the height follows the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the wrapped words in px, at least 38."""
        return max(_LOWEST, self._block().fit(width - _WORDS - self._right()).height() + 14)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter choose it, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint fill and bar of the state, icon, words and number."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_state(painter)
        block = self._block()
        width = self.width() - _WORDS - self._right()
        height = block.fit(width).height()
        picture = icon_pixmap(self._icon_name, _ICON, self._icon_ink(), self.devicePixelRatioF())
        painter.drawPixmap(_BAR + 8, (self.height() - _ICON) // 2, picture)
        painter.setPen(colour("text" if self.is_here() else self._words_ink))
        block.draw(painter, _WORDS, (self.height() - height) // 2, width)
        if self._counter:
            painter.setFont(role_font("small", bold=True))
            place = QRect(0, 0, self.width() - 11, self.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(self._counter))

    def _paint_state(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        if self.is_here() or self.underMouse():
            painter.setBrush(colour("base" if self.is_here() else "button-hover"))
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        if self.is_here():
            painter.fillRect(0, 0, _BAR + 2, self.height(), colour("base"))
            painter.fillRect(0, 0, _BAR, self.height(), colour("accent"))

    def _icon_ink(self) -> str:
        return "accent" if self.is_here() and self._ink in {"muted", "text"} else self._ink

    def _right(self) -> int:
        return _COUNTER_SPACE if self._counter else _EDGE

    def _block(self) -> TextBlock:
        font = role_font("body")
        font.setWeight(font.Weight.DemiBold if self.is_here() else font.Weight.Medium)
        key = (self.text(), font.key())
        if self._laid_out is None or self._laid_out[0] != key:
            self._laid_out = (key, TextBlock(self.text(), font))
        return self._laid_out[1]
