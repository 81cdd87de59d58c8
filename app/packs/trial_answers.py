"""What a letter is tried with: answers that fill it, that leave out all they may, and that nobody hoped for."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.answers import Answers, Value
from app.domain.case_questions import ExhibitsQuestion, PointsQuestion
from app.domain.choice_questions import ChoiceQuestion, ChoicesQuestion, YesNoQuestion
from app.domain.date_questions import DateQuestion
from app.domain.people_questions import OrganisationQuestion, PersonQuestion, SignatoriesQuestion
from app.domain.question_parts import rows
from app.domain.questions import ListQuestion, Question
from app.domain.text_questions import PostalAddressQuestion, ReferenceQuestion, WordsQuestion
from app.i18n import tr

MANY = 12  # entries of a long list; fewer where the pack allows fewer
LONG_WORD = 10_000  # characters
# The whole of a long text stands in so many answers, its beginning in all others: that is bad enough, and quicker.
WHOLE_TIMES, BEGINNING = 3, 400
# What a tag in an answer would print if anything ran it; no letter says that by chance.
REVEALING = "42049"

HOSTILE: Mapping[str, str] = {
    "signs": "Ümit & <Söhne> {{ 6007 * 7 }} {% if me %} {_{ x }_} {# a #} </w:t> &amp; ]]> %}{% \u201cq\u201d 'x'",
    "scripts": "\u202eabc\u202c שלום العربية ไทย 漢字 👩\u200d👩\u200d👧 e\u0301 \ud800 \x07\x1b\ufffe\u200f Ende",
    "long": "W" * LONG_WORD,
    "spaces": " \t\u00a0\u2003 ",
    "lines": "First line" + "\n" * 30 + "Second\r\nThird\n\n\nLast",
}


@dataclass(frozen=True, slots=True)
class Trial:
    """One set of answers.

    Attributes:
        name: What it is, in words that fit into “Drawn with …”.
        is_plain: Its words are ordinary: what looks odd in the letter is the letter's own.
        is_full: All that can be answered is.
    """

    name: str
    answers: Answers
    is_plain: bool = False
    is_full: bool = False


def trials(questions: Sequence[Question], samples: Mapping[str, Answers], today: date) -> Iterator[Trial]:
    """Yield the sets of answers that a letter is tried with.

    Args:
        questions: All its questions, those about the writer and the recipient included.
        samples: The answers of its samples by their names.
        today: For dates that have to be answered.
    """
    for which, answers in samples.items():
        yield Trial(tr("the answers of “{name}”").format(name=which), answers, is_plain=True)
    told = samples.get("large") or samples.get("sample") or {}
    whole = _all_answered(questions, told, today)
    yield Trial(tr("everything answered"), whole, is_plain=True, is_full=True)
    yield Trial(tr("nothing answered that may be left out"), _least(questions, told, today), is_plain=True)
    for count, name in ((1, tr("lists of one")), (2, tr("lists of two")), (MANY, tr("long lists"))):
        yield Trial(name, _counted(questions, whole, count), is_plain=True, is_full=True)
    usual = _counted(questions, samples.get("sample") or whole, 2)
    for which, text in HOSTILE.items():
        yield Trial(_hostile_name(which), _Writer(text).over(questions, usual))


def _hostile_name(which: str) -> str:
    return {
        "signs": tr("signs and tags typed into the answers"),
        "scripts": tr("other scripts, emoji and hidden characters"),
        "long": tr("a word without end in each answer"),
        "spaces": tr("only spaces in the answers"),
        "lines": tr("many line breaks in each answer"),
    }[which]


def _least(questions: Iterable[Question], answers: Mapping[str, Value], today: date) -> Answers:
    """Return the answers without all that may be left out, and without what goes with them."""
    return {
        question.id: _needed(question, answers.get(question.id, ""), today)
        for question in questions
        if question.required
    }


def _needed(question: Question, value: Value, today: date) -> Value:
    """Return as little of an answer as its question takes; where there is none, one that it takes."""
    match question:
        case ListQuestion():
            kept = rows(value)[: question.min_items or 1] or [{}]
            return [_least(question.questions, row, today) for row in kept]
        case PointsQuestion() | ExhibitsQuestion():
            kept = rows(value)[: question.min_items or 1] or [{}]
            return [{question.needed: row.get(question.needed) or tr("A point")} for row in kept]
        case PersonQuestion():
            return {"name": _name_in(value)}
        case OrganisationQuestion() if isinstance(value, dict):
            return {key: part for key, part in value.items() if key in ("name", "email", "address")}
        case _ if question.is_answered(value):
            return value
    return _any_answer(question, today)


def _name_in(value: Value) -> Value:
    return (value.get("name") if isinstance(value, dict) else "") or tr("Sam Carter")


def _any_answer(question: Question, today: date) -> Value:
    match question:
        case YesNoQuestion():
            return True
        case ChoiceQuestion():
            return question.options[0].value
        case ChoicesQuestion():
            return [question.options[0].value]
        case DateQuestion():
            return today.isoformat()
        case WordsQuestion() | ReferenceQuestion():
            return question.example or tr("Some words")
        case PersonQuestion():
            return {"name": tr("Sam Carter"), "role": tr("secretary")}
        case PointsQuestion() | ExhibitsQuestion():
            return [{question.needed: tr("A point")}]
        case SignatoriesQuestion():
            return [{"name": tr("Sam Carter"), "capacity": tr("secretary"), "consent_on": today.isoformat()}]
        case PostalAddressQuestion():
            return [tr("1 Quay Street"), tr("Eastbridge")]
    return _REACHED.get(question.kind, "")


_REACHED: Mapping[str, Value] = {
    "email": "sam.carter@example.org",
    "phone": "01632 960001",
    "url": "https://example.org/a",
    "number": 3,
    "money": 1250,
}


def _all_answered(questions: Iterable[Question], answers: Mapping[str, Value], today: date) -> Answers:
    """Return the answers with ordinary ones in all that is not answered."""
    changed = dict(answers)
    for question in questions:
        value = answers.get(question.id, "")
        if isinstance(question, ListQuestion):
            changed[question.id] = [_all_answered(question.questions, row, today) for row in rows(value) or [{}]]
        elif not question.is_answered(value):
            changed[question.id] = _any_answer(question, today)
    return {key: value for key, value in changed.items() if value not in ("", [])}


def _counted(questions: Iterable[Question], answers: Mapping[str, Value], count: int) -> Answers:
    """Return the answers with so many entries in each list, the same ones over and over."""
    changed = dict(answers)
    for question in questions:
        if isinstance(question, ListQuestion | PointsQuestion | ExhibitsQuestion | SignatoriesQuestion):
            entries = rows(answers.get(question.id))
            wanted = max(count, question.min_items or 0)
            wanted = min(wanted, question.max_items or wanted)
            chosen = [entries[place % len(entries)] for place in range(wanted)] if entries else []
            changed[question.id] = [_inner_counted(question, entry, count) for entry in chosen]
    return changed


def _inner_counted(question: Question, entry: dict[str, Value], count: int) -> Value:
    return _counted(question.questions, entry, count) if isinstance(question, ListQuestion) else entry


class _Writer:
    """Puts one text in the place of all words that a person may choose."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._times = 0

    def over(self, questions: Iterable[Question], answers: Mapping[str, Value]) -> Answers:
        """Return the answers with the text in them; what was not answered is answered too."""
        changed = {**answers, **{each.id: self._answer(each, answers.get(each.id, "")) for each in questions}}
        return {key: value for key, value in changed.items() if value not in ("", [])}

    def _answer(self, question: Question, value: Value) -> Value:
        match question:
            case WordsQuestion():
                return self._next()[: question.max_chars or None]
            case ReferenceQuestion():
                return self._next()[:60]
            case PersonQuestion():
                return {"name": self._next(), "role": self._next()}
            case PostalAddressQuestion():
                return [self._next(), self._next()]
            case OrganisationQuestion() if isinstance(value, dict):
                greeting: Answers = {"salutation": "", "valediction": ""}
                return {
                    **value,
                    **greeting,
                    "name": self._next(),
                    "department": self._next(),
                    "address": [self._next()],
                }
            case ListQuestion():
                return [self.over(question.questions, row) for row in rows(value)]
            case PointsQuestion() | ExhibitsQuestion() | SignatoriesQuestion():
                return [self._row(row) for row in rows(value)]
        return value

    def _row(self, row: Mapping[str, Value]) -> dict[str, Value]:
        return {key: self._next() if key in _TYPED else value for key, value in row.items()}

    def _next(self) -> str:
        self._times += 1
        return self._text if self._times <= WHOLE_TIMES else self._text[:BEGINNING]


_TYPED: frozenset[str] = frozenset({"statement", "remedy", "rule", "title", "name", "capacity"})
