"""Answers that a member might give to any of a letter's questions, whatever their kinds, drawn by hypothesis."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import TypeAlias

from hypothesis import strategies as st

from app.domain.answers import Value
from app.domain.case_questions import EarlierQuestion, EarlierReplyQuestion, ExhibitsQuestion, PointsQuestion
from app.domain.choice_questions import ChoiceQuestion, ChoicesQuestion, YesNoQuestion
from app.domain.date_questions import DateQuestion
from app.domain.number_questions import MoneyQuestion
from app.domain.people_questions import SignatoriesQuestion
from app.domain.question_parts import QuestionParts
from app.domain.questions import ListQuestion
from app.domain.templates import Template
from app.domain.text_questions import LongTextQuestion, ReferenceQuestion, UrlQuestion, WordsQuestion

Earlier: TypeAlias = Sequence[Mapping[str, Value]]
TODAY = date(2026, 11, 20)
WORDS = (
    "the branch met twice",
    "Nobody answered.",
    "Was it sent?",
    "it was closed (again)",
    "they said “no”",
    "they wrote “never again.”",
    "Ó Murchú & Co.",
    "Robin Tansley Jr.",
    "one line\nand another",
    "one paragraph.\n\nAnd another",
    "A",
)
ONE_OF_A_KIND: dict[str, Value] = {
    "reference": "AB/12",
    "url": "https://www.example.org/news?page=2&part=b",
    "money": 125050,
}
LABELS = st.lists(st.sampled_from("ABC"), unique=True, max_size=3).map(sorted)


def _words(question: WordsQuestion) -> st.SearchStrategy[str]:
    lines = () if isinstance(question, LongTextQuestion) else ("\n",)
    most = question.max_chars or 1000
    least = question.own_words.min_chars if question.own_words else 0
    fitting = [each for each in WORDS if len(each) <= most and not any(line in each for line in lines)]
    return st.sampled_from([" ".join([each] * (1 + least // len(each))) for each in fitting])


def _days(question: DateQuestion) -> st.SearchStrategy[Value]:
    start = TODAY + timedelta(days=1) if question.not_before else date(2024, 1, 1)
    days = st.dates(start, start + timedelta(days=900) if question.not_before else TODAY).map(date.isoformat)
    about: st.SearchStrategy[Value] = st.just({"text": "about mid-July 2026", "sort": "2026-07-15"})
    return days | about if question.approximate else days


def _rows(entry: dict[str, st.SearchStrategy[Value]], least: int) -> st.SearchStrategy[Value]:
    return st.lists(st.fixed_dictionaries(entry), min_size=least, max_size=3)


def _answer(question: QuestionParts, earlier: Earlier) -> st.SearchStrategy[Value]:
    """Return an answer of the question's kind; of a list, one to three entries."""
    match question:
        case EarlierQuestion():
            kind = "reply" if isinstance(question, EarlierReplyQuestion) else "letter"
            numbers: list[Value] = [number for number, entry in enumerate(earlier, 1) if entry["kind"] == kind]
            return st.sampled_from(["", *numbers])
        case YesNoQuestion():
            return st.booleans()
        case ChoiceQuestion():
            return st.sampled_from([option.value for option in question.options])
        case ChoicesQuestion():
            values = [option.value for option in question.options]
            return st.lists(st.sampled_from(values), unique=True, min_size=1)
        case DateQuestion():
            return _days(question)
        case ReferenceQuestion() | UrlQuestion() | MoneyQuestion():
            return st.just(ONE_OF_A_KIND[question.kind])
        case PointsQuestion():
            words = st.sampled_from(["", "an answer", "Rule 3"])
            row = {"statement": st.sampled_from(WORDS[:4]), "remedy": words, "rule": words, "exhibits": LABELS}
            return _rows(row, 1)
        case ExhibitsQuestion():
            return _rows({"title": st.sampled_from(WORDS[:7]), "dated": st.sampled_from(["", "2026-03-04"])}, 1)
        case SignatoriesQuestion():
            least = question.min_items or 1
            row = {
                "name": st.sampled_from(["Aled Rees", "Robin Tansley Jr."]),
                "capacity": st.sampled_from(["", "chair"]),
            }
            return _rows({**row, "consent_on": st.just("2026-11-01")}, least)
        case ListQuestion():
            return st.lists(_table(question.questions, earlier), min_size=1, max_size=3)
        case WordsQuestion():
            return _words(question)
    raise AssertionError(question.id)


def _table(questions: tuple[QuestionParts, ...], earlier: Earlier) -> st.SearchStrategy[Value]:
    needed = {each.id: _answer(each, earlier) for each in questions if each.required}
    others = {each.id: _answer(each, earlier) for each in questions if not each.required}
    return st.fixed_dictionaries(needed, optional=others)


def any_answers(template: Template, earlier: Earlier = ()) -> st.SearchStrategy[dict[str, Value]]:
    """Return answers to a letter's own questions: what is required, and any of the rest.

    Args:
        template: The letter; the topics that every letter has are left out.
        earlier: The letters and replies of its case, of which some may be chosen.
    """
    questions = tuple(question for step in template.steps for question in step.questions)
    return _table(questions, earlier)  # type: ignore[return-value]  # a table is a dict by its own making
