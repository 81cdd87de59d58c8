"""Adds to a case's history what only the person knows: a note, a call, a meeting."""

from datetime import date

from PySide6.QtWidgets import QWidget

from app.bootstrap import Plaint
from app.domain.date_questions import DateQuestion
from app.domain.text_questions import LongTextQuestion, TextQuestion
from app.i18n import tr
from app.ui.form_dialog import QuestionsDialog
from app.ui.navigator import Navigator


class NoteDialog(QuestionsDialog):
    """A note and its day."""

    def __init__(self, plaint: Plaint, navigator: Navigator, case_id: int, parent: QWidget) -> None:
        today = plaint.time.today()
        questions = (
            LongTextQuestion(id="text", label=tr("What do you want to remember?"), required=True),
            _day(tr("Which day is it about?")),
        )
        sentence = tr("It stands in the history of the case. Nobody else sees it.")
        super().__init__(tr("Add a note"), sentence, tr("&Add the note"), questions, today, navigator, parent)
        self._plaint, self._case_id = plaint, case_id
        self.form.set_values({"on": today.isoformat()})
        self.start()

    def keep(self) -> None:
        """Add the note."""
        on = date.fromisoformat(self.form.text("on"))
        self._plaint.cases.note(self._case_id, self.form.text("text"), on)


class ContactDialog(QuestionsDialog):
    """A call or a meeting: when, with whom, what was said."""

    def __init__(self, plaint: Plaint, navigator: Navigator, case_id: int, parent: QWidget) -> None:
        today = plaint.time.today()
        label = tr("What was said?")
        hint = tr("Write it down as soon as you can, in their words where you remember them.")
        questions = (
            TextQuestion(id="who", label=tr("Who did you speak with?"), required=True, max_chars=200),
            _day(tr("On which day?")),
            LongTextQuestion(id="text", label=label, hint=hint, required=True),
        )
        sentence = tr("A record made on the day is worth much later. Nobody else sees it.")
        super().__init__(tr("Add a call or a meeting"), sentence, tr("&Add it"), questions, today, navigator, parent)
        self._plaint, self._case_id = plaint, case_id
        self.form.set_values({"on": today.isoformat()})
        self.start()

    def keep(self) -> None:
        """Add the call or meeting."""
        on = date.fromisoformat(self.form.text("on"))
        self._plaint.cases.contact(self._case_id, on, self.form.text("who"), self.form.text("text"))


def _day(label: str) -> DateQuestion:
    return DateQuestion(id="on", label=label, required=True, not_after="today")
