"""What the pieces of evidence look like while they are listed."""

from collections.abc import Callable
from datetime import date

from app.bootstrap import Plaint
from app.domain.case_questions import ExhibitsQuestion
from app.domain.date_questions import DateQuestion
from app.domain.dates import short_date
from app.domain.question_parts import words_at
from app.domain.text_questions import TextQuestion
from app.i18n import tr
from app.services.letter_service import kept_file
from app.ui.answer_editor import AnswerEditor
from app.ui.date_editor import DateEditor
from app.ui.entries_editor import EntryPlan
from app.ui.entry_cards import Row
from app.ui.file_editor import FileEditor
from app.ui.text_editors import LineEditor


def exhibits_plan(question: ExhibitsQuestion, plaint: Plaint, label: Callable[[int], str], today: date) -> EntryPlan:
    """Return the plan of the exhibits.

    Args:
        question: The question.
        plaint: Keeps the files.
        label: What the letter calls its exhibits, by their number from 1.
        today: For dates without a year.
    """
    return EntryPlan(
        title=lambda number: tr("Exhibit {label}").format(label=label(number)),
        heading=lambda row, number: f"{label(number)}  {words_at(row, 'title')}".strip(),
        words=_words,
        badge=lambda _row: None,
        keys=lambda _row: ["title", "dated", "file"],
        make=lambda key, _row: _editor(key, plaint, question, today),
        add=lambda there: tr("Add another piece of evidence") if there else tr("Add a piece of evidence"),
        arrange=lambda entries: entries,
    )


def _words(row: Row) -> str:
    kept = kept_file(words_at(row, "file"))
    dated = row.get("dated", "")
    day = short_date(dated) if dated and isinstance(dated, str | dict) else ""
    return "\n".join(part for part in (day, kept.name if kept else tr("No file is kept for it.")) if part)


def _editor(key: str, plaint: Plaint, question: ExhibitsQuestion, today: date) -> AnswerEditor:
    if key == "dated":
        return DateEditor(
            DateQuestion(id="dated", label=tr("Its date"), hint=tr("Leave it empty if it has none."), approximate=True),
            today,
        )
    if key == "file":
        hint = tr("Its exact bytes are kept. Without a file it is only listed.")
        return FileEditor(TextQuestion(id="file", label=tr("The file"), hint=hint), plaint)
    example = question.example or tr("minutes of the June meeting")
    return LineEditor(TextQuestion(id="title", label=tr("What is it?"), example=example), "text", today)
