"""Records a letter or a reply that came before Plaint, in a case that is there or in a new one."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.bootstrap import Plaint
from app.domain.answers import Answers
from app.domain.cases import Case
from app.i18n import tr
from app.services.case_service import NewCase
from app.ui.answer_editor import Fault
from app.ui.buttons import ChoiceRow
from app.ui.form_dialog import FormDialog
from app.ui.form_parts import QuestionBlock
from app.ui.navigator import Navigator
from app.ui.record_parts import CaseChoice, LetterForm
from app.ui.reply_dialog import ReplyForm
from app.ui.tasks import TaskRunner

LETTER, REPLY = "letter", "reply"


class RecordDialog(FormDialog):
    """Asks what it is, which case it belongs to, and what is known about it; then shows the case."""

    def __init__(self, plaint: Plaint, navigator: Navigator, tasks: TaskRunner, case_id: int, parent: QWidget) -> None:
        sentence = tr("Plaint keeps the exact words and watches the dates from the day it was sent or came.")
        super().__init__(tr("Add a letter or a reply from before"), sentence, tr("&Keep it"), navigator, parent)
        del tasks  # the file is kept as soon as it is chosen
        self._plaint, self._kept_in = plaint, 0
        self.what = ChoiceRow([(LETTER, tr("A letter I sent")), (REPLY, tr("A reply I had"))], kind="segment")
        self.what.set_value(LETTER)
        self.what.chosen.connect(self._show_parts)
        self.case = CaseChoice(plaint, case_id)
        self.letter, self.reply = LetterForm(plaint), ReplyForm(plaint)
        self.page.add(QuestionBlock(tr("What do you have?"), self.what), 16)
        for part in (self.case, self.letter, self.reply):
            self.page.add(part, 16)
        self._show_parts()
        self.start()
        self.accepted.connect(self._show_case)

    def keep(self) -> None:
        """Keep the letter or the reply."""
        found = self.letter.written() if self.what.value() == LETTER else self.reply.arrival()
        self._kept_in = self._plaint.past.add(self._chosen_case(), found).id

    def check(self) -> Sequence[Fault]:
        """Check the fields that are shown."""
        return [*self.case.check(), *self._part().check()]

    def answers(self) -> Answers:
        """Return what stands in the fields."""
        return self.case.answers() | self.letter.answers() | self.reply.answers()

    def focus_place(self, path: tuple[str | int, ...]) -> None:
        """Move the keyboard to a field."""
        if path:
            part = self.case if path[0] in {"title", "name"} else self._part()
            part.focus_place(path)

    @Slot()
    def _show_parts(self) -> None:
        self.letter.setVisible(self.what.value() == LETTER)
        self.reply.setVisible(self.what.value() == REPLY)

    def _part(self) -> LetterForm | ReplyForm:
        return self.letter if self.what.value() == LETTER else self.reply

    def _chosen_case(self) -> Case | NewCase:
        known = self.case.case_id()
        return self._plaint.cases.find(str(known)) if known else self.case.new_case()

    @Slot()
    def _show_case(self) -> None:
        self._to.case_wanted.emit(self._kept_in)
