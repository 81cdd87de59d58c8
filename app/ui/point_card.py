"""One point beside a reply: what is proposed and why, the verdict that a person chooses, the words that go with it."""

from datetime import date
from functools import partial

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.domain.answers import Value
from app.domain.date_questions import DateQuestion
from app.domain.dates import as_date
from app.domain.points import Point, PointAccount, Verdict
from app.domain.reply_proposals import PointProposal
from app.domain.text_questions import LongTextQuestion
from app.i18n import tr
from app.ui.answer_form import AnswerForm
from app.ui.badges import Badge
from app.ui.buttons import Button, ChoiceRow
from app.ui.labels import WrappedLabel
from app.ui.page_parts import Card

_SHOWN = (Verdict.ANSWERED, Verdict.PARTLY, Verdict.REFUSED, Verdict.IGNORED, Verdict.PROMISED)
_MORE = (Verdict.OFF_THE_POINT, Verdict.CONCEDED, Verdict.WAITING)
_KEEP_MS = 500


class PointCard(Card):
    """Judges one point.

    Signals:
        judged: The label of the point and what a person says became of it.
    """

    judged = Signal(str, object)

    def __init__(self, point: Point, proposal: PointProposal, today: date, *, is_confirmed: bool) -> None:
        super().__init__(padding=16)
        self.point, self._proposal = point, proposal
        self._head = WrappedLabel(f"{point.label}   {point.statement}", "strong")
        self.confirm = Button(tr("Confirm"), size="small")
        self.confirm.setAccessibleName(tr("Confirm what is proposed for {label}").format(label=point.label))
        self.confirm.clicked.connect(self._confirm)
        self._badge = Badge("confirmed", tr("Confirmed"))
        self._because = WrappedLabel(tr("Proposed because {because}.").format(because=proposal.because), "hint")
        self.verdicts = ChoiceRow([(verdict.value, verdict.label) for verdict in _SHOWN], kind="choice")
        self.verdicts.setAccessibleName(tr("What the reply does with {label}").format(label=point.label))
        self.verdicts.chosen.connect(self._choose)
        self.more = Button(tr("More"), kind="choice", icon="down")
        self.more.setAccessibleName(tr("More verdicts for {label}").format(label=point.label))
        self.more.clicked.connect(self._open_more)
        self.verdicts.add(self.more)
        self.form = _words_form(today)
        self.form.edited.connect(self._edited)
        self._timer = QTimer(self, singleShot=True, interval=_KEEP_MS)
        self._timer.timeout.connect(self._tell)
        self._verdict = point.verdict if is_confirmed else None
        self._lay_out()
        self._fill()

    def _lay_out(self) -> None:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._head, 1)
        row.addWidget(self.confirm)
        row.addWidget(self._badge)
        self.add(head)
        self.add(self._because, 2)
        self.add(self.verdicts, 8)
        self._words = QWidget()
        words = QVBoxLayout(self._words)
        words.setContentsMargins(0, 12, 0, 0)
        words.addWidget(self.form)
        self.add(self._words)

    def keep_now(self) -> None:
        """Tell of words that were typed just now."""
        if self._timer.isActive():
            self._timer.stop()
            self._tell()

    def _fill(self) -> None:
        """Show what was said before, else what is proposed."""
        point, proposal = self.point, self._proposal
        answers: dict[str, Value] = {
            "their_words": point.their_words if self._verdict else proposal.words,
            "still_wanted": point.still_wanted,
            "i_had_said": point.i_had_said,
            "promised_by": point.promised_by.isoformat() if point.promised_by else "",
        }
        self.form.set_values(answers)
        self._show_state()

    def _show_state(self) -> None:
        is_open = self._verdict is None and self._proposal.verdict is not Verdict.WAITING
        self.confirm.setVisible(is_open)
        self._because.setVisible(self._verdict is None)
        self._badge.setVisible(self._verdict is not None)
        self.verdicts.set_value(self._verdict.value if self._verdict else "")
        self.verdicts.propose(self._proposal.verdict.value if is_open else "")
        chosen = self._verdict or (self._proposal.verdict if is_open else None)
        self.more.setText(chosen.label if chosen in _MORE else tr("More"))
        self.more.setCheckable(self._verdict in _MORE)
        self.more.setChecked(self._verdict in _MORE)
        self._show_fields()

    def _show_fields(self) -> None:
        shown = self._verdict.words if self._verdict else frozenset()
        for name, editor in self.form.editors.items():
            editor.setVisible(name in shown)
        self._words.setVisible(bool(shown))

    def _confirm(self) -> None:
        self._choose(self._proposal.verdict.value)

    def _choose(self, verdict: str) -> None:
        self._verdict = Verdict(verdict)
        self._show_state()
        self._tell()

    def rarer_verdicts(self) -> QMenu:
        """Return the menu of the verdicts that are seldom needed; it goes when it is shut."""
        menu = QMenu(self)
        for verdict in _MORE:
            action = QAction(verdict.label, menu)
            action.triggered.connect(partial(self._choose, verdict.value))
            menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _open_more(self) -> None:
        self.rarer_verdicts().popup(self.more.mapToGlobal(QPoint(0, self.more.height() + 2)))

    def _edited(self, _name: str) -> None:
        self._timer.start()

    def _tell(self) -> None:
        if self._verdict is None:
            return
        account = PointAccount(
            self._verdict,
            self.form.text("their_words"),
            self.form.text("still_wanted"),
            self.form.text("i_had_said"),
            as_date(self.form.text("promised_by")),
        )
        self.judged.emit(self.point.label, account)


def _words_form(today: date) -> AnswerForm:
    return AnswerForm(
        (
            LongTextQuestion(id="their_words", label=tr("What they wrote about it"), max_chars=2000),
            LongTextQuestion(id="still_wanted", label=tr("What is still missing"), max_chars=1000),
            LongTextQuestion(id="i_had_said", label=tr("What you had in fact said"), max_chars=1000),
            DateQuestion(id="promised_by", label=tr("By when they promised it")),
        ),
        today,
        space=12,
    )
