import pytest

from app.domain.incoming_replies import Attachment, IncomingReply, MailMark
from app.domain.reply_words import ReplyPhrases
from app.domain.replies import ReplyKind
from app.domain.reply_proposals import Certainty, KindProposal
from app.intake.reply_kinds import propose_kind


def phrases(kind: str, *words: str, strength: str = "likely", unless: tuple[str, ...] = ()) -> ReplyPhrases:
    return ReplyPhrases.model_validate({"kind": kind, "phrases": words, "strength": strength, "unless": unless})


PHRASES = (
    phrases("acknowledgement", "we have received"),
    phrases("holding", "still looking"),
    phrases("full", "please find enclosed"),
    phrases("refusal", "we refuse", "we decline"),
    phrases("partial", "has been redacted"),
    phrases("extension", "further two months", strength="sure", unless=("no further two months",)),
    phrases("automatic", "out of office"),
    phrases("bounce", "could not be delivered"),
)


def kind_of(own: str, **about: object) -> KindProposal:
    return propose_kind(IncomingReply(text=own, **about), own, PHRASES)  # type: ignore[arg-type] # fields of the reply


@pytest.mark.parametrize(
    ("own", "kind", "certainty"),
    [
        ("We have received it.", ReplyKind.ACKNOWLEDGEMENT, Certainty.LIKELY),
        ("We have received it. We refuse.", ReplyKind.REFUSAL, Certainty.LIKELY),
        ("Please find enclosed. It has been redacted.", ReplyKind.PARTIAL, Certainty.UNSURE),
        ("Please find enclosed. As to the rest, we refuse.", ReplyKind.PARTIAL, Certainty.LIKELY),
        ("We need a further two months.", ReplyKind.EXTENSION, Certainty.SURE),
        ("We need a further two months. We refuse.", ReplyKind.EXTENSION, Certainty.LIKELY),
        ("We need no further two months.", ReplyKind.ACKNOWLEDGEMENT, Certainty.UNSURE),
        (
            "We refuse, and we decline, for the reasons enclosed. It has been redacted.",
            ReplyKind.REFUSAL,
            Certainty.LIKELY,
        ),
        ("Hello.", ReplyKind.ACKNOWLEDGEMENT, Certainty.UNSURE),
        ("word " * 200, ReplyKind.FULL, Certainty.UNSURE),
    ],
)
def test_phrases_say_what_kind_it_is(own: str, kind: ReplyKind, certainty: Certainty) -> None:
    found = kind_of(own)
    assert (found.kind, found.certainty) == (kind, certainty)


def test_the_sentence_that_says_so_is_given() -> None:
    assert kind_of("Dear Ann.\nAs to that,\nwe refuse. Yours").because == "As to that, we refuse."


@pytest.mark.parametrize(
    ("own", "marks", "kind", "certainty"),
    [
        ("It could not be delivered.", MailMark.NOT_DELIVERED, ReplyKind.BOUNCE, Certainty.SURE),
        ("I am out of office.", MailMark.AUTOMATIC, ReplyKind.AUTOMATIC, Certainty.SURE),
        ("We have received it.", MailMark.AUTOMATIC, ReplyKind.AUTOMATIC, Certainty.SURE),
        ("Please find enclosed.", MailMark.AUTOMATIC, ReplyKind.AUTOMATIC, Certainty.LIKELY),
        ("Late.", MailMark.DELAYED, ReplyKind.AUTOMATIC, Certainty.LIKELY),
        ("Read.", MailMark.RECEIPT, ReplyKind.AUTOMATIC, Certainty.LIKELY),
    ],
)
def test_headers_say_more_than_phrases(own: str, marks: MailMark, kind: ReplyKind, certainty: Certainty) -> None:
    found = kind_of(own, marks=marks, subject="About it")
    assert (found.kind, found.certainty) == (kind, certainty)


def test_the_subject_counts_too() -> None:
    assert kind_of("See below.", subject="Your request: we refuse").kind is ReplyKind.REFUSAL


def test_a_short_reply_with_a_file_is_taken_for_an_answer() -> None:
    found = kind_of("See attached.", attachments=(Attachment("a.pdf", "application/pdf", b"x"),))
    assert (found.kind, found.certainty) == (ReplyKind.FULL, Certainty.UNSURE)
