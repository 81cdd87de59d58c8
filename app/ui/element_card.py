"""One element of an apology beside a reply: what was asked, what is proposed and why, and what a person says came."""

from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.answers import Value
from app.domain.apologies import ApologyElement, Element, ElementAccount, Given
from app.domain.date_questions import DateQuestion
from app.domain.dates import as_date, weekday_date
from app.domain.reply_proposals import ElementProposal
from app.domain.text_questions import LongTextQuestion, TextQuestion
from app.i18n import tr
from app.ui.answer_form import AnswerForm
from app.ui.badges import Badge
from app.ui.buttons import Button, ChoiceRow
from app.ui.labels import WrappedLabel
from app.ui.page_parts import Card

_OFFERED = (Given.CAME, Given.PARTLY, Given.PROMISED, Given.NOT)
# Which fields go with what came; where and when only an apology that was to appear somewhere has.
_FIELDS = {
    "their_words": frozenset(_OFFERED),
    "still_wanted": frozenset({Given.PARTLY, Given.PROMISED, Given.NOT}),
    "place": frozenset({Given.CAME, Given.PARTLY}),
    "came_on": frozenset({Given.CAME, Given.PARTLY}),
    "promised_by": frozenset({Given.PROMISED}),
}
_OF_PUBLISHING = frozenset({"place", "came_on"})
_KEEP_MS = 500


class ElementCard(Card):
    """Says what came of one element.

    Signals:
        taken: The element and what a person says came of it.
    """

    taken = Signal(str, object)

    def __init__(self, asked: ApologyElement, proposal: ElementProposal, today: date, *, is_confirmed: bool) -> None:
        super().__init__(padding=16)
        self.asked, self._proposal = asked, proposal
        self._given = asked.account.given if is_confirmed else None
        heading = asked.element.heading
        self.confirm = Button(tr("Confirm"), size="small")
        self.confirm.setAccessibleName(tr("Confirm what is proposed for “{label}”").format(label=heading))
        self.confirm.clicked.connect(self._confirm)
        self._badge = Badge("confirmed", tr("Confirmed"))
        self._because = WrappedLabel(tr("Proposed because {because}.").format(because=proposal.because), "hint")
        self.outcomes = ChoiceRow([(given.value, given.label) for given in (*_OFFERED, Given.WAITING)], kind="choice")
        self.outcomes.setAccessibleName(tr("What came of “{label}”").format(label=heading))
        self.outcomes.chosen.connect(self._choose)
        self.form = _form(today)
        self.form.edited.connect(self._edited)
        self._timer = QTimer(self, singleShot=True, interval=_KEEP_MS)
        self._timer.timeout.connect(self._tell)
        self._lay_out()
        self._fill()

    def keep_now(self) -> None:
        """Tell of words that were typed just now."""
        if self._timer.isActive():
            self._timer.stop()
            self._tell()

    def _lay_out(self) -> None:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(WrappedLabel(self.asked.element.heading, "strong"), 1)
        row.addWidget(self.confirm)
        row.addWidget(self._badge)
        self.add(head)
        asked = asked_words(self.asked)
        if asked:
            self.add(WrappedLabel(asked, "hint"), 2)
        self.add(self._because, 2)
        self.add(self.outcomes, 8)
        self._words = QWidget()
        words = QVBoxLayout(self._words)
        words.setContentsMargins(0, 12, 0, 0)
        words.addWidget(self.form)
        self.add(self._words)

    def _fill(self) -> None:
        """Show what was said of this reply, else what is proposed, else what was said of an earlier one."""
        account = self.asked.account
        proposal = ElementProposal(account.given, "", "") if self._given else self._proposal
        answers: dict[str, Value] = {
            "their_words": proposal.words or account.their_words,
            "still_wanted": account.still_wanted,
            "place": account.place,
            "came_on": _iso(account.came_on),
            "promised_by": _iso(proposal.promised_by or account.promised_by),
        }
        self.form.set_values(answers)
        self._show_state()

    def _show_state(self) -> None:
        is_open = self._given is None and self._proposal.given is not Given.WAITING
        self.confirm.setVisible(is_open)
        self._because.setVisible(self._given is None)
        self._badge.setVisible(self._given is not None)
        self.outcomes.set_value(self._given.value if self._given else "")
        self.outcomes.propose(self._proposal.given.value if is_open else "")
        for name, editor in self.form.editors.items():
            editor.setVisible(self._is_shown(name))
        self._words.setVisible(any(self._is_shown(name) for name in self.form.editors))

    def _is_shown(self, name: str) -> bool:
        fits = name not in _OF_PUBLISHING or self.asked.element is Element.PUBLISHED
        return fits and self._given in _FIELDS[name]

    def _confirm(self) -> None:
        self._choose(self._proposal.given.value)

    def _choose(self, given: str) -> None:
        self._given = Given(given)
        self._show_state()
        self._tell()

    def _edited(self, _name: str) -> None:
        self._timer.start()

    def _tell(self) -> None:
        if self._given is None:
            return
        account = ElementAccount(
            self._given,
            self.form.text("their_words"),
            self.form.text("still_wanted"),
            self.form.text("place"),
            as_date(self.form.text("came_on")),
            as_date(self.form.text("promised_by")),
        )
        self.taken.emit(self.asked.element.value, account)


def asked_words(asked: ApologyElement) -> str:
    """Return how an element was asked for, where the letter said more than its name, and by when it was due."""
    words = "; ".join(line.strip() for line in asked.asked.splitlines() if line.strip())
    day = weekday_date(asked.due_on) if asked.due_on else ""
    if words and day:
        return tr("Asked for by {day}: {words}").format(day=day, words=words)
    if day:
        return tr("Asked for by {day}").format(day=day)
    return tr("Asked for: {words}").format(words=words) if words else ""


def _form(today: date) -> AnswerForm:
    return AnswerForm(
        (
            LongTextQuestion(id="their_words", label=tr("What they wrote"), max_chars=2000),
            LongTextQuestion(id="still_wanted", label=tr("What is still missing"), max_chars=1000),
            TextQuestion(id="place", label=tr("Where it appeared"), max_chars=300),
            DateQuestion(id="came_on", label=tr("When it appeared"), not_after="today"),
            DateQuestion(id="promised_by", label=tr("By when they promised it")),
        ),
        today,
        space=12,
    )


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
