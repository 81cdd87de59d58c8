from time import process_time
from typing import Any

import pytest

from app.domain.incoming_replies import Attachment, IncomingReply, MailMark
from app.domain.replies import ReplyKind
from app.domain.reply_proposals import Certainty, KindProposal
from app.domain.reply_words import RepliesFile
from app.intake.reply_kinds import KindWords, propose_kind


def phrases(kind: str, *words: str, strength: str = "likely", unless: tuple[str, ...] = ()) -> dict[str, Any]:
    return {"kind": kind, "phrases": words, "strength": strength, "unless": unless}


def words(**parts: list[dict[str, Any]]) -> KindWords:
    return KindWords([RepliesFile.model_validate(parts)])


WORDS = words(
    kinds=[
        phrases("acknowledgement", "we have received"),
        phrases("holding", "still looking"),
        phrases("full", "please find enclosed"),
        phrases("refusal", "we refuse", "we decline"),
        phrases("partial", "has been redacted"),
        phrases("extension", "further two months", strength="sure", unless=("no further two months",)),
        phrases("automatic", "out of office"),
        phrases("bounce", "could not be delivered"),
    ]
)


def kind_of(own: str, **about: object) -> KindProposal:
    return propose_kind(IncomingReply(text=own, **about), own, WORDS)  # type: ignore[arg-type] # fields of the reply


