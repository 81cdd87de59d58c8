"""Questions answered with people and organisations: who it is about, who signs, who is written to."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from app.domain.answers import Value, missing_mark
from app.domain.date_questions import date_fault
from app.domain.dates import date_sort
from app.domain.organisations import OrganisationKind, greeting
from app.domain.problems import AnswerProblem
from app.domain.question_parts import Items, QuestionParts, lines_of, rows, words_at
from app.domain.text_questions import email_fault
from app.i18n import tr, trn

ORGANISATION_KEYS = ("name", "department", "address", "email", "salutation", "valediction")
_ANSWER = ConfigDict(strict=True, extra="forbid")


class PersonAnswer(BaseModel):
    """A person as a file of answers gives them."""

    model_config = _ANSWER
    name: str
    role: str = ""


class OrganisationAnswer(BaseModel):
    """An organisation as a file of answers gives it, when it is not named by its id."""

    model_config = _ANSWER
    organisation: str = ""
    name: str = ""
    department: str = ""
    address: list[str] = []
    email: str = ""
    salutation: str = ""
    valediction: str = ""


class SignatoryAnswer(BaseModel):
    """Somebody who signs, and when they said so."""

    model_config = _ANSWER
    name: str
    capacity: str = ""
    consent_on: str = ""


class PersonQuestion(QuestionParts):
    """A person: a name, and what they are."""

    takes: ClassVar[tuple[type, ...]] = (dict,)
    kind: Literal["person"] = "person"

    def is_answered(self, value: Value | None) -> bool:
        """Whether a name or a role is there."""
        return any(str(part).strip() for part in value.values()) if isinstance(value, dict) else bool(value)

    def fits(self, value: Value) -> bool:
        """A person needs a name."""
        return isinstance(value, dict) and bool(words_at(value, "name").strip())

    def problems(self, value: Value | None, today: date) -> list[AnswerProblem]:
        """Ask for the name when only the role is there."""
        found = super().problems(value, today)
        if not found and isinstance(value, dict) and self.is_answered(value) and not self.fits(value):
            return [self._problem(tr("Write the person’s name"), "name")]
        return found

    def _present(self, value: Value) -> dict[str, Value]:
        """Name and role, never undefined."""
        row = value if isinstance(value, dict) else {}
        return {self.id: {"name": words_at(row, "name"), "role": words_at(row, "role")}}

    def _absent(self, mark: str) -> dict[str, Value]:
        """A person without a name, or named by the mark."""
        return {self.id: {"name": mark, "role": ""}}

    def texts(self, value: Value | None) -> list[str]:
        """The name; a template may leave out the role."""
        return [name] if isinstance(value, dict) and (name := words_at(value, "name").strip()) else []

    def in_words(self, value: Value | None) -> str:
        """“Sam Carter, branch secretary”."""
        row = value if isinstance(value, dict) else {}
        return ", ".join(part for key in ("name", "role") if (part := words_at(row, key).strip()))

    def answer_type(self) -> Any:  # noqa: ANN401 a type for pydantic, not a value
        """A table with name and role."""
        return PersonAnswer


class OrganisationQuestion(QuestionParts):
    """An organisation from the directory, or another one typed in.

    Attributes:
        kinds: The kinds of organisation that are offered; empty offers all.
        to_be_reached: Whether a letter goes there, so that an address is needed.
    """

    takes: ClassVar[tuple[type, ...]] = (dict,)
    kind: Literal["organisation"] = "organisation"
    kinds: Items[OrganisationKind] = ()
    to_be_reached: bool = False

    def is_answered(self, value: Value | None) -> bool:
        """Whether anything but a greeting is there."""
        if not isinstance(value, dict):
            return bool(value)
        return bool(lines_of(value.get("address"))) or any(
            words_at(value, key).strip() for key in ("organisation", "name", "department", "email")
        )

    def fits(self, value: Value) -> bool:
        """An organisation needs a name."""
        return isinstance(value, dict) and bool(words_at(value, "name").strip())

    def problems(self, value: Value | None, today: date) -> list[AnswerProblem]:
        """Say what is missing before a letter can go there."""
        found = super().problems(value, today)
        if found or not isinstance(value, dict) or not self.is_answered(value):
            return found
        if not self.fits(value):
            return [self._problem(tr("Write the organisation’s name"), "name")]
        email = words_at(value, "email").strip()
        if email and email_fault(email):
            return [self._problem(email_fault(email), "email")]
        by_hand = not words_at(value, "organisation")
        if self.to_be_reached and by_hand and not email and not lines_of(value.get("address")):
            return [self._problem(tr("Write an e-mail address or a postal address for them"), "email")]
        return []

    def _missing_message(self) -> str:
        """Say that one is to be chosen."""
        return tr("Choose an organisation for “{label}”").format(label=self.label)

    def _present(self, value: Value) -> dict[str, Value]:
        """What templates see, with a greeting where none was written."""
        row = value if isinstance(value, dict) else {}
        seen: dict[str, Value] = {key: words_at(row, key).strip() for key in ORGANISATION_KEYS}
        seen["address"] = list(lines_of(row.get("address")))
        return {self.id: {**seen, **{key: seen[key] or words for key, words in greeting(seen).items()}}}

    def _absent(self, mark: str) -> dict[str, Value]:
        """An organisation without a name, or named by the mark."""
        blank: dict[str, Value] = dict.fromkeys(ORGANISATION_KEYS, "")
        address: list[Value] = [missing_mark(tr("Their address"))] if mark and self.to_be_reached else []
        return {self.id: {**blank, "name": mark, "address": address, **(greeting({"name": mark}) if mark else {})}}

    def texts(self, value: Value | None) -> list[str]:
        """The name; a letter by e-mail may leave out the address."""
        return [name] if isinstance(value, dict) and (name := words_at(value, "name").strip()) else []

    def in_words(self, value: Value | None) -> str:
        """“The Harbour Party, Complaints Team”."""
        row = value if isinstance(value, dict) else {}
        return ", ".join(part for key in ("name", "department") if (part := words_at(row, key).strip()))

    def answer_type(self) -> Any:  # noqa: ANN401 a type for pydantic, not a value
        """The id of one in the directory, or a table."""
        return str | OrganisationAnswer


class SignatoriesQuestion(QuestionParts):
    """Those who sign a joint letter, each with the capacity they sign in and the day they agreed."""

    takes: ClassVar[tuple[type, ...]] = (list,)
    kind: Literal["signatories"] = "signatories"
    min_items: Annotated[int, Field(ge=1)] | None = None
    max_items: Annotated[int, Field(ge=1)] | None = None

    @property
    def empty(self) -> Value:
        """Nobody signs yet."""
        return []

    def is_answered(self, value: Value | None) -> bool:
        """Whether anybody is there; an empty row is nobody."""
        return bool(_people(value)) or (bool(value) and not isinstance(value, list))

    def problems(self, value: Value | None, today: date) -> list[AnswerProblem]:
        """Each needs a name, and to have agreed by now."""
        found = super().problems(value, today)
        for place, row in enumerate(rows(value)):
            if row in _people(value):
                found.extend(self._row_problems(place, row, today))
        return found

    def _faults(self, value: Value, _today: date, /) -> Sequence[str]:
        """Too few or too many."""
        count = len(_people(value))
        if self.min_items is not None and count < self.min_items:
            return [trn("Add {n} more person who signs", "Add {n} more people who sign", self.min_items - count)]
        if self.max_items is not None and count > self.max_items:
            return [trn("Only {n} person can sign", "No more than {n} people can sign", self.max_items)]
        return []

    def _row_problems(self, place: int, row: dict[str, Value], today: date) -> list[AnswerProblem]:
        name, consent_on = words_at(row, "name").strip(), row.get("consent_on", "")
        if not name:
            return [self._problem(tr("Write the name of this person"), place, "name")]
        if not consent_on:
            message = tr("Write the day on which {name} agreed to sign").format(name=name)
            return [self._problem(message, place, "consent_on")]
        if fault := date_fault(consent_on, today):
            return [self._problem(fault, place, "consent_on")]
        if date_sort(consent_on) > today.isoformat():
            return [
                self._problem(
                    tr("The day on which {name} agreed has not come yet").format(name=name), place, "consent_on"
                )
            ]
        return []

    def _missing_message(self) -> str:
        """Say that somebody must sign."""
        return tr("Add at least one person who signs")

    def fits(self, value: Value) -> bool:
        """At least one person with a name."""
        return any(words_at(row, "name").strip() for row in rows(value))

    def _present(self, value: Value) -> dict[str, Value]:
        """Name and capacity; when they agreed is nobody else's business."""
        return {
            self.id: [{"name": words_at(row, "name"), "capacity": words_at(row, "capacity")} for row in _people(value)]
        }

    def _absent(self, mark: str) -> dict[str, Value]:
        """One person who is the mark."""
        return {self.id: [{"name": mark, "capacity": ""}] if mark else []}

    def texts(self, value: Value | None) -> list[str]:
        """The names."""
        return [name for row in _people(value) if (name := words_at(row, "name").strip())]

    def in_words(self, value: Value | None) -> str:
        """One person a line."""
        parts = ((words_at(row, "name").strip(), words_at(row, "capacity").strip()) for row in _people(value))
        return "\n".join(", ".join(filter(None, pair)) for pair in parts)

    def answer_type(self) -> Any:  # noqa: ANN401 a type for pydantic, not a value
        """A list of people."""
        return list[SignatoryAnswer]


def _people(value: Value | None) -> list[dict[str, Value]]:
    return [row for row in rows(value) if any(str(part).strip() for part in row.values())]
