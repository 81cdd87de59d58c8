"""Every kind of question in one closed union, and the list, which holds questions of any kind."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Annotated, Any, ClassVar, Literal, TypeAlias, Union

from pydantic import ConfigDict, Field, create_model

from app.domain.alphabet import plain
from app.domain.answers import Value
from app.domain.case_questions import EarlierLetterQuestion, EarlierReplyQuestion, ExhibitsQuestion, PointsQuestion
from app.domain.choice_questions import ChoiceQuestion, ChoicesQuestion, YesNoQuestion
from app.domain.date_questions import DateQuestion
from app.domain.dates import date_sort
from app.domain.number_questions import MoneyQuestion, NumberQuestion
from app.domain.people_questions import OrganisationQuestion, PersonQuestion, SignatoriesQuestion
from app.domain.problems import AnswerProblem
from app.domain.question_parts import Items, QuestionParts, ShortWords, rows
from app.domain.text_questions import (
    EmailQuestion,
    LongTextQuestion,
    PhoneQuestion,
    PostalAddressQuestion,
    ReferenceQuestion,
    TextQuestion,
    UrlQuestion,
)
from app.i18n import tr, trn

# Whether an inner question is shown, given the answers of its entry (and of the entry around it).
Shown: TypeAlias = Callable[[QuestionParts, Mapping[str, Value]], bool]


def always_shown(question: QuestionParts, entry: Mapping[str, Value]) -> bool:
    """Show every inner question: for those who ask a list by itself, without the rest of the letter."""
    del question, entry
    return True


class ListQuestion(QuestionParts):
    """As many entries as the person needs, each answering the same questions; an empty entry does not count."""

    takes: ClassVar[tuple[type, ...]] = (list,)
    kind: Literal["list"] = "list"
    questions: Items["Question"] = Field(min_length=1, max_length=40)
    item_title: ShortWords = "Entry"
    min_items: int | None = Field(default=None, ge=1)
    max_items: int | None = Field(default=None, ge=1)
    sort_by: Annotated[str, Field(max_length=41)] = ""

    @property
    def empty(self) -> Value:
        """No entries."""
        return []

    def entries(self, value: Value | None) -> list[tuple[int, dict[str, Value]]]:
        """Return the entries in which anything is answered, in the order of `sort_by`, each with its place."""
        filled = [(place, row) for place, row in enumerate(rows(value)) if self._is_filled(row)]
        if self.sort_by:
            filled.sort(key=lambda entry: _sort_key(entry[1].get(self.sort_by, "")))
        return filled

    def _is_filled(self, row: Mapping[str, Value]) -> bool:
        return any(question.is_answered(row.get(question.id)) for question in self.questions)

    def asked(self, row: Mapping[str, Value], shown: Shown = always_shown) -> "list[Question]":
        """Return what is asked in an entry; conditions see every question of it, those without an answer as empty."""
        if not any(question.show_if for question in self.questions):
            return list(self.questions)
        names: dict[str, Value] = {}
        for question in self.questions:
            names.update(question.template_values(row.get(question.id)))
        return [question for question in self.questions if not question.show_if or shown(question, names)]

    def is_answered(self, value: Value | None) -> bool:
        """Whether any entry holds an answer."""
        return any(self._is_filled(row) for row in rows(value)) or (bool(value) and not isinstance(value, list))

    def problems(self, value: Value | None, today: date, shown: Shown = always_shown) -> list[AnswerProblem]:
        """Look at the number of entries, then at each answer that is shown."""
        opened = rows(value)
        if self.required and opened and not self.is_answered(value):
            return self._entry_problems(0, opened[0], today, shown)
        found = super().problems(value, today)
        for place, row in enumerate(opened):
            if self._is_filled(row):
                found.extend(self._entry_problems(place, row, today, shown))
        return found

    def _entry_problems(self, place: int, row: dict[str, Value], today: date, shown: Shown) -> list[AnswerProblem]:
        found: list[AnswerProblem] = []
        for question in self.asked(row, shown):
            answer = row.get(question.id)
            inner = (
                question.problems(answer, today, _within(row, shown))
                if isinstance(question, ListQuestion)
                else question.problems(answer, today)
            )
            found.extend(problem.inside(self.id, place) for problem in inner)
        return found

    def _faults(self, value: Value, _today: date, /) -> Sequence[str]:
        """Too few or too many entries."""
        count = len(self.entries(value))
        if self.min_items is not None and count < self.min_items:
            return [trn("Add {n} more entry", "Add {n} more entries", self.min_items - count)]
        if self.max_items is not None and count > self.max_items:
            return [trn("Take {n} entry away", "Take {n} entries away", count - self.max_items)]
        return []

    def _missing_message(self) -> str:
        """Say under which question an entry is needed."""
        return tr("Add at least one entry to “{label}”").format(label=self.label)

    def settled(self, value: Value, today: date, /) -> Value:
        """Read what was typed in each entry."""
        if not isinstance(value, list):
            return value
        return [self._settled_row(row, today) if isinstance(row, dict) else row for row in value]

    def _settled_row(self, row: dict[str, Value], today: date) -> dict[str, Value]:
        known = {question.id: question for question in self.questions}
        return {key: known[key].settled(answer, today) if key in known else answer for key, answer in row.items()}

    def template_values(
        self, value: Value | None, mark_missing: bool = False, shown: Shown = always_shown
    ) -> dict[str, Value]:
        """Return the entries for the template; for a missing required list, one entry of marks."""
        filled = [row for _place, row in self.entries(value)]
        if not filled and mark_missing and self.required:
            filled = [{}]
        return {self.id: [self._row_values(row, mark_missing, shown) for row in filled]}

    def _row_values(self, row: dict[str, Value], mark_missing: bool, shown: Shown) -> dict[str, Value]:
        seen: dict[str, Value] = {}
        asked = {question.id for question in self.asked(row, shown)}
        for question in self.questions:
            answer = row.get(question.id) if question.id in asked else None
            marked = mark_missing and question.id in asked
            if isinstance(question, ListQuestion):
                seen.update(question.template_values(answer, marked, _within(row, shown)))
            else:
                seen.update(question.template_values(answer, marked))
        return seen

    def texts(self, value: Value | None, shown: Shown = always_shown) -> list[str]:
        """The words of each entry's shown answers that go into the letter."""
        found: list[str] = []
        for _place, row in self.entries(value):
            asked = [question for question in self.asked(row, shown) if question.in_letter]
            found.extend(text for question in asked for text in _texts(question, row, shown))
        return found

    def in_words(self, value: Value | None) -> str:
        """Each entry's answers on lines of their own; *Check your answers* shows entries apart instead."""
        return "\n".join(self.entry_words(row) for _place, row in self.entries(value))

    def entry_words(self, row: Mapping[str, Value], shown: Shown = always_shown, *, headed: bool = False) -> str:
        """Return one entry's shown answers, one below the other.

        Args:
            row: The entry.
            shown: Which of its questions are shown.
            headed: Leave out the first question's answer, because it stands as the heading.
        """
        asked = [question for question in self.asked(row, shown) if not headed or question is not self.questions[0]]
        answered = [(question, words) for question in asked if (words := question.in_words(row.get(question.id)))]
        return "\n".join(
            words if place == 0 or isinstance(question, LongTextQuestion) else f"{question.label}: {words}"
            for place, (question, words) in enumerate(answered)
        )

    def entry_heading(self, row: Mapping[str, Value], number: int) -> tuple[str, bool]:
        """Return the heading of an entry, and whether it is the date that is asked first; else it is “Incident 2”."""
        first = self.questions[0]
        dated = first.as_label(row.get(first.id)) if isinstance(first, DateQuestion) else ""
        return dated or f"{self.item_title} {number}", bool(dated)

    def answer_type(self) -> Any:  # noqa: ANN401 a type for pydantic, not a value
        """Return the type of the list's entries in a file of answers."""
        return list[answer_table(f"{self.id}_entry", self.questions)]  # type: ignore[misc] # made at run time


