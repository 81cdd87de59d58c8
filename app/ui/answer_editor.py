"""What every editor of an answer can do, and the editor of one field under its label and hint."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.bootstrap import Plaint
from app.domain.answers import Value
from app.domain.exhibits import exhibit_labels
from app.domain.interview import Interview, shown_in_entries
from app.domain.question_parts import QuestionParts, rows, words_at
from app.domain.templates import Template
from app.i18n import tr
from app.ui.form_parts import Path, QuestionBlock
from app.ui.navigator import Navigator

# Where in an answer something is wrong, and what to do about it.
Fault = tuple[Path, str]
# A question ends with 6 px for its message, which makes it 24.
BETWEEN_QUESTIONS = 18


@dataclass
class WritingDesk:
    """What lies ready while a letter is written; editors ask it for what their question does not say.

    Attributes:
        interview: The answers as they stand; kept up to date by whoever shows the editors.
        point_numbers: What the letter's first points are called, such as `P4`; further ones count on.
    """

    plaint: Plaint
    navigator: Navigator
    template: Template
    case_id: int
    interview: Interview
    point_numbers: tuple[str, ...] = ()

    def shown(self, question: QuestionParts, entry: Mapping[str, Value]) -> bool:
        """Whether a question inside a list is asked in an entry."""
        return shown_in_entries(self.interview)(question, entry)

    def used_labels(self) -> int:
        """Return how many exhibit labels the case has used."""
        return self.plaint.exhibits.given(self.case_id)

    def exhibits(self) -> list[tuple[str, str]]:
        """Return label and title of each exhibit that the letter lists, as it will be printed."""
        listed = [row for row in rows(self.interview.answers.get("exhibits")) if any(row.values())]
        labels = exhibit_labels(listed, self.used_labels())
        return [(label, words_at(row, "title")) for label, row in zip(labels, listed, strict=True)]

    def exhibit_label(self, number: int) -> str:
        """Return what the letter calls its `number`-th exhibit (from 1), listed already or about to be."""
        listed = rows(self.interview.answers.get("exhibits"))
        blank: list[dict[str, Value]] = [{}] * max(0, number - len(listed))
        return exhibit_labels([*listed, *blank], self.used_labels())[number - 1]

    def titled(self, label: str) -> str | None:
        """Return the title of the exhibit with this label; None when the letter lists none such."""
        return next((title for known, title in self.exhibits() if known == label), None)


class AnswerEditor(QWidget):
    """Shows one question and takes its answer; `edited` says that the person changed it."""

    edited = Signal()
    # Whether the letter says the answer in the person's own words.
    is_typed = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)

    def value(self) -> Value:
        """Return the answer as it stands, half typed or not."""
        raise NotImplementedError

    def set_value(self, value: Value | None) -> None:
        """Show an answer without saying that it was edited."""
        raise NotImplementedError

    def show_problem(self, messages: Sequence[Fault]) -> None:
        """Say under the field what is wrong; no messages take it away."""
        raise NotImplementedError

    def focus_place(self, path: Path) -> None:
        """Move the keyboard to a place in the answer; an empty path means the first field."""
        raise NotImplementedError


class FieldEditor(AnswerEditor):
    """An editor whose answer is given in one field or in fields side by side, under one label."""

    def __init__(self, question: QuestionParts, field: QWidget, focus: QWidget | None = None) -> None:
        super().__init__()
        self.label = question.label
        self.block = QuestionBlock(question.label, field, hint=hint_of(question), focus=focus)
        self.column.addWidget(self.block)

    def show_problem(self, messages: Sequence[Fault]) -> None:
        """Say the messages under the field."""
        self.block.set_problem(joined(messages))

    def focus_place(self, path: Path) -> None:
        """Move the keyboard into the field."""
        del path
        self.block.focus_field()


def hint_of(question: QuestionParts) -> str:
    """Return the hint, and after it the example, if the pack gives one."""
    example = tr("For example: {example}").format(example=question.example) if question.example else ""
    return "\n".join(part for part in (question.hint, example) if part)


def joined(messages: Sequence[Fault]) -> str:
    """Return all messages as the lines of one."""
    return "\n".join(message for _path, message in messages)


def within(messages: Sequence[Fault], *place: str | int) -> list[Fault]:
    """Return the messages at a place inside the answer, seen from there."""
    length = len(place)
    return [(path[length:], message) for path, message in messages if path[:length] == place]
