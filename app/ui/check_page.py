"""*Check your answers*: every answer once more beside the letter check, and the step that freezes the letter."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.bootstrap import Plaint
from app.domain.errors import ProblemsFoundError, UserError
from app.domain.phrase_findings import Finding
from app.i18n import tr, trn
from app.services.letter_drawing import DrawnLetter, draw_letter
from app.services.letter_service import Finishing
from app.ui.answer_summary import AnswerSummary
from app.ui.check_pane import PANE_WIDTH, CheckPane
from app.ui.check_words import to_fix
from app.ui.form_parts import Path
from app.ui.interview_outline import CHECK, InterviewOutline, OutlineStep
from app.ui.letter_preview import LetterPreview
from app.ui.navigator import Navigator
from app.ui.tasks import TaskRunner
from app.ui.writing_frame import WritingFrame
from app.ui.writing_session import WritingSession


class CheckPage(QWidget):
    """Shows the answers by topic, what is wrong with them, and finishes the letter."""

    def __init__(self, plaint: Plaint, navigator: Navigator, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plaint, self._navigator, self._tasks = plaint, navigator, tasks
        self._session: WritingSession | None = None
        self._finishing: Finishing | None = None
        self._changed: Path = ()
        self._read_first: tuple[Finishing, DrawnLetter] | None = None
        self._outline = InterviewOutline("", "")
        self._outline.back_asked.connect(navigator.today_wanted)
        self._outline.chosen.connect(self._outline_chosen)
        self._answers = AnswerSummary()
        self._answers.change_asked.connect(self._change)
        self._answers.finish_asked.connect(self._finish_as_shown)
        self.preview = LetterPreview(tasks, tr("Your letter"), width=PANE_WIDTH)
        self.preview.shown.connect(self._advise)
        self.pane = CheckPane(self.preview)
        self.pane.change_asked.connect(self._change)
        self.pane.keep_asked.connect(self._put_aside)
        self.pane.take_up_asked.connect(self._take_up)
        faces = (tr("Show the letter chec&k"), tr("Show the &answers"))
        self._frame = WritingFrame(self._outline, self._answers, self.pane, tr("&Finish this letter"), faces=faces)
        self._frame.back_asked.connect(self._back)
        self._frame.on_asked.connect(self.finish)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._frame)

    def show_letter(self, letter_id: int) -> None:
        """Show a draft's answers; a finished letter is shown by its own page."""
        try:
            session = WritingSession(self._plaint, letter_id, self)
        except UserError as error:
            self._navigator.refused.emit(error)
            return
        if not session.is_draft:
            self._navigator.finished_wanted.emit(letter_id)
            return
        if self._session is not None:
            self._session.deleteLater()
        self._session, self._finishing, self._read_first = session, None, None
        self._show(session)
        self._answers.focus_row(self._changed)
        self._changed = ()

    def refresh(self) -> None:
        """Look again at the answers, unless the letter is being finished."""
        if self._session is not None and self._finishing is None and self.isVisible():
            self.show_letter(self._session.letter_id)

    def finish(self) -> None:
        """Freeze the letter, unless an answer needs a change or something would be replaced in it."""
        session = self._session
        if session is None or self._finishing is not None:
            return
        self._frame.show_page()
        self._answers.show_notices(())
        try:
            self._finishing = self._plaint.letters.finishing(session.letter_id)
        except ProblemsFoundError:
            self._answers.show_problems(session.interview.problems())
            return
        except UserError as error:
            self._navigator.refused.emit(error)
            return
        job = self._finishing.job
        self._frame.footer.set_reason(tr("Making the letter …"))
        self._tasks.run(self, lambda: draw_letter(job), self._drawn, self._failed)

    def _show(self, session: WritingSession) -> None:
        interview = session.interview
        steps = interview.visible_steps()
        self._outline.set_title(session.title, session.detail)
        marks = [OutlineStep(step.title, interview.step_state(step).value) for step in steps]
        self._outline.set_steps(marks, CHECK)
        self._outline.set_saved("")
        self._answers.show_answers(interview, session.earlier_words())
        self._advise()
        try:
            self.preview.show_job(session.preview())
            self.preview.draw_unseen()
        except UserError as error:
            self.preview.show_fault(error)

    def _advise(self) -> None:
        """Show what the letter check says, and how many pages the letter has once that is known."""
        session = self._session
        if session is None or self._finishing is not None:
            return
        advice = session.advice(self.preview.pages())
        self.pane.show_advice(advice)
        self._frame.footer.set_reason(to_mend(len(session.interview.problems()), advice.fixes))

    def _put_aside(self, finding: Finding) -> None:
        if self._session is not None:
            self._session.put_aside(finding)
            self._advise()

    def _take_up(self) -> None:
        if self._session is not None:
            self._session.take_up()
            self._advise()

    def _drawn(self, drawn: DrawnLetter) -> None:
        if self._finishing is None:
            return
        self._frame.footer.set_reason("")
        if drawn.notices:
            self._read_first = (self._finishing, drawn)
            self._finishing = None
            self._answers.show_notices(drawn.notices)
            return
        self._keep(self._finishing, drawn)

    def _finish_as_shown(self) -> None:
        """Finish after the person has read what was replaced."""
        if self._read_first is not None:
            self._keep(*self._read_first)

    def _keep(self, finishing: Finishing, drawn: DrawnLetter) -> None:
        try:
            letter = self._plaint.letters.finish(finishing, drawn)
        except UserError as error:
            self._finishing = None
            self._navigator.refused.emit(error)
            return
        self._session = self._finishing = self._read_first = None
        self._navigator.changed.emit()
        self._navigator.finished_wanted.emit(letter.id)

    def _failed(self, error: Exception) -> None:
        self._finishing = None
        self._frame.footer.set_reason("")
        if isinstance(error, UserError):
            self._navigator.refused.emit(error)
        else:
            self._tasks.crashed.emit(error)

    def _outline_chosen(self, place: int) -> None:
        if self._session is None or place == CHECK:
            return
        step = self._session.interview.visible_steps()[place]
        first = self._session.interview.visible_questions(step)[0]
        self._navigator.question_wanted.emit(self._session.letter_id, (first.id,))

    def _back(self) -> None:
        if self._session is not None:
            self._outline_chosen(len(self._session.interview.visible_steps()) - 1)

    def _change(self, path: Path) -> None:
        if self._session is not None:
            self._changed = path
            self._navigator.change_wanted.emit(self._session.letter_id, path)


def to_mend(problems: int, fixes: int = 0) -> str:
    """Return what stands beside *Finish this letter*: what has to be mended, else what should be."""
    if problems:
        return trn("{n} thing to mend first", "{n} things to mend first", problems)
    return to_fix(fixes) if fixes else tr("These exact words are then kept.")
