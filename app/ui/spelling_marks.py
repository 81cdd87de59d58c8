"""A wavy line under words that no dictionary has, in one field; the word that is being typed is left alone."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Slot
from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from app.domain.spelling import PlacedWord
from app.ui.theme import colour

Misspelt = Callable[[str], Iterable[PlacedWord]]


class SpellingMarks(QSyntaxHighlighter):
    """Marks a field's words; it lives as long as the field's text."""

    def __init__(self, field: QPlainTextEdit, misspelt: Misspelt) -> None:
        super().__init__(field.document())
        self._field, self._misspelt = field, misspelt
        self._spared: QTextBlock | None = None
        field.cursorPositionChanged.connect(self._moved)

    def highlightBlock(self, text: str) -> None:
        """Mark the words of one paragraph."""
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SpellCheckUnderline)
        look.setUnderlineColor(QColor(colour("problem")))
        typed_to = self._typed_to()
        for word in self._misspelt(text):
            start, length = qt_place(text, word)
            if start + length == typed_to:
                self._spared = self.currentBlock()
            else:
                self.setFormat(start, length, look)

    def word_at(self, cursor: QTextCursor) -> QTextCursor | None:
        """Return a cursor that selects the marked word at a place, or None when none is marked there."""
        place = cursor.positionInBlock()
        return next((word for word in self._in_block(cursor.block()) if _holds(word, place)), None)

    def next_word(self, after: QTextCursor) -> QTextCursor | None:
        """Return a cursor that selects the next marked word after a selection, from the beginning again at the end."""
        found = [word for block in _blocks(self._field) for word in self._in_block(block)]
        return next((word for word in found if word.selectionStart() >= after.selectionEnd()), next(iter(found), None))

    def _in_block(self, block: QTextBlock) -> list[QTextCursor]:
        text = block.text()
        return [_selected(block, *qt_place(text, word)) for word in self._misspelt(text)]

    def _typed_to(self) -> int:
        """Return where in the paragraph being marked somebody types, -1 when nobody does."""
        cursor = self._field.textCursor()
        is_here = self._field.hasFocus() and cursor.block() == self.currentBlock()
        return cursor.positionInBlock() if is_here else -1

    @Slot()
    def _moved(self) -> None:
        """Mark the word after all, once the keyboard has left it."""
        spared, self._spared = self._spared, None
        if spared is not None and spared.isValid():
            self.rehighlightBlock(spared)


def qt_place(text: str, word: PlacedWord) -> tuple[int, int]:
    """Return start and length of a word as Qt counts, in UTF-16 units: an emoji before it counts two."""
    return len(text[: word.start].encode("utf-16-le")) // 2, len(word.text.encode("utf-16-le")) // 2


def _selected(block: QTextBlock, start: int, length: int) -> QTextCursor:
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + start)
    cursor.setPosition(block.position() + start + length, QTextCursor.MoveMode.KeepAnchor)
    return cursor


def _holds(word: QTextCursor, place: int) -> bool:
    start = word.selectionStart() - word.block().position()
    return start <= place <= start + word.selectionEnd() - word.selectionStart()


def _blocks(field: QPlainTextEdit) -> Iterable[QTextBlock]:
    block = field.document().begin()
    while block.isValid():
        yield block
        block = block.next()
