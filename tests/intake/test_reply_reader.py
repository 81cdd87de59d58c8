from datetime import date

from app.domain.incoming_replies import IncomingReply
from app.domain.points import Point, Verdict
from app.domain.replies import ReplyKind
from app.domain.reply_proposals import ReplyProposals
from app.domain.reply_words import RepliesFile
from app.intake.reply_reader import ReaderWords, ReplyContext, read_reply

WORDS = ReaderWords(
    [
        RepliesFile.model_validate(
            {
                "kinds": [{"kind": "refusal", "phrases": ["we refuse"], "strength": "likely"}],
                "verdicts": [{"verdict": "promised", "phrases": ["we will"]}],
            }
        )
    ]
)
TODAY = date(2026, 11, 20)
POINT = Point(1, 1, "The minutes of June")
HEAD = "From: A Body <a@harbour.example>\nDate: 3 November 2026 at 09:12:00 GMT\nSubject: Re"
FORWARD = f"Begin forwarded message:\n\n{HEAD}\n\n"


def read(reply: IncomingReply, kind: ReplyKind | None = None) -> ReplyProposals:
    context = ReplyContext(TODAY, (POINT,), ("P-2026-0001",), kind=kind)
    return read_reply(reply, context, WORDS)


def test_everything_is_proposed_at_once() -> None:
    text = "Our ref: X/12\n\nWe refuse. We will send the minutes of June by 1 December 2026."
    found = read(
        IncomingReply(text, "Owen <o@harbour.example>", "Re: P-2026-0001", date(2026, 11, 9), date(2026, 11, 10))
    )
    assert (found.kind.kind, found.their_ref, found.our_ref) == (ReplyKind.REFUSAL, "X/12", "P-2026-0001")
    assert (found.sender, found.sent_on, found.received_on) == (
        "Owen <o@harbour.example>", date(2026, 11, 9), date(2026, 11, 10),
    )  # fmt: skip
    assert [promise.on for promise in found.promises] == [date(2026, 12, 1)]
    assert found.points["P1"].verdict is Verdict.PROMISED


def test_quoted_words_say_nothing_of_the_reply() -> None:
    found = read(IncomingReply("Thank you for that.\n\nOn 1 Nov 2026, Siân Pritchard wrote:\n> we refuse to wait"))
    assert found.kind.kind is ReplyKind.ACKNOWLEDGEMENT


def test_a_forwarded_message_has_its_own_sender_and_day() -> None:
    found = read(IncomingReply(f"{FORWARD}We refuse.", "Me <me@example.org>", "Fwd: Re", TODAY))
    assert (found.sender, found.sent_on) == ("A Body <a@harbour.example>", date(2026, 11, 3))


def test_a_letter_without_headers_bears_its_day() -> None:
    assert read(IncomingReply("The Harbour Party\n6 November 2026\n\nWe refuse.")).sent_on == date(2026, 11, 6)


def test_the_kind_that_a_person_said_decides_about_points() -> None:
    found = read(IncomingReply("The minutes of June are enclosed."), ReplyKind.HOLDING)
    assert found.points["P1"].verdict is Verdict.WAITING
