"""Questions answered with a date, exact or, where the pack allows it, approximate."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Annotated, Any, ClassVar, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field

from app.domain.answers import Value
from app.domain.dates import Prefer, as_date, date_advice, date_sort, long_date, parse_date, weekday_date
from app.domain.question_parts import QuestionParts
from app.i18n import tr

Limit: TypeAlias = Literal["today", "tomorrow", "yesterday"] | date


class ApproximateDate(BaseModel):
    """A date in the person's own words, with the day by which it sorts."""

    model_config = ConfigDict(strict=True, extra="forbid")

    text: Annotated[str, Field(min_length=1, max_length=200)]
    sort: Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\d$")]


class DateQuestion(QuestionParts):
    """A date; what was typed and not understood is kept as text until it is mended."""

    takes: ClassVar[tuple[type, ...]] = (str, dict)
    kind: Literal["date"] = "date"
    not_before: Limit | None = None
    not_after: Limit | None = None
    approximate: bool = False

    def fits(self, value: Value) -> bool:
        """A half-typed date is not one."""
        return bool(date_sort(value)) and (self.approximate or not isinstance(value, dict))

    def _faults(self, value: Value, today: date, /) -> Sequence[str]:
        """Say how to write the date, or which day it must not pass."""
        settled = not isinstance(value, str) or as_date(value)
        understood = value if settled else parse_date(str(value), today, self._prefer)
        if understood is None:
            return [date_advice(str(value))]
        if isinstance(understood, dict) and not self.approximate:
            return [tr("Write the exact day, for example 12 November 2026")]
        return self._limit_faults(understood, today)

    def read(self, text: str, today: date, /) -> Value:
        """Turn what was typed into a date; what cannot be understood yet stays as it was typed."""
        understood = parse_date(text, today, self._prefer)
        if understood is None or (isinstance(understood, dict) and not self.approximate):
            return text
        return understood

    def settled(self, value: Value, today: date, /) -> Value:
        """Fix “yesterday” and “12 Nov” to the day they meant when they were typed."""
        return self.read(value, today) if isinstance(value, str) and not as_date(value) else value

    def in_words(self, value: Value | None) -> str:
        """“12 November 2026”, or the person's own words."""
        return "" if value is None else long_date(value)

    def as_label(self, value: Value | None) -> str:
        """“Wed 27 May 2026”, or the person's own words with a capital: the heading of a list's entry."""
        words = "" if value is None else weekday_date(value)
        return words[:1].upper() + words[1:]

    @property
    def _prefer(self) -> Prefer:
        if self.not_after in {"today", "yesterday"}:
            return "past"
        return "future" if self.not_before in {"today", "tomorrow"} else "nearest"

    def _limit_faults(self, value: Value, today: date) -> list[str]:
        first, last = _limit_day(self.not_before, today), _limit_day(self.not_after, today)
        # An approximate date is held only to the month: “mid-July” on 12 July is no mistake.
        length = 7 if isinstance(value, dict) else 10
        day = date_sort(value)[:length]
        if first and day < first.isoformat()[:length]:
            return [_too_early(self.not_before, first, today)]
        if last and day > last.isoformat()[:length]:
            return [_too_late(self.not_after, last, today)]
        return []

    def answer_type(self) -> Any:  # noqa: ANN401 a type for pydantic, not a value
        """An ISO date as text, or words with the day by which they sort."""
        return str | ApproximateDate


def _limit_day(limit: Limit | None, today: date) -> date | None:
    if limit is None or isinstance(limit, date):
        return limit
    return today + timedelta(days={"yesterday": -1, "today": 0, "tomorrow": 1}[limit])


def _too_early(limit: Limit | None, first: date, today: date) -> str:
    if limit == "tomorrow":
        return tr("The date must be after today, {date}").format(date=long_date(today))
    if limit == "today":
        return tr("The date must be today, {date}, or later").format(date=long_date(today))
    return tr("The date must be {date} or later").format(date=long_date(first))


def _too_late(limit: Limit | None, last: date, today: date) -> str:
    if limit == "yesterday":
        return tr("The date must be before today, {date}").format(date=long_date(today))
    if limit == "today":
        return tr("The date must be today, {date}, or earlier").format(date=long_date(today))
    return tr("The date must be {date} or earlier").format(date=long_date(last))


def date_fault(value: Value | None, today: date) -> str:
    """Return what is wrong with a date inside another answer, such as an exhibit's; empty when it will do."""
    if value is None or not value or as_date(value) or isinstance(value, dict):
        return ""
    return "" if parse_date(str(value), today) else date_advice(str(value))
