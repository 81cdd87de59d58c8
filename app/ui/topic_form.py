"""One topic's questions with their editors, and the summary of what is wrong with them."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.answers import Value
from app.domain.problems import AnswerProblem
from app.domain.templates import Step
from app.i18n import tr
from app.ui.answer_editor import BETWEEN_QUESTIONS, AnswerEditor, WritingDesk, within
from app.ui.banners import Banner
from app.ui.buttons import Button
from app.ui.field_editors import editor_for, offers_nothing
from app.ui.form_parts import ErrorSummary, Path
from app.ui.page_parts import PageHeader, ScrollPage, empty
from app.ui.writing_frame import WIDEST_FORM


class TopicForm(ScrollPage):
    """A topic's title, its questions one below the other, and above them what is wrong or not saved.

    `answered` carries a question's id and its new answer; `save_asked` comes from *Try again*.
    """

    answered = Signal(str, object)
    save_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(WIDEST_FORM, parent=parent)
        self._editors: dict[str, AnswerEditor] = {}
        self._told: list[Path] = []
        self._passed_over: frozenset[str] = frozenset()
        again = Button(tr("&Try again"), size="small")
        again.clicked.connect(self.save_asked)
        self._unsaved = Banner("think", "", actions=[again])
        self._unsaved.hide()
        self.summary = ErrorSummary()
        self.summary.chosen.connect(self.focus_path)
        self._header = PageHeader("")
        self._topic = QWidget()
        self._questions = QVBoxLayout(self._topic)
        self._questions.setContentsMargins(0, 0, 0, 0)
        self._questions.setSpacing(BETWEEN_QUESTIONS)
        top = QWidget()
        notes = QVBoxLayout(top)
        notes.setContentsMargins(0, 0, 0, 0)
        notes.setSpacing(16)
        for part in (self._unsaved, self.summary, self._header):
            notes.addWidget(part)
        self.add(top)
        self.add(self._topic, 18)

    def show_step(self, step: Step, desk: WritingDesk) -> None:
        """Show another topic, with the answers as they stand."""
        self._told = []
        self.summary.show_problems([])
        self._header.set_text(step.title, step.help)
        empty(self._questions)
        self._editors = {}
        self._passed_over = frozenset(each.id for each in step.questions if offers_nothing(each, desk))
        self.refresh(step, desk)
        self.verticalScrollBar().setValue(0)

    def refresh(self, step: Step, desk: WritingDesk) -> None:
        """Show and hide questions as the answers now ask; what was typed in hidden ones stays."""
        shown = [each for each in desk.interview.visible_questions(step) if each.id not in self._passed_over]
        above: AnswerEditor | None = None
        for question in shown:
            if question.id not in self._editors:
                editor = editor_for(question, desk, is_alone=len(step.questions) == 1)
                self._place(question.id, editor, desk.interview.answers.get(question.id), above)
            above = self._editors[question.id]
        ids = {question.id for question in shown}
        for question_id, editor in self._editors.items():
            if editor.isHidden() == (question_id in ids):
                editor.setVisible(question_id in ids)

    def show_problems(self, problems: Sequence[AnswerProblem]) -> None:
        """Say what is wrong in the summary, which takes the focus, and under each field."""
        self._told = [problem.path for problem in problems]
        self.summary.show_problems([(problem.path, problem.message) for problem in problems])
        self._show_under_fields(problems)
        if problems:
            self.verticalScrollBar().setValue(0)

    def follow(self, problems: Sequence[AnswerProblem]) -> None:
        """Take away what has been mended; new problems wait until the person goes on."""
        if self._told:
            self._show_under_fields([problem for problem in problems if problem.path in self._told])

    def is_telling(self) -> bool:
        """Whether problems are shown."""
        return bool(self._told)

    def focus_path(self, path: Path) -> None:
        """Move the keyboard to a place in an answer."""
        editor = self._editors.get(str(path[0])) if path else None
        if editor is not None:
            editor.focus_place(path[1:])
            self.reveal(editor.focusWidget() or editor)

    def focus_first(self) -> None:
        """Move the keyboard to the first question."""
        for editor in self._editors.values():
            if not editor.isHidden():
                editor.focus_place(())
                self.verticalScrollBar().setValue(0)
                return

    def show_unsaved(self, sentence: str) -> None:
        """Say that the answers could not be saved, until they are; "" takes it away."""
        self._unsaved.set_sentence(sentence)
        self._unsaved.setVisible(bool(sentence))

    def editor(self, question_id: str) -> AnswerEditor:
        """Return the editor of a question that is or was shown."""
        return self._editors[question_id]

    def shown_editor(self, question_id: str) -> AnswerEditor | None:
        """Return the editor of a question; None when it was not shown on this topic."""
        return self._editors.get(question_id)

    def question_of(self, widget: QWidget | None) -> str:
        """Return the question whose field a widget is; "" for other widgets."""
        found = (id_ for id_, editor in self._editors.items() if widget is not None and editor.isAncestorOf(widget))
        return next(found, "")

    def _place(self, question_id: str, editor: AnswerEditor, value: Value | None, above: AnswerEditor | None) -> None:
        editor.set_value(value)
        editor.edited.connect(lambda: self.answered.emit(question_id, editor.value()))
        self._editors[question_id] = editor
        self._questions.insertWidget(self._questions.indexOf(above) + 1 if above is not None else 0, editor)
        editor.show()  # now, so that it can take the keyboard

    def _show_under_fields(self, problems: Sequence[AnswerProblem]) -> None:
        faults = [(problem.path, problem.message) for problem in problems]
        for question_id, editor in self._editors.items():
            editor.show_problem(within(faults, question_id))
