"""A field for one line that tells of what the person changed, also when something else types for them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget


class TypedLine(QLineEdit):
    """Qt's own `textEdited` hears keys alone; programs for those who speak or switch set the whole text instead.

    Signals:
        typed: The words were changed, and not by Plaint's own `setText` or `clear`.
    """

    typed = Signal(str)

    def __init__(self, text: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._is_shown = False
        self.textChanged.connect(self._changed)

    def setText(self, text: str | None) -> None:
        """Show words without telling of it."""
        self._is_shown = True
        super().setText(text)
        self._is_shown = False

    def clear(self) -> None:
        """Empty it without telling of it."""
        self.setText("")

    def _changed(self, words: str) -> None:
        if not self._is_shown:
            self.typed.emit(words)
