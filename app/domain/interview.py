"""The run through a letter's questions: what is shown, what is missing, and what the template gets; no window in it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property

from app.domain.answers import Value
from app.domain.case_questions import EarlierQuestion
from app.domain.problems import AnswerProblem
from app.domain.question_parts import QuestionParts
from app.domain.questions import ListQuestion, Question, Shown
from app.domain.templates import Step
from app.i18n import tr


class StepState(StrEnum):
    """What the outline says about a topic."""

    TODO = "todo"
    DONE = "done"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class SummaryLine:
    """One line of *Check your answers*.

    Attributes:
        question_id: Where *Change* leads.
        path: The question's id and, for an entry of a list, its place.
        label: The question, or the heading of the entry, such as its date.
        text: The answer as a person reads it; several lines where it has several.
    """

    question_id: str
    path: tuple[str | int, ...]
    label: str
    text: str


@dataclass(frozen=True)
class Interview:
    """A letter's topics with the answers given so far; answering returns a new one.

    A hidden answer stays in `answers`, is not looked at, and comes back with its question.

    Attributes:
        steps: All topics, those about the writer and the recipient included.
        answers: By question id, hidden ones and ones the pack no longer asks for included.
        holds: Tells whether a `show_if` is true for the names it may use; a broken one raises.
        today: The day from which dates are judged.
        seen: Titles of the topics that the person has left once, so that what is missing there shows as a problem.
    """

    steps: tuple[Step, ...]
    answers: Mapping[str, Value]
    holds: Callable[[str, Mapping[str, Value]], bool]
    today: date
    seen: frozenset[str] = frozenset()

    def answer(self, question_id: str, value: Value) -> "Interview":
        """Return the interview with one answer given; every other answer stays as it is."""
        question = self._questions.get(question_id)
        settled = question.settled(value, self.today) if question else value
        answered = replace(self, answers={**self.answers, question_id: settled})
        # What the other answers look like to conditions need not be worked out again on every key.
        answered.__dict__["_plain"] = {key: seen for key, seen in self._plain.items() if key != question_id}
        return answered

    def is_visible(self, question_id: str) -> bool:
        """Whether a question is asked, as the answers stand."""
        return question_id in self._visible

    def visible_questions(self, step: Step) -> list[Question]:
        """Return the questions of a topic that are asked, in order."""
        return [question for question in step.questions if question.id in self._visible]

    def visible_steps(self) -> list[Step]:
        """Return the topics in which anything is asked, in order."""
        return [step for step in self.steps if self.visible_questions(step)]

    def problems(self, step: Step | None = None) -> list[AnswerProblem]:
        """Return what is wrong with the shown answers, of one topic or of all, in page order."""
        steps = self.visible_steps() if step is None else [step]
        return [
            found for each in steps for question in self.visible_questions(each) for found in self._looked_at(question)
        ]

    def step_state(self, step: Step) -> StepState:
        """Return the sign beside a topic: what is only missing is a problem once the topic was left."""
        shown = self.visible_questions(step)
        answered = [question for question in shown if question.is_answered(self.answers.get(question.id))]
        if any(self._looked_at(question) for question in (shown if step.title in self.seen else answered)):
            return StepState.PROBLEM
        if any(self._looked_at(question) for question in shown):
            return StepState.TODO
        return StepState.DONE if answered or step.title in self.seen else StepState.TODO

    def step_after(self, step: Step) -> Step | None:
        """Return the next topic in which anything is asked, None after the last."""
        shown, here = self.visible_steps(), self.steps.index(step)
        return next((each for each in shown if self.steps.index(each) > here), None)

    def step_before(self, step: Step) -> Step | None:
        """Return the topic before in which anything is asked, None before the first."""
        shown, here = self.visible_steps(), self.steps.index(step)
        return next((each for each in reversed(shown) if self.steps.index(each) < here), None)

    def first_unfinished(self) -> Step | None:
        """Return the first topic with something missing or wrong; None when the letter can be finished."""
        return next((step for step in self.visible_steps() if self.problems(step)), None)

    def is_complete(self) -> bool:
        """Whether nothing that is shown is missing or wrong."""
        return self.first_unfinished() is None

    def template_answers(self, mark_missing: bool = False) -> dict[str, Value]:
        """Return what the template sees, by question id: empty where hidden or unanswered, never undefined.

        Args:
            mark_missing: Put marks in the place of missing required answers, for previews.
        """
        seen: dict[str, Value] = {}
        for question in self._questions.values():
            seen.update(self._template_values(question, mark_missing))
        return seen

    def summary(self, earlier: Mapping[int, str] | None = None) -> list[tuple[Step, list[SummaryLine]]]:
        """Return every shown answer by topic; the entries of a list stand on lines of their own.

        Args:
            earlier: What the letters and replies of the case are called, by their numbers in it.
        """
        said = earlier or {}
        return [
            (step, [line for question in self.visible_questions(step) for line in self._summary_lines(question, said)])
            for step in self.visible_steps()
        ]

    @cached_property
    def _questions(self) -> dict[str, Question]:
        return {question.id: question for step in self.steps for question in step.questions}

    @cached_property
    def _visible(self) -> frozenset[str]:
        return self._worked_out[0]

    @cached_property
    def _names(self) -> dict[str, Value]:
        return self._worked_out[1]

    @cached_property
    def _worked_out(self) -> tuple[frozenset[str], dict[str, Value]]:
        """Which questions are shown, and the names by which conditions see the answers: hidden ones are empty.

        Conditions look back, so one pass is enough; when one looks ahead, passes are made until nothing changes.
        """
        names, visible = self._all_names(), frozenset(self._questions)
        for _pass in range(len(self._questions) if self._looks_ahead() else 1):
            before, visible = visible, self._pass_over(names)
            if before == visible:
                break
        return visible, names

    def _pass_over(self, names: dict[str, Value]) -> frozenset[str]:
        """Decide each question in turn, and let those after it see only what is shown."""
        visible = set()
        for question in self._questions.values():
            is_shown = not question.show_if or self.holds(question.show_if, names)
            if is_shown:
                visible.add(question.id)
            if question.show_if:
                put_name(names, self._plain[question.id] if is_shown else question.template_values(None))
        return frozenset(visible)

    def _looks_ahead(self) -> bool:
        ahead: set[str] = {question.id for question in self._questions.values() if question.show_if}
        for question in self._questions.values():
            if question.show_if and any(name in question.show_if for name in ahead - {question.id}):
                return True
            ahead.discard(question.id)
        return False

    def _all_names(self) -> dict[str, Value]:
        names: dict[str, Value] = {}
        for question in self._questions.values():
            if question.id not in self._plain:
                self._plain[question.id] = question.template_values(self._settled(question))
            put_name(names, self._plain[question.id])
        return names

    @cached_property
    def _plain(self) -> dict[str, dict[str, Value]]:
        """Template values by question as if everything were shown; filled when first needed."""
        return {}

    def _settled(self, question: Question) -> Value | None:
        value = self.answers.get(question.id)
        return None if value is None else question.settled(value, self.today)

    def _shown_in_entry(self, question: QuestionParts, entry: Mapping[str, Value]) -> bool:
        """Whether a question of a list is asked in an entry: names are first the entry's, then the letter's."""
        return not question.show_if or self.holds(question.show_if, {**self._names, **entry})

    def _looked_at(self, question: Question) -> list[AnswerProblem]:
        if question.id not in self._found:
            self._found[question.id] = self._look_at(question)
        return self._found[question.id]

    @cached_property
    def _found(self) -> dict[str, list[AnswerProblem]]:
        return {}

    def _look_at(self, question: Question) -> list[AnswerProblem]:
        value = self.answers.get(question.id)
        if isinstance(question, ListQuestion):
            return question.problems(value, self.today, self._shown_in_entry)
        return question.problems(value, self.today)

    def _template_values(self, question: Question, mark_missing: bool) -> dict[str, Value]:
        if question.id not in self._visible:
            return question.template_values(None)
        value = self._settled(question)
        if isinstance(question, ListQuestion):
            return question.template_values(value, mark_missing, self._shown_in_entry)
        return question.template_values(value, mark_missing)

    def _summary_lines(self, question: Question, earlier: Mapping[int, str]) -> list[SummaryLine]:
        value = self.answers.get(question.id)
        entries = question.entries(value) if isinstance(question, ListQuestion) else []
        if not isinstance(question, ListQuestion) or not entries:
            words = _in_words(question, value, earlier) or tr("Not answered")
            return [SummaryLine(question.id, (question.id,), question.label, words)]
        lines = []
        for number, (place, row) in enumerate(entries, 1):
            label, headed = question.entry_heading(row, number)
            text = question.entry_words(row, self._shown_in_entry, headed=headed)
            lines.append(SummaryLine(question.id, (question.id, place), label, text))
        return lines


def _in_words(question: Question, value: Value | None, earlier: Mapping[int, str]) -> str:
    """Return an answer in words; an earlier letter or reply by its name, where that is known."""
    named = earlier.get(value) if isinstance(question, EarlierQuestion) and isinstance(value, int) else None
    return named or question.in_words(value)


def put_name(names: dict[str, Value], values: Mapping[str, Value]) -> None:
    """Put template values among the names of conditions; `me.nation` becomes the `nation` of `me`."""
    for name, value in values.items():
        table, dot, key = name.partition(".")
        if dot:
            held = names.get(table)
            names[table] = {**(held if isinstance(held, dict) else {}), key: value}
        else:
            names[name] = value


def after_leaving(interview: Interview, step: Step) -> Interview:
    """Return the interview with a topic marked as left once, so that what is missing in it shows as a problem."""
    return replace(interview, seen=interview.seen | {step.title})


def is_so(interview: Interview, condition: str) -> bool:
    """Whether a condition of the pack holds, as the answers stand; none always does."""
    return not condition or interview.holds(condition, interview._names)  # noqa: SLF001 one module, one idea


def shown_in_entries(interview: Interview) -> Shown:
    """Return what decides whether a question of a list is asked in an entry, as the answers stand."""
    return interview._shown_in_entry  # noqa: SLF001 one module, one idea


def letter_texts(interview: Interview) -> list[str]:
    """Return the words of all shown answers that the letter must hold whole; for `docx_letter.verify`."""
    found: list[str] = []
    for step in interview.visible_steps():
        for question in interview.visible_questions(step):
            value = interview.answers.get(question.id)
            if question.in_letter and isinstance(question, ListQuestion):
                found.extend(question.texts(value, interview._shown_in_entry))  # noqa: SLF001 one module, one idea
            elif question.in_letter:
                found.extend(question.texts(value))
    return found
