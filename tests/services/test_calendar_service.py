"""The dates of cases as a calendar program gets them: what is due, what changed, what no longer matters."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar as CalendarFile

from app.bootstrap import Plaint
from app.domain.errors import NotFoundError, UserError
from app.domain.replies import ReplyKind
from tests.builders import Calendar, a_case, a_finished_letter, a_reply, a_sent_letter, opened


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "dates.ics"


def exported(plaint: Plaint, file: Path, case_id: int | None = None) -> list[Any]:
    plaint.calendar.write(file, case_id)
    return CalendarFile.from_ical(file.read_bytes()).events


def test_what_is_due_is_in_the_file_with_how_it_was_worked_out(plaint: Plaint, file: Path) -> None:
    a_sent_letter(plaint)
    (event,) = exported(plaint, file)
    assert event["summary"] == "P-2026-0001: Reply to a complaint to a party by Fri 18 Dec 2026"
    assert event.start == date(2026, 12, 18)
    assert "28 days, counting from the day after, end on Fri 18 Dec 2026." in event["description"]


def test_a_second_file_changes_the_date_and_does_not_double_it(plaint: Plaint, file: Path) -> None:
    letter = a_sent_letter(plaint, template="subject-access-request")
    (first,) = exported(plaint, file)
    changes = {"sent_on": "2026-11-16", "received": "2026-11-16"}
    plaint.recording.correct_sending(letter.id, changes, "I looked at the receipt.")
    (second,) = exported(plaint, file)
    assert second["uid"] == first["uid"]
    assert second.start == date(2026, 12, 16)
    assert second["sequence"] > first["sequence"]


def test_a_later_file_is_newer_even_when_nothing_happened(plaint: Plaint, file: Path, calendar: Calendar) -> None:
    a_sent_letter(plaint)
    (first,) = exported(plaint, file)
    calendar.day = date(2026, 11, 21)
    (second,) = exported(plaint, file)
    assert second["sequence"] > first["sequence"]
    assert second["sequence"] < 2**31


def test_the_same_number_in_another_data_folder_is_another_date(tmp_path: Path, plaint: Plaint) -> None:
    a_sent_letter(plaint)
    with opened(tmp_path / "other") as other:
        a_sent_letter(other)
        (theirs,) = exported(other, tmp_path / "b.ics")
    (ours,) = exported(plaint, tmp_path / "a.ics")
    assert ours["uid"] != theirs["uid"]


def test_an_answered_date_loses_its_reminders(plaint: Plaint, file: Path) -> None:
    case_id = a_sent_letter(plaint).case_id
    assert exported(plaint, file)[0].walk("VALARM")
    a_reply(plaint, case_id, ReplyKind.FULL)
    (event,) = exported(plaint, file)
    assert event["summary"] == "P-2026-0001: No longer needed: Reply to a complaint to a party"
    assert not event.walk("VALARM")


def test_a_closed_case_asks_for_nothing(plaint: Plaint, file: Path) -> None:
    case_id = a_sent_letter(plaint).case_id
    plaint.cases.close(case_id)
    (event,) = exported(plaint, file)
    assert "No longer needed" in event["summary"]


def test_a_date_that_is_over_and_done_with_is_left_out(plaint: Plaint, file: Path, calendar: Calendar) -> None:
    case_id = a_sent_letter(plaint).case_id
    a_reply(plaint, case_id, ReplyKind.FULL)
    calendar.day = date(2027, 1, 4)
    assert exported(plaint, file) == []


def test_an_overdue_date_stays(plaint: Plaint, file: Path, calendar: Calendar) -> None:
    a_sent_letter(plaint)
    calendar.day = date(2027, 1, 4)
    assert [event.start for event in exported(plaint, file)] == [date(2026, 12, 18)]


def test_days_to_ask_are_dates_of_their_own(plaint: Plaint, file: Path) -> None:
    view = plaint.cases.view(a_sent_letter(plaint).case_id)
    prompts = (date(2026, 12, 20), date(2027, 1, 19))
    clock = replace(view.clocks[0], prompts=prompts)
    entries = list(plaint.calendar._entries(replace(view, clocks=(clock,))))
    assert [entry.on for entry in entries] == list(prompts)
    assert len({entry.uid for entry in entries}) == 2
    assert entries[0].title.startswith("P-2026-0001: Ask how things stand: ")


def test_one_case_or_all_of_them(plaint: Plaint, file: Path) -> None:
    a_sent_letter(plaint)
    other = a_sent_letter(plaint, a_case(plaint, "Another matter"), "subject-access-request")
    a_finished_letter(plaint)
    assert len(exported(plaint, file)) == 2
    assert ["P-2026-0002" in event["summary"] for event in exported(plaint, file, other.case_id)] == [True]


def test_a_case_that_is_not_there_is_refused_and_nothing_is_written(plaint: Plaint, file: Path) -> None:
    with pytest.raises(NotFoundError):
        plaint.calendar.write(file, 9)
    assert not file.exists()


def test_a_place_that_cannot_be_written_is_told(plaint: Plaint, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(UserError):
        plaint.calendar.write(tmp_path / "file" / "dates.ics")
