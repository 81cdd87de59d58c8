"""Asks what a redacted copy leaves out: found names and addresses to tick, words to add, pictures to look at."""

from datetime import date
from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.answers import Answers, Value
from app.domain.redaction import bare_words
from app.domain.removal_proposals import ProposedRemoval
from app.domain.text_questions import LongTextQuestion, TextQuestion
from app.i18n import tr
from app.services.bundle_redaction import LeftOut, RedactionWish
from app.services.removal_service import PaperToLookAt, RemovalProposals
from app.ui.answer_editor import Fault
from app.ui.answer_form import AnswerForm
from app.ui.buttons import literal
from app.ui.form_dialog import FormDialog
from app.ui.labels import WrappedLabel
from app.ui.navigator import Navigator
from app.ui.option_parts import TickBox
from app.ui.text_editors import AreaEditor

_AFTER_GROUP, _AFTER_HEAD = 16, 4


class LeaveOut(QWidget):
    """A tick that leaves a piece of evidence out, and once it is ticked a line for the reason."""

    def __init__(self, paper: PaperToLookAt, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tick = TickBox(literal(tr("{label}: {title}").format(label=paper.key, title=paper.title)))
        self.tick.setAccessibleName(tr("Leave out {label}: {title}").format(label=paper.key, title=paper.title))
        label = tr("Reason for leaving out {label} (you can leave this empty)").format(label=paper.key)
        question = TextQuestion(id="reason", label=label, max_chars=200)
        self.why = AnswerForm([question], date.min)
        self.why.setVisible(False)
        self.tick.toggled.connect(self.why.setVisible)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.tick)
        column.addWidget(self.why)

    def is_left_out(self) -> bool:
        """Whether the person leaves it out."""
        return self.tick.isChecked()

    def reason(self) -> str:
        """Return the reason as it was typed, on one line."""
        return " ".join(self.why.text("reason").split())


class RedactionDialog(FormDialog):
    """What is taken out, before the copy is made.

    Signals:
        wished: The RedactionWish.
    """

    wished = Signal(object)

    def __init__(self, proposals: RemovalProposals, navigator: Navigator, parent: QWidget) -> None:
        sentence = tr(
            "What is ticked is taken out of every text, in every spelling, and [removed] stands there. "
            "Look through the list: Plaint does not find every name."
        )
        super().__init__(tr("Redacted copy"), sentence, tr("&Choose where to save it…"), navigator, parent)
        self._proposals, self._wish = proposals, RedactionWish(())
        self.removals = [(each, self._tick_of(each)) for each in proposals.removals]
        also, hint = tr("Anything else to take out"), tr("One name or word on each line.")
        self.words = AreaEditor(LongTextQuestion(id="also", label=also, hint=hint))
        self.pictures = [(paper, TickBox(literal(paper.title))) for paper in proposals.pictures]
        self.exhibits = [(paper, LeaveOut(paper)) for paper in proposals.exhibits]
        self._lay_out_parts()
        self.start()

    def keep(self) -> None:
        """Take what is ticked and typed."""
        typed = [line.strip() for line in str(self.words.value()).splitlines() if line.strip()]
        chosen = [proposal.words for proposal, tick in self.removals if tick.isChecked()]
        shown = frozenset(paper.key for paper, tick in self.pictures if tick.isChecked())
        words = tuple(dict.fromkeys((*chosen, *typed)))
        left_out = frozenset(LeftOut(paper.key, part.reason()) for paper, part in self.exhibits if part.is_left_out())
        self._wish = RedactionWish(words, self._proposals.organisations, shown, left_out)

    def accept(self) -> None:
        """Say what is taken out, once nothing of this dialog is in the way."""
        super().accept()
        self.wished.emit(self._wish)

    def check(self) -> list[Fault]:
        """Something must be taken out, and each line must have a letter or a figure in it."""
        lines = [line for line in str(self.words.value()).splitlines() if line.strip()]
        wrong = [line for line in lines if not bare_words(line)]
        message = ""
        if wrong:
            message = tr("“{line}” has no letter or figure that could be looked for").format(line=wrong[0].strip())
        elif not lines and not any(tick.isChecked() for _, tick in self.removals):
            message = tr("Tick or write at least one thing to take out")
        self.words.show_problem([((), message)] if message else [])
        return [(("also",), message)] if message else []

    def answers(self) -> Answers:
        """Return what is ticked and typed."""
        ticks = [tick.isChecked() for _, tick in (*self.removals, *self.pictures)]
        left_out: list[Value] = [f"{part.is_left_out()} {part.reason()}" for _, part in self.exhibits]
        return {"ticks": [*ticks], "also": self.words.value(), "left out": left_out}

    def focus_place(self, path: tuple[str | int, ...]) -> None:
        """Move the keyboard to the words."""
        if path:
            self.words.focus_place(())

    def _lay_out_parts(self) -> None:
        for kind, group in groupby(self.removals, key=lambda pair: pair[0].kind):
            self.page.add(WrappedLabel(kind.label, "strong"), _AFTER_GROUP)
            for _, tick in group:
                self.page.add(tick, _AFTER_HEAD)
        self.page.add(self.words, _AFTER_GROUP)
        if self.pictures:
            self.page.add(WrappedLabel(tr("Pictures that you have looked at"), "strong"), _AFTER_GROUP)
            said = tr("Names in pictures can’t be found. Tick only what you have looked through; the rest is left out.")
            self.page.add(WrappedLabel(said, "hint"), 2)
            for _, tick in self.pictures:
                self.page.add(tick, _AFTER_HEAD)
        if self.exhibits:
            self.page.add(WrappedLabel(tr("Evidence to leave out as a whole"), "strong"), _AFTER_GROUP)
            said = tr("Its letter and title stay in the index, with “left out” and your reason, if you give one.")
            self.page.add(WrappedLabel(said, "hint"), 2)
            for _, part in self.exhibits:
                self.page.add(part, _AFTER_HEAD)

    def _tick_of(self, proposal: ProposedRemoval) -> TickBox:
        stays = ", ".join(proposal.alone)
        hint = tr("“{word}” alone stays where it stands, for it is a word too").format(word=stays) if stays else ""
        tick = TickBox(literal(proposal.words), hint)
        tick.setChecked(proposal.is_chosen)
        return tick
