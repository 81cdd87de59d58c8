"""Spelling in one field: its marks, and what may have been meant in the menu at a word."""

from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QTextCursor

from app.i18n import tr
from app.services.spelling_service import SpellingService
from app.ui.buttons import literal
from app.ui.spelling_marks import Misspelt, SpellingMarks
from app.ui.text_editors import GrowingText


class FieldSpelling(QObject):
    """Goes with its field.

    Signals:
        added: The person says that a word is right.
    """

    added = Signal(str)

    def __init__(self, field: GrowingText, spelling: SpellingService, misspelt: Misspelt) -> None:
        super().__init__(field)
        self._field, self._spelling = field, spelling
        self._marks = SpellingMarks(field, misspelt)
        field.offer_menu = self.offer_menu

    @Slot()
    def mark_again(self) -> None:
        """Look every word up anew."""
        self._marks.rehighlight()

    def show_next(self) -> bool:
        """Select the next marked word and offer what may have been meant; tells whether there is one."""
        word = self._marks.next_word(self._field.textCursor())
        if word is not None:
            self._select(word)
            self._open_menu(word, self._below_cursor())
        return word is not None

    def offer_menu(self, event: QContextMenuEvent) -> bool:
        """Offer words where the menu is asked for at a marked one; tells whether one is there."""
        is_by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        field = self._field
        at = field.textCursor() if is_by_key else field.cursorForPosition(event.pos())
        word = self._marks.word_at(at)
        if word is None:
            return False
        self._select(word)
        self._open_menu(word, self._below_cursor() if is_by_key else event.globalPos())
        return True

    def _open_menu(self, word: QTextCursor, place: QPoint) -> None:
        """Open the field's own menu with the words before it."""
        text, menu = word.selectedText(), self._field.createStandardContextMenu()
        menu.aboutToHide.connect(menu.deleteLater)
        first = menu.actions()[0]
        suggested = self._spelling.suggestions(text)
        for better in suggested:
            menu.insertAction(first, menu.addAction(literal(better), partial(self._put, word, better)))
        if not suggested:
            menu.insertAction(
                first, nothing := menu.addAction(tr("No suggestion for “{word}”").format(word=literal(text)))
            )
            nothing.setEnabled(False)
        keep = tr("&Add “{word}” to my words").format(word=literal(text))
        menu.insertSeparator(first)
        menu.insertAction(first, menu.addAction(keep, partial(self.added.emit, text)))
        menu.insertSeparator(first)
        menu.setAccessibleName(tr("Instead of “{word}”").format(word=text))
        menu.popup(place)
        menu.setActiveAction(menu.actions()[0])

    def _put(self, word: QTextCursor, better: str) -> None:
        """Write the better word in its place; Undo takes it back."""
        word.insertText(better)
        self._field.setTextCursor(word)

    def _select(self, word: QTextCursor) -> None:
        self._field.setTextCursor(word)
        self._field.ensureCursorVisible()

    def _below_cursor(self) -> QPoint:
        return self._field.viewport().mapToGlobal(self._field.cursorRect().bottomLeft())
