"""A finished letter: its files, how to send it, *I sent it*, and what happens next."""

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from app.bootstrap import Plaint
from app.domain.case_status import their_name
from app.domain.dates import long_date, weekday_date
from app.domain.errors import UserError
from app.domain.history import freezing_hash
from app.domain.letters import Letter, LetterState
from app.i18n import tr
from app.services.case_service import CaseView
from app.ui.after_sending import before_it_is_sent, once_it_is_sent
from app.ui.answer_form import ProblemsAbove, labelled
from app.ui.banners import Banner, ConfirmationBanner
from app.ui.buttons import Button, LinkButton, PrimaryButton
from app.ui.files_card import FilesCard
from app.ui.navigator import Navigator
from app.ui.page_parts import ScrollPage, SectionHeader
from app.ui.proof_of_record import ProofOfRecord
from app.ui.rows import SentenceRow
from app.ui.send_card import SendCard
from app.ui.sent_form import SentFacts, SentForm
from app.ui.tasks import TaskRunner
from app.ui.two_columns import Column, TwoColumns


class FinishPage(QWidget):
    """Shows one finished letter; what is half filled in stays until the letter itself changes."""

    def __init__(self, plaint: Plaint, navigator: Navigator, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plaint, self._to, self._tasks = plaint, navigator, tasks
        self._letter_id = 0
        self._shown: object = None
        self._form: SentForm | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._page = ScrollPage()
        column.addWidget(self._page)

    def show_letter(self, letter_id: int) -> None:
        """Show a letter."""
        self._letter_id, self._shown = letter_id, None
        self.refresh()
        self._page.verticalScrollBar().setValue(0)

    def refresh(self) -> None:
        """Look again; the page is built anew only if what it says has changed."""
        if not self._letter_id:
            return
        try:
            letter = self._plaint.letters.get(self._letter_id)
            view = self._plaint.cases.view(letter.case_id)
        except UserError as error:
            self._to.refused.emit(error)
            return
        beside = (self._plaint.sending.destination(letter), self._plaint.packs.origins.made_with(letter))
        known = (view.letters, view.clocks, view.case, *beside)
        if known == self._shown:
            return
        was_shown, self._shown = self._shown is not None, known
        self._build(letter, view)
        if was_shown:
            self._page.verticalScrollBar().setValue(0)
            if letter.sending is not None:
                QTimer.singleShot(0, self._case_button, self._case_button.setFocus)  # it is shown by then

    def _build(self, letter: Letter, view: CaseView) -> None:
        self._page.clear()
        self._summary = ProblemsAbove()
        self._summary.chosen.connect(self._go_to)
        self._page.add(self._summary)
        if letter.state is LetterState.DRAFT:
            self._page.add(self._still_a_draft(letter))
            return
        self._page.add(_banner(letter))
        newer = next((other for other in view.letters if other.supersedes == letter.id), None)
        if newer is not None:
            self._page.add(self._replaced(newer), 12)
        self._page.add(TwoColumns(self._left(letter, view), self._right(letter, view)), 18)

    def _left(self, letter: Letter, view: CaseView) -> Column:
        column = Column()
        column.add(SectionHeader(tr("1  Saved files")))
        column.add(FilesCard(self._plaint, self._to, letter), 8)
        column.add(SectionHeader(tr("2  Send it yourself")), 18)
        whose = _whose(letter, view)
        self._send = SendCard(self._plaint, self._to, self._tasks, letter, whose)
        column.add(self._send, 8)
        column.add(ProofOfRecord(freezing_hash(view.history, letter.id)), 14)
        column.end()
        return column

    def _right(self, letter: Letter, view: CaseView) -> Column:
        column = Column()
        self._form = None
        if letter.sending is None:
            column.add(SectionHeader(tr("3  Tell Plaint when you sent it")))
            self._form = SentForm(self._plaint, self._to, letter)
            self._form.problems_found.connect(self._show_problems)
            self._send.way_taken.connect(self._form.take_way)
            column.add(self._form, 8)
            sentences = before_it_is_sent(letter)
        else:
            column.add(SectionHeader(tr("3  How you sent it")))
            column.add(SentFacts(letter.sending), 8)
            sentences = once_it_is_sent(letter, view.clocks)
        column.add(SectionHeader(tr("What happens next")), 18)
        for icon, sentence in sentences:
            column.add(SentenceRow(icon, sentence, ink="muted"), 4)
        column.add(self._to_the_case(letter), 10)
        column.end()
        return column

    def _to_the_case(self, letter: Letter) -> QWidget:
        """Return the way to the case: the next step once the letter is sent, until then one among others."""
        words = tr("&Go to the case")
        is_sent = letter.sending is not None
        button = PrimaryButton(words, icon="cases") if is_sent else LinkButton(words, icon="cases")
        self._case_button: QAbstractButton = button
        self._case_button.clicked.connect(lambda: self._to.case_wanted.emit(letter.case_id))
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._case_button)
        row.addStretch(1)
        return holder

    @Slot(list)
    def _show_problems(self, problems: list[tuple[tuple[str | int, ...], str]]) -> None:
        self._summary.show_problems(problems)
        if problems:
            self._page.verticalScrollBar().setValue(0)

    @Slot(tuple)
    def _go_to(self, path: tuple[str | int, ...]) -> None:
        if self._form is not None:
            self._form.focus_place(path)
            focused = self._form.focusWidget()
            if focused is not None:
                self._page.reveal(focused)

    def _still_a_draft(self, letter: Letter) -> Banner:
        button = Button(tr("&Go on writing"))
        button.clicked.connect(lambda: self._to.letter_wanted.emit(letter.id))
        sentence = tr("“{title}” is still a draft. Finish it before you send it.").format(title=letter.title)
        return Banner("info", sentence, icon="draft", actions=[button])

    def _replaced(self, newer: Letter) -> Banner:
        is_draft = newer.state is LetterState.DRAFT
        button = Button(tr("Go &on with it") if is_draft else tr("Sh&ow it"))
        wanted = self._to.letter_wanted if is_draft else self._to.finished_wanted
        button.clicked.connect(lambda: wanted.emit(newer.id))
        sentence = tr("You have begun a letter that takes this one’s place.")
        if not is_draft:
            sentence = tr("Another letter has taken this one’s place.")
        return Banner("think", sentence, actions=[button])


def _whose(letter: Letter, view: CaseView) -> str:
    """Return whose address it is: “the party’s”, or by name when the letter goes to somebody else than the case."""
    name = str(letter.recipient.get("name") or "")
    if not name or name == view.case.organisation:
        return their_name(view.case, possessive=True)
    return tr("{name}’s").format(name=name)


def _banner(letter: Letter) -> ConfirmationBanner:
    name = str(letter.recipient.get("name") or "")
    day = long_date(letter.dated) if letter.dated else ""
    what = ", ".join(part for part in (letter.title, name, day) if part)
    if letter.sending is None:
        kept = tr("{letter}. These exact words are now kept; a change makes a new letter.").format(letter=what)
        return ConfirmationBanner(tr("Your letter is finished"), kept)
    title = tr("Sent on {day}").format(day=weekday_date(letter.sending.sent_on))
    how = labelled(letter.sending.channel.value)
    return ConfirmationBanner(title, tr("{letter}. {how}.").format(letter=what, how=how))
