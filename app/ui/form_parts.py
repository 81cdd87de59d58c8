"""The block around one question, and the summary of what is wrong on a page."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.i18n import trn
from app.ui.buttons import LinkButton, literal
from app.ui.icons import icon_pixmap
from app.ui.labels import IconLabel, WrappedLabel
from app.ui.page_parts import empty
from app.ui.theme import colour, restyle

_BORDERED = (QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox)
_PROBLEM_INDENT = 18
SHORTEST_CHOICE = 240
Path = tuple[str | int, ...]


class ProblemLine(QWidget):
    """The message under a field: the ! circle and the words, hidden while there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(IconLabel("overdue", 18, "problem"), 0, Qt.AlignmentFlag.AlignTop)
        self._message = WrappedLabel("", "message")
        row.addWidget(self._message, 1)
        self.hide()

    def set_message(self, message: str) -> None:
        """Show the words, or nothing for ""."""
        self._message.setText(message)
        self.setVisible(bool(message))


class QuestionBlock(QWidget):
    """Label, hint, field and message of one question.

    `field` is the widget that answers; `focus` the one in it that takes the keyboard (the field itself by default).
    """

    def __init__(
        self,
        label: str,
        field: QWidget,
        *,
        hint: str = "",
        focus: QWidget | None = None,
        label_role: str = "strong",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.field, self._focus = field, focus or field
        self._label_text, self._hint_text, self._problem = label, hint, ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._label = WrappedLabel(label, label_role)
        self._label.setBuddy(self._focus)
        self._hint = WrappedLabel(hint, "hint")
        self._message = ProblemLine()
        for part, space in ((self._label, 0), (self._hint, 2), (field, 7), (self._message, 6)):
            self._column.addSpacing(space)
            self._column.addWidget(part)
        self._hint.setVisible(bool(hint))
        self._focus.setAccessibleName(label)
        self._describe()

    def problem(self) -> str:
        """Return what is wrong, or ""."""
        return self._problem

    def set_problem(self, message: str, at: QWidget | None = None) -> None:
        """Say what is wrong, or "" when nothing is; `at` is the inner field at fault in an answer of several."""
        self._problem = message
        self._message.set_message(message)
        self._column.setContentsMargins(_PROBLEM_INDENT if message else 0, 0, 0, 0)
        for widget in (self.field, *self.field.findChildren(QWidget)):
            if isinstance(widget, _BORDERED):
                is_wrong = bool(message) and (at is None or widget is at)
                restyle(widget, state="problem" if is_wrong else "")
        self._describe()
        self.update()

    def set_hint(self, hint: str) -> None:
        """Show another hint."""
        self._hint_text = hint
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self._describe()

    def focus_field(self) -> None:
        """Move the keyboard into the field."""
        self._focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the bar of 4 px beside a question with a problem."""
        if self._problem:
            QPainter(self).fillRect(0, 0, 4, self.height(), colour("problem"))

    def _describe(self) -> None:
        self._focus.setAccessibleDescription(" ".join(part for part in (self._problem, self._hint_text) if part))


class ErrorSummary(QFrame):
    """First on the page when it has problems: how many, and a link to each. `chosen` carries the problem's path."""

    chosen = Signal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "summary")
        self.setProperty("focusRing", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(19, 13, 16, 13)
        row.setSpacing(10)
        row.addWidget(IconLabel("overdue", 20, "problem"), 0, Qt.AlignmentFlag.AlignTop)
        self._links = QVBoxLayout()
        self._links.setSpacing(0)
        row.addLayout(self._links, 1)
        self.hide()

    def show_problems(self, problems: Sequence[tuple[Path, str]]) -> None:
        """Show one link a problem in page order and take the focus; hide when there are none."""
        empty(self._links)
        self.setVisible(bool(problems))
        if not problems:
            return
        title = trn("There is {n} problem", "There are {n} problems", len(problems))
        self.setAccessibleName(title)
        self.setAccessibleDescription(". ".join(message for _, message in problems))
        self._links.addWidget(WrappedLabel(title, "heading"))
        self._links.addSpacing(4)
        for path, message in problems:
            self._add_link(path, message)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_link(self, path: Path, message: str) -> None:
        link = LinkButton(literal(message), ink="problem")
        link.clicked.connect(lambda: self.chosen.emit(path))
        self._links.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)


class DropDown(QComboBox):
    """A list to choose one from, with Plaint's arrow."""

    def __init__(self, choices: Sequence[tuple[str, str]] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        for value, label in choices:
            self.addItem(label, value)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the wheel scrolls the page, it changes no answer
        self.currentTextChanged.connect(self.setToolTip)  # a long choice is cut short in a narrow field
        self.setToolTip(self.currentText())

    def minimumSizeHint(self) -> QSize:
        """Let a narrow page cut the longest choice short, rather than the page be pushed sideways."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), SHORTEST_CHOICE), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the arrow over the field."""
        super().paintEvent(event)
        picture = icon_pixmap("down", 18, "muted" if self.isEnabled() else "disabled", self.devicePixelRatioF())
        QPainter(self).drawPixmap(self.width() - 28, (self.height() - 18) // 2, picture)
