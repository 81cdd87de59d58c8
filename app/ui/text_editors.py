"""Editors for what is typed: a line, several lines, an address, a number, an amount."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QContextMenuEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from app.domain.answers import Value
from app.domain.number_questions import FiguresQuestion
from app.domain.question_parts import QuestionParts, lines_of
from app.domain.text_questions import (
    EmailQuestion,
    LongTextQuestion,
    PhoneQuestion,
    PostalAddressQuestion,
    WordsQuestion,
)
from app.i18n import tr, trn
from app.ui.answer_editor import FieldEditor
from app.ui.labels import WrappedLabel
from app.ui.theme import TYPE_SCALE, text_px
from app.ui.typed_line import TypedLine

# Fields are as wide as their answers, in px at the usual text size.
WIDTHS: dict[str, int] = {"email": 360, "phone": 240, "number": 160, "money": 160, "reference": 240, "date": 240}
_FEWEST_LINES, _MOST_LINES = 4, 14
_ADDRESS_LINES = 5
# A short answer's counter appears when a quarter of the characters is left.
_PART_LEFT = 4


def left_of_line(field: QWidget, widest: int) -> QWidget:
    """Return the field in a row of its own, at most `widest` px wide at the usual text size, air on its right."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    field.setMaximumWidth(round(widest * text_px("body") / TYPE_SCALE["body"][0]))
    row.addWidget(field, 100)
    row.addStretch(1)
    return holder


def line_field(kind: str, limit: int | None = None) -> tuple[TypedLine, QWidget]:
    """Return a field for one line and the row that it stands in."""
    field = TypedLine()
    width = WIDTHS.get(kind) or (240 if limit and limit <= 60 else 0)
    return field, left_of_line(field, width) if width else field


class Counter(WrappedLabel):
    """How many characters are left under a field with a limit."""

    def __init__(self, question: WordsQuestion, *, is_quiet: bool) -> None:
        super().__init__("", "small")
        self._question, self._is_quiet = question, is_quiet
        self.hide()

    def count(self, text: str) -> None:
        """Say what is left of the limit."""
        left, limit = self._question.chars_left(text), self._question.max_chars
        if left is None or limit is None:
            return
        self.set_role("message" if left < 0 else "small")
        over = trn("You have {n:,} character too many", "You have {n:,} characters too many", -left)
        words = tr("You have {left:,} of {limit:,} characters left").format(left=left, limit=limit)
        self.setText(over if left < 0 else words)
        self.setVisible(not self._is_quiet or left <= limit // _PART_LEFT)


class LineEditor(FieldEditor):
    """One line: text, reference, e-mail, phone, web address."""

    def __init__(self, question: QuestionParts, kind: str, today: date) -> None:
        limit = question.max_chars if isinstance(question, WordsQuestion) else None
        self._line, row = line_field(kind, limit)
        self._counter = Counter(question, is_quiet=True) if isinstance(question, WordsQuestion) else None
        super().__init__(question, under(row, self._counter), self._line)
        self._question, self._today = question, today
        self._line.typed.connect(self._typed)
        if isinstance(question, EmailQuestion):
            self._line.setInputMethodHints(Qt.InputMethodHint.ImhEmailCharactersOnly)
        elif isinstance(question, PhoneQuestion):
            self._line.setInputMethodHints(Qt.InputMethodHint.ImhDialableCharactersOnly)

    def value(self) -> Value:
        """Return what was typed."""
        return self._question.read(self._line.text(), self._today)

    def set_value(self, value: Value | None) -> None:
        """Show the words."""
        self._line.setText(self._question.in_words(value))
        self._line.setCursorPosition(0)
        self._count()

    def _typed(self) -> None:
        self._count()
        self.edited.emit()

    def _count(self) -> None:
        if self._counter is not None:
            self._counter.count(self._line.text())


class FiguresEditor(LineEditor):
    """A number or an amount; what is no number yet stays as it was typed."""

    def __init__(self, question: FiguresQuestion, kind: str, today: date) -> None:
        super().__init__(question, kind, today)
        self._line.setInputMethodHints(Qt.InputMethodHint.ImhPreferNumbers)


class GrowingText(QPlainTextEdit):
    """Plain text that grows with what is typed; Tab moves on, as in every other field.

    Attributes:
        is_prose: Whether its words are sentences, whose spelling is looked at.
        offer_menu: Opens a menu of another's for a place in the text, if there is one; tells whether it did.
    """

    def __init__(self, fewest: int = _FEWEST_LINES, parent: QWidget | None = None, *, is_prose: bool = True) -> None:
        super().__init__(parent)
        self._fewest = fewest
        self.is_prose = is_prose
        self.offer_menu: Callable[[QContextMenuEvent], bool] = lambda _event: False
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the height to the lines at the new width."""
        super().resizeEvent(event)
        self._grow()

    def sizeHint(self) -> QSize:
        """Return the height of the lines, between the fewest and fourteen."""
        lines = int(self.document().documentLayout().documentSize().height())
        shown = min(max(lines, self._fewest), max(_MOST_LINES, self._fewest))
        return QSize(super().sizeHint().width(), shown * self.fontMetrics().lineSpacing() + 26)

    def minimumSizeHint(self) -> QSize:
        """Return the same height; the page scrolls, not the field."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu of whoever offers one, or the field's own."""
        if not self.offer_menu(event):
            super().contextMenuEvent(event)

    def _grow(self) -> None:
        if self.sizeHint().height() != self.height():
            self.updateGeometry()


class AreaEditor(FieldEditor):
    """An answer of several lines, with what is left of its limit."""

    def __init__(self, question: LongTextQuestion) -> None:
        self._area = GrowingText()
        self._counter = Counter(question, is_quiet=False)
        super().__init__(question, under(self._area, self._counter), self._area)
        self._area.textChanged.connect(self._typed)
        self._words = ""

    def value(self) -> Value:
        """Return what was typed, line breaks as they are."""
        return self._area.toPlainText()

    def set_value(self, value: Value | None) -> None:
        """Show the words."""
        self._words = value if isinstance(value, str) else ""
        self._area.setPlainText(self._words)
        self._area.moveCursor(QTextCursor.MoveOperation.End)
        self._counter.count(self._words)

    def _typed(self) -> None:
        words = self._area.toPlainText()
        if words == self._words:
            return  # shown, not typed; or no more than the line under a misspelt word
        self._words = words
        self._counter.count(words)
        self.edited.emit()


class AddressEditor(FieldEditor):
    """A postal address: one line for each part."""

    def __init__(self, question: PostalAddressQuestion) -> None:
        self._area = address_area()
        super().__init__(question, left_of_line(self._area, 360), self._area)
        self._area.textChanged.connect(self._typed)
        self._is_showing = False

    def value(self) -> Value:
        """Return the lines as typed."""
        return address_lines(self._area)

    def set_value(self, value: Value | None) -> None:
        """Show the lines."""
        self._is_showing = True
        self._area.setPlainText("\n".join(lines_of(value)))
        self._is_showing = False

    def _typed(self) -> None:
        if not self._is_showing:
            self.edited.emit()


def address_area() -> GrowingText:
    """Return the field for an address."""
    return GrowingText(_ADDRESS_LINES, is_prose=False)


def address_lines(area: QPlainTextEdit) -> list[Value]:
    """Return the typed lines of an address, empty ones between them included."""
    text = area.toPlainText()
    return list(text.split("\n")) if text else []


def under(field: QWidget, counter: QWidget | None) -> QWidget:
    """Return the field with its counter beneath."""
    if counter is None:
        return field
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(field)
    column.addWidget(counter)
    return holder
