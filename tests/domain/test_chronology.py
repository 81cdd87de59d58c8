"""The chronology for somebody outside."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.answers import Value
from app.domain.chronology import chronology, days_later, reply_kind_words
from app.domain.history import Happened, HistoryEntry
from app.domain.letters import Channel
from app.domain.replies import ReplyKind
from tests.domain.case_samples import TODAY, entry, sending

MAY = date(2026, 5, 1)


def on(day: date, kind: Happened, /, **content: Value) -> HistoryEntry:
    made = entry(kind, None, **content)
    return replace(made, happening=replace(made.happening, on=day))


def sent(received: date | None, title: str = "Complaint") -> HistoryEntry:
    return on(MAY, Happened.SENT, title=title, **sending(MAY, received, Channel.EMAIL).as_content())


def words(*entries: HistoryEntry) -> list[str]:
    return [line.words for line in chronology(entries)]


def test_what_happened_comes_by_day_with_the_days_between() -> None:
    lines = chronology(
        [
            on(date(2026, 5, 13), Happened.REPLIED, kind="refusal"),
            sent(MAY),
            on(date(2026, 5, 14), Happened.CONTACT, **{"with": "the office", "text": "Soon."}),
            on(date(2026, 5, 14), Happened.REPLIED, kind="full"),
        ]
    )
    assert [(line.on.day, line.since) for line in lines] == [
        (1, ""), (13, "12 days later"), (14, "1 day later"), (14, "the same day"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("received", "said"),
    [
        (None, "Letter sent by e-mail: “Complaint”. Taken to have arrived on 1 May 2026"),
        (MAY, "Letter sent by e-mail: “Complaint”. Received the same day"),
        (date(2026, 5, 4), "Letter sent by e-mail: “Complaint”. Received on 4 May 2026"),
    ],
)
def test_a_letter_is_told_with_its_receipt(received: date | None, said: str) -> None:
    assert words(sent(received)) == [said]


def test_a_reply_is_told_with_their_reference() -> None:
    assert words(on(MAY, Happened.REPLIED, kind="holding", their_ref="AB/1")) == [
        "Reply received: an answer is to follow. Their reference: AB/1"
    ]


def test_a_correction_is_told_with_its_reason() -> None:
    was: dict[str, Value]
    now: dict[str, Value]
    was, now = {"sent_on": "2026-05-01"}, {"sent_on": "2026-05-02"}
    (said,) = words(on(MAY, Happened.CORRECTED, was=was, now=now, reason="Wrong day"))
    assert said.startswith("The record was corrected. Sent on Sat 2 May 2026")


@pytest.mark.parametrize("kind", [Happened.NOTE, Happened.OPENED, Happened.FINISHED, Happened.CLOSED])
def test_what_is_not_between_the_two_sides_stays_out(kind: Happened) -> None:
    assert words(on(MAY, kind, text="mine", title="T")) == []


def test_a_verdict_given_later_is_no_event() -> None:
    assert words(on(MAY, Happened.REPLIED, kind="full", marked=True)) == []


def test_what_was_deleted_is_not_told() -> None:
    gone = on(MAY, Happened.CONTACT, **{"with": "x", "text": "y"}).delete_content(TODAY)
    assert words(gone) == []


@pytest.mark.parametrize("kind", ReplyKind)
def test_no_kind_of_reply_is_told_from_one_side(kind: ReplyKind) -> None:
    said = reply_kind_words(kind).lower().split()
    assert not {"you", "they", "your", "refused", "ignored", "failed"} & set(said)


def test_days_are_counted_between_dates() -> None:
    assert days_later(date(2026, 12, 31), date(2027, 1, 1)) == "1 day later"


def test_a_call_says_at_what_time_it_was_where_that_is_known() -> None:
    (line,) = chronology([on(MAY, Happened.CONTACT, **{"with": "Owen", "text": "Soon.", "time": "14:30"})])
    assert line.words == "Call or meeting with Owen at 14:30. Soon."


def test_a_correction_of_a_note_stays_private_and_one_of_a_call_is_told() -> None:
    note: dict[str, Value] = {"on": "2026-05-14", "text": "Ask her."}
    call: dict[str, Value] = {"on": "2026-05-14", "time": "", "with": "Una", "text": "Soon."}
    corrections = [
        on(MAY, Happened.CORRECTED, entry=1, reason="A slip", was={**now, "text": "x"}, now=now) for now in (note, call)
    ]
    (line,) = chronology(corrections)
    assert line.words.startswith("The record was corrected")
