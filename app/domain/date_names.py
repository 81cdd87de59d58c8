"""The names of months and weekdays in the language that is spoken, and from it into English, as dates are read."""

import re
from collections.abc import Callable

from app.i18n import for_others, remembered, tr


@remembered(1)
def months() -> tuple[str, ...]:
    """Return the names of the twelve months."""
    return (
        *(tr("January"), tr("February"), tr("March"), tr("April"), tr("May"), tr("June")),
        *(tr("July"), tr("August"), tr("September"), tr("October"), tr("November"), tr("December")),
    )


@remembered(1)
def short_months() -> tuple[str, ...]:
    """Return the names of the twelve months, cut short."""
    return (
        *(tr("Jan"), tr("Feb"), tr("Mar"), tr("Apr"), tr("May"), tr("Jun")),
        *(tr("Jul"), tr("Aug"), tr("Sep"), tr("Oct"), tr("Nov"), tr("Dec")),
    )


@remembered(1)
def weekdays() -> tuple[str, ...]:
    """Return the names of the days of the week, Monday first."""
    return (
        *(tr("Monday"), tr("Tuesday"), tr("Wednesday"), tr("Thursday"), tr("Friday"), tr("Saturday"), tr("Sunday")),
    )


@remembered(1)
def short_weekdays() -> tuple[str, ...]:
    """Return the names of the days of the week, cut short."""
    return (tr("Mon"), tr("Tue"), tr("Wed"), tr("Thu"), tr("Fri"), tr("Sat"), tr("Sun"))


def with_english_names(words: str) -> str:
    """Return words of a date, in small letters, with the names of the language that is spoken in English.

    A name before the figure of a day is a weekday's, any other a month's: “Maw” is both Tuesday and March in Welsh.
    """
    for own, english in _in_english(weekdays, short_weekdays):
        if re.match(rf"{re.escape(own)} \d\d?(?!\d)", words):
            words = english + words.removeprefix(own)
            break
    for own, english in _in_english(months, short_months):
        words = f" {words} ".replace(f" {own} ", f" {english} ").strip()
    return words


@remembered(2)
def _in_english(*names: Callable[[], tuple[str, ...]]) -> tuple[tuple[str, str], ...]:
    """Return each name with its English one; none while English is spoken."""
    own = [name for which in names for name in which()]
    with for_others():
        english = [name for which in names for name in which()]
    pairs = zip(own, english, strict=True)
    return tuple((each.casefold().rstrip("."), name.casefold()) for each, name in pairs if each != name)
