"""Dates as an iCalendar file (RFC 5545), which calendar programs take in; a second file changes what the first brought.

Programs tell an event again by its UID, and take the copy with the higher SEQUENCE (RFC 5546, 2.1.4 and 2.1.5).
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from icalendar import Alarm, Event

PRODUCT = "-//Plaint//Dates of letters//EN"
AT_NINE = timedelta(hours=9)


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One day in the calendar.

    Attributes:
        uid: The same for the same date of the same matter, however often it is written.
        on: The whole day.
        title: What it is; one line.
        words: What it rests on, as plain text; lines are kept.
        reminders: Days before (negative: after) on which to be reminded at nine in the morning.
    """

    uid: str
    on: date
    title: str
    words: str = ""
    reminders: tuple[int, ...] = ()


def calendar_file(entries: Sequence[CalendarEntry], name: str, sequence: int, now: datetime) -> bytes:
    """Return the file, UTF-8 with CRLF line ends, folded and escaped.

    Nothing is put in ATTACH or URL, which some programs open by themselves; control characters are left out.

    Args:
        entries: The days; each has a UID of its own.
        name: What a program may call the calendar.
        sequence: Higher than in the last file when anything may have changed since; at most 2,147,483,647.
        now: The moment of writing, UTC.
    """
    # Imported here: the library is needed only when somebody asks for the file.
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _one_line(name))
    for entry in entries:
        calendar.add_component(_event(entry, sequence, now))
    return bytes(calendar.to_ical())


def _event(entry: CalendarEntry, sequence: int, now: datetime) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", now)
    event.add("last-modified", now)
    event.add("sequence", sequence)
    event.add("summary", _one_line(entry.title))
    event.add("description", _plain(entry.words))
    event.add("dtstart", entry.on)
    event.add("dtend", entry.on + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    event.add("status", "CONFIRMED")
    for days in entry.reminders:
        event.add_component(_reminder(entry, days))
    return event


def _reminder(entry: CalendarEntry, days: int) -> "Alarm":
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _one_line(entry.title))
    alarm.add("trigger", AT_NINE - timedelta(days=days))
    return alarm


def _one_line(text: str) -> str:
    return " ".join(_plain(text).split())


def _plain(text: str) -> str:
    """Return the text without control characters and lone surrogates, but for its line ends."""
    return "".join(sign for sign in text if sign == "\n" or unicodedata.category(sign) not in {"Cc", "Cs"})
