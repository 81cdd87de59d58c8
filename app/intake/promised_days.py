"""Days named in a text: those that a reply promises something by, and the day that a letter bears."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.calendars import WorkingDays
from app.domain.dates import MONTHS, as_date, parse_date
from app.domain.phrase_search import PhraseIndex, sentences
from app.domain.reply_proposals import Promise

MOST_PROMISES = 20
LONGEST_WORDS = 400

_MONTH = "|".join(f"{name}|{name[:3]}" for name in MONTHS)
_DAY = re.compile(
    rf"\b(?:(?:Mon|Tues?|Wed(?:nes)?|Thurs?|Fri|Sat(?:ur)?|Sun)(?:day)?,?\s+)?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?\s+(?:{_MONTH})\b\.?,?(?:\s+\d{{4}})?"
    rf"|(?:{_MONTH})\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}|\d{{4}}-\d\d-\d\d)",
    re.IGNORECASE,
)
_NUMBERS = {
    word: number
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 1
    )
} | {"a": 1, "an": 1, "fourteen": 14, "fifteen": 15, "twenty": 20, "twenty-eight": 28, "thirty": 30, "forty": 40}
_PERIOD = re.compile(
    rf"\b(?:within|in|over)\s+(?:the\s+next\s+|a\s+further\s+|another\s+|about\s+|approximately\s+)?"
    rf"(?P<number>\d{{1,3}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})\s*(?:\(\d{{1,3}}\)\s*)?"
    rf"(?P<kind>(?:working|business|calendar)\s+)?(?P<unit>day|week|month)s?\b",
    re.IGNORECASE,
)
_HEAD_LINES = 25


@dataclass(frozen=True, slots=True)
class ReckonedFrom:
    """The days that periods in a reply run from: the day of the reply, and the day our letter was received."""

    reply: date
    letter: date | None = None


def promises(own: str, promising: PhraseIndex, start: ReckonedFrom) -> tuple[Promise, ...]:
    """Return what a reply promises by a day.

    Args:
        own: The reply's own words.
        promising: The phrases by which somebody promises something.
        start: Where a period such as "within 20 working days" is counted from; "of receipt" means our letter.
    """
    found: list[Promise] = []
    for sentence in sentences(own):
        if not promising.first(sentence.words):
            continue
        words = " ".join(own[sentence.start : sentence.end].split())[:LONGEST_WORDS]
        day = promised_day(words, start)
        if day is not None and len(found) < MOST_PROMISES:
            found.append(Promise(day, words))
    return tuple(found)


def promised_day(words: str, start: ReckonedFrom) -> date | None:
    """Return the day by which words that promise something promise it; None where they name none."""
    return next(_days_after(words, start), None)


def letter_day(text: str, latest: date) -> date | None:
    """Return the day that a letter bears: the first line near its top that is a date and little else."""
    for line in text.split("\n")[:_HEAD_LINES]:
        bare = re.sub(r"^(?:date(?:d)?|sent)\s*:?\s*", "", line.strip(), flags=re.IGNORECASE)
        found = _DAY.search(bare)
        if (
            found
            and len(bare) - len(found.group()) <= 12
            and not re.search(r"[a-z]{4,}", bare.replace(found.group(), ""))
        ):
            day = _exact(found.group(), latest, past=True)
            if day is not None and day <= latest:
                return day
    return None


def _days_after(words: str, start: ReckonedFrom) -> Iterator[date]:
    """Yield the days named in a sentence that come after the reply, then those that a period leads to."""
    for found in _DAY.finditer(words):
        day = _exact(found.group(), start.reply, past=False)
        if day is not None and day > start.reply:
            yield day
    for found in _PERIOD.finditer(words):
        is_ours = re.search(
            r"\b(?:of|from|after)\s+(?:the\s+(?:date|day)\s+of\s+)?(?:receipt|receiving)", words, re.IGNORECASE
        )
        first = start.letter if is_ours and start.letter else start.reply
        yield _after(first, found)


def _exact(words: str, today: date, *, past: bool) -> date | None:
    found = parse_date(words, today, "past" if past else "future")
    return as_date(found) if isinstance(found, str) else None


def _after(first: date, period: re.Match[str]) -> date:
    figures = period["number"].lower()
    number = int(figures) if figures.isdigit() else _NUMBERS[figures]
    if period["unit"].lower() == "month":
        months = first.month - 1 + number
        year, month = first.year + months // 12, months % 12 + 1
        last = (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day
        return date(year, month, min(first.day, last))
    if period["unit"].lower() == "week":
        return first + timedelta(weeks=number)
    if (period["kind"] or "").lower().strip() in {"working", "business"}:
        days, day = WorkingDays(), first
        for _ in range(number):
            day = days.next_open(day + timedelta(days=1), "england-and-wales")
        return day
    return first + timedelta(days=number)
