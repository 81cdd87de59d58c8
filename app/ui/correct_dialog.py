"""Corrects what was recorded: a sending, a receipt, a note, a call; the old account stays beside the reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.bootstrap import Plaint
from app.domain.answers import Answers
from app.domain.date_questions import DateQuestion
from app.domain.dates import weekday_date
from app.domain.letters import Letter, Sending
from app.domain.noted_accounts import standing_account
from app.domain.replies import Reply
from app.domain.text_questions import LongTextQuestion, ReferenceQuestion, TextQuestion
from app.i18n import tr
from app.services.case_service import CaseView
from app.ui.answer_editor import Fault
from app.ui.answer_form import AnswerForm, FormQuestion
from app.ui.form_dialog import FormDialog, channel_question
from app.ui.form_parts import DropDown, QuestionBlock
from app.ui.navigator import Navigator
from app.ui.note_dialog import contact_questions, note_questions, time_faults


@dataclass(frozen=True)
class Noted:
    """A note, a call or a meeting: its place in the history, and what it says with its corrections."""

    case_id: int
    place: int
    account: dict[str, str]

    @property
    def is_contact(self) -> bool:
        """Whether it is a call or a meeting."""
        return "with" in self.account


Record = Letter | Reply | Noted


class CorrectDialog(FormDialog):
    """Which record, what is right, and why."""

    def __init__(self, plaint: Plaint, navigator: Navigator, case_id: int, parent: QWidget) -> None:
        sentence = tr("What you recorded first stays in the history, with your reason beside it.")
        super().__init__(tr("Correct what was recorded"), sentence, tr("Keep the &correction"), navigator, parent)
        self._plaint = plaint
        self._records = records_of(plaint.cases.view(case_id))
        self.which = DropDown([(str(place), record_words(one)) for place, one in enumerate(self._records)])
        self.which.activated.connect(self._show_record)
        today = plaint.time.today()
        self.sending, self.receipt = AnswerForm(_sending_questions(), today), AnswerForm(_receipt_questions(), today)
        self.contact, self.note = AnswerForm(contact_questions(), today), AnswerForm(note_questions(), today)
        reason = tr("Why is it corrected?")
        self.reason = AnswerForm([LongTextQuestion(id="reason", label=reason, required=True)], today)
        self.page.add(QuestionBlock(tr("What was recorded wrongly?"), self.which), 16)
        self.page.add(_one_of(self.sending, self.receipt, self.contact, self.note), 16)
        self.page.add(self.reason, 16)
        self._show_record()
        self.start()

    def keep(self) -> None:
        """Correct the record that is chosen."""
        record, reason = self._record(), self.reason.text("reason")
        if isinstance(record, Letter):
            self._plaint.recording.correct_sending(record.id, self._changes(), reason)
        elif isinstance(record, Noted):
            self._plaint.recording.correct_entry(record.case_id, record.place, self._changes(), reason)
        else:
            self._plaint.recording.correct_reply(record.id, self._changes(), reason)

    def check(self) -> Sequence[Fault]:
        """Check the fields; something has to be different."""
        form = self._form()
        times = time_faults(form) if form is self.contact else []
        faults = [*form.check(), *times, *self.reason.check()]
        if not faults and not self._changes():
            first = next(iter(form.editors))
            faults.append(form.add_problem(first, tr("Nothing is different from what was recorded")))
        return faults

    def answers(self) -> Answers:
        """Return what stands in the fields."""
        return {**self._changes(), "reason": self.reason.text("reason")}

    def focus_place(self, path: tuple[str | int, ...]) -> None:
        """Move the keyboard to a field."""
        if path:
            form = self.reason if path[0] == "reason" else self._form()
            form.focus_place(path)

    @Slot()
    def _show_record(self) -> None:
        """Show what was recorded of the record that is chosen."""
        shown = self._form()
        shown.set_values(_recorded(self._record()))
        for form in (self.sending, self.receipt, self.contact, self.note):
            form.setVisible(form is shown)

    def _record(self) -> Record:
        return self._records[max(0, self.which.currentIndex())]

    def _form(self) -> AnswerForm:
        match self._record():
            case Letter():
                return self.sending
            case Reply():
                return self.receipt
            case Noted() as noted:
                return self.contact if noted.is_contact else self.note

    def _changes(self) -> dict[str, str]:
        """Return the fields that differ from what was recorded; an emptied day of receipt is not a new one."""
        recorded, form = _recorded(self._record()), self._form()
        now = {name: form.text(name) for name in form.editors}
        return {name: text for name, text in now.items() if text != recorded[name] and (text or name != "received")}


def _one_of(*forms: AnswerForm) -> QWidget:
    """Return the place of forms of which one is shown."""
    place = QWidget()
    column = QVBoxLayout(place)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for form in forms:
        column.addWidget(form)
    return place


def records_of(view: CaseView) -> tuple[Record, ...]:
    """Return what can be corrected in a case, the newest first."""
    dated = [(letter.sending.sent_on, letter) for letter in view.letters if letter.sending]
    replies = [(reply.received_on, reply) for reply in view.replies]
    accounts = ((entry.place, standing_account(view.history, entry.place)) for entry in view.history)
    noted = [(account["on"], Noted(view.case.id, place, account)) for place, account in accounts if account]
    found: list[tuple[object, Record]] = [*dated, *replies, *noted]
    return tuple(record for _, record in sorted(found, key=lambda pair: str(pair[0]), reverse=True))


def record_words(record: Record) -> str:
    """Return how the list names a record."""
    if isinstance(record, Noted):
        return _noted_words(record)
    if isinstance(record, Reply):
        return tr("The reply of {day}").format(day=weekday_date(record.received_on))
    sent = record.known_sending().sent_on
    return tr("“{title}”, sent on {day}").format(title=record.title, day=weekday_date(sent))


def _noted_words(noted: Noted) -> str:
    day = weekday_date(date.fromisoformat(noted.account["on"]))
    if noted.is_contact:
        return tr("The call or meeting of {day} with {who}").format(day=day, who=noted.account["with"])
    return tr("The note of {day}").format(day=day)


def _recorded(record: Record) -> dict[str, str]:
    if isinstance(record, Noted):
        return record.account
    if isinstance(record, Letter):
        return _sending_fields(record.known_sending())
    on = record.received_on.isoformat()
    return {"received_on": on, "channel": record.channel.value, "their_ref": record.their_ref}


def _sending_fields(sending: Sending) -> dict[str, str]:
    received = "" if sending.receipt_assumed else sending.received_latest.isoformat()
    return {
        "sent_on": sending.sent_on.isoformat(),
        "channel": sending.channel.value,
        "address": sending.address,
        "received": received,
    }


def _sending_questions() -> tuple[FormQuestion, ...]:
    return (
        DateQuestion(id="sent_on", label=tr("When did you send it?"), required=True, not_after="today"),
        channel_question(tr("How did you send it?")),
        TextQuestion(id="address", label=tr("Where did you send it?"), max_chars=400),
        DateQuestion(
            id="received",
            label=tr("When did they receive it?"),
            hint=tr("If you don’t know, leave it; Plaint counts with the day that the rules assume."),
            not_after="today",
        ),
    )


def _receipt_questions() -> tuple[FormQuestion, ...]:
    return (
        DateQuestion(id="received_on", label=tr("When did it come?"), required=True, not_after="today"),
        channel_question(tr("How did it come?")),
        ReferenceQuestion(id="their_ref", label=tr("Their reference")),
    )
