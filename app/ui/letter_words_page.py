"""A finished letter to be read: its words as they went out, those that were searched for marked."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.bootstrap import Plaint
from app.domain.dates import weekday_date
from app.domain.errors import UserError
from app.domain.letters import Letter
from app.domain.typed_search import Term
from app.i18n import tr
from app.ui.buttons import Button, PrimaryButton
from app.ui.found_sight import mark_found
from app.ui.labels import WrappedLabel
from app.ui.marked_text import MarkedText
from app.ui.navigator import Navigator
from app.ui.page_parts import Card, PageHeader, ScrollPage
from app.ui.tasks import TaskRunner

_WIDEST = 760


class LetterWordsPage(QWidget):
    """Shows one letter's text; the files themselves are a button away."""

    def __init__(self, plaint: Plaint, navigator: Navigator, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        del tasks  # the words are in the data file, nothing is drawn
        self._plaint, self._to = plaint, navigator
        self._letter: Letter | None = None
        self._page = ScrollPage(_WIDEST)
        self.text = MarkedText()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._page)

    def show_letter(self, letter_id: int) -> None:
        """Show a finished letter from its top."""
        try:
            letter = self._plaint.letters.get(letter_id)
            case = self._plaint.cases.view(letter.case_id).case
        except UserError as error:
            self._to.refused.emit(error)
            return
        self._letter = letter
        self._page.clear()
        header = PageHeader(letter.title, _sentence(letter, case.title), actions=self._buttons(), back=tr("Search"))
        header.back_asked.connect(self._to.search_wanted)
        self._page.add(header)
        self.text = MarkedText()
        self.text.setAccessibleName(tr("What you wrote"))
        if letter.text:
            card = Card(padding=4)
            self.text.show_text(letter.text)
            card.add(self.text)
            self._page.add(card, 18)
        else:
            words = tr("Its words are in its file alone; it was not written in Plaint.")
            self._page.add(WrappedLabel(words, "muted"), 18)
        self._page.verticalScrollBar().setValue(0)

    def show_found(self, terms: Sequence[Term]) -> None:
        """Mark the words that were searched for, and scroll to the first."""
        mark_found(self.text, terms)

    def refresh(self) -> None:
        """Stay as it is: the words of a finished letter never change."""

    def _buttons(self) -> list[QWidget]:
        files, case = Button(tr("Its &files and sending"), icon="folder"), PrimaryButton(tr("&Go to the case"))
        files.clicked.connect(self._show_files)
        case.clicked.connect(self._show_case)
        return [files, case]

    @Slot()
    def _show_files(self) -> None:
        if self._letter is not None:
            self._to.finished_wanted.emit(self._letter.id)

    @Slot()
    def _show_case(self) -> None:
        if self._letter is not None:
            self._to.case_wanted.emit(self._letter.case_id)


def _sentence(letter: Letter, case_title: str) -> str:
    if letter.sending is not None:
        said = tr("{title}. You sent it on {day}; these are its exact words.")
        return said.format(title=case_title, day=weekday_date(letter.sending.sent_on))
    return tr("{title}. Not sent yet; these are its exact words.").format(title=case_title)
