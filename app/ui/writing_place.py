"""Which words of the letter belong to the field that has the keyboard."""

from collections.abc import Iterator

from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from app.domain.answers import Value
from app.ui.answer_editor import AnswerEditor, FieldEditor


def texts_at(focus: QWidget) -> list[str]:
    """Return the words to look for in the letter, best first: what is typed, the rest of the answer, its mark."""
    return [text for text in _candidates(focus) if text.strip()]


def _candidates(focus: QWidget) -> Iterator[str]:
    yield from _typed(focus)
    widget: QWidget | None = focus
    while widget is not None:
        if isinstance(widget, FieldEditor):
            yield f"[{widget.label}]"
        if isinstance(widget, AnswerEditor):
            yield from sorted(_words(widget.value()), key=len, reverse=True)
        widget = widget.parentWidget()


def _typed(focus: QWidget) -> Iterator[str]:
    match focus:
        case QPlainTextEdit():
            yield focus.textCursor().block().text()
            yield from sorted(focus.toPlainText().split("\n"), key=len, reverse=True)
        case QLineEdit():
            yield focus.text()
        case QAbstractButton() if focus.isCheckable():
            yield focus.text().replace("&&", "&")
        case QComboBox():
            yield focus.currentText()
        case _:
            return


def _words(value: Value) -> Iterator[str]:
    if isinstance(value, str):
        yield from value.split("\n")
    elif isinstance(value, list):
        for part in value:
            yield from _words(part)
    elif isinstance(value, dict):
        for part in value.values():
            yield from _words(part)
