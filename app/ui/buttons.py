"""Buttons: one primary a page, plain ones, links, and choices between a few words."""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.ui.choice_group import ChoiceGroup
from app.ui.flow import Flow
from app.ui.group import Group
from app.ui.icons import icon, icon_pixmap
from app.ui.text_block import TextBlock
from app.ui.theme import colour, restyle, role_font

Kind = Literal["plain", "primary", "choice", "segment", "quiet"]
_INKS = {"primary": "on-accent"}
_ICON_GAP = 5


def literal(text: str) -> str:
    """Return text from outside for a button, so that an ampersand is not taken for a mnemonic."""
    return text.replace("&", "&&")


def without_mnemonic(text: str) -> str:
    """Return a button's text as it is read, without the sign of its mnemonic."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


class Button(QPushButton):
    """A push button of one kind; `&` in the text marks the mnemonic, `size` is "", "large" or "small"."""

    def __init__(
        self, text: str, *, kind: Kind = "plain", icon: str = "", size: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._icon_name, self._ink = icon, _INKS.get(kind, "text")
        self.setProperty("kind", kind)
        self.setProperty("buttonSize", size)
        self.setAutoDefault(True)  # Enter presses it, as Space does
        self._draw_icon()

    def set_icon(self, name: str) -> None:
        """Show another icon, or none for ""."""
        self._icon_name = name
        self._draw_icon()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icon again in the new colours."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.DevicePixelRatioChange):
            self._draw_icon()

    def _draw_icon(self) -> None:
        gap = _ICON_GAP if self.text() else 0
        self.setIconSize(QSize(18 + gap, 18))
        self.setIcon(icon(self._icon_name, 18, self._ink, gap) if self._icon_name else QIcon())


class PrimaryButton(Button):
    """The next sensible step; one a page."""

    def __init__(self, text: str, *, icon: str = "", size: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, kind="primary", icon=icon, size=size, parent=parent)


class IconButton(Button):
    """A button without words: the accessible name and tooltip say what it does."""

    def __init__(self, icon: str, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__("", kind="quiet", icon=icon, parent=parent)
        self.setAccessibleName(name)
        self.setToolTip(name)


class LinkButton(QAbstractButton):
    """Underlined words that do something; wraps when there is no room. `ink` is a colour token.

    `said` is the name for a screen reader, where the icon says a part of it to the eye.
    """

    def __init__(
        self,
        text: str,
        *,
        icon: str = "",
        ink: str = "link",
        role: str = "body",
        said: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(said)
        self._icon_name, self._ink, self._role = icon, ink, role
        self._laid_out: tuple[tuple[str, str], TextBlock] | None = None
        self.setText(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_icon(self, name: str) -> None:
        """Show another icon before the words, or none for ""."""
        self._icon_name = name
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size on one line, at least 24 high."""
        width = self._indent() + self._block().natural_width()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the width of the longest word and 24 px."""
        return QSize(self._indent() + self._block().narrowest(), 24)

    def hasHeightForWidth(self) -> bool:
        """Say that the height follows the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the wrapped words in px."""
        return max(24, self._block().fit(width - self._indent()).height() + 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press it, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint icon and underlined words in the state's colours."""
        painter = QPainter(self)
        block, indent = self._block(), self._indent()
        size = block.fit(self.width() - indent)
        is_lively = self.isEnabled() and (self.underMouse() or self.isDown())
        ink = "disabled" if not self.isEnabled() else "text" if is_lively else self._ink
        top = (self.height() - size.height()) // 2
        if is_lively:
            fill = colour("side" if self.isDown() else "accent-soft")
            painter.fillRect(QRect(indent, top, size.width(), size.height() + 2), fill)
        if self._icon_name:
            line = self.fontMetrics().height()
            painter.drawPixmap(0, top + (line - 18) // 2 + 1, icon_pixmap(self._icon_name, 18, ink))
        painter.setPen(colour(ink))
        block.draw(painter, indent, top, self.width() - indent, underlined=self.isEnabled())

    def _indent(self) -> int:
        return 22 if self._icon_name else 0

    def _block(self) -> TextBlock:
        font = role_font(self._role)
        font.setWeight(font.Weight.Medium)
        key = (self.text(), font.key())
        if self._laid_out is None or self._laid_out[0] != key:
            self._laid_out = (key, TextBlock(without_mnemonic(self.text()), font))
        return self._laid_out[1]


class ChoiceRow(Group):
    """A few words to choose one from; what the app proposes is marked until it is chosen."""

    chosen = Signal(str)

    def __init__(
        self, choices: Sequence[tuple[str, str]], *, kind: Kind = "choice", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._flow = Flow(6, 6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._flow)
        self._group = ChoiceGroup(self)
        self._buttons: dict[str, Button] = {}
        for value, label in choices:
            button = Button(literal(label), kind=kind)
            button.setCheckable(True)
            button.setProperty("value", value)
            self._group.addButton(button)
            self._buttons[value] = button
            self.add(button)
        self._group.chosen.connect(self._clicked)

    def add(self, button: QWidget) -> None:
        """Put another button at the end, such as one that offers more."""
        self._flow.add(button)

    def value(self) -> str:
        """Return the chosen value, or "" when none is."""
        button = self._group.checkedButton()
        return str(button.property("value")) if button else ""

    def set_value(self, value: str) -> None:
        """Choose `value` without a signal; "" chooses none."""
        self._group.show_choice(self._buttons.get(value))

    def propose(self, value: str) -> None:
        """Mark `value` as proposed, not chosen; "" removes the mark."""
        for known, button in self._buttons.items():
            restyle(button, state="proposed" if known == value else "")

    def _clicked(self, button: QAbstractButton) -> None:
        self.propose("")
        self.chosen.emit(str(button.property("value")))
