"""A form of Plaint's own over the same questions as letters have: settings, sending, organisations."""

import itertools
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeAlias, assert_never

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.answers import Answers, Value
from app.domain.choice_questions import ChoiceQuestion
from app.domain.date_questions import DateQuestion
from app.domain.text_questions import (
    EmailQuestion,
    LongTextQuestion,
    PhoneQuestion,
    PostalAddressQuestion,
    ReferenceQuestion,
    TextQuestion,
    UrlQuestion,
)
from app.i18n import tr
from app.ui.answer_editor import AnswerEditor, Fault, FieldEditor
from app.ui.buttons import literal
from app.ui.choice_group import ChoiceGroup
from app.ui.date_editor import DateEditor
from app.ui.flow import Flow
from app.ui.form_parts import ErrorSummary
from app.ui.group import Group
from app.ui.option_parts import RadioBox
from app.ui.text_editors import AddressEditor, AreaEditor, LineEditor

FormQuestion: TypeAlias = (
    TextQuestion
    | LongTextQuestion
    | ReferenceQuestion
    | EmailQuestion
    | PhoneQuestion
    | UrlQuestion
    | PostalAddressQuestion
    | DateQuestion
    | ChoiceQuestion
)


class ChoiceLine(FieldEditor):
    """One of a few, side by side while there is room."""

    def __init__(self, question: ChoiceQuestion) -> None:
        self._radios = {option.value: RadioBox(literal(option.label), option.hint) for option in question.options}
        flow, box = Flow(20, 0), Group()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(flow)
        self._group = ChoiceGroup(flow)
        for radio in self._radios.values():
            self._group.addButton(radio)
            flow.add(radio)
        first = next(iter(self._radios.values()))
        box.setFocusProxy(first)
        super().__init__(question, box)
        self._group.chosen.connect(self.edited)

    def value(self) -> Value:
        """Return the chosen value; "" when none is."""
        return next((value for value, radio in self._radios.items() if radio.isChecked()), "")

    def set_value(self, value: Value | None) -> None:
        """Choose the radio of the value; none for one that is not offered."""
        self._group.show_choice(self._radios.get(str(value)))


def form_editor(question: FormQuestion, today: date) -> AnswerEditor:
    """Return the editor of a question of Plaint's own."""
    match question:
        case TextQuestion() | ReferenceQuestion() | EmailQuestion() | PhoneQuestion() | UrlQuestion():
            return LineEditor(question, question.kind, today)
        case LongTextQuestion():
            return AreaEditor(question)
        case PostalAddressQuestion():
            return AddressEditor(question)
        case DateQuestion():
            return DateEditor(question, today)
        case ChoiceQuestion():
            return ChoiceLine(question)
        case _:
            assert_never(question)


class AnswerForm(QWidget):
    """Questions below each other, checked together; the page shows the summary of what is wrong."""

    edited = Signal(str)

    def __init__(
        self, questions: Sequence[FormQuestion], today: date, *, space: int = 16, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._questions = {question.id: question for question in questions}
        self._today = today
        self.editors = {question.id: form_editor(question, today) for question in questions}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space)
        for name, editor in self.editors.items():
            editor.edited.connect(lambda name=name: self.edited.emit(name))
            column.addWidget(editor)

    def value(self, name: str) -> Value:
        """Return one answer with what was typed read."""
        return self._questions[name].settled(self.editors[name].value(), self._today)

    def text(self, name: str) -> str:
        """Return one answer that is text; "" when it is not."""
        found = self.value(name)
        return found.strip() if isinstance(found, str) else ""

    def values(self) -> Answers:
        """Return all answers."""
        return {name: self.value(name) for name in self.editors}

    def set_values(self, answers: Mapping[str, Value]) -> None:
        """Show answers; what is not among them is emptied."""
        for name, editor in self.editors.items():
            editor.set_value(answers.get(name, self._questions[name].empty))
            editor.show_problem(())

    def check(self) -> list[Fault]:
        """Say under each field what is wrong, and return all of it in the order of the page."""
        return [fault for name in self.editors for fault in self._check_one(name)]

    def add_problem(self, name: str, message: str) -> Fault:
        """Say something under a field that only the page can know."""
        self.editors[name].show_problem([((), message)])
        return (name,), message

    def focus_place(self, path: tuple[str | int, ...]) -> None:
        """Move the keyboard to the field of a problem."""
        self.editors[str(path[0])].focus_place(path[1:])

    def _check_one(self, name: str) -> list[Fault]:
        problems = self._questions[name].problems(self.editors[name].value(), self._today)
        faults: list[Fault] = [(problem.path[1:], problem.message) for problem in problems]
        self.editors[name].show_problem(faults)
        return [((name, *path), message) for path, message in faults]


class ProblemsAbove(QWidget):
    """The summary of what is wrong, first on a page, with air beneath it while it is there.

    Signals:
        chosen: The path of the problem that the person wants to mend.
    """

    chosen = Signal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 16)
        self.summary = ErrorSummary()
        self.summary.chosen.connect(self.chosen)
        column.addWidget(self.summary)
        self.hide()

    def show_problems(self, problems: Sequence[Fault]) -> None:
        """Show one link a problem and take the focus; hide when there are none."""
        self.setVisible(bool(problems))
        self.summary.show_problems(problems)


def buttons_after(page: QWidget, *buttons: QWidget) -> None:
    """Let the keyboard reach the buttons of a footer after the page above it, which has just been built anew."""
    stops = [each for each in page.findChildren(QWidget) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    for before, after in itertools.pairwise([*stops[-1:], *buttons]):
        QWidget.setTabOrder(before, after)


def labelled(kind: str) -> str:
    """Return the name of a way of sending, as people say it."""
    return {
        "email": tr("E-mail"),
        "post": tr("Post"),
        "recorded": tr("Recorded delivery"),
        "form": tr("Web form"),
        "hand": tr("By hand"),
    }[kind]
