"""Dates as people type them and as screens and letters print them; day first, whatever the computer's region says.

Names of months and days are in the language of the screens; letters are filled in English (`i18n.for_others`).
"""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Literal, TypeAlias

from app.domain.answers import Value
from app.domain.date_names import months, short_months, short_weekdays, weekdays, with_english_names
from app.domain.day_words import full_day, weekday_day
from app.i18n import tr

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SEASONS = {"spring": 4, "easter": 4, "summer": 7, "autumn": 10, "winter": 12, "christmas": 12}
PARTS_OF_MONTH = {"early": 5, "start": 1, "beginning": 1, "mid": 15, "middle": 15, "late": 25, "end": 28}
MONTH_OF_PART = {"mid": 6, "middle": 6, "late": 10, "end": 12}

LONGEST = 120

AnyDate: TypeAlias = date | Value
Prefer: TypeAlias = Literal["nearest", "past", "future"]

_MONTH = "|".join(f"{name.lower()}|{name[:3].lower()}" for name in MONTHS) + "|sept"
_WEEKDAY = "|".join(f"{name.lower()}|{name[:3].lower()}" for name in WEEKDAYS) + "|tues|weds|thur|thurs"
_STORED = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
_FIGURES = re.compile(r"(?P<day>\d{1,2})(?P<sep>[/.\- ])(?P<month>\d{1,2})(?P=sep)(?P<year>\d{4}|\d{2})")
_WORDS = re.compile(
    rf"(?:(?P<weekday>{_WEEKDAY}) )?(?:(?P<day>\d{{1,2}})[ \-]?(?P<month>{_MONTH})"
    rf"|(?P<month_first>{_MONTH}) (?P<day_second>\d{{1,2}}))(?:[ \-](?P<year>\d{{4}}|\d{{2}}))?"
)
_RANGE = re.compile(rf"(?:between |from )?(?P<day>\d{{1,2}}) ?(?:to|and|or|-|–) ?\d{{1,2}} (?P<rest>(?:{_MONTH}).*)")
_LOOSE = re.compile(
    rf"(?P<lead>(?:\D*[ \-])?)(?:(?P<month>{_MONTH})|(?P<season>{'|'.join(SEASONS)}))(?: (?P<year>\d{{4}}))?"
)
_YEAR = re.compile(r"(?P<lead>(?:\D* )?)(?P<year>\d{4})")
_LEAD = re.compile(rf"(?P<lead>[^\d]*?[ \-])(?P<rest>(?:\d{{1,2}}[ /.\-]|(?:{_MONTH}) \d{{1,2}} \d{{4}}|\d{{4}}).*)")


def long_date(value: AnyDate) -> str:
    """Return “20 November 2026”; an approximate date gives its own words, anything else comes back as it is."""
    day = as_date(value)
    return _in_words(day, months()) if day else _own_words(value)


def short_date(value: AnyDate) -> str:
    """Return “20 Nov 2026”; an approximate date gives its own words."""
    day = as_date(value)
    return _in_words(day, short_months()) if day else _own_words(value)


def weekday_date(value: AnyDate) -> str:
    """Return “Fri 20 Nov 2026”, the form used in lists and beside day counts."""
    day = as_date(value)
    return weekday_day(day) if day else _own_words(value)


def near_date(day: date) -> str:
    """Return “Fri 20 Nov”, the form beside other days of the same months."""
    said = tr("{weekday} {day} {month}")
    return said.format(weekday=short_weekdays()[day.weekday()], day=day.day, month=short_months()[day.month - 1])


def full_date(value: AnyDate) -> str:
    """Return “Friday 20 November 2026”, the form used in sentences that must leave no doubt."""
    day = as_date(value)
    return full_day(day) if day else _own_words(value)


def as_date(value: AnyDate) -> date | None:
    """Return the day of an exact date, given as a date or an ISO string; None for approximate or unreadable ones."""
    if isinstance(value, date):
        return value
    if not isinstance(value, str) or not _STORED.fullmatch(value):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def date_sort(value: AnyDate) -> str:
    """Return an ISO string by which exact and approximate dates sort together; empty when there is no date."""
    if isinstance(value, Mapping):
        return str(value.get("sort", ""))
    day = as_date(value)
    return day.isoformat() if day else ""


def parse_date(text: str, today: date, prefer: Prefer = "nearest") -> str | dict[str, Value] | None:
    """Read a date as somebody typed it.

    Args:
        text: Such as `12 November 2026`, `12/11/26` (day first), `yesterday`, `12 Nov`, `about mid-July 2026`.
        today: For words such as yesterday, and for dates without a year.
        prefer: Which year is meant when none is given.

    Returns:
        An ISO string, `{text, sort}` when the date is approximate, or None when it could not be understood.
    """
    words = _tidy(text)
    if len(words) > LONGEST:
        return None
    day = _exact(words, today, prefer)
    if day:
        return day.isoformat()
    if _exact_shape(words):
        return None
    return _approximate(" ".join(text.split()), words, today, prefer)


