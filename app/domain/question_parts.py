"""What all kinds of question have in common: their keys in a pack, and what can be asked of them."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any, ClassVar, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, Strict

from app.domain.answers import Value, missing_mark
from app.domain.problems import AnswerProblem
from app.i18n import tr

T = TypeVar("T")
# A list in TOML, kept as a tuple; only the container is read leniently, its items stay strict.
Items = Annotated[tuple[T, ...], Strict(False)]
# One name, or a list of them; read as a tuple.
OneOrMore = Annotated[Items[T], BeforeValidator(lambda value: (value,) if isinstance(value, str) else value)]
ShortWords = Annotated[str, Field(min_length=1, max_length=400)]
Words = Annotated[str, Field(max_length=4000)]
Expression = Annotated[str, Field(max_length=500)]
# `me.` and `behalf.` are for the built-in questions; a pack may not use them (app/packs/letter_rules.py).
QuestionId = Annotated[str, Field(pattern=r"^((me|behalf)\.)?[a-z][a-z0-9_]{0,40}$")]


class PackData(BaseModel):
    """Anything read from a pack: strict, never changed afterwards, and no key that we do not know."""

    model_config = ConfigDict(
        strict=True, frozen=True, extra="forbid", defer_build=True, allow_inf_nan=False, populate_by_name=True
    )


class OwnWords(PackData):
    """The part of a shared letter that each member must write for themselves."""

    min_chars: int = Field(default=1, ge=1, le=20_000)


class QuestionParts(PackData):
    """The keys and the behaviour that every kind of question shares.

    An answer that is half typed is kept as it is, so a value may be a string that does not fit the kind; then
    `problems` says how to mend it and the letter is filled as if it were missing.
    """

    takes: ClassVar[tuple[type, ...]] = (str,)

    id: QuestionId
    label: ShortWords
    hint: Words = ""
    required: bool = False
    show_if: Expression = ""
    example: Words = ""
    remember: bool = False
    private: bool = False
    in_letter: bool = True
    own_words: OwnWords | None = None
    # For the letter check: these are somebody else's words; what is wanted stands here.
    quoted: bool = False
    asks: bool = False

    @property
    def empty(self) -> Value:
        """What a template sees when there is no answer."""
        return ""

    def is_answered(self, value: Value | None) -> bool:
        """Whether the person has given anything at all, right or wrong."""
        return bool(value)

    def problems(self, value: Value | None, today: date) -> list[AnswerProblem]:
        """Return what is wrong with the answer, each in words that say what to do."""
        if not self.is_answered(value):
            return [self._problem(self._missing_message())] if self.required else []
        if value is None or not isinstance(value, self.takes):
            return [self._problem(tr("This answer could not be read; give it again"))]
        return [self._problem(message) for message in self._faults(value, today)]

    def _faults(self, value: Value, _today: date, /) -> Sequence[str]:
        """Return the messages about an answer of the right type; each kind has its own."""
        del value
        return ()

    def _missing_message(self) -> str:
        """Return what to say when a required answer is missing."""
        return tr("Answer “{label}”").format(label=self.label)

    def _problem(self, message: str, *path: str | int) -> AnswerProblem:
        """Return a problem at this question, or at a place within its answer."""
        return AnswerProblem((self.id, *path), message)

    def template_values(self, value: Value | None, mark_missing: bool = False) -> dict[str, Value]:
        """Return the names that a template sees for this answer.

        Args:
            value: The answer, None when there is none.
            mark_missing: Put a mark in the place of a missing required answer, for previews.
        """
        if value is not None and self.fits(value):
            return self._present(value)
        return self._absent(self.mark if mark_missing and self.required else "")

    def fits(self, value: Value) -> bool:
        """Whether the value is an answer that a template can use."""
        return self.is_answered(value) and isinstance(value, self.takes)

    def _present(self, value: Value) -> dict[str, Value]:
        """Return the names for an answer that fits."""
        return {self.id: value}

    def _absent(self, mark: str) -> dict[str, Value]:
        """Return the names for no answer; `mark` is empty when nothing is to be shown in its place."""
        return {self.id: mark or self.empty}

    @property
    def mark(self) -> str:
        """The stand-in that previews show for this question."""
        return missing_mark(self.label)

    def in_words(self, value: Value | None) -> str:
        """Return the answer as a person reads it in *Check your answers*, and finds it again in its field."""
        return value if isinstance(value, str) else ""

    def texts(self, value: Value | None) -> list[str]:
        """Return the words of the answer that the letter must hold whole; a date or an amount is printed otherwise."""
        del value
        return []

    def read(self, text: str, _today: date, /) -> Value:
        """Return the value for what was typed; the text itself when it cannot be understood yet."""
        return text

    def settled(self, value: Value, _today: date, /) -> Value:
        """Return the value with what was typed read, so that it means the same on another day."""
        return value

    def answer_type(self) -> Any:  # noqa: ANN401 a type for pydantic, not a value
        """Return the type of this kind's answers in a file of answers."""
        return str


def rows(value: Value | None) -> list[dict[str, Value]]:
    """Return the tables in a list answer; what is not a table is passed over."""
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def words_at(row: dict[str, Value], key: str) -> str:
    """Return the text at a key of a table, empty when there is none."""
    found = row.get(key, "")
    return found if isinstance(found, str) else ""


def lines_of(value: Value | None) -> list[str]:
    """Return the lines of an address that hold something."""
    found = value if isinstance(value, list) else []
    return [line.strip() for line in found if isinstance(line, str) and line.strip()]
