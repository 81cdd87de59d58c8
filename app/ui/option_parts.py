"""Ticks and radios whose words wrap, with a line of explanation if there is one."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QRadioButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from app.ui.buttons import without_mnemonic
from app.ui.text_block import TextBlock
from app.ui.theme import colour, role_font

_BOX, _WORDS, _LOWEST = 22, 32, 32


def _prepare(button: QAbstractButton, hint: str) -> None:
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    button.setSizePolicy(policy)
    button.setAccessibleDescription(hint)


class _Words:
    """The two blocks of an option: its words and what explains them."""

    def __init__(self, text: str, hint: str) -> None:
        self.text = TextBlock(without_mnemonic(text), role_font("body"))
        self.hint = TextBlock(hint, role_font("hint")) if hint else None

    def hint_height(self, width: int) -> int:
        return self.hint.fit(width - _WORDS).height() if self.hint else 0

    def height(self, width: int) -> int:
        return max(_LOWEST, self.text.fit(width - _WORDS).height() + self.hint_height(width) + 8)

    def natural_size(self) -> QSize:
        hint = self.hint.natural_width() if self.hint else 0
        width = _WORDS + max(self.text.natural_width(), hint)
        return QSize(width, self.height(width))

    def draw(self, widget: QWidget, painter: QPainter) -> None:
        width, first_line = widget.width() - _WORDS, widget.fontMetrics().height()
        size = self.text.fit(width)
        top = (_LOWEST - first_line) // 2
        painter.setPen(colour("text" if widget.isEnabled() else "disabled"))
        self.text.draw(painter, _WORDS, top, width)
        if self.hint:
            painter.setPen(colour("muted" if widget.isEnabled() else "disabled"))
            self.hint.draw(painter, _WORDS, top + size.height(), width)


class TickBox(QCheckBox):
    """A tick with words that wrap and perhaps a line that explains them."""

    def __init__(self, text: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._hint = hint
        _prepare(self, hint)

    def sizeHint(self) -> QSize:
        """Return the size on one line."""
        return _Words(self.text(), self._hint).natural_size()

    def minimumSizeHint(self) -> QSize:
        """Return room for the box and the longest word."""
        return QSize(_WORDS + _Words(self.text(), "").text.narrowest(), _LOWEST)

    def hasHeightForWidth(self) -> bool:
        """Say that the height follows the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the wrapped words in px, at least 32."""
        return _Words(self.text(), self._hint).height(width)

    def hitButton(self, place: QPoint) -> bool:
        """Let the words be clicked as well as the box."""
        return self.rect().contains(place)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint box and words."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        _paint(self, option, QStyle.PrimitiveElement.PE_IndicatorCheckBox, self._hint)


class RadioBox(QRadioButton):
    """A radio with words that wrap and perhaps a line that explains them."""

    def __init__(self, text: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._hint = hint
        _prepare(self, hint)

    def sizeHint(self) -> QSize:
        """Return the size on one line."""
        return _Words(self.text(), self._hint).natural_size()

    def minimumSizeHint(self) -> QSize:
        """Return room for the circle and the longest word."""
        return QSize(_WORDS + _Words(self.text(), "").text.narrowest(), _LOWEST)

    def hasHeightForWidth(self) -> bool:
        """Say that the height follows the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the wrapped words in px, at least 32."""
        return _Words(self.text(), self._hint).height(width)

    def hitButton(self, place: QPoint) -> bool:
        """Let the words be clicked as well as the circle."""
        return self.rect().contains(place)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint circle and words."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        _paint(self, option, QStyle.PrimitiveElement.PE_IndicatorRadioButton, self._hint)


def _paint(button: QAbstractButton, option: QStyleOptionButton, element: QStyle.PrimitiveElement, hint: str) -> None:
    painter = QStylePainter(button)
    option.rect = QRect(0, (_LOWEST - _BOX) // 2, _BOX, _BOX)
    painter.drawPrimitive(element, option)
    _Words(button.text(), hint).draw(button, painter)
