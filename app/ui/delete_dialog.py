"""Deletes something of a case: it goes to the bin, from which it comes back whole for thirty days."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.bootstrap import Plaint
from app.domain.answers import Answers
from app.domain.binned import Binned
from app.domain.letters import LetterState
from app.domain.text_questions import TextQuestion
from app.i18n import tr
from app.services.case_service import CaseView
from app.ui.answer_editor import Fault
from app.ui.answer_form import AnswerForm
from app.ui.correct_dialog import Noted, record_words, records_of
from app.ui.form_dialog import FormDialog
from app.ui.form_parts import DropDown, QuestionBlock
from app.ui.labels import WrappedLabel
from app.ui.navigator import Navigator

LONGEST = 40


@dataclass(frozen=True)
class Deletable:
    """Something that can be deleted: a key of its own, what it is, and what deletes it.

    Attributes:
        is_firm: Whether it is a finished letter, which goes only when the reference is typed.
    """

    key: str
    words: str
    delete: Callable[..., Binned]
    is_firm: bool = False


class DeleteDialog(FormDialog):
    """Which thing, and for a finished letter the reference of its case, so that none goes by accident."""

    def __init__(self, plaint: Plaint, navigator: Navigator, case_id: int, parent: QWidget, chosen: str = "") -> None:
        sentence = tr("It goes to the bin. For thirty days you can bring it back whole, in Settings.")
        super().__init__(tr("Delete"), sentence, tr("&Delete it"), navigator, parent)
        view = plaint.cases.view(case_id)
        self._ref, self._case_id = view.case.ref, case_id
        self._things = deletable(plaint, view)
        self.which = DropDown([(thing.key, thing.words) for thing in self._things])
        keys = [thing.key for thing in self._things]
        self.which.setCurrentIndex(keys.index(chosen) if chosen in keys else 0)
        self.which.activated.connect(self._show_what_it_takes)
        label = tr("Type the reference of this case: {ref}").format(ref=self._ref)
        hint = tr("A finished letter is kept as it is, and never deleted by accident.")
        self.reference = AnswerForm(
            [TextQuestion(id="reference", label=label, hint=hint, max_chars=LONGEST)], plaint.time.today()
        )
        self._whole = WrappedLabel(tr("All of it goes: letters, replies, notes and evidence."), "muted")
        self.page.add(QuestionBlock(tr("What shall be deleted?"), self.which), 16)
        self.page.add(self.reference, 16)
        self.page.add(self._whole, 16)
        self._show_what_it_takes()
        self.start()

    def keep(self) -> None:
        """Delete what is chosen, and say how to bring it back."""
        thing = self._chosen()
        binned = thing.delete(self.reference.text("reference")) if thing.is_firm else thing.delete()
        if thing.key == "case":
            self._to.cases_wanted.emit()
        self._to.deleted.emit(binned)

    def check(self) -> Sequence[Fault]:
        """Nothing can be wrong but what the service says."""
        return []

    def answers(self) -> Answers:
        """Return what was typed."""
        return {"reference": self.reference.text("reference")}

    def focus_place(self, path: tuple[str | int, ...]) -> None:
        """Move the keyboard to the reference."""
        self.reference.focus_place(path or ("reference",))

    @Slot()
    def _show_what_it_takes(self) -> None:
        self.reference.setVisible(self._chosen().is_firm)
        self._whole.setVisible(self._chosen().key == "case")

    def _chosen(self) -> Deletable:
        return self._things[max(0, self.which.currentIndex())]


def deletable(plaint: Plaint, view: CaseView) -> list[Deletable]:
    """Return what can be deleted of a case: notes and calls, replies, evidence, letters, and the case last."""
    bin_, case_id = plaint.bin, view.case.id
    noted = [each for each in records_of(view) if isinstance(each, Noted)]
    notes = [
        Deletable(f"note:{each.place}", record_words(each), partial(bin_.put_entry, case_id, each.place))
        for each in noted
    ]
    replies = [
        Deletable(f"reply:{each.id}", record_words(each), partial(bin_.put_reply, each.id)) for each in view.replies
    ]
    exhibits = [
        Deletable(
            f"exhibit:{each.label}",
            tr("Exhibit {label}: {title}").format(label=each.label, title=each.title),
            partial(bin_.put_exhibit, case_id, each.label),
        )
        for each in view.exhibits
    ]
    letters = [
        Deletable(
            f"letter:{each.id}",
            (tr("The draft of “{title}”") if is_draft else tr("The letter “{title}”")).format(title=each.title),
            partial(bin_.put_letter, each.id),
            is_firm=not is_draft,
        )
        for each in view.letters
        for is_draft in (each.state is LetterState.DRAFT,)
    ]
    whole = Deletable("case", tr("The whole case"), partial(bin_.put_case, case_id))
    return [*notes, *replies, *exhibits, *letters, whole]
