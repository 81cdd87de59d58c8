"""Spelling in every field for prose, in windows and dialogs; no page has to know of it."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QWidget

import app.ui
from app.bootstrap import Plaint
from app.domain.errors import UserError
from app.later import is_loaded
from app.ui.navigator import Navigator
from app.ui.tasks import TaskRunner

if TYPE_CHECKING:  # a window without fields for prose needs neither; see app.later
    import app.ui.spelling_field
    import app.ui.text_editors
    from app.domain.spelling import PlacedWord

FIELDS = "app.ui.text_editors"
ui = app.ui


class SpellingSight(QObject):
    """Finds the fields around the keyboard, reads the dictionary when the first is found, and knows the names.

    `letter` tells the number of the letter that is written, 0 for none.
    """

    def __init__(
        self, window: QWidget, plaint: Plaint, navigator: Navigator, tasks: TaskRunner, letter: Callable[[], int]
    ) -> None:
        super().__init__(window)
        self._plaint, self._to, self._tasks, self._letter = plaint, navigator, tasks, letter
        self._names: frozenset[str] = frozenset()
        self._is_on = self._was_asked_for = False
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    @Slot()
    def show_next(self) -> None:
        """Go to the next misspelt word of the field with the keyboard."""
        focus = QApplication.focusWidget()
        if isinstance(focus, ui.text_editors.GrowingText):
            spelling = focus.findChild(ui.spelling_field.FieldSpelling)
            if spelling is not None:
                spelling.show_next()

    @Slot(QWidget, QWidget)
    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Take on the fields of the window that the keyboard is in, with the setting and the names as they are now."""
        if not is_loaded(FIELDS):
            return
        found = new.window().findChildren(ui.text_editors.GrowingText) if new else []
        fields = [field for field in found if field.is_prose]
        if not fields:
            return
        is_on, names = self._plaint.settings.load().spelling == "on", self._names_now()
        is_other = (is_on, names) != (self._is_on, self._names)
        self._is_on, self._names = is_on, names
        if is_on and not self._was_asked_for:
            self._was_asked_for = True
            self._tasks.run(self, self._plaint.spelling.make_ready, lambda _ready: self._mark_again())
        for field in fields:
            if field.findChild(ui.spelling_field.FieldSpelling) is None:
                ui.spelling_field.FieldSpelling(field, self._plaint.spelling, self._misspelt).added.connect(self._add)
        if is_other:
            self._mark_again()

    def _misspelt(self, text: str) -> "Iterator[PlacedWord]":
        return self._plaint.spelling.misspelt(text, self._names) if self._is_on else iter(())

    def _names_now(self) -> frozenset[str]:
        """Return the member's own words and the names in the letter that is written: none of them is misspelt."""
        letter_id, own = self._letter(), self._plaint.spelling.own_words()
        try:
            return own | self._plaint.spelling.names_in_letter(letter_id) if letter_id else own
        except UserError:
            return own  # the letter is gone

    @Slot(str)
    def _add(self, word: str) -> None:
        try:
            self._plaint.spelling.add_word(word)
        except UserError as error:
            self._to.refused.emit(error)
        self._mark_again()

    def _mark_again(self) -> None:
        for window in QApplication.topLevelWidgets():
            for spelling in window.findChildren(ui.spelling_field.FieldSpelling):
                spelling.mark_again()
