"""The ways to send a finished letter; the person sends it, Plaint only lays it ready."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.bootstrap import Plaint
from app.domain.dates import short_date
from app.domain.errors import UserError
from app.domain.letters import Letter
from app.i18n import tr, trn
from app.services.send_service import Destination
from app.services.web_form_service import WebBox
from app.ui.buttons import Button, LinkButton
from app.ui.desktop import copy_text, open_file, open_link
from app.ui.flow import Flow
from app.ui.labels import IconLabel, WrappedLabel
from app.ui.letter_printing import LetterPrinter
from app.ui.navigator import Navigator
from app.ui.page_parts import Card
from app.ui.rows import SentenceRow
from app.ui.tasks import TaskRunner

BUTTON_WIDTH = 132


class WayRow(QWidget):
    """One way: icon, what it is, what happens, perhaps links beneath, one button."""

    def __init__(self, icon: str, title: str, detail: str, button: Button, links: Sequence[LinkButton] = ()) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 8)
        row.setSpacing(10)
        row.addWidget(IconLabel(icon, 20, "muted"))
        row.addSpacing(4)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(WrappedLabel(title, "strong"))
        self._detail = WrappedLabel(detail, "hint")
        words.addWidget(self._detail)
        self.links = Flow(16, 2, self)
        for link in links:
            self.links.add(link)
        if not links:
            self.links.hide()
        words.addWidget(self.links)
        words.addStretch(1)
        row.addLayout(words, 1)
        button.setMinimumWidth(BUTTON_WIDTH)
        button.setAccessibleDescription(f"{title}. {detail}")
        row.addWidget(button)
        self.setMinimumHeight(56)

    def say(self, sentence: str) -> None:
        """Say what has just happened in the place of what would."""
        self._detail.setText(sentence)


class SendCard(QWidget):
    """The ways, and what is known of the address.

    Signals:
        way_taken: The way of sending that the person has just used.
    """

    way_taken = Signal(str)

    def __init__(
        self,
        plaint: Plaint,
        navigator: Navigator,
        tasks: TaskRunner,
        letter: Letter,
        whose: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._plaint, self._to, self._letter = plaint, navigator, letter
        self._where = plaint.sending.destination(letter)
        self._printer = LetterPrinter(tasks, self)
        self._printer.finished.connect(self._printed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._card = Card(padding=0, indent=34)
        self._card.setContentsMargins(16, 4, 16, 4)
        self._card.add_row(self._by_email())
        self._card.add_row(self._by_post())
        for row in self._by_form():
            self._card.add_row(row)
        column.addWidget(self._card)
        for icon, ink, sentence in address_notes(self._where, whose):
            column.addWidget(SentenceRow(icon, sentence, ink=ink, role="hint"))

    def _by_email(self) -> WayRow:
        button = Button(tr("Open &draft"))
        button.clicked.connect(self._open_draft)
        copy = LinkButton(tr("Copy the text"), role="hint")
        copy.setAccessibleDescription(tr("The words of the letter, for an e-mail that you write yourself"))
        copy.clicked.connect(self._copy_letter)
        link = LinkButton(tr("E-mail without the files"), role="hint")
        link.clicked.connect(self._open_link)
        detail = tr("Opens a draft with both files. You press Send.")
        if not self._where.email:
            detail = tr("Opens a draft with both files. Their e-mail address is not known: you write it in.")
        self._email = WayRow("letter", tr("By e-mail"), detail, button, [copy, link])
        return self._email

    def _by_post(self) -> WayRow:
        button = Button(tr("&Print"))
        button.setEnabled(self._letter.file(".pdf") is not None)
        button.clicked.connect(self._print)
        self._post = WayRow("print", tr("By post"), tr("Ask for proof of posting at the counter."), button)
        return self._post

    def _by_form(self) -> list[WayRow]:
        boxes = self._plaint.web_forms.boxes(self._letter)
        takes_forms = bool(self._where.form) or "form" in self._where.accepts
        if not boxes and takes_forms:
            boxes = [self._plaint.web_forms.whole(self._letter)]
        is_one = len(boxes) == 1
        return [self._form_row(box, box.title if not is_one else "") for box in boxes]

    def _form_row(self, box: WebBox, title: str) -> WayRow:
        button = Button(tr("&Copy the text") if not title else tr("Copy"))
        links = []
        if self._where.form:
            link = LinkButton(tr("Open their form"), role="hint")
            link.setToolTip(self._where.form)
            link.setAccessibleDescription(self._where.form)
            link.clicked.connect(self._open_form)
            links.append(link)
        words = tr("By web form: {box}").format(box=title) if title else tr("By web form")
        row = WayRow("form", words, count_words(box), button, links)
        button.clicked.connect(lambda: self._copy_box(row, box))
        return row

    @Slot()
    def _open_draft(self) -> None:
        try:
            is_open = open_file(self._plaint.sending.open_email(self._letter))
        except UserError as error:
            self._to.refused.emit(error)
            return
        self._email.say(
            tr("The draft should open in your mail program; you press Send. If it does not, copy the text.")
            if is_open
            else tr("No program took the draft. Copy the text, and add the saved files yourself.")
        )
        self.way_taken.emit("email")

    @Slot()
    def _open_link(self) -> None:
        link = self._plaint.sending.mail_link(self._letter)
        if link.text_on_clipboard:
            copy_text(self._letter.text)
        if not open_link(link.url):
            self._email.say(tr("No mail program opened. Copy the text into an e-mail of your own."))
        elif link.text_on_clipboard:
            self._email.say(tr("The text is too long for the link: it is copied. Paste it into the e-mail."))
        self.way_taken.emit("email")

    @Slot()
    def _copy_letter(self) -> None:
        copy_text(self._letter.text)
        self._email.say(tr("The words of the letter are copied. Paste them into your e-mail."))

    @Slot()
    def _print(self) -> None:
        try:
            pdf = self._plaint.sending.pdf(self._letter)
        except UserError as error:
            self._to.refused.emit(error)
            return
        self._printer.ask(pdf, self._letter.title)

    @Slot(bool)
    def _printed(self, is_whole: bool) -> None:
        if not is_whole:
            self._post.say(tr("It could not be printed. Open the PDF and print it from there."))
            return
        self._post.say(tr("It is at the printer. Ask for proof of posting at the counter."))
        self.way_taken.emit("post")

    @Slot()
    def _open_form(self) -> None:
        if not open_link(self._where.form):
            no_browser = UserError(
                tr("No browser opened."), tr("Their form is at {where}").format(where=self._where.form)
            )
            self._to.refused.emit(no_browser)

    def _copy_box(self, row: WayRow, box: WebBox) -> None:
        copy_text(box.text)
        row.say(tr("Copied. {count}").format(count=count_words(box)))
        self.way_taken.emit("form")


def count_words(box: WebBox) -> str:
    """Return how much of a box's limit its text takes."""
    if box.over:
        over = trn("{n:,} character too many", "{n:,} characters too many", box.over)
        return tr("{used:,} of {limit:,} characters: {over}").format(used=box.used, limit=box.limit, over=over)
    if box.limit:
        return tr("{used:,} of {limit:,} characters").format(used=box.used, limit=box.limit)
    return tr("The whole letter, {used:,} characters").format(used=box.used)


