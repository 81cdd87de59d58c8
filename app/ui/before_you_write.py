"""*Before you write*: what the letter is for, what it is not for, and what to have ready."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.templates import Template
from app.domain.text_questions import TextQuestion
from app.i18n import tr
from app.ui.answer_form import buttons_after
from app.ui.buttons import Button, PrimaryButton
from app.ui.page_parts import Card, FooterBar, PageHeader, ScrollPage, SectionHeader
from app.ui.rows import SentenceRow
from app.ui.text_editors import LineEditor

_WIDEST = 660
_LONGEST_TITLE = 120


class BeforeYouWrite(QWidget):
    """Shows one letter before it is begun.

    Signals:
        begun: The person starts writing; what they call a new matter, or "".
        left: The person goes back.
    """

    begun = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = ScrollPage(_WIDEST)
        self._name: LineEditor | None = None
        self._start = PrimaryButton(tr("&Start writing"))
        self._start.clicked.connect(self._begin)
        self._back = Button(tr("&Back"), icon="back")
        self._back.clicked.connect(self.left)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._page, 1)
        column.addWidget(FooterBar(left=[self._back], right=[self._start]))

    def show_template(self, template: Template, case_title: str) -> None:
        """Show a letter; `case_title` is "" for a new matter."""
        self._page.clear()
        self._page.add(PageHeader(template.title, template.summary))
        if case_title:
            self._page.add(SentenceRow("cases", tr("In your case “{title}”").format(title=case_title), ink="muted"), 8)
        self._add_list(tr("Use it when"), "tick", "met", template.use_when)
        self._add_list(tr("Use something else when"), "cross", "muted", template.not_for)
        self._add_list(tr("Before you send it"), "next", "muted", template.before_you_send)
        self._name = None if case_title else _name_field()
        if self._name is not None:
            self._page.add(self._name, 22)
        buttons_after(self._page, self._back, self._start)
        self._page.verticalScrollBar().setValue(0)
        if self.isVisible():
            self._start.setFocus()

    def _add_list(self, title: str, icon: str, ink: str, sentences: Sequence[str]) -> None:
        if not sentences:
            return
        self._page.add(SectionHeader(title), 18)
        card = Card(padding=12)
        for sentence in sentences:
            card.add(SentenceRow(icon, sentence, ink=ink), 2)
        self._page.add(card, 8)

    def _begin(self) -> None:
        title = self._name.value() if self._name is not None else ""
        self.begun.emit(title if isinstance(title, str) else "")


def _name_field() -> LineEditor:
    question = TextQuestion(
        id="title",
        label=tr("What shall we call this? Only you see it."),
        hint=tr("You can leave it empty. The letter’s own name is used then."),
        max_chars=_LONGEST_TITLE,
    )
    return LineEditor(question, question.kind, date.min)  # no day is asked for
