"""*Tell Plaint when you sent it*: the day, the way, where to, and proof; and what is recorded once that is done."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.bootstrap import Plaint
from app.domain.choice_questions import ChoiceQuestion, Option
from app.domain.date_questions import DateQuestion
from app.domain.dates import as_date, long_date, weekday_date
from app.domain.errors import UserError
from app.domain.letters import Channel, Letter, Sending, kept_file
from app.domain.text_questions import TextQuestion
from app.i18n import tr
from app.services.send_service import Destination
from app.services.sending_account import SendingAccount
from app.ui.answer_form import AnswerForm, labelled
from app.ui.banners import Banner
from app.ui.buttons import Button, PrimaryButton
from app.ui.file_editor import FileEditor
from app.ui.form_parts import Path
from app.ui.labels import WrappedLabel
from app.ui.navigator import Navigator
from app.ui.page_parts import Card, Disclosure

_BY_POST = {"post", "recorded", "hand"}


class SentForm(Card):
    """Asks how a finished letter went, and records it.

    Signals:
        problems_found: What is wrong, as paths and messages; empty when nothing is.
    """

    problems_found = Signal(list)

    def __init__(self, plaint: Plaint, navigator: Navigator, letter: Letter, parent: QWidget | None = None) -> None:
        super().__init__(padding=20, parent=parent)
        self._plaint, self._to, self._letter = plaint, navigator, letter
        self._where = plaint.sending.destination(letter)
        self._is_way_chosen = self._is_where_typed = False
        self._form = AnswerForm(_questions(), plaint.time.today(), space=10)
        self._form.edited.connect(self._edited)
        self.add(self._form)
        self.add(self._date_note(), 4)
        self._receipt = AnswerForm([_received_question()], plaint.time.today())
        self._known = Disclosure(tr("I know the day they received it"), self._receipt)
        self.add(self._known, 4)
        hint = tr("The sent e-mail, or a photo of the receipt")
        proof = TextQuestion(id="proof", label=tr("Proof of sending, if you have it"), hint=hint)
        self._proof = FileEditor(proof, plaint)
        self._proof.set_value("")
        self.add(self._proof, 12)
        self._send = PrimaryButton(tr("&I sent it"), icon="send")
        self._send.clicked.connect(self.record)
        self.add(_at_left(self._send), 12)
        self._form.set_values({"sent_on": plaint.time.today().isoformat()})
        self.take_way("email" if self._where.email else "post" if self._where.post else "")
        self._is_way_chosen = False
        self._compare_dates()

    @Slot(str)
    def take_way(self, way: str) -> None:
        """Propose a way of sending and the address that goes with it, unless the person chose another."""
        if self._is_way_chosen:
            return
        self._form.editors["channel"].set_value(way)
        self._propose_address()

    def focus_place(self, path: Path) -> None:
        """Move the keyboard to a problem."""
        form = self._receipt if path[:1] == ("received",) else self._form
        form.focus_place(path)

    @Slot()
    def record(self) -> None:
        """Check, and record the sending; problems stand under their fields and in the page's summary."""
        faults = [*self._form.check(), *self._receipt.check()] or self._order_faults()
        self.problems_found.emit(faults)
        if any(path[:1] == ("received",) for path, _ in faults):
            self._open_receipt()
        if faults:
            return
        try:
            self._plaint.letters.mark_sent(self._letter.id, self._account())
        except UserError as error:
            self._to.refused.emit(error)
            return
        self._to.changed.emit()

    def _open_receipt(self) -> None:
        if self._receipt.isHidden():
            self._known.toggle()

    def _account(self) -> SendingAccount:
        sent_on = as_date(self._form.text("sent_on"))
        assert sent_on is not None  # the form has been checked
        return SendingAccount(
            sent_on=sent_on,
            channel=Channel(self._form.text("channel")),
            address=self._form.text("where"),
            received=as_date(self._receipt.text("received")),
            proof=kept_file(str(self._proof.value())),
        )

    def _order_faults(self) -> list[tuple[Path, str]]:
        sent_on, received = as_date(self._form.text("sent_on")), as_date(self._receipt.text("received"))
        if received is None or sent_on is None or received >= sent_on:
            return []
        early = tr("They can’t have received it before {day}, when you sent it").format(day=long_date(sent_on))
        return [self._receipt.add_problem("received", early)]

    def _date_note(self) -> QWidget:
        self._note = QWidget(self)
        column = QVBoxLayout(self._note)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._dates = Banner("think", "")
        again = Button(tr("&Date it again"))
        again.clicked.connect(self._date_again)
        column.addWidget(self._dates)
        column.addWidget(_at_left(again))
        return self._note

    def _compare_dates(self) -> None:
        sent_on, dated = as_date(self._form.text("sent_on")), self._letter.dated
        differs = sent_on is not None and dated is not None and sent_on != dated
        self._note.setVisible(differs)
        if sent_on is not None and dated is not None and differs:
            sentence = tr(
                "The letter is dated {dated}, not {sent}. If it has not gone yet, date it again: "
                "that makes a new draft with the same answers."
            )
            self._dates.set_sentence(sentence.format(dated=long_date(dated), sent=long_date(sent_on)))

    @Slot()
    def _date_again(self) -> None:
        try:
            draft = self._plaint.letters.supersede(self._letter.id)
        except UserError as error:
            self._to.refused.emit(error)
            return
        self._to.changed.emit()
        self._to.letter_wanted.emit(draft.id)

    @Slot(str)
    def _edited(self, name: str) -> None:
        match name:
            case "channel":
                self._is_way_chosen = True
                self._propose_address()
            case "where":
                self._is_where_typed = True
            case _:
                self._compare_dates()

    def _propose_address(self) -> None:
        if not self._is_where_typed:
            self._form.editors["where"].set_value(address_for(self._form.text("channel"), self._where))


