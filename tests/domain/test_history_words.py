"""The history in words."""

from dataclasses import replace

import pytest

from app.domain.answers import Value
from app.domain.history import Happened
from app.domain.history_words import channel_words, history_line
from app.domain.letters import Channel
from tests.domain.case_samples import TODAY, entry, sending

SENT: dict[str, Value] = {"title": "Complaint", **sending().as_content()}


def words(happened: Happened, /, **content: Value) -> tuple[str, str]:
    line = history_line(entry(happened, None, **content))
    return line.title, line.detail


@pytest.mark.parametrize(
    ("kind", "content", "said"),
    [
        (Happened.OPENED, {"title": "Minutes"}, ("You opened the case", "Minutes")),
        (Happened.FINISHED, {"title": "Complaint"}, ("You finished “Complaint”", "These exact words are kept")),
        (Happened.NOTE, {"text": "They rang."}, ("A note", "They rang.")),
        (Happened.CONTACT, {"with": "the office", "text": "Soon."}, ("You spoke with the office", "Soon.")),
        (
            Happened.CONTACT,
            {"with": "the office", "text": "Soon.", "time": "14:30"},
            ("You spoke with the office at 14:30", "Soon."),
        ),
        (Happened.CLOSED, {}, ("You closed the case", "")),
        (Happened.REOPENED, {}, ("You opened the case again", "")),
        (Happened.REPLIED, {"kind": "full"}, ("They answered", "")),
        (Happened.REPLIED, {"kind": "full", "their_ref": "AB/1"}, ("They answered", "Gave the reference AB/1")),
        (
            Happened.REPLIED,
            {"kind": "full", "marked": True},
            ("They answered", "You said what kind of reply it is"),
        ),
        (
            Happened.REPLIED,
            {"kind": "full", "marked": True, "points": {"P1": "partly"}, "apology": {"sorry": "not"}},
            ("They answered", "P1: Partly; Says sorry for it: Not"),
        ),
    ],
)
def test_what_happened_is_said(kind: Happened, content: dict[str, Value], said: tuple[str, str]) -> None:
    assert words(kind, **content) == said


@pytest.mark.parametrize(
    ("more", "detail"),
    [
        ({}, "By post; received on Fri 20 Nov 2026, as assumed"),
        ({"assumed": False}, "By post; received the same day"),
        ({"assumed": False, "received_latest": "2026-11-23"}, "By post; received on Mon 23 Nov 2026"),
    ],
)
def test_a_sending_says_how_and_when_it_was_received(more: dict[str, Value], detail: str) -> None:
    assert words(Happened.SENT, **{**SENT, **more}) == ("You sent “Complaint”", detail)


def test_a_letter_from_elsewhere_says_that_it_was_recorded_later() -> None:
    detail = words(Happened.RECORDED, **SENT)[1]
    assert detail == "Recorded later; by post; received on Fri 20 Nov 2026, as assumed"


def test_a_correction_says_what_was_and_what_is_and_why() -> None:
    was: dict[str, Value] = {"sent_on": "2026-11-20", "channel": "post", "address": ""}
    now: dict[str, Value] = {"sent_on": "2026-11-19", "channel": "hand", "address": "1 Quay Row"}
    detail = words(Happened.CORRECTED, was=was, now=now, reason="Receipt found")[1]
    assert detail == (
        "Sent on Thu 19 Nov 2026, not Fri 20 Nov 2026; Sent by hand, not by post; To 1 Quay Row, not nothing. "
        "Because: Receipt found"
    )


def test_only_replies_are_theirs() -> None:
    assert history_line(entry(Happened.REPLIED, kind="full")).ours is False
    assert history_line(entry(Happened.CLOSED)).ours is True


def test_what_was_deleted_says_so_and_nothing_else() -> None:
    line = history_line(entry(Happened.NOTE, text="a secret").delete_content(TODAY))
    assert (line.title, line.detail) == ("Something was deleted here", "Deleted on Fri 20 Nov 2026")


def test_every_way_of_sending_has_its_words() -> None:
    assert len({channel_words(channel.value) for channel in Channel}) == len(Channel)


def test_a_correction_of_a_call_says_what_is_right_and_what_stood_there() -> None:
    was: dict[str, Value] = {"on": "2026-11-19", "time": "", "with": "Owen", "text": "Soon."}
    now: dict[str, Value] = {"on": "2026-11-18", "time": "14:30", "with": "Una", "text": "Never."}
    detail = words(Happened.CORRECTED, entry=1, reason="My diary", was=was, now=now)[1]
    days = "It was on Wed 18 Nov 2026, not Thu 19 Nov 2026; At 14:30, not nothing; With Una, not Owen"
    assert detail == f"{days}; What was noted: Never., not Soon.. Because: My diary"


def test_a_sent_letter_that_was_deleted_keeps_the_hashes_of_its_files() -> None:
    gone = replace(entry(Happened.SENT), deleted_on=TODAY, left=("ab12", "cd34"))
    assert history_line(gone).detail.endswith("; SHA-256 of what was sent: ab12, cd34")
