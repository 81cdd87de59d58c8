"""Editors for people: one person, and those who sign a joint letter."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.answers import Value
from app.domain.date_questions import DateQuestion
from app.domain.people_questions import PersonQuestion
from app.domain.question_parts import words_at
from app.domain.text_questions import TextQuestion
from app.i18n import tr
from app.ui.answer_editor import AnswerEditor, Fault, FieldEditor, joined
from app.ui.date_editor import DateEditor
from app.ui.entries_editor import EntryPlan
from app.ui.form_parts import Path
from app.ui.labels import WrappedLabel
from app.ui.text_editors import LineEditor
from app.ui.typed_line import TypedLine


class LabelledLines(QWidget):
    """Some lines, each under a small label of its own."""

    def __init__(self, labels: dict[str, str]) -> None:
        super().__init__()
        self.fields = {key: TypedLine() for key in labels}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        for key, field in self.fields.items():
            label = WrappedLabel(labels[key], "hint")
            label.setBuddy(field)
            field.setAccessibleName(labels[key])
            column.addWidget(label)
            column.addWidget(field)
            column.addSpacing(6)


class PersonEditor(FieldEditor):
    """A name, and what the person is."""

    def __init__(self, question: PersonQuestion) -> None:
        self._lines = LabelledLines({"name": tr("Name"), "role": tr("Their role, if you know it")})
        self._lines.setFocusProxy(self._lines.fields["name"])
        super().__init__(question, self._lines)
        for field in self._lines.fields.values():
            field.typed.connect(self.edited)

    def value(self) -> Value:
        """Return name and role."""
        return {key: field.text() for key, field in self._lines.fields.items()}

    def set_value(self, value: Value | None) -> None:
        """Show name and role."""
        for key, field in self._lines.fields.items():
            field.setText(words_at(value, key) if isinstance(value, dict) else "")

    def show_problem(self, messages: Sequence[Fault]) -> None:
        """Say what is wrong, with the border on the field at fault."""
        keys = [path[0] for path, _message in messages if path]
        field = self._lines.fields.get(str(keys[0])) if keys else None
        self.block.set_problem(joined(messages), field)

    def focus_place(self, path: Path) -> None:
        """Move the keyboard to name or role."""
        key = str(path[0]) if path else "name"
        self._lines.fields.get(key, self._lines.fields["name"]).setFocus()


def signatories_plan(today: date) -> EntryPlan:
    """Return the plan of those who sign: name, capacity, and the day they agreed."""
    return EntryPlan(
        title=lambda number: tr("Person {number} who signs").format(number=number),
        heading=lambda row, number: words_at(row, "name") or tr("Person {number}").format(number=number),
        words=lambda row: words_at(row, "capacity"),
        badge=lambda _row: None,
        keys=lambda _row: ["name", "capacity", "consent_on"],
        make=lambda key, _row: _signatory_editor(key, today),
        add=lambda there: tr("Add another person who signs") if there else tr("Add a person who signs"),
        arrange=lambda entries: entries,
    )


def _signatory_editor(key: str, today: date) -> AnswerEditor:
    if key == "consent_on":
        label = tr("The day on which they agreed to sign")
        return DateEditor(DateQuestion(id=key, label=label, not_after="today"), today)
    if key == "capacity":
        hint = tr("For example treasurer; it stands under the name. Leave it empty if there is none.")
        return LineEditor(TextQuestion(id=key, label=tr("As what do they sign?"), hint=hint), "text", today)
    return LineEditor(TextQuestion(id=key, label=tr("Name")), "text", today)
