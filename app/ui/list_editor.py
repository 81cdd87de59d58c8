"""What the entries of a list question look like."""

from collections.abc import Callable, Mapping, Sequence

from app.domain.answers import Value
from app.domain.question_parts import QuestionParts, words_at
from app.domain.questions import ListQuestion, Question, Shown
from app.i18n import tr
from app.ui.answer_editor import AnswerEditor
from app.ui.entries_editor import EntryPlan
from app.ui.entry_cards import Row

_LONGEST_TITLE = 22
# Makes the editor of a question that stands inside an entry; `shown` decides for lists within it.
EditorMaker = Callable[[Question, Shown], AnswerEditor]


def list_plan(
    question: ListQuestion, shown: Shown, make: EditorMaker, titled: Callable[[str], str | None]
) -> EntryPlan:
    """Return the plan of a list's entries.

    Args:
        question: The list.
        shown: Decides which questions are asked in an entry.
        make: Makes the editor of an inner question.
        titled: The title of an exhibit by its label, for entries that name one; None when there is none such.
    """
    known = {inner.id: inner for inner in question.questions}
    thing = question.item_title[:1].lower() + question.item_title[1:]

    def words(row: Row) -> str:
        rest = {key: value for key, value in row.items() if key != "exhibit" or exhibit_named(row, titled) is None}
        return question.entry_words(rest, shown, headed=question.entry_heading(row, 1)[1])

    return EntryPlan(
        title=lambda number: numbered(number, thing, question.item_title),
        heading=lambda row, number: question.entry_heading(row, number)[0],
        words=words,
        badge=lambda row: exhibit_named(row, titled),
        keys=lambda row: [inner.id for inner in question.asked(row, shown)],
        make=lambda key, row: make(known[key], shown_within(row, shown)),
        add=lambda there: add_words(there, thing),
        arrange=lambda entries: _arranged(question, entries),
    )


def numbered(number: int, thing: str, title: str) -> str:
    """Return the heading of an open entry, such as “Third thing that happened”; after twelve a figure is used."""
    ordinals = (
        tr("First {thing}"), tr("Second {thing}"), tr("Third {thing}"), tr("Fourth {thing}"), tr("Fifth {thing}"),
        tr("Sixth {thing}"), tr("Seventh {thing}"), tr("Eighth {thing}"), tr("Ninth {thing}"), tr("Tenth {thing}"),
        tr("Eleventh {thing}"), tr("Twelfth {thing}"),
    )  # fmt: skip
    if number > len(ordinals):
        return tr("{title} {number}").format(title=title, number=number)
    return ordinals[number - 1].format(thing=thing)


def add_words(there: int, thing: str) -> str:
    """Return the words on the button that adds an entry."""
    if there:
        return tr("Add another {thing}").format(thing=thing)
    starts_with_vowel = thing[:1].casefold() in set("aeiou")
    return (tr("Add an {thing}") if starts_with_vowel else tr("Add a {thing}")).format(thing=thing)


def _arranged(question: ListQuestion, entries: list[Row]) -> list[Row]:
    """Return the entries as they will be printed, those without any answer last."""
    filled = [entries[place] for place, _row in question.entries(_as_value(entries))]
    return [*filled, *(row for row in entries if not any(row is one for one in filled))]


def _as_value(entries: Sequence[Row]) -> Value:
    return list(entries)


def exhibit_named(row: Row, titled: Callable[[str], str | None]) -> tuple[str, str] | None:
    """Return label and title of the exhibit that an entry names by the key `exhibit`, if the letter lists it."""
    label = words_at(row, "exhibit").strip().upper()
    title = titled(label) if label else None
    if title is None:
        return None
    return label, title if len(title) <= _LONGEST_TITLE else f"{title[: _LONGEST_TITLE - 1].rstrip()}…"


def shown_within(row: Callable[[], Row], shown: Shown) -> Shown:
    """Return what decides inside an entry: a list within it sees the answers of the entry as they stand."""

    def decide(question: QuestionParts, entry: Mapping[str, Value]) -> bool:
        return shown(question, {**row(), **entry})

    return decide
