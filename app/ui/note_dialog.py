"""Adds to a case's history what only the person knows: a note, a call, a meeting."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from app.bootstrap import Plaint
from app.domain.date_questions import DateQuestion
from app.domain.text_questions import LongTextQuestion, TextQuestion
from app.domain.times import as_time
from app.i18n import tr
from app.ui.answer_editor import Fault
from app.ui.answer_form import AnswerForm, FormQuestion
from app.ui.form_dialog import QuestionsDialog
from app.ui.navigator import Navigator


class NoteDialog(QuestionsDialog):
    """A note and its day."""

    def __init__(self, plaint: Plaint, navigator: Navigator, case_id: int, parent: QWidget) -> None:
        today = plaint.time.today()
        sentence = tr("It stands in the history of the case. Nobody else sees it.")
        super().__init__(tr("Add a note"), sentence, tr("&Add the note"), note_questions(), today, navigator, parent)
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
        title = tr("Add a call or a meeting")
        sentence = tr("A record made on the day is worth much later. Letters and bundles of the case can tell of it.")
        super().__init__(title, sentence, tr("&Add it"), contact_questions(), today, navigator, parent)
        self._plaint, self._case_id = plaint, case_id
        self.form.set_values({"on": today.isoformat()})
        self.start()

    def keep(self) -> None:
        """Add the call or meeting."""
        on, text, time = date.fromisoformat(self.form.text("on")), self.form.text("text"), self.form.text("time")
        self._plaint.cases.contact(self._case_id, on, self.form.text("with"), text, time)

    def check(self) -> Sequence[Fault]:
        """Check every field, and that the time is one."""
        return [*super().check(), *time_faults(self.form)]


def note_questions() -> tuple[FormQuestion, ...]:
    """Return what is asked about a note."""
    return (
        LongTextQuestion(id="text", label=tr("What do you want to remember?"), required=True),
        _day(tr("Which day is it about?")),
    )


def contact_questions() -> tuple[FormQuestion, ...]:
    """Return what is asked about a call or a meeting."""
    hint = tr("Write it down as soon as you can, in their words where you remember them.")
    time = tr("At what time, if you know it?")
    return (
        TextQuestion(id="with", label=tr("Who did you speak with?"), required=True, max_chars=200),
        _day(tr("On which day?")),
        TextQuestion(id="time", label=time, hint=tr("For example 14:30"), max_chars=20),
        LongTextQuestion(id="text", label=tr("What was said?"), hint=hint, required=True),
    )


def time_faults(form: AnswerForm) -> list[Fault]:
    """Return what is wrong with the time in a form of `contact_questions`."""
    text = form.text("time")
    if not text.strip() or as_time(text):
        return []
    return [form.add_problem("time", tr("Write the time as hours and minutes, for example 14:30 or 2.30 pm"))]


def _day(label: str) -> DateQuestion:
    return DateQuestion(id="on", label=label, required=True, not_after="today")