def address_notes(where: Destination, whose: str) -> list[tuple[str, str, str]]:
    """Return icon, colour token and sentence of what to know about the address."""
    notes = [_checked(where, whose)]
    if where.is_known and not where.email and not where.post and not where.form:
        notes = [("warn", "think", tr("No address is known: look it up before you send."))]
    if where.accepts:
        ways = {"email": tr("e-mail"), "post": tr("post"), "form": tr("web form"), "docx": "Word", "pdf": "PDF"}
        taken = ", ".join(ways[way] for way in where.accepts)
        notes.append(("info", "muted", tr("They take letters by: {ways}.").format(ways=taken)))
    if where.note:
        notes.append(("info", "muted", where.note))
    return notes


def _checked(where: Destination, whose: str) -> tuple[str, str, str]:
    if not where.is_known:
        return "info", "muted", tr("You wrote this address yourself.")
    subject = whose[:1].upper() + whose[1:]
    if where.checked_on is None:
        nobody = tr("Nobody has noted when {whose} address was checked. Check it before you send.")
        return "warn", "think", nobody.format(whose=whose)
    day = short_date(where.checked_on)
    if where.is_stale:
        stale = tr("{whose} address was last checked on {day}, over six months ago. Check it before you send.")
        return "warn", "think", stale.format(whose=subject, day=day)
    if where.is_mine:
        return "info", "muted", tr("You corrected {whose} address on {day}.").format(whose=whose, day=day)
    return "info", "muted", tr("{whose} address was checked on {day}").format(whose=subject, day=day)
