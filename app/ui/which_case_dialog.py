"""Asks which case a reply belongs to that was dropped where no case is shown; the likely one is proposed."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.answers import Answers
from app.domain.cases import Case
from app.i18n import tr
from app.services.reply_home import DroppedReply
from app.ui.answer_editor import Fault
from app.ui.form_dialog import FormDialog
from app.ui.form_parts import DropDown, QuestionBlock
from app.ui.navigator import Navigator
from app.ui.text_editors import left_of_line


class WhichCaseDialog(FormDialog):
    """Asks which case a reply belongs to.

    Signals:
        chosen: The case's id.
    """

    chosen = Signal(int)

    def __init__(self, cases: Sequence[Case], reply: DroppedReply, navigator: Navigator, parent: QWidget) -> None:
        sentence = tr("“{name}” is not in Plaint yet.").format(name=reply.name)
        super().__init__(tr("Which case does it belong to?"), sentence, tr("&Go on"), navigator, parent)
        labels = [(str(case.id), f"{case.title} ({case.ref}, {case.organisation})") for case in cases]
        self.which = DropDown([("", tr("Choose a case")), *labels])
        hint = tr("It names this case or its organisation; see that it is right.") if reply.case else ""
        self._block = QuestionBlock(tr("Case"), left_of_line(self.which, 560), hint=hint, focus=self.which)
        self.page.add(self._block, 16)
        if reply.case:
            self.which.setCurrentIndex(self.which.findData(str(reply.case.id)))
        self.start()

    def check(self) -> Sequence[Fault]:
        """Ask for a case where none is chosen."""
        wrong = "" if self.which.currentData() else tr("Choose the case that it belongs to")
        self._block.set_problem(wrong)
        return [(("case",), wrong)] if wrong else []

    def keep(self) -> None:
        """Tell which case it is."""
        self.chosen.emit(int(self.which.currentData()))

    def answers(self) -> Answers:
        """Return what is chosen."""
        return {"case": str(self.which.currentData())}

    def is_changed(self) -> bool:
        """Say that nothing is lost: a choice is made again in a moment."""
        return False

    def focus_place(self, path: tuple[str | int, ...]) -> None:
        """Move the keyboard to the list."""
        del path
        self.which.setFocus()