class SentFacts(Card):
    """What is recorded of a sending."""

    def __init__(self, sending: Sending, parent: QWidget | None = None) -> None:
        super().__init__(padding=20, parent=parent)
        for label, words in _facts(sending):
            self.add(WrappedLabel(label, "hint"), 10 if label != tr("Sent on") else 0)
            self.add(WrappedLabel(words), 2)


def address_for(way: str, where: Destination) -> str:
    """Return the address that goes with a way of sending, "" when it is not known."""
    if way == "email":
        return where.email
    if way == "form":
        return where.form
    return where.post if way in _BY_POST else ""


def _facts(sending: Sending) -> list[tuple[str, str]]:
    received = weekday_date(sending.received_latest)
    if sending.receipt_assumed:
        received = tr("{day}, as Plaint assumes").format(day=received)
    facts = [
        (tr("Sent on"), weekday_date(sending.sent_on)),
        (tr("How"), labelled(sending.channel.value)),
        (tr("Where to"), sending.address),
        (tr("Received"), received),
        (tr("Proof"), sending.proof.name if sending.proof else tr("None is kept")),
    ]
    return [(label, words) for label, words in facts if words]


def _questions() -> list[DateQuestion | ChoiceQuestion | TextQuestion]:
    ways = tuple(Option(value=channel.value, label=labelled(channel.value)) for channel in Channel)
    return [
        DateQuestion(id="sent_on", label=tr("When did you send it?"), required=True, not_after="today"),
        ChoiceQuestion(id="channel", label=tr("How did you send it?"), required=True, options=ways),
        TextQuestion(id="where", label=tr("Where to?"), max_chars=600),
    ]


def _received_question() -> DateQuestion:
    hint = tr("Plaint then need not assume a day.")
    return DateQuestion(id="received", label=tr("The day they received it"), hint=hint, not_after="today")


def _at_left(button: Button) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(button)
    column.setAlignment(button, Qt.AlignmentFlag.AlignLeft)
    return holder
