from contextlib import suppress
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.errors import UserError
from app.domain.incoming_replies import MailMark
from app.intake.outlook_reply import read_outlook
from tests.intake.outlook_files import (
    BODY,
    CLASS,
    DELIVERED,
    FILE_DATA,
    FILE_METHOD,
    FILE_NAME,
    HEADERS,
    HTML,
    SENDER_MAIL,
    SENDER_NAME,
    SENT,
    SUBJECT,
    Values,
    outlook_message,
)  # fmt: skip

SENDER = {SENDER_NAME: "Owen Farrell", SENDER_MAIL: "owen@harbour.example"}
GOOD = outlook_message({**SENDER, BODY: "Dear Ms Pritchard,\r\nNo.", SUBJECT: "Re: P-2026-0001"})


def test_words_sender_and_subject_are_read() -> None:
    reply = read_outlook(GOOD)
    assert reply.text == "Dear Ms Pritchard,\nNo."
    assert (reply.sender, reply.subject) == ('"Owen Farrell" <owen@harbour.example>', "Re: P-2026-0001")


def test_days_are_read_from_the_message_itself() -> None:
    values: Values = {
        BODY: "x",
        SENT: datetime(2026, 11, 9, 23, 30, tzinfo=UTC),
        DELIVERED: datetime(2026, 11, 10, tzinfo=UTC),
    }
    reply = read_outlook(outlook_message(values), UTC)
    assert (reply.sent_on, reply.received_on) == (date(2026, 11, 9), date(2026, 11, 10))


def test_the_headers_under_which_it_travelled_are_used() -> None:
    headers = "Auto-Submitted: auto-replied\r\nIn-Reply-To: <a@plaint>\r\nDate: Mon, 9 Nov 2026 10:00:00 +0000\r\n"
    reply = read_outlook(outlook_message({BODY: "Out of office", HEADERS: headers}), UTC)
    assert (reply.marks, reply.message_ids, reply.sent_on) == (MailMark.AUTOMATIC, ("a@plaint",), date(2026, 11, 9))


def test_html_is_read_where_there_is_no_plain_text() -> None:
    assert read_outlook(outlook_message({HTML: b"<p>Dear <b>Ann</b></p>"})).text == "Dear Ann"


def test_words_that_cannot_be_read_are_told() -> None:
    assert "could not be read" in read_outlook(outlook_message({SUBJECT: "x"})).notices[0]


def test_attachments_are_taken_and_named_safely() -> None:
    files: list[Values] = [{FILE_DATA: b"%PDF-", FILE_NAME: "..\\a.pdf"}, {FILE_METHOD: 5}]
    reply = read_outlook(outlook_message({BODY: "x"}, files))
    assert [(each.name, each.data) for each in reply.attachments] == [("a.pdf", b"%PDF-")]
    assert "could not be taken out" in reply.notices[0]


def test_a_report_of_failed_delivery_is_marked() -> None:
    report = outlook_message({CLASS: "REPORT.IPM.Note.NDR", BODY: "x"})
    assert read_outlook(report).marks is MailMark.NOT_DELIVERED


@pytest.mark.parametrize("data", [b"", b"no message", GOOD[:700], GOOD[:1500], b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
def test_a_damaged_message_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(UserError, match="Outlook message"):
        read_outlook(data)


@settings(max_examples=100)
@given(st.integers(0, len(GOOD) - 1), st.binary(min_size=1, max_size=8))
def test_changed_bytes_are_read_or_refused(place: int, change: bytes) -> None:
    with suppress(UserError):
        read_outlook(GOOD[:place] + change + GOOD[place + len(change) :])
