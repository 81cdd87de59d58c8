"""What the numbered points of a letter look like while they are written."""

from collections.abc import Callable
from datetime import date

from app.domain.choice_questions import ChoicesQuestion, Option
from app.domain.question_parts import words_at
from app.domain.text_questions import LongTextQuestion, TextQuestion
from app.i18n import tr
from app.ui.answer_editor import AnswerEditor
from app.ui.choice_editors import TicksEditor
from app.ui.entries_editor import EntryPlan
from app.ui.entry_cards import Row
from app.ui.text_editors import AreaEditor, LineEditor


def points_plan(
    numbers: Callable[[], tuple[str, ...]],
    exhibits: Callable[[], list[tuple[str, str]]],
    today: date,
) -> EntryPlan:
    """Return the plan of the points.

    Args:
        numbers: What the letter's first points are called; further ones count on.
        exhibits: Label and title of each exhibit that the letter lists.
        today: The day from which answers are read.
    """

    def heading(_row: Row, number: int) -> str:
        return point_label(numbers(), number)

    return EntryPlan(
        title=lambda number: tr("Point {label}").format(label=point_label(numbers(), number)),
        heading=heading,
        words=_words,
        badge=lambda _row: None,
        keys=lambda _row: ["statement", "remedy", "rule", *(["exhibits"] if exhibits() else [])],
        make=lambda key, _row: _editor(key, exhibits(), today),
        add=lambda there: tr("Add another point") if there else tr("Add a point"),
        arrange=lambda entries: entries,
    )


def point_label(numbers: tuple[str, ...], number: int) -> str:
    """Return what the letter calls its `number`-th point (from 1)."""
    if number <= len(numbers):
        return numbers[number - 1]
    last = int(numbers[-1].lstrip("P")) if numbers else 0
    return f"P{last + number - len(numbers)}"


def _words(row: Row) -> str:
    remedy = words_at(row, "remedy").strip()
    wanted = tr("What would put it right: {remedy}").format(remedy=remedy) if remedy else ""
    return "\n".join(part for part in (words_at(row, "statement").strip(), wanted) if part)


def _editor(key: str, exhibits: list[tuple[str, str]], today: date) -> AnswerEditor:
    if key == "exhibits":
        return _exhibits_editor(exhibits)
    if key == "statement":
        hint = tr("Ask one thing.")
        label = tr("What should they answer?")
        return AreaEditor(LongTextQuestion(id="statement", label=label, hint=hint))
    labels = {"remedy": tr("What would put it right?"), "rule": tr("The rule you rely on")}
    hint = tr("Leave it empty if there is none.")
    return LineEditor(TextQuestion(id=key, label=labels[key], hint=hint), "text", today)


def _exhibits_editor(exhibits: list[tuple[str, str]]) -> TicksEditor:
    distinct = {label: Option(value=label, label=f"{label}  {title}".strip()) for label, title in exhibits}
    return TicksEditor(
        ChoicesQuestion(id="exhibits", label=tr("The evidence that shows it"), options=tuple(distinct.values()))
    )
