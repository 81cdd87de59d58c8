"""*Start a complaint*: from what happened to the right letter, and what to know before writing it."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.bootstrap import Plaint
from app.domain.errors import UserError
from app.i18n import tr
from app.ui.advice_first import AdviceFirst
from app.ui.before_you_write import BeforeYouWrite
from app.ui.navigator import Navigator
from app.ui.start_questions import StartQuestions
from app.ui.tasks import TaskRunner


class StartPage(QWidget):
    """Asks what happened, then shows the letter that fits."""

    def __init__(self, plaint: Plaint, navigator: Navigator, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        del tasks  # nothing here is slow
        self._plaint, self._to = plaint, navigator
        self._case_id, self._name = 0, ""
        self._came_from_questions = self._is_weighty = False
        self._questions, self._advice, self._before = StartQuestions(), AdviceFirst(), BeforeYouWrite()
        self._questions.chosen.connect(self._chosen)
        self._questions.left.connect(self._leave)
        self._advice.understood.connect(self._advised)
        self._advice.left.connect(self._back)
        self._before.begun.connect(self._begin)
        self._before.left.connect(self._before_left)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._questions)
        self._stack.addWidget(self._advice)
        self._stack.addWidget(self._before)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    def refresh(self) -> None:
        """Keep what is shown: the person is in the middle of answering."""

    def show_start(self, case_id: int) -> None:
        """Ask what happened, for a new matter (0) or in a case."""
        self._case_id, self._came_from_questions = case_id, True
        self._questions.begin(self._plaint.packs.packs())
        self._stack.setCurrentWidget(self._questions)

    def show_template(self, name: str, case_id: int) -> None:
        """Show what to know before writing a letter, for a new matter (0) or in a case."""
        self._case_id, self._came_from_questions = case_id, False
        self._show_before(name)

    @Slot(str)
    def _chosen(self, name: str) -> None:
        self._came_from_questions = True
        self._show_before(name)

    def _show_before(self, name: str) -> None:
        try:
            template = self._plaint.packs.template(name)
            title = self._plaint.cases.view(self._case_id).case.title if self._case_id else ""
        except UserError as error:
            self._to.refused.emit(error)
            return
        self._name = name
        self._before.show_template(template, title or (tr("Your case") if self._case_id else ""))
        self._is_weighty = template.legal_weight
        if self._is_weighty:
            self._advice.show_template(template, self._plaint.packs.pack_of(template).clocks)
        self._stack.setCurrentWidget(self._advice if self._is_weighty else self._before)

    @Slot()
    def _advised(self) -> None:
        self._stack.setCurrentWidget(self._before)

    @Slot()
    def _before_left(self) -> None:
        if self._is_weighty:
            self._stack.setCurrentWidget(self._advice)
        else:
            self._back()

    @Slot(str)
    def _begin(self, title: str) -> None:
        try:
            template = self._plaint.packs.template(self._name)
            letter = self._plaint.letters.begin_from(template, self._case_id, title)
        except UserError as error:
            self._to.refused.emit(error)
            return
        self._to.changed.emit()
        self._to.letter_wanted.emit(letter.id)

    @Slot()
    def _back(self) -> None:
        if self._came_from_questions:
            self._stack.setCurrentWidget(self._questions)
        else:
            self._leave()

    @Slot()
    def _leave(self) -> None:
        if self._case_id:
            self._to.case_wanted.emit(self._case_id)
        else:
            self._to.today_wanted.emit()
