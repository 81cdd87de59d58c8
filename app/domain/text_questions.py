"""Questions answered with words: text, references, and where somebody can be reached."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar, Literal

from pydantic import Field, model_validator

from app.domain.answers import Value
from app.domain.question_parts import QuestionParts, lines_of
from app.i18n import tr, trn


def characters(text: str) -> int:
    """Count characters as limits do: composed, so that an accent is not one of its own."""
    return len(unicodedata.normalize("NFC", text))


class TypedQuestion(QuestionParts):
    """What all answers typed as words share: spaces alone are no answer, and the letter holds the words whole."""

    def is_answered(self, value: Value | None) -> bool:
        """Spaces alone are no answer."""
        return bool(value.strip()) if isinstance(value, str) else bool(value)

    def texts(self, value: Value | None) -> list[str]:
        """The words themselves."""
        return [value] if isinstance(value, str) and value.strip() else []


class WordsQuestion(TypedQuestion):
    """What short and long answers in words share: their limits and the personal part of a shared letter."""

    min_chars: int | None = Field(default=None, ge=1)
    max_chars: int | None = Field(default=None, ge=1)

    @model_validator(mode="after")
    def _limits_in_order(self) -> "WordsQuestion":
        if self.min_chars and self.max_chars and self.min_chars > self.max_chars:
            raise ValueError(tr("min_chars is more than max_chars"))
        return self

    def chars_left(self, value: Value | None) -> int | None:
        """Return how many characters are left, negative when there are too many; None without a limit."""
        return None if self.max_chars is None else self.max_chars - characters(value if isinstance(value, str) else "")

    def _faults(self, value: Value, _today: date, /) -> Sequence[str]:
        """Look at the length, and at whether the personal part is personal."""
        text = str(value)
        return [*self._length_faults(text), *self._own_words_faults(text)]

    def _length_faults(self, text: str) -> list[str]:
        count = characters(text.strip())
        over = -(self.chars_left(text) or 0)
        if self.max_chars is not None and over > 0:
            return [trn("Shorten this by {n:,} character", "Shorten this by {n:,} characters", over)]
        if self.min_chars is not None and count < self.min_chars:
            return [
                trn("Write at least {n} more character", "Write at least {n} more characters", self.min_chars - count)
            ]
        return []

    def _own_words_faults(self, text: str) -> list[str]:
        if self.own_words is None:
            return []
        if self.example and " ".join(text.casefold().split()) == " ".join(self.example.casefold().split()):
            return [tr("Say this in your own words; the same text as everybody else’s is often ignored")]
        missing = self.own_words.min_chars - characters(text.strip())
        if missing <= 0:
            return []
        return [
            trn(
                "Say a little more in your own words: {n} more character",
                "Say a little more in your own words: {n} more characters",
                missing,
            )
        ]


class TextQuestion(WordsQuestion):
    """A short answer in words; a line break in it is kept."""

    kind: Literal["text"] = "text"


class LongTextQuestion(WordsQuestion):
    """An answer of several lines; an empty line begins a new paragraph."""

    kind: Literal["long_text"] = "long_text"


class ReferenceQuestion(TypedQuestion):
    """A reference that one of the two sides uses, printed as it was given."""

    kind: Literal["reference"] = "reference"

    def _faults(self, value: Value, _today: date, /) -> Sequence[str]:
        """A reference stands on one line of the letter."""
        return [tr("Write the reference on one line")] if "\n" in str(value).strip() else []


class EmailQuestion(TypedQuestion):
    """An e-mail address."""

    kind: Literal["email"] = "email"

    def _faults(self, value: Value, _today: date, /) -> Sequence[str]:
        """Say how to finish or mend the address."""
        fault = email_fault(str(value))
        return [fault] if fault else []

    def read(self, text: str, _today: date, /) -> Value:
        """Spaces around an address come from pasting."""
        return text.strip()


def email_fault(address: str) -> str:
    """Return how to mend an e-mail address, empty when it will do; only what cannot work is refused."""
    typed = address.strip()
    local, at, domain = typed.partition("@")
    faults = (
        (not at, tr("An e-mail address has an @ in it, like name@example.org")),
        ("@" in domain, tr("An e-mail address has only one @; write one address")),
        (bool(re.search(r"\s", typed)), tr("Take the space out of the e-mail address")),
        (not local, tr("Write the part of the e-mail address before the @")),
        ("." not in domain.strip("."), tr("Finish the e-mail address after the @")),
        (domain.endswith("."), tr("Take the full stop off the end of the e-mail address")),
        (
            bool(re.search(r"[<>,;:\"()\[\]\\]|\.\.|@[.-]", typed)),
            tr("Write only the e-mail address, like name@example.org"),
        ),
    )
    return next((message for is_wrong, message in faults if is_wrong), "")


class PhoneQuestion(TypedQuestion):
    """A telephone number, from any country."""

    kind: Literal["phone"] = "phone"

    def _faults(self, value: Value, _today: date, /) -> Sequence[str]:
        """Refuse only what nobody could ring."""
        text = str(value)
        if len(re.sub(r"\D", "", text)) < 5:
            return [tr("Check the phone number; it looks too short")]
        if not re.fullmatch(r"[\d\s+()./\-–#]*(?:(?:ext|extension|x)\.?\s*\d+)?\s*", text.casefold()):
            return [tr("Write the phone number in figures, for example 01632 960 001")]
        return []


class UrlQuestion(TypedQuestion):
    """The address of a page on the web."""

    kind: Literal["url"] = "url"

    def _faults(self, value: Value, _today: date, /) -> Sequence[str]:
        """Only pages of the web, in one piece."""
        text = str(value).strip()
        if re.search(r"\s", text):
            return [tr("Take the space out of the web address")]
        scheme, colon, rest = text.rpartition("://")
        if colon and scheme.casefold() not in {"http", "https"}:
            return [tr("Write a web address that begins with https://")]
        if "." not in rest.split("/")[0].strip("."):
            return [tr("Finish the web address, for example https://www.example.org")]
        return []

    def read(self, text: str, _today: date, /) -> Value:
        """Spaces around an address come from pasting."""
        return text.strip()


class PostalAddressQuestion(QuestionParts):
    """A postal address as its lines; no country's way of writing one is refused."""

    takes: ClassVar[tuple[type, ...]] = (list,)
    kind: Literal["postal_address"] = "postal_address"

    @property
    def empty(self) -> Value:
        """No lines."""
        return []

    def is_answered(self, value: Value | None) -> bool:
        """Whether any line holds something."""
        return bool(lines_of(value)) or (bool(value) and not isinstance(value, list))

    def _present(self, value: Value) -> dict[str, Value]:
        """Leave empty lines out of the letter."""
        return {self.id: list(lines_of(value))}

    def _absent(self, mark: str) -> dict[str, Value]:
        """One line that is the mark."""
        return {self.id: [mark] if mark else []}

    def texts(self, value: Value | None) -> list[str]:
        """Each line."""
        return lines_of(value)

    def in_words(self, value: Value | None) -> str:
        """The lines one below the other."""
        return "\n".join(lines_of(value))

    def read(self, text: str, _today: date, /) -> Value:
        """Each typed line is a line of the address; all of them are kept while somebody types."""
        return list(text.split("\n")) if text else []

    def answer_type(self) -> Any:  # noqa: ANN401 a type for pydantic, not a value
        """A list of lines."""
        return list[str]
