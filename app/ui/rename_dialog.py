"""Gives a case another title."""

from PySide6.QtWidgets import QWidget

from app.bootstrap import Plaint
from app.domain.text_questions import TextQuestion
from app.i18n import tr
from app.ui.form_dialog import QuestionsDialog
from app.ui.navigator import Navigator

LONGEST = 120


class RenameDialog(QuestionsDialog):
    """Asks for the title; the reference stays."""

    def __init__(self, plaint: Plaint, navigator: Navigator, case_id: int, title: str, parent: QWidget) -> None:
        label = tr("What do you call this case?")
        question = TextQuestion(id="title", label=label, required=True, max_chars=LONGEST)
        sentence = tr("Only you see it; letters and references stay as they are.")
        super().__init__(
            tr("Rename the case"), sentence, tr("&Rename"), [question], plaint.time.today(), navigator, parent
        )
        self._plaint, self._case_id = plaint, case_id
        self.form.set_values({"title": title})
        self.start()

    def keep(self) -> None:
        """Rename the case."""
        self._plaint.cases.rename(self._case_id, self.form.text("title"))
