"""What pages are made of: the scrolling page, its header and footer, cards, insets and the like."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.i18n import tr
from app.ui.buttons import LinkButton, literal
from app.ui.flow import Flow
from app.ui.labels import WrappedLabel
from app.ui.words_and_actions import WordsAndActions

PAGE_MARGINS = (32, 26, 32, 24)
_LEAST_HEADING_PX, _MOST = 180, 1000  # the second as a stretch leaves nothing to its neighbour
_LAID_OUT_MS = 30  # Qt places new parts in the second turn of its loop


def frame(role: str) -> QFrame:
    """Return an empty frame that the style sheet knows by its role."""
    made = QFrame()
    made.setProperty("role", role)
    return made


def line() -> QFrame:
    """Return a line of one px from side to side."""
    return frame("line")


class ScrollPage(QScrollArea):
    """A page that scrolls up and down, never sideways; `widest` keeps forms readable."""

    def __init__(self, widest: int | None = None, *, role: str = "page", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page, self._column = QWidget(), QWidget()
        page.setProperty("role", role)
        self._outer = outer = QHBoxLayout(page)
        outer.setContentsMargins(*PAGE_MARGINS)
        outer.setSpacing(0)
        outer.addWidget(self._column, 10_000)
        if widest is not None:
            self._column.setMaximumWidth(widest)
            outer.addStretch(1)
        self._rows = QVBoxLayout(self._column)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._rows.addStretch(1)
        self.setWidget(page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the scroll bar stand in the margin, so that the page is as wide with it as without."""
        super().resizeEvent(event)
        left, top, right, bottom = PAGE_MARGINS
        bar = self.width() - event.size().width()  # the event is the viewport's
        self._outer.setContentsMargins(left, top, max(8, right - bar), bottom)

    def add(self, widget: QWidget, space: int = 0, *, is_centred: bool = False) -> None:
        """Put `widget` at the end, `space` px below what is above it; centred if it has a greatest width."""
        end = self._rows.count() - 1
        if space:
            self._rows.insertSpacing(end, space)
            end += 1
        self._rows.insertWidget(end, _centred(widget) if is_centred else widget)

    def clear(self) -> None:
        """Take everything off the page."""
        empty(self._rows)
        self._rows.addStretch(1)

    def reveal(self, widget: QWidget) -> None:
        """Scroll until `widget` is in sight, once parts that were just added have their places."""
        QTimer.singleShot(_LAID_OUT_MS, self, lambda: self._reveal(widget))

    def _reveal(self, widget: QWidget) -> None:
        if isValid(widget):
            self.ensureWidgetVisible(widget, 0, 60)


def _centred(widget: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addStretch(1)
    row.addWidget(widget, 100)
    row.addStretch(1)
    return holder


def empty(layout: QVBoxLayout | QHBoxLayout) -> None:
    """Remove and later delete all that a layout holds."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


class PageHeader(QWidget):
    """Back link (one level), title, one muted sentence; actions on the right, the primary last."""

    back_asked = Signal()

    def __init__(
        self,
        title: str,
        sentence: str = "",
        *,
        actions: Sequence[QWidget] = (),
        back: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if back:
            link = LinkButton(literal(back), icon="back", said=tr("Back to {place}").format(place=back))
            link.clicked.connect(self.back_asked)
            column.addWidget(link)
            column.addSpacing(6)
        words = QVBoxLayout()
        words.setSpacing(4)
        self._title = WrappedLabel(title, "title", parent=self)
        self._sentence = WrappedLabel(sentence, "muted", parent=self)
        self._sentence.setVisible(bool(sentence))
        words.addWidget(self._title)
        words.addWidget(self._sentence)
        self._row = WordsAndActions(words, actions, self)
        column.addLayout(self._row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the actions stand under the title where they would leave it too little room."""
        super().resizeEvent(event)
        self._row.follow_width(event.size().width())

    def set_text(self, title: str, sentence: str) -> None:
        """Show another title and sentence."""
        self._title.setText(title)
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))


