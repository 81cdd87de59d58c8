"""The interview: outline, one topic's questions, and the letter as it takes shape."""

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.bootstrap import Plaint
from app.domain.answers import Value
from app.domain.errors import UserError
from app.domain.templates import Step
from app.i18n import tr
from app.ui.announcements import announce
from app.ui.answer_editor import WritingDesk
from app.ui.form_parts import Path
from app.ui.interview_outline import CHECK, InterviewOutline, OutlineStep
from app.ui.letter_preview import LetterPreview
from app.ui.navigator import Navigator
from app.ui.tasks import TaskRunner
from app.ui.topic_form import TopicForm
from app.ui.typing_undo import TypingUndo, can_go
from app.ui.writing_frame import WritingFrame
from app.ui.writing_place import texts_at
from app.ui.writing_session import WritingSession


class InterviewPage(QWidget):
    """Asks a letter's questions, one topic at a time; every change is saved within half a second."""

    def __init__(self, plaint: Plaint, navigator: Navigator, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plaint, self._navigator, self._tasks = plaint, navigator, tasks
        self._session: WritingSession | None = None
        self._desk: WritingDesk | None = None
        self._is_from_check, self._told = False, ""
        self._outline_shown: object = None
        self._outline = InterviewOutline("", "")
        self._outline.back_asked.connect(navigator.today_wanted)
        self._outline.chosen.connect(self._outline_chosen)
        self._form = TopicForm()
        self._form.answered.connect(self._answered)
        self._form.save_asked.connect(self._save)
        self.preview = LetterPreview(tasks)
        self._frame = WritingFrame(self._outline, self._form, self.preview, tr("&Continue"))
        self._frame.take_keys()
        self._frame.back_asked.connect(self.go_back)
        self._frame.on_asked.connect(self.go_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._frame)
        self._undo = TypingUndo(self)
        self._undo.asked.connect(self._go_in_field)
        navigator.typing_wanted.connect(self._go_in_field)
        self._draw_soon = QTimer(self, singleShot=True, interval=0)
        self._draw_soon.timeout.connect(self._draw)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_moved)

    def show_letter(self, letter_id: int, path: Path | None = None) -> None:
        """Go on writing a draft, at a question or where the person was."""
        if not self.save_now():
            self._stay(letter_id)
            return
        self._come_from(is_check=False)
        try:
            session = WritingSession(self._plaint, letter_id, self)
        except UserError as error:
            self._navigator.refused.emit(error)
            return
        if not session.is_draft:
            self._navigator.finished_wanted.emit(letter_id)
            return
        self._take(session)
        step = session.step_of(str(path[0])) if path else None
        self._show_step(step or session.step)
        if path:
            self._form.focus_path(path)

    def return_to_check(self) -> None:
        """Let Continue and Back lead to *Check your answers*, from where one answer is being changed."""
        self._come_from(is_check=True)

    def refresh(self) -> None:
        """Look again at what the outline says; what is being typed is left alone."""
        if self._session is not None:
            self._show_outline(self._session)

    def go_on(self) -> None:
        """Continue: to the next topic or the check, unless something here needs a change."""
        session = self._session
        if session is None:
            return
        session.leave()
        problems = session.interview.problems(session.step)
        self._frame.show_page()
        if problems:
            self._form.show_problems(problems)
        self._show_outline(session)
        if problems:
            return
        following = session.interview.step_after(session.step)
        if following is None or self._is_from_check:
            self._check()
        else:
            self._show_step(following)

    def go_back(self) -> None:
        """Go to the topic before; from the first, to Today."""
        session = self._session
        if self._is_from_check:
            self._check()
            return
        before = session.interview.step_before(session.step) if session else None
        if before is None:
            self._navigator.today_wanted.emit()
        else:
            self._frame.show_page()
            self._show_step(before)

    def save_now(self) -> bool:
        """Save what is typed at once, for example before the window closes; return whether all is in the file."""
        return self._session is None or self._session.save()

    def hideEvent(self, event: QHideEvent) -> None:
        """Save on leaving; a letter that is out of sight need not be drawn."""
        self._draw_soon.stop()
        self._save()
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Save when the person turns to another window."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and not self.isActiveWindow():
            self._save()

    def _take(self, session: WritingSession) -> None:
        if self._session is not None:
            self._session.deleteLater()
        self._session = session
        self._desk = WritingDesk(self._plaint, self._navigator, session.template, session.case_id, session.interview)
        session.saved.connect(self._saved)
        session.not_saved.connect(self._not_saved)
        self._outline.set_saved("")
        self._form.show_unsaved("")
        self._told = ""

    def _show_step(self, step: Step) -> None:
        session, desk = self._session, self._desk
        if session is None or desk is None:
            return
        session.go_to(step)
        desk.interview = session.interview
        self._draw()
        self._form.show_step(step, desk)
        problems = session.interview.problems(step) if step.title in session.interview.seen else []
        if problems:
            self._form.show_problems(problems)
        else:
            self._form.focus_first()
        self._show_outline(session)

    def _stay(self, letter_id: int) -> None:
        """Stay with words that are not saved yet: another letter would take their place."""
        if self._session is not None and self._session.letter_id != letter_id:
            self._navigator.refused.emit(
                UserError(
                    tr("What you wrote here is not saved yet, so no other letter can be opened."),
                    tr("Nothing is lost. It is said above the questions why it can’t be saved, and what to do."),
                )
            )

    def _answered(self, question_id: str, value: Value) -> None:
        session, desk = self._session, self._desk
        if session is None or desk is None:
            return
        went_back = can_go(QApplication.focusWidget(), is_forward=True)
        session.answer(question_id, value, went_back=went_back)
        desk.interview = session.interview
        self._form.refresh(session.step, desk)
        if self._form.is_telling():
            self._form.follow(session.interview.problems(session.step))
        self._draw_soon.start()

    def go(self, question: str = "", *, is_forward: bool = False) -> None:
        """Take the last change back or do it again, also one of an earlier day; show it where it was made."""
        session, desk = self._session, self._desk
        if session is None or desk is None:
            return
        try:
            went = session.go(question, is_forward=is_forward)
        except UserError as error:
            self._navigator.refused.emit(error)
            return
        if went is None:
            return
        desk.interview = session.interview
        if went.question not in [each.id for each in session.step.questions]:
            step = session.step_of(went.question)
            if step is not None:
                self._show_step(step)
        elif (editor := self._form.shown_editor(went.question)) is not None:
            editor.set_value(went.value)
            self._form.refresh(session.step, desk)
        self._form.focus_path((went.question,))
        self._draw_soon.start()

    def _go_in_field(self, is_forward: bool) -> None:
        if self.isVisible():
            self.go(self._form.question_of(QApplication.focusWidget()), is_forward=is_forward)

    def _draw(self) -> None:
        session, desk = self._session, self._desk
        if session is None or desk is None:
            return
        self._show_outline(session)
        try:
            job = session.preview()
        except UserError as error:
            self.preview.show_fault(error)
            return
        desk.point_numbers = point_numbers(job.context.get("points"))
        self.preview.show_job(job)
        self._mark()

    def _mark(self) -> None:
        focus = QApplication.focusWidget()
        if focus is not None and self._form.isAncestorOf(focus):
            self.preview.mark(texts_at(focus))

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        is_here = new is not None and self.isVisible() and self._form.isAncestorOf(new)
        self._undo.follow(new if is_here else None)
        if new is not None and is_here:
            self._form.reveal(new)
            self._mark()

    def _show_outline(self, session: WritingSession) -> None:
        steps = session.interview.visible_steps()
        here = next((place for place, step in enumerate(steps) if step.title == session.step.title), 0)
        marks = [OutlineStep(step.title, session.interview.step_state(step).value) for step in steps]
        if marks[here].mark == "problem" and not self._form.is_telling():
            marks[here] = OutlineStep(marks[here].title, "todo")  # while somebody types, half an address is no fault
        named = (session.title, session.detail)
        if (named, marks, here) != self._outline_shown:
            self._outline_shown = (named, marks, here)
            self._outline.set_title(*named)
            self._outline.set_steps(marks, here)

    def _outline_chosen(self, place: int) -> None:
        session = self._session
        if session is None:
            return
        if place == CHECK:
            self._check()
            return
        session.save()
        self._come_from(is_check=False)
        self._frame.show_page()
        self._show_step(session.interview.visible_steps()[place])

    def _come_from(self, *, is_check: bool) -> None:
        self._is_from_check = is_check
        self._frame.on.setText(tr("&Continue to the check") if is_check else tr("&Continue"))

    def _check(self) -> None:
        if self._session is not None and self._session.save():
            self._navigator.check_wanted.emit(self._session.letter_id)

    def _save(self) -> None:
        if self._session is not None:
            self._session.save()

    def _saved(self, words: str) -> None:
        self._outline.set_saved(words)
        self._form.show_unsaved("")
        self._tell_once(tr("What you write is saved."), is_urgent=False)

    def _not_saved(self, error: UserError) -> None:
        calm = tr("What you wrote is not saved yet. It stays here.")
        words = " ".join(part for part in (calm, error.message, error.hint) if part)
        self._form.show_unsaved(words)
        self._tell_once(words, is_urgent=True)

    def _tell_once(self, words: str, *, is_urgent: bool) -> None:
        """Have it said whether words are saved, but only when that is news."""
        if words != self._told:
            self._told = words
            announce(self, words, is_urgent=is_urgent)


def point_numbers(value: Value | None) -> tuple[str, ...]:
    """Return what the letter calls its points."""
    entries = value if isinstance(value, list) else []
    return tuple(str(entry.get("number", "")) for entry in entries if isinstance(entry, dict))
