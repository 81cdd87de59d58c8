"""Adds a piece of evidence to a case: what it is, of which day, and the file."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.bootstrap import Plaint
from app.domain.answers import Answers
from app.domain.date_questions import DateQuestion
from app.domain.letters import kept_file
from app.domain.text_questions import TextQuestion
from app.i18n import tr
from app.ui.answer_editor import Fault
from app.ui.file_editor import FileEditor
from app.ui.form_dialog import QuestionsDialog
from app.ui.navigator import Navigator


class ExhibitDialog(QuestionsDialog):
    """Keeps a piece of evidence under the case's next letter."""

    def __init__(self, plaint: Plaint, navigator: Navigator, case_id: int, parent: QWidget) -> None:
        title = TextQuestion(
            id="title", label=tr("What is it?"), hint=tr("As a list of enclosures would name it."), required=True,
            max_chars=200,
        )  # fmt: skip
        dated = DateQuestion(id="dated", label=tr("Of which day is it?"), approximate=True, not_after="today")
        sentence = tr("Its exact bytes are kept, under the next letter of the case’s series.")
        today = plaint.time.today()
        super().__init__(
            tr("Add an exhibit"), sentence, tr("&Keep it"), (title, dated), today, navigator, parent
        )  # fmt: skip
        self._plaint, self._case_id = plaint, case_id
        self.file = FileEditor(TextQuestion(id="file", label=tr("The file"), required=True), plaint)
        self.file.set_value("")
        self.page.add(self.file, 16)
        self.start()

    def check(self) -> Sequence[Fault]:
        """Check every field; there must be a file."""
        faults = list(super().check())
        self.file.show_problem(())
        if not self.file.value():
            message = tr("Choose the file")
            self.file.show_problem([((), message)])
            faults.append((("file",), message))
        return faults

    def keep(self) -> None:
        """Keep the exhibit."""
        file = kept_file(str(self.file.value()))
        if file is not None:
            dated = self.form.value("dated")
            self._plaint.exhibits.add_kept(self._case_id, self.form.text("title"), file, dated)

    def answers(self) -> Answers:
        """Return what stands in the fields."""
        return {**super().answers(), "file": self.file.value()}

    def focus_place(self, path: tuple[str | int, ...]) -> None:
        """Move the keyboard to a field."""
        if path == ("file",):
            self.file.focus_place(())
        else:
            super().focus_place(path)