class SectionHeader(QWidget):
    """A heading inside a page, a few muted words beside it, perhaps a link or button on the right."""

    def __init__(
        self, title: str, beside: str = "", *, action: QWidget | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        words = Flow(12, 2)
        words.add(WrappedLabel(title, "heading", parent=self))
        self._beside = WrappedLabel(beside, "hint", parent=self)
        self._beside.setVisible(bool(beside))
        words.add(self._beside)
        self._row = WordsAndActions(words, [action] if action else [], self, least=_LEAST_HEADING_PX)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the action stand under the heading where it would squeeze it."""
        super().resizeEvent(event)
        self._row.follow_width(event.size().width())

    def set_beside(self, text: str) -> None:
        """Show other words beside the heading."""
        self._beside.setText(text)
        self._beside.setVisible(bool(text))


class Card(QFrame):
    """A bordered box for rows or parts; `add_row` parts rows by lines that start `indent` px in."""

    def __init__(self, *, padding: int = 16, indent: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._indent = indent
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(padding, padding, padding, padding)
        self._rows.setSpacing(0)

    def add(self, widget: QWidget, space: int = 0) -> None:
        """Put a part at the end, `space` px below what is above it."""
        if space:
            self._rows.addSpacing(space)
        self._rows.addWidget(widget)

    def end(self) -> None:
        """Let what room is left stay at the bottom, in a card that is higher than what it holds."""
        self._rows.addStretch(1)

    def add_row(self, row: QWidget) -> None:
        """Put a row at the end, under a line unless it is the first."""
        if self._rows.count():
            parting = QHBoxLayout()
            parting.setContentsMargins(self._indent, 0, 0, 0)
            parting.addWidget(line())
            self._rows.addLayout(parting)
        self._rows.addWidget(row)


class Inset(QFrame):
    """A quiet box inside a card for quotes and workings."""

    def __init__(self, text: str = "", *, role: str = "hint", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "inset")
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(12, 8, 12, 8)
        self._rows.setSpacing(4)
        if text:
            self.add(WrappedLabel(text, role))

    def add(self, widget: QWidget) -> None:
        """Put a part at the end."""
        self._rows.addWidget(widget)


class Disclosure(QWidget):
    """A link that opens and shuts what is beneath it, such as a working; `about` tells it from others."""

    toggled = Signal(bool)

    def __init__(self, title: str, content: QWidget, *, about: str = "", is_open: bool = False) -> None:
        super().__init__()
        self._about = f". {about}" if about else ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._link = LinkButton(literal(title))
        self._link.clicked.connect(self.toggle)
        self._content = content
        column.addWidget(self._link)
        column.addWidget(content)
        self._show(is_open=is_open)

    def toggle(self) -> None:
        """Open it if it is shut, shut it if it is open."""
        self._show(is_open=self._content.isHidden())
        self.toggled.emit(not self._content.isHidden())

    def _show(self, *, is_open: bool) -> None:
        self._content.setVisible(is_open)
        self._link.set_icon("up" if is_open else "down")
        self._link.setAccessibleDescription((tr("open") if is_open else tr("shut")) + self._about)


class FooterBar(QFrame):
    """The bar under a page that does not scroll: Back on the left, a reason and the primary on the right."""

    def __init__(
        self, *, left: Sequence[QWidget] = (), right: Sequence[QWidget] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "footer")
        self.setMinimumHeight(60)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGINS[0], 11, PAGE_MARGINS[2], 12)
        column.setSpacing(8)
        self._row = row = QHBoxLayout()
        row.setSpacing(10)
        for widget in left:
            row.addWidget(widget)
        row.addStretch(1)
        self._reason = WrappedLabel("", "muted")
        self._reason.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._reason.hide()
        row.insertWidget(len(left), self._reason, _MOST)
        for widget in right:
            row.addWidget(widget)
        column.addLayout(row)
        self._column, self._place, self._buttons, self._is_above = column, len(left), (*left, *right), False

    def set_reason(self, text: str) -> None:
        """Say something short beside the primary button, such as what is still to do."""
        self._reason.setText(text)
        self._reason.setVisible(bool(text))
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Look whether the reason has room beside the buttons."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Put the reason above the buttons where they would squeeze it into more than two lines."""
        taken = sum(one.sizeHint().width() + self._row.spacing() for one in self._buttons if not one.isHidden())
        room = self.width() - 2 * PAGE_MARGINS[0] - taken
        is_above = self._reason.sizeHint().width() > 2 * room
        if is_above is not self._is_above:
            self._is_above = is_above
            layout, place = (self._column, 0) if is_above else (self._row, self._place)
            layout.insertWidget(place, self._reason, 0 if is_above else _MOST)
