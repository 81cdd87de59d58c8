"""A field for a passphrase: dots, unless the person wants to see what they type."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from app.i18n import tr
from app.ui.typed_line import TypedLine

MOST_CHARACTERS = 1000


class PassphraseField(QWidget):
    """What is typed stays out of every completion, history and dictionary.

    Signals:
        edited: What it says now.
        entered: Enter was pressed.
    """

    edited = Signal(str)
    entered = Signal()

    def __init__(self, *, can_show: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = TypedLine()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setMaxLength(MOST_CHARACTERS)
        hints = Qt.InputMethodHint
        self.line.setInputMethodHints(
            hints.ImhSensitiveData | hints.ImhNoPredictiveText | hints.ImhNoAutoUppercase | hints.ImhHiddenText
        )
        self.line.typed.connect(self.edited)
        self.line.returnPressed.connect(self.entered)
        self._show = QCheckBox(tr("Show what I &type"))
        self._show.toggled.connect(self._turn)
        self._show.setVisible(can_show)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.line)
        column.addWidget(self._show)
        self.setFocusProxy(self.line)

    def text(self) -> str:
        """Return what was typed."""
        return self.line.text()

    def clear(self) -> None:
        """Empty it."""
        self.line.clear()

    def set_about(self, question: str) -> None:
        """Let the tick say which field it shows; a form may have several."""
        self._show.setAccessibleDescription(question)

    def show_always(self, *, is_shown: bool) -> None:
        """Show letters rather than dots, for a code that is copied from paper."""
        self._show.setChecked(is_shown)

    @Slot(bool)
    def _turn(self, is_shown: bool) -> None:
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if is_shown else QLineEdit.EchoMode.Password)