@pytest.mark.parametrize(
    ("own", "kind", "certainty"),
    [
        ("We have received it.", ReplyKind.ACKNOWLEDGEMENT, Certainty.LIKELY),
        ("We have received it. We refuse.", ReplyKind.REFUSAL, Certainty.LIKELY),
        ("Please find enclosed. It has been redacted.", ReplyKind.PARTIAL, Certainty.LIKELY),
        ("Please find enclosed. As to the rest, we refuse.", ReplyKind.PARTIAL, Certainty.LIKELY),
        ("We need a further two months.", ReplyKind.EXTENSION, Certainty.SURE),
        ("We need a further two months. We refuse.", ReplyKind.EXTENSION, Certainty.LIKELY),
        ("We need no further two months.", ReplyKind.ACKNOWLEDGEMENT, Certainty.UNSURE),
        (
            "We refuse, and we decline, for the reasons enclosed. It has been redacted.",
            ReplyKind.PARTIAL,
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


EXAMPLES = [
    {"kind": "full", "texts": ["We enclose every document that you wanted.", "The minutes were mended as you wanted."]},
    {"kind": "refusal", "texts": ["We shall not show you any document.", "That is all that you will hear from us."]},
    {"kind": "holding", "texts": ["The matter is with our region, from whom we await news."]},
]


def alike(own: str, cues: list[dict[str, Any]], sender: str = "") -> KindProposal:
    return propose_kind(IncomingReply(text=own, sender=sender), own, words(cues=cues, examples=EXAMPLES))


def test_what_no_phrase_fits_is_told_by_what_it_is_like_with_the_sentence_most_like_it() -> None:
    found = alike("Dear Ann. I have mended the minutes. Every document is here.", [])
    assert (found.kind, found.because) == (ReplyKind.FULL, "I have mended the minutes.")
    assert found.certainty is not Certainty.SURE


def test_only_a_sign_beyond_doubt_that_the_examples_bear_out_is_sure() -> None:
    shown = [{"cue": "given", "phrases": ["enclose"], "weight": 3}]
    assert alike("We enclose every document.", shown).certainty is Certainty.SURE
    assert alike("We enclose news: the matter is with our region.", shown).certainty is not Certainty.SURE


def test_sentences_like_a_yes_and_others_like_a_no_are_an_answer_in_part() -> None:
    yes, no = "The charge has been refunded.", "No apology will be made."
    shown = [
        {"kind": "full", "texts": [yes]},
        {"kind": "refusal", "texts": [no]},
        {"kind": "partial", "texts": ["One charge has been refunded. No apology will be made for the other."]},
    ]
    known = words(examples=shown)
    found = [propose_kind(IncomingReply(), own, known).kind for own in (yes, no, f"{yes} {no}")]
    assert found == [ReplyKind.FULL, ReplyKind.REFUSAL, ReplyKind.PARTIAL]


def test_a_decision_has_to_be_clearer_to_be_sure_than_a_question() -> None:
    cues: list[dict[str, Any]] = [
        {"cue": "given", "phrases": ["enclose"], "weight": 3},
        {"cue": "asks-for-id", "phrases": ["passport"], "weight": 3},
    ]
    shown = [
        {"kind": "full", "texts": ["We enclose the minutes."]},
        {"kind": "asks-for-id", "texts": ["Show us the passport."]},
        {"kind": "holding", "texts": ["We wait for the region. Show patience."]},
    ]
    known = words(cues=cues, examples=shown)

    def certainty(own: str) -> Certainty:
        return propose_kind(IncomingReply(), own, known).certainty

    assert certainty("We enclose what we have for you.") is Certainty.LIKELY
    assert certainty("Show what passport you have to me.") is Certainty.SURE


def test_something_given_and_something_kept_is_an_answer_in_part() -> None:
    cues: list[dict[str, Any]] = [
        {"cue": "given", "phrases": ["enclose"]},
        {"cue": "withheld", "phrases": ["withheld"]},
    ]
    found = propose_kind(IncomingReply(), own := "We enclose two. One is withheld.", words(cues=cues))
    assert (found.kind, found.because) == (ReplyKind.PARTIAL, "One is withheld.")
    assert propose_kind(IncomingReply(), own[16:], words(cues=cues)).kind is ReplyKind.REFUSAL


def test_answers_that_differ_from_item_to_item_are_an_answer_in_part() -> None:
    own = "1. Number: 41 in all.\n\n2. Names: these we withhold."
    cues: list[dict[str, Any]] = [{"cue": "withheld", "phrases": ["withhold"], "weight": 3}]
    assert propose_kind(IncomingReply(), own, words(cues=cues)).kind is ReplyKind.PARTIAL


def test_everything_without_anything_refused_is_an_answer_in_full() -> None:
    cues: list[dict[str, Any]] = [
        {"cue": "full", "phrases": ["the lot"], "weight": 3},
        {"cue": "withheld", "phrases": ["blurred"]},
    ]
    assert propose_kind(IncomingReply(), "That is the lot. Faces are blurred.", words(cues=cues)).kind is ReplyKind.FULL


def test_a_reasoned_decision_answers_whatever_it_finds() -> None:
    own = "I spoke to ten people. I saw the film. " + "It was long. " * 30 + "It is not upheld."
    cues: list[dict[str, Any]] = [
        {"cue": "inquiry", "phrases": ["i spoke", "i saw"]},
        {"cue": "rejected", "phrases": ["not upheld"]},
    ]
    assert propose_kind(IncomingReply(), own, words(cues=cues)).kind is ReplyKind.FULL
    assert propose_kind(IncomingReply(), "It is not upheld.", words(cues=cues)).kind is ReplyKind.REFUSAL


def test_proof_that_has_come_is_not_asked_for() -> None:
    cues: list[dict[str, Any]] = [
        {"cue": "asks-for-id", "phrases": ["your passport"]},
        {"cue": "id-settled", "phrases": ["thank you for"], "weight": 3},
        {"cue": "acknowledgement", "phrases": ["thank you"]},
    ]
    own = "Thank you for your passport."
    assert propose_kind(IncomingReply(), own, words(cues=cues)).kind is ReplyKind.ACKNOWLEDGEMENT


def test_a_request_for_time_outweighs_what_it_says_of_a_decision() -> None:
    cues: list[dict[str, Any]] = [
        {"cue": "extension", "phrases": ["more time"], "weight": 3},
        {"cue": "withheld", "phrases": ["exempt"], "weight": 2},
        {"cue": "given", "phrases": ["we hold"], "weight": 2},
    ]
    own = "We hold it. Some is exempt. We need more time."
    assert propose_kind(IncomingReply(), own, words(cues=cues)).kind is ReplyKind.EXTENSION


@pytest.mark.parametrize(
    ("sender", "kind"),
    [("Desk <no-reply@harbour.example>", ReplyKind.AUTOMATIC), ("postmaster@harbour.example", ReplyKind.BOUNCE)],
)
def test_who_sent_it_counts(sender: str, kind: ReplyKind) -> None:
    assert propose_kind(IncomingReply(sender=sender), "Xyzzy.", WORDS).kind is kind


@pytest.mark.parametrize(
    "unit", ["we cannot not ", "if you say that we ", "a: ", "\n\n\n \n", "1. ", "kind regards\n", ". . ."]
)
def test_the_longest_text_is_read_soon(unit: str) -> None:
    own = unit * (200_000 // len(unit))
    began = process_time()
    propose_kind(IncomingReply(), own, WORDS)
    assert process_time() - began < 4  # under coverage on a busy machine; what grows with the square takes minutes
