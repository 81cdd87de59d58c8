"""Typing taken back and done again, also after a restart: a draft goes through its earlier states, answer by answer."""

from collections.abc import Collection
from dataclasses import dataclass

from app.domain.answers import Answers, Value
from app.domain.letters import Letter
from app.services.letter_service import LetterService
from app.services.records import Records
from app.store.step_store import Step, changes


@dataclass(frozen=True, slots=True)
class WentBack:
    """Which answer is another one now, and what it is; None for one that was not given yet."""

    question: str
    value: Value | None


class TypingService:
    """What Ctrl+Z and Ctrl+Shift+Z do once a field's own history is at its end."""

    def __init__(self, records: Records, letters: LetterService) -> None:
        self._records, self._letters = records, letters

    def save(self, letter_id: int, answers: Answers, step: str, went_back: Collection[str] = frozenset()) -> Letter:
        """Keep a draft's answers and where the person is, so that the changes can be taken back.

        Args:
            letter_id: The draft.
            answers: All of them.
            step: The topic that the person is at.
            went_back: The questions whose answers were taken back or done again by their field's own history.
        """
        with self._records.database.transaction():
            before = self._records.letters.get(letter_id).answers
            letter = self._letters.save(letter_id, answers, step)
            for change in changes(before, letter.answers):
                self._records.steps.note(letter_id, change, letter.edited_at, went_back=change.question in went_back)
        return letter

    def back(self, letter_id: int, question: str = "") -> WentBack | None:
        """Take the last change of a draft back, or that of one question; None when there is nothing to take back.

        Raises:
            NotFoundError: There is no such letter.
            NotAllowedError: It is finished.
        """
        step = self._records.steps.last_done(letter_id, question)
        return None if step is None else self._go(letter_id, step, step.before, is_undone=True)

    def forward(self, letter_id: int, question: str = "") -> WentBack | None:
        """Do again what was taken back last, or what was in one question; None when there is nothing of it."""
        step = self._records.steps.first_undone(letter_id, question)
        return None if step is None else self._go(letter_id, step, step.after, is_undone=False)

    def _go(self, letter_id: int, step: Step, value: Value | None, *, is_undone: bool) -> WentBack:
        letter = self._records.letters.get(letter_id)
        answers = {key: answer for key, answer in letter.answers.items() if key != step.question}
        with self._records.database.transaction():
            self._records.steps.mark(step, is_undone=is_undone)
            kept = answers if value is None else answers | {step.question: value}
            self._letters.save(letter_id, kept, letter.step)
        return WentBack(step.question, value)
