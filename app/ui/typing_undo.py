"""Ctrl+Z and Ctrl+Shift+Z in a field: its own history first, then what the data file knows of earlier days."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

_UNDO, _REDO = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
_REDO_TOO = QKeySequence("Ctrl+Shift+Z")


class TypingUndo(QObject):
    """Listens to the one field that has the keyboard, so that keys cost nothing elsewhere.

    Signals:
        asked: The field can't go on by itself; carries whether it is to go forward.
    """

    asked = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._field: QWidget | None = None

    def follow(self, field: QWidget | None) -> None:
        """Listen to this field from now on, and to no other."""
        if self._field is not None:
            self._field.removeEventFilter(self)
        self._field = field
        if field is not None:
            field.installEventFilter(self)
            field.destroyed.connect(self._forget)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that the field has no use for."""
        kind = event.type()
        if kind in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride) and isinstance(event, QKeyEvent):
            is_forward = event.matches(_REDO) or QKeySequence(event.keyCombination()) == _REDO_TOO
            if (is_forward or event.matches(_UNDO)) and not can_go(watched, is_forward=is_forward):
                event.accept()
                if kind == QEvent.Type.KeyPress:
                    self.asked.emit(is_forward)
                return True
        return False

    def _forget(self) -> None:
        self._field = None


def can_go(field: QObject | None, *, is_forward: bool) -> bool:
    """Whether a field's own history goes any further."""
    if isinstance(field, QPlainTextEdit):
        return field.document().isRedoAvailable() if is_forward else field.document().isUndoAvailable()
    if isinstance(field, QLineEdit):
        return field.isRedoAvailable() if is_forward else field.isUndoAvailable()
    return False
