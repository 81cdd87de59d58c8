from datetime import UTC, date, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rendering.email_draft import Attachment, file_name, mailto, make_draft

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
PDF = Attachment("Beschwerde – Ŵyn.pdf", b"%PDF-1.4 x", "application/pdf")


def draft(subject: str = "Formal complaint", to: str = "a@example.org", text: str = "Dear Sir\n") -> EmailMessage:
    data = make_draft(subject, to, "Mair Puw <mair@example.org>", text, [PDF], NOON)
    message = message_from_bytes(data, policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


def test_it_opens_as_a_draft() -> None:
    assert draft()["X-Unsent"] == "1"


def test_the_date_is_when_it_was_written_and_no_identifier_names_a_computer() -> None:
    message = draft()
    assert message["Date"].datetime == NOON
    assert message["Message-ID"] is None


def test_attachments_keep_bytes_type_and_name() -> None:
    (attachment,) = draft().iter_attachments()
    assert attachment.get_content() == PDF.data
    assert (attachment.get_content_type(), attachment.get_filename()) == (PDF.mime, PDF.name)


def test_an_unknown_type_goes_as_plain_bytes() -> None:
    data = make_draft("S", "", "", "T", [Attachment("a/b", b"x", "odd")], NOON)
    (attachment,) = message_from_bytes(data, policy=policy.default).iter_attachments()
    assert (attachment.get_content_type(), attachment.get_filename()) == ("application/octet-stream", "a_b")


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=200))
def test_the_text_is_kept(text: str) -> None:
    body = draft(text=text).get_body()
    assert body is not None
    assert body.get_content().replace("\r\n", "\n").rstrip("\n") == text.rstrip("\n")


def test_a_line_end_in_the_subject_begins_no_header() -> None:
    message = draft(subject="Hello\r\nBcc: spy@example.org", to="a@example.org\nBcc: b@example.org")
    assert message["Bcc"] is None
    assert message["Subject"] == "Hello Bcc: spy@example.org"


def test_what_is_no_address_is_left_out() -> None:
    assert draft(to="nobody")["To"] is None


def test_the_same_draft_has_the_same_bytes() -> None:
    assert draft().as_bytes() == draft().as_bytes()


def test_a_letter_without_files_is_plain_text() -> None:
    data = make_draft("S", "a@example.org", "", "Ŵ", [], NOON)
    assert message_from_bytes(data, policy=policy.default).get_content_type() == "text/plain"


def test_a_link_quotes_everything() -> None:
    link = mailto("a@example.org", "A & B?", "one\ntwo #3")
    assert link.url == "mailto:a@example.org?subject=A%20%26%20B%3F&body=one%0D%0Atwo%20%233"
    assert not link.text_on_clipboard


def test_a_long_text_waits_on_the_clipboard() -> None:
    link = mailto("a@example.org", "Complaint", "x" * 3000)
    assert link.text_on_clipboard
    assert link.url == "mailto:a@example.org?subject=Complaint"


def test_a_subject_too_long_for_a_link_is_left_out() -> None:
    assert mailto("a@example.org", "x" * 3000, "").url == "mailto:a@example.org"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Formal complaint: A & B/C", "2026-11-20-formal-complaint-a-b-c.pdf"),
        ("Cŵyn gan Siân", "2026-11-20-cŵyn-gan-siân.pdf"),
        ("???", "2026-11-20-letter.pdf"),
        ("CON", "2026-11-20-con-letter.pdf"),
    ],
)
def test_file_names_are_plain(title: str, name: str) -> None:
    assert file_name(title, date(2026, 11, 20), "pdf") == name


@given(st.text(max_size=300))
def test_file_names_fit_every_system(title: str) -> None:
    name = file_name(title.encode("utf-8", "ignore").decode(), date(2026, 11, 20), ".docx")
    assert len(name.encode()) <= 100
    assert not set(name) & set('/\\:*?"<>|\0\n')