# The union is closed: `editor_for` in the window matches it and ends in assert_never.
Question = Annotated[
    Union[  # noqa: UP007 twenty-one with bars are hard to read
        TextQuestion, LongTextQuestion, YesNoQuestion, ChoiceQuestion, ChoicesQuestion, DateQuestion, NumberQuestion,
        MoneyQuestion, EmailQuestion, PhoneQuestion, UrlQuestion, PostalAddressQuestion, ReferenceQuestion,
        PersonQuestion, OrganisationQuestion, ListQuestion, PointsQuestion, ExhibitsQuestion, SignatoriesQuestion,
        EarlierLetterQuestion, EarlierReplyQuestion,
    ],
    Field(discriminator="kind"),
]  # fmt: skip
ListQuestion.model_rebuild()


def _sort_key(value: Value) -> tuple[int, int, str]:
    if isinstance(value, int):
        return (0, value, "")
    return (1, 0, date_sort(value) or plain(str(value))) if value else (2, 0, "")


def _texts(question: Question, row: dict[str, Value], shown: Shown) -> list[str]:
    answer = row.get(question.id)
    return question.texts(answer, _within(row, shown)) if isinstance(question, ListQuestion) else question.texts(answer)


def _within(outer: Mapping[str, Value], shown: Shown) -> Shown:
    return lambda question, entry: shown(question, {**outer, **entry})


def answer_table(name: str, questions: Iterable[Question]) -> Any:  # noqa: ANN401 a class made at run time
    """Return a pydantic model with one field for each question; an unknown key is refused."""
    fields: dict[str, Any] = {}
    for question in questions:
        kind = question.answer_type()
        needed = question.required and not question.show_if
        about = Field(... if needed else None, title=question.label, description=question.hint or None)
        fields[question.id] = (kind if needed else kind | None, about)
    return create_model(name, __config__=ConfigDict(strict=True, extra="forbid"), **fields)


def walk(questions: Iterable[Question]) -> Iterator[Question]:
    """Yield the questions and those inside lists, each list before its own."""
    for question in questions:
        yield question
        if isinstance(question, ListQuestion):
            yield from walk(question.questions)
