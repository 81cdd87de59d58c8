"""Days in words, where the day is known; `dates` reads what people type and writes what is only about a date."""

from datetime import date

from app.domain.date_names import months, short_months, short_weekdays, weekdays
from app.i18n import remembered, tr


def full_day(day: date) -> str:
    """Return “Friday 20 November 2026”, the form used in sentences that must leave no doubt."""
    said = tr("{weekday} {day} {month} {year}")
    return said.format(weekday=weekdays()[day.weekday()], day=day.day, month=months()[day.month - 1], year=day.year)


@remembered(4096)
def weekday_day(day: date) -> str:
    """Return “Fri 20 Nov 2026”, the form used in lists and beside day counts."""
    said = tr("{weekday} {day} {month} {year}")
    return said.format(
        weekday=short_weekdays()[day.weekday()], day=day.day, month=short_months()[day.month - 1], year=day.year
    )
