"""Asks what a redacted copy leaves out: found names and addresses to tick, words to add, pictures to look at."""

from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.answers import Answers
from app.domain.redaction import bare_words
from app.domain.removal_proposals import ProposedRemoval
from app.domain.text_questions import LongTextQuestion
from app.i18n import tr
from app.services.bundle_redaction import RedactionWish
from app.services.removal_service import RemovalProposals
from app.ui.answer_editor import Fault
from app.ui.buttons import literal
from app.ui.form_dialog import FormDialog
from app.ui.labels import WrappedLabel
from app.ui.navigator import Navigator
from app.ui.option_parts import TickBox
from app.ui.text_editors import AreaEditor

_AFTER_GROUP, _AFTER_HEAD = 16, 4


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
        self._lay_out_parts()
        self.start()

    def keep(self) -> None:
        """Take what is ticked and typed."""
        typed = [line.strip() for line in str(self.words.value()).splitlines() if line.strip()]
        chosen = [proposal.words for proposal, tick in self.removals if tick.isChecked()]
        shown = frozenset(paper.key for paper, tick in self.pictures if tick.isChecked())
        words = tuple(dict.fromkeys((*chosen, *typed)))
        self._wish = RedactionWish(words, self._proposals.organisations, shown)

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
        return {"ticks": [*ticks], "also": self.words.value()}

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

    def _tick_of(self, proposal: ProposedRemoval) -> TickBox:
        stays = ", ".join(proposal.alone)
        hint = tr("“{word}” alone stays where it stands, for it is a word too").format(word=stays) if stays else ""
        tick = TickBox(literal(proposal.words), hint)
        tick.setChecked(proposal.is_chosen)
        return tick
