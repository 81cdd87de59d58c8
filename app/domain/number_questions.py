"""Questions answered with a whole number or an amount of money."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar, Literal

from pydantic import model_validator

from app.domain.answers import Value
from app.domain.question_parts import QuestionParts
from app.i18n import tr

_LARGEST = 10**15


class FiguresQuestion(QuestionParts):
    """What numbers and amounts share; what was typed and is none is kept as text until it is mended."""

    takes: ClassVar[tuple[type, ...]] = (int, str)
    min: int | None = None
    max: int | None = None

    @model_validator(mode="after")
    def _limits_in_order(self) -> "FiguresQuestion":
        if self.min is not None and self.max is not None and self.min > self.max:
            raise ValueError(tr("min is more than max"))
        return self

    def is_answered(self, value: Value | None) -> bool:
        """Nought is an answer."""
        return isinstance(value, int) or bool(value)

    def fits(self, value: Value) -> bool:
        """Only a number, and yes is none."""
        return isinstance(value, int) and not isinstance(value, bool)

    def _faults(self, value: Value, today: date, /) -> Sequence[str]:
        """Say how to write it, or between what it must lie."""
        number = self.read(value, today) if isinstance(value, str) else value
        if not isinstance(number, int) or isinstance(number, bool):
            return [self.advice()]
        if self.min is not None and number < self.min:
            return [tr("This must be {number} or more").format(number=self.in_words(self.min))]
        if self.max is not None and number > self.max:
            return [tr("This must be {number} or less").format(number=self.in_words(self.max))]
        return []

    def advice(self) -> str:
        """Return how such an answer is written."""
        return tr("Write a whole number in figures, for example 12")

    def read(self, text: str, _today: date, /) -> Value:
        """Commas between thousands are welcome."""
        figures = text.strip()
        if not re.fullmatch(r"[-−]?(?:\d{1,15}|\d{1,3}(?:[, ]\d{3}){1,4})", figures):
            return text
        return int(re.sub(r"[, ]", "", figures).replace("−", "-"))

    def in_words(self, value: Value | None) -> str:
        """The figures, or what was typed instead."""
        return "" if value is None or isinstance(value, bool | list | dict) else str(value)

    def settled(self, value: Value, today: date, /) -> Value:
        """Read what is still text."""
        return self.read(value, today) if isinstance(value, str) else value

    def answer_type(self) -> Any:  # noqa: ANN401 a type for pydantic, not a value
        """A whole number."""
        return int


class NumberQuestion(FiguresQuestion):
    """A whole number."""

    kind: Literal["number"] = "number"


class MoneyQuestion(FiguresQuestion):
    """An amount in pounds, kept in pence."""

    kind: Literal["money"] = "money"

    def advice(self) -> str:
        """Return how an amount is written."""
        return tr("Write an amount in pounds, for example 1,250.50")

    def read(self, text: str, _today: date, /) -> Value:
        """Take “£1,250.50”, “1250.5”, “£40” and “50p”."""
        pence = parse_money(text)
        return text if pence is None else pence

    def in_words(self, value: Value | None) -> str:
        """“£1,250.50”, or what was typed instead."""
        if not isinstance(value, int) or isinstance(value, bool):
            return super().in_words(value)
        sign = "−" if value < 0 else ""
        return f"{sign}£{abs(value) // 100:,}.{abs(value) % 100:02}"


def parse_money(text: str) -> int | None:
    """Return the pence in what was typed, None when it is no amount; a comma only parts thousands."""
    typed = text.strip().replace(" ", "").removeprefix("£")
    if found := re.fullmatch(r"(\d{1,6})p", typed.casefold()):
        return int(found[1])
    found = re.fullmatch(r"(\d{1,12}|\d{1,3}(?:,\d{3}){1,3})(?:\.(\d{0,2}))?", typed)
    if not found:
        return None
    pence = int(found[1].replace(",", "")) * 100 + int((found[2] or "").ljust(2, "0"))
    return pence if pence < _LARGEST else None
