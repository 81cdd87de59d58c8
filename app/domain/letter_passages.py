"""What a person wrote in a letter, passage by passage: the words, and the field in which they stand."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from app.domain.answers import Value
from app.domain.case_questions import ExhibitsQuestion, PointsQuestion
from app.domain.interview import Interview, shown_in_entries
from app.domain.question_parts import rows, words_at
from app.domain.questions import ListQuestion, Question, Shown
from app.domain.text_questions import LongTextQuestion, TextQuestion

Path = tuple[str | int, ...]
POINT_FIELDS = ("statement", "remedy", "rule")


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of one field.

    Attributes:
        path: The question's id, then for entries of lists their place and the inner question's id.
        text: The words.
        label: What the field is called.
        is_entry: Whether it is part of an entry of a list, such as an incident.
        is_quoted: Whether these are somebody else's words, as the pack says.
        is_about_writer: Whether it is kept in the profile, and so about the writer.
        has_evidence: Whether its entry names a piece of evidence.
        example: The pack's example for a passage that has to be in the person's own words; empty for others.
    """

    path: Path
    text: str
    label: str
    is_entry: bool = False
    is_quoted: bool = False
    is_about_writer: bool = False
    has_evidence: bool = False
    example: str = ""


def passages(interview: Interview) -> list[Passage]:
    """Return the words of all shown answers that go into the letter, in page order; built-in questions left out."""
    shown = shown_in_entries(interview)
    return [
        passage
        for step in interview.visible_steps()
        for question in interview.visible_questions(step)
        if "." not in question.id
        for passage in _of_question(question, interview.answers.get(question.id), shown)
    ]


def _of_question(question: Question, value: Value | None, shown: Shown) -> Iterator[Passage]:
    match question:
        case ListQuestion():
            yield from _of_list(question, value, shown)
        case PointsQuestion():
            yield from _of_rows(question, value, POINT_FIELDS)
        case ExhibitsQuestion():
            yield from _of_rows(question, value, ("title",))
        case TextQuestion() | LongTextQuestion() if question.in_letter and isinstance(value, str) and value.strip():
            yield _passage(question, value)
        case _:
            return


def _passage(question: TextQuestion | LongTextQuestion, text: str) -> Passage:
    return Passage(
        (question.id,),
        text,
        question.label,
        is_quoted=question.quoted,
        is_about_writer=question.remember,
        example=question.example if question.own_words else "",
    )


def _of_list(question: ListQuestion, value: Value | None, shown: Shown) -> Iterator[Passage]:
    for place, row in question.entries(value):
        has_evidence = bool(words_at(row, "exhibit").strip())
        for inner in question.asked(row, _within(row, shown)):
            for passage in _of_question(inner, row.get(inner.id), _within(row, shown)):
                yield _inside(passage, question, place, has_evidence=has_evidence)


def _inside(passage: Passage, question: ListQuestion, place: int, *, has_evidence: bool) -> Passage:
    return Passage(
        (question.id, place, *passage.path),
        passage.text,
        passage.label,
        is_entry=True,
        is_quoted=passage.is_quoted or question.quoted,
        is_about_writer=passage.is_about_writer or question.remember,
        has_evidence=has_evidence or passage.has_evidence,
        example=passage.example,
    )


def _of_rows(question: Question, value: Value | None, fields: tuple[str, ...]) -> Iterator[Passage]:
    for place, row in enumerate(rows(value)):
        for field in fields:
            text = words_at(row, field)
            if text.strip():
                path = (question.id, place, field)
                has_evidence = bool(row.get("exhibits"))
                yield Passage(path, text, question.label, True, question.quoted, has_evidence=has_evidence)


def _within(outer: dict[str, Value], shown: Shown) -> Callable[..., bool]:
    return lambda question, entry: shown(question, {**outer, **entry})
