"""Which words of the letter belong to the field that has the keyboard."""

from collections.abc import Iterator

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from app.domain.answers import Value
from app.ui.answer_editor import AnswerEditor, FieldEditor
from app.ui.entry_cards import OpenEntry


def texts_at(focus: QWidget) -> list[str]:
    """Return the words to look for in the letter, best first: what is typed, the rest of the answer, its mark."""
    return [text for text in _candidates(focus) if text.strip()]


def _candidates(focus: QWidget) -> Iterator[str]:
    if isinstance(focus, QPlainTextEdit):
        yield focus.textCursor().block().text()
    field = next((widget for widget in _around(focus) if isinstance(widget, FieldEditor)), None)
    entry = next((widget for widget in _around(focus) if isinstance(widget, OpenEntry)), None)
    editor = next((widget for widget in _around(focus) if isinstance(widget, AnswerEditor)), None)
    if entry is not None:
        yield from _longest_first(dict(entry.value()))
    if isinstance(focus, QLineEdit):
        yield focus.text()
    if editor is not None and entry is None and editor.is_typed:
        yield from _longest_first(editor.value())
    if field is not None:
        yield f"[{field.label}]"


def _around(widget: QWidget | None) -> Iterator[QWidget]:
    while widget is not None:
        yield widget
        widget = widget.parentWidget()


def _longest_first(value: Value) -> list[str]:
    return sorted(_words(value), key=len, reverse=True)


def _words(value: Value) -> Iterator[str]:
    if isinstance(value, str):
        yield from value.split("\n")
    elif isinstance(value, list):
        for part in value:
            yield from _words(part)
    elif isinstance(value, dict):
        for part in value.values():
            yield from _words(part)