def date_advice(text: str) -> str:
    """Return what to say when `parse_date` could not read the text: what is wrong with it, if that can be told."""
    found = _exact_shape(_tidy(text))
    if not found:
        return tr("Write the date as day, month and year, for example 12 November 2026")
    parts = found.groupdict()
    month = _month_number(parts)
    if month > 12 and int(parts["day"]) <= 12:
        return tr("Write the day first and then the month, for example 25/12/2026")
    if not 1 <= month <= 12:
        return tr("There are only 12 months; check the month")
    if parts.get("weekday") and parts.get("year"):
        day = _built(parts, _year_number(parts["year"]))
        if day:
            return tr("{date} is a {weekday}; check the date").format(
                date=long_date(day), weekday=weekdays()[day.weekday()]
            )
    return tr("{month} does not have that day; check the date").format(month=months()[month - 1])


def _in_words(day: date, names: tuple[str, ...]) -> str:
    return tr("{day} {month} {year}").format(day=day.day, month=names[day.month - 1], year=day.year)


def _own_words(value: AnyDate) -> str:
    if isinstance(value, Mapping):
        return str(value.get("text", ""))
    return value if isinstance(value, str) else ""


def _tidy(text: str) -> str:
    words = " ".join(text.casefold().replace(",", " ").split())
    words = re.sub(r"(\d)(?:st|nd|rd|th)\b", r"\1", words)
    words = re.sub(r"(\d) of ", r"\1 ", words)
    words = re.sub(r"([a-z])\.(?= |$)", r"\1", words)
    return with_english_names(words.removeprefix("on "))


def _exact_shape(words: str) -> re.Match[str] | None:
    return _ISO.fullmatch(words) or _FIGURES.fullmatch(words) or _WORDS.fullmatch(words)


def _exact(words: str, today: date, prefer: Prefer) -> date | None:
    near = {"today": 0, "yesterday": -1, "tomorrow": 1}.get(words)
    if near is not None:
        return today + timedelta(days=near)
    found = _exact_shape(words)
    if not found:
        return None
    parts = found.groupdict()
    figures = parts["year"]
    day = _built(parts, _year_number(figures)) if figures else _in_likely_year(parts, today, prefer)
    said = parts.get("weekday")
    if day and said and not WEEKDAYS[day.weekday()].lower().startswith(said[:3]):
        return None
    return day


def _month_number(parts: Mapping[str, str | None]) -> int:
    name = parts["month"] or parts.get("month_first") or ""
    if name.isdigit():
        return int(name)
    return next(number for number, month in enumerate(MONTHS, 1) if month.lower().startswith(name[:3]))


def _year_number(figures: str) -> int:
    year = int(figures)
    if len(figures) == 4:
        return year
    return 2000 + year if year < 80 else 1900 + year


def _built(parts: Mapping[str, str | None], year: int) -> date | None:
    day = int(parts["day"] or parts.get("day_second") or 0)
    try:
        built = date(year, _month_number(parts), day)
    except ValueError:
        return None
    return built if 1900 <= year <= 2200 else None


def _in_likely_year(parts: Mapping[str, str | None], today: date, prefer: Prefer) -> date | None:
    candidates = [day for year in range(today.year - 4, today.year + 5) if (day := _built(parts, year))]
    return _likely(candidates, today, prefer)


def _likely(candidates: list[date], today: date, prefer: Prefer) -> date | None:
    if prefer == "past":
        candidates = [day for day in candidates if day <= today]
    if prefer == "future":
        candidates = [day for day in candidates if day >= today]
    return min(candidates, key=lambda day: abs((day - today).days), default=None)


def _approximate(text: str, words: str, today: date, prefer: Prefer) -> dict[str, Value] | None:
    if ranged := _RANGE.fullmatch(words):
        words = f"about {ranged['day']} {ranged['rest']}"
    if led := _LEAD.fullmatch(words):
        day = _exact(led["rest"], today, prefer)
        if day:
            return {"text": _with_year(text, words, day), "sort": day.isoformat()}
    day = _loose_day(words, today, prefer)
    if not day or not 1900 <= day.year <= 2200:
        return None
    return {"text": _with_year(text, words, day), "sort": day.isoformat()}


def _with_year(text: str, words: str, day: date) -> str:
    return text if re.search(r"\d{4}|/\d\d$", words) else f"{text} {day.year}"


def _loose_day(words: str, today: date, prefer: Prefer) -> date | None:
    if loose := _LOOSE.fullmatch(words):
        month = SEASONS[loose["season"]] if loose["season"] else _month_number(loose.groupdict())
        number = PARTS_OF_MONTH.get(_part(loose["lead"]), 1)
        if loose["year"]:
            return date(max(1, int(loose["year"])), month, number)
        return _likely([date(year, month, number) for year in range(today.year - 1, today.year + 2)], today, prefer)
    if only := _YEAR.fullmatch(words):
        return date(max(1, int(only["year"])), MONTH_OF_PART.get(_part(only["lead"]), 1), 1)
    return None


def _part(lead: str) -> str:
    return next((word for word in reversed(re.split(r"[ \-]", lead)) if word in PARTS_OF_MONTH), "")
