"""A draft while it is being written: its answers as they stand, saved within half a second of each change."""

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from app.bootstrap import Plaint
from app.domain.answers import Answers, Value
from app.domain.builtin_steps import asks_about
from app.domain.case_facts import earlier_words
from app.domain.errors import UserError
from app.domain.interview import Interview, after_leaving
from app.domain.letter_merits import LetterAdvice, put_aside, taken_up
from app.domain.letters import LetterState
from app.domain.phrase_findings import Finding
from app.domain.templates import Step, Template
from app.i18n import tr
from app.services.letter_drawing import DrawingJob
from app.services.letter_service import Writing
from app.services.typing_service import WentBack

SAVE_AFTER_MS = 400
AGAIN_AFTER_MS = 3000  # when it could not be saved: until there is room, or the disk is back


class WritingSession(QObject):
    """Answers go in, and out to the data file; nothing typed is ever dropped when it can't be saved.

    Signals:
        changed: An answer is another one.
        saved: The answers are in the file; carries when, such as "Saved at 14:32".
        not_saved: They could not be written; carries the UserError. They are kept here, and tried again.
    """

    changed = Signal()
    saved = Signal(str)
    not_saved = Signal(object)

    def __init__(self, plaint: Plaint, letter_id: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._plaint = plaint
        self._writing = plaint.letters.writing(letter_id)
        self._is_dirty = False
        self._went_back: set[str] = set()
        self.interview = self._writing.interview
        self.step = self._first_step(self._writing.letter.step)
        self._mark_seen(self.step)
        self._timer = QTimer(self, singleShot=True, interval=SAVE_AFTER_MS)
        self._timer.timeout.connect(self.save)
        self._again = QTimer(self, singleShot=True, interval=AGAIN_AFTER_MS)
        self._again.timeout.connect(self.save)

    @property
    def letter_id(self) -> int:
        """The letter's number."""
        return self._writing.letter.id

    @property
    def template(self) -> Template:
        """What is being written."""
        return self._writing.template

    @property
    def case_id(self) -> int:
        """The case that the letter belongs to."""
        return self._writing.case.id

    def earlier_words(self) -> dict[int, str]:
        """Return what the letters and replies of the case are called, by their numbers in it."""
        return earlier_words(self._writing.so_far.earlier)

    @property
    def is_draft(self) -> bool:
        """Whether it can still be changed."""
        return self._writing.letter.state is LetterState.DRAFT

    @property
    def is_dirty(self) -> bool:
        """Whether something is not in the file yet."""
        return self._is_dirty

    @property
    def title(self) -> str:
        """What is being written, as the outline says it."""
        return self.template.title

    @property
    def detail(self) -> str:
        """To whom; the case's organisation as long as nobody is chosen, unless the letter goes to a regulator."""
        to = self.interview.answers.get("to")
        name = str(to.get("name", "")) if isinstance(to, dict) else ""
        if not name and not asks_about(self.template):
            name = self._writing.case.organisation
        return tr("Draft to {organisation}").format(organisation=name) if name else tr("Draft")

    def answer(self, question_id: str, value: Value, *, went_back: bool = False) -> None:
        """Take an answer; it is saved within half a second. `went_back`: by the field's own undo."""
        self.interview = self.interview.answer(question_id, value)
        self._is_dirty = True
        (self._went_back.add if went_back else self._went_back.discard)(question_id)
        if not self._timer.isActive():
            self._timer.start()
        self.changed.emit()

    def go_to(self, step: Step) -> None:
        """Note where the person is."""
        if step.title != self.step.title:
            self.step = step
            self._is_dirty = True
            self.save()

    def leave(self) -> None:
        """Note that the topic was left once: what is missing in it is a problem from now on."""
        self.interview = after_leaving(self.interview, self.step)
        self.save()

    def save(self) -> bool:
        """Write the answers to the file now; return whether all is in it."""
        self._timer.stop()
        self._again.stop()
        if not self._is_dirty:
            return True
        try:
            self._plaint.typing.save(
                self.letter_id, dict(self.interview.answers), self.step.title, frozenset(self._went_back)
            )
        except UserError as error:
            self._again.start()
            self.not_saved.emit(error)
            return False
        self._is_dirty = False
        self.saved.emit(self.saved_words())
        return True

    def go(self, question: str = "", *, is_forward: bool = False) -> WentBack | None:
        """Take the last change back, or do it again; of one question, or of all. None when there is nothing of it.

        Raises:
            UserError: It could not be written.
        """
        if not self.save():
            return None
        go = self._plaint.typing.forward if is_forward else self._plaint.typing.back
        went = go(self.letter_id, question)
        if went is not None:
            answers = {**self.interview.answers}
            answers.pop(went.question, None)
            kept = answers if went.value is None else answers | {went.question: went.value}
            self.interview = replace(self.interview, answers=kept)
            self.changed.emit()
            self.saved.emit(self.saved_words())
        return went

    def saved_words(self) -> str:
        """Return when it was saved, in the person's own time."""
        now = self._plaint.time.now().astimezone()
        return tr("Saved at {time}").format(time=f"{now:%H:%M}")

    def preview(self) -> DrawingJob:
        """Return the job that draws the letter as it stands."""
        return self._plaint.letters.preview(self._as_it_stands())

    def advice(self, pages: int = 0) -> LetterAdvice:
        """Return what the letter check says about the letter as it stands; `pages` is 0 while it is not drawn."""
        return self._plaint.checks.advice(self.template, self.interview, pages)

    def put_aside(self, finding: Finding) -> None:
        """Keep what a finding is about as it is."""
        self._take(put_aside(self.interview.answers, finding))

    def take_up(self) -> None:
        """Show again what was put aside."""
        self._take(taken_up(self.interview.answers))

    def _take(self, answers: Answers) -> None:
        self.interview = replace(self.interview, answers=answers)
        self._is_dirty = True
        self.save()

    def step_of(self, question_id: str) -> Step | None:
        """Return the topic that asks a question, None when it is not asked."""
        shown = self.interview.visible_steps()
        return next((step for step in shown if any(q.id == question_id for q in step.questions)), None)

    def _as_it_stands(self) -> Writing:
        return replace(self._writing, interview=self.interview)

    def _first_step(self, title: str) -> Step:
        steps = self.interview.visible_steps()
        return next((step for step in steps if step.title == title), steps[0])

    def _mark_seen(self, here: Step) -> None:
        """Take the topics before the one where the person was as left."""
        for step in self.interview.visible_steps():
            if step.title == here.title:
                return
            self.interview = after_leaving(self.interview, step)


def outline_marks(interview: Interview) -> list[tuple[str, str]]:
    """Return title and state of each topic that asks anything."""
    return [(step.title, interview.step_state(step).value) for step in interview.visible_steps()]
