"""The names that a letter's template may use: those that are always there, and those of its questions (pack-format)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.domain.case_questions import (
    EARLIER_KEYS,
    EarlierLetterQuestion,
    EarlierReplyQuestion,
    ExhibitsQuestion,
    PointsQuestion,
)
from app.domain.choice_questions import ChoiceQuestion, ChoicesQuestion
from app.domain.date_questions import DateQuestion
from app.domain.laws import Law
from app.domain.people_questions import OrganisationQuestion, PersonQuestion, SignatoriesQuestion
from app.domain.questions import ListQuestion, Question
from app.domain.templates import Template
from app.domain.text_questions import PostalAddressQuestion

_PARTY = ("name", "department", "address", "email", "salutation", "valediction")
_POINT = (
    "number", "statement", "remedy", "rule", "exhibits", "verdict", "verdict_label", "their_words", "still_wanted",
    "i_had_said", "promised_by", "is_open",
)  # fmt: skip
_ELEMENT = (
    "element", "title", "asked", "missing", "given", "given_label", "their_words", "still_wanted", "place", "came_on",
    "promised_by", "due_on", "is_open",
)  # fmt: skip
_TABLES: dict[str, tuple[str, ...]] = {
    "me": ("name", "address", "email", "phone", "nation", "membership_number"),
    "behalf": ("name", "relation", "dob", "identifiers"),
    "to": _PARTY,
    "about": _PARTY,
    "copies_to[]": ("name", "role"),
    "points[]": _POINT,
    "apology[]": _ELEMENT,
    "exhibits[]": ("label", "title", "dated", "pages"),
    "earlier[]": EARLIER_KEYS,
    "chronology[]": ("on", "what", "exhibit", "days_since_last"),
    "signatories[]": ("name", "capacity"),
}
_PLAIN = ("today", "reply_by", "our_ref", "your_ref", "elapsed_days", "overdue_days", "law")
_DATES = (
    "today", "reply_by", "behalf.dob", "points[].promised_by", "apology[].came_on",
    "apology[].promised_by", "apology[].due_on", "exhibits[].dated", "earlier[].dated",
    "earlier[].sent_on", "earlier[].received_on", "earlier[].due_on", "chronology[].on",
)  # fmt: skip
_LISTS = ("me.address", "behalf.identifiers", "to.address", "about.address", "points[].exhibits")

ALWAYS_THERE = frozenset({name.removesuffix("[]") for name in _TABLES} | set(_PLAIN) | {"loop"})
# Questions of these kinds have that word as their id, and no other question may.
KINDS_WITH_OWN_ID = {"points": PointsQuestion, "exhibits": ExhibitsQuestion, "signatories": SignatoriesQuestion}


@dataclass(frozen=True, slots=True)
class KnownNames:
    """What a template may name.

    Attributes:
        paths: Each name with `[]` after what is a list, such as `points[].statement`.
        dates: Those that hold a date, which is printed only through a date filter.
    """

    paths: frozenset[str]
    dates: frozenset[str]

    @property
    def dotted(self) -> frozenset[str]:
        """The same names without the signs for lists, as conditions and web forms tell theirs."""
        return frozenset(path.replace("[]", "") for path in self.paths)


def known_names(template: Template, laws: Iterable[Law]) -> KnownNames:
    """Return every name that a letter's template, web form and conditions may use."""
    asked = [question for step in template.steps for question in step.questions]
    cited = (f"law.{law.id.replace('-', '_')}" for law in laws)
    paths = {*_always_there(), *cited, *_of_questions(asked, "")}
    return KnownNames(frozenset(paths), frozenset(_DATES) | frozenset(_dates_of(asked, "")))


def _always_there() -> Iterator[str]:
    yield from _PLAIN
    for table, keys in _TABLES.items():
        yield from (table, table.removesuffix("[]"))
        yield from (f"{table}.{key}" for key in keys)
    yield from (f"{name}[]" for name in _LISTS)


def _of_questions(questions: Iterable[Question], before: str) -> Iterator[str]:
    for question in questions:
        path = f"{before}{question.id}"
        yield path
        match question:
            case ListQuestion():
                yield f"{path}[]"
                yield from _of_questions(question.questions, f"{path}[].")
            case ChoiceQuestion():
                yield f"{path}_label"
            case ChoicesQuestion():
                yield from (f"{path}[]", f"{path}_label", f"{path}_label[]")
            case PostalAddressQuestion():
                yield f"{path}[]"
            case PersonQuestion():
                yield from (f"{path}.name", f"{path}.role")
            case OrganisationQuestion():
                yield from (f"{path}.address[]", *(f"{path}.{key}" for key in _PARTY))
            case EarlierLetterQuestion() | EarlierReplyQuestion():
                yield from (f"{path}.{key}" for key in (*EARLIER_KEYS, "number"))
            case _:
                pass


def _dates_of(questions: Iterable[Question], before: str) -> Iterator[str]:
    for question in questions:
        path = f"{before}{question.id}"
        if isinstance(question, DateQuestion):
            yield path
        elif isinstance(question, ListQuestion):
            yield from _dates_of(question.questions, f"{path}[].")
        elif isinstance(question, EarlierLetterQuestion | EarlierReplyQuestion):
            yield from (f"{path}.{key}" for key in ("dated", "sent_on", "received_on", "due_on"))
