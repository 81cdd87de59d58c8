"""The calendar file, read back as a calendar program reads it."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from app.rendering.calendar_file import CalendarEntry, calendar_file

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
ENTRY = CalendarEntry(
    "abc-1@plaint.invalid", date(2026, 12, 21), "Reply by Mon 21 Dec", "Received.\nOne month.", (7, -1)
)
HOSTILE = "A\r\nATTACH:file:///etc/passwd\x00\x85;b,c\\d\ud800"


def written(*entries: CalendarEntry, sequence: int = 3) -> bytes:
    return calendar_file(entries, "Plaint", sequence, NOW)


def events(data: bytes) -> list[Any]:
    return Calendar.from_ical(data).events


def test_a_date_is_a_whole_day_that_takes_no_time() -> None:
    (event,) = events(written(ENTRY))
    assert (event.start, event.end, event["transp"]) == (date(2026, 12, 21), date(2026, 12, 22), "TRANSPARENT")


def test_a_date_carries_what_tells_it_again_and_which_copy_is_newer() -> None:
    (event,) = events(written(ENTRY, sequence=12))
    assert (event["uid"], event["sequence"]) == ("abc-1@plaint.invalid", 12)


def test_reminders_ring_at_nine_on_their_day() -> None:
    (event,) = events(written(ENTRY))
    rings = [alarm["trigger"].dt for alarm in event.walk("VALARM")]
    midnight = datetime(2026, 12, 21, tzinfo=UTC)
    assert [midnight + ring for ring in rings] == [datetime(2026, 12, day, 9, tzinfo=UTC) for day in (14, 22)]


def test_the_words_keep_their_lines_and_the_title_is_one() -> None:
    (event,) = events(written(CalendarEntry("a@b", NOW.date(), "One\ntwo", "One\ntwo; three, four")))
    assert (event["summary"], event["description"]) == ("One two", "One\ntwo; three, four")


def test_nothing_that_programs_open_by_themselves_can_be_smuggled_in() -> None:
    data = written(CalendarEntry("a@b", NOW.date(), HOSTILE, HOSTILE, (0,)))
    names = {line.split(":")[0].split(";")[0] for line in data.decode().replace("\r\n ", "").splitlines()}
    assert not names & {"ATTACH", "URL", "IMAGE", "CONFERENCE", "X-ALT-DESC"}
    (event,) = events(data)
    assert set(event) == {
        "UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "SUMMARY", "DESCRIPTION", "DTSTART", "DTEND", "TRANSP", "CLASS",
        "STATUS",
    }  # fmt: skip


@given(st.text(max_size=300))
def test_any_words_come_back_as_they_went_but_for_control_characters(words: str) -> None:
    (event,) = events(written(CalendarEntry("a@b", NOW.date(), "Title", words)))
    assert (
        "".join(str(event["description"]).split())
        == "".join(sign for sign in "".join(words.split()) if sign.isprintable() or ord(sign) > 0x9F)
        .encode("utf-8", "ignore")
        .decode()
    )


def test_lines_are_folded_at_75_bytes_and_end_as_they_should() -> None:
    data = written(CalendarEntry("a@b", NOW.date(), "Ŵ" * 200, "ŷ" * 900))
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert data.endswith(b"END:VCALENDAR\r\n")


@pytest.mark.parametrize("count", [0, 1, 40])
def test_every_date_is_in_the_file(count: int) -> None:
    entries = [CalendarEntry(f"{n}@b", NOW.date() + timedelta(days=n), "T") for n in range(count)]
    assert [event["uid"] for event in events(written(*entries))] == [entry.uid for entry in entries]
