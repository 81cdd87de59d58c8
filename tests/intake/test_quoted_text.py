import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.intake.quoted_text import forwarded_head, split_quoted

NO = "We refuse to do so."
FORWARD = (
    "---------- Forwarded message ---------\nFrom: Owen <o@harbour.example>\nDate: Mon, 9 Nov 2026\nSubject: Re\nTo: me"
)
OUTLOOK = "From: Siân <s@example.org>\nSent: 20 November 2026 10:00\nTo: Owen\nSubject: Complaint\n\nPlease answer me."
ASKED = "On 20 Nov 2026 at 10:00, Siân Pritchard wrote:\n\n"
AMONG = "My answers follow.\n\n\n\n\nBecause we say so.\n\n\nNot this year."


@pytest.mark.parametrize(
    ("text", "own"),
    [
        (f"{NO}\n\nOn 20 Nov 2026 at 10:00, Siân <s@example.org> wrote:\n> Please answer", NO),
        (f"{NO}\n\nOn 20 Nov 2026 at 10:00, Siân Pritchard <s@example.org>\nwrote:\n> x", NO),
        (f"{NO}\n\n{OUTLOOK}", NO),
        (f"{NO}\n\n-----Original Message-----\n{OUTLOOK}", NO),
        ("> Why?\nBecause we say so.\n> When?\nNever at all.", "Because we say so.\nNever at all."),
        ("On 1 Nov 2026, Siân wrote:\n> Why did you do it?\n\nBecause we may do so.", "Because we may do so."),
        (f"{FORWARD}\n\nWe have no record of you.", "We have no record of you."),
        (f"FYI\n\n{FORWARD}\n\nWe have no record.\n\nOn 1 Nov, Siân Pritchard wrote:\n> Why", "We have no record."),
        (f"My answers follow.\n\n{ASKED}> Why?\n\nBecause we say so.\n\n> And when?\n\nNot this year.", AMONG),
        (f"{NO}\n\n{ASKED}> Why did you do\nit at all?\n> When?\n\nSent from my telephone, as ever", NO),
        ("Just words, and From: nobody.", "Just words, and From: nobody."),
        ("", ""),
    ],
)  # fmt: skip
def test_what_a_reply_says_itself(text: str, own: str) -> None:
    assert split_quoted(text).own == own


def test_what_it_quotes_is_kept_apart() -> None:
    assert split_quoted(f"We refuse to do so.\n\n{OUTLOOK}").quoted == OUTLOOK


def test_the_head_of_a_forwarded_message_is_known() -> None:
    assert forwarded_head(f"{FORWARD}\n\nNo.").startswith("From: Owen")


def test_a_reply_with_words_of_its_own_forwards_nothing() -> None:
    assert forwarded_head(f"We refuse to do so.\n\n{OUTLOOK}") == ""


@given(st.text(max_size=300))
def test_any_text_is_split(text: str) -> None:
    assert isinstance(split_quoted(text).own, str)


def test_a_long_text_of_odd_lines_takes_no_time() -> None:
    assert split_quoted("From: a\n" * 20_000).own
