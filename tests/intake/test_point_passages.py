import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.points import Point, Verdict
from app.domain.replies import ReplyKind
from app.domain.reply_proposals import PointProposal
from app.domain.reply_words import VerdictPhrases
from app.intake.point_passages import VerdictWords, propose_points, stems

WORDS = VerdictWords(
    VerdictPhrases.model_validate({"verdict": verdict, "phrases": phrases})
    for verdict, phrases in (
        ("refused", ["we are unable to", "we refuse"]),
        ("partly", ["have not searched"]),
        ("off-the-point", ["your allegation that"]),
        ("promised", ["we will send"]),
        ("conceded", ["we apologise for"]),
    )
)
POINTS = (
    Point(1, 1, "My membership record since 2019"),
    Point(2, 1, "E-mails in the branch that name me"),
    Point(3, 1, "Notes of the meeting of 3 June 2026"),
    Point(4, 1, "Who my record was given to"),
)
LETTER = """Dear Ms Pritchard,

Your membership record from 2019 to date is at pages 1 to 12. It includes each change of address.

As to e-mails, we have searched the regional office and enclose what we found. Branch officers hold their own accounts,
which we have not searched.

We are unable to say to whom the record was given, as this would identify others.
"""


def proposed(own: str, *points: Point, kind: ReplyKind = ReplyKind.PARTIAL) -> dict[str, PointProposal]:
    return propose_points(points or POINTS, own, kind, WORDS)


def test_each_point_has_its_verdict() -> None:
    assert {label: each.verdict for label, each in proposed(LETTER).items()} == {
        "P1": Verdict.ANSWERED,
        "P2": Verdict.PARTLY,
        "P3": Verdict.IGNORED,
        "P4": Verdict.REFUSED,
    }


def test_the_words_stand_in_the_reply_exactly_so() -> None:
    assert all(each.words in LETTER for each in proposed(LETTER).values())
    assert proposed(LETTER)["P4"].words.startswith("We are unable to say")


def test_the_reason_quotes_the_words_that_decide() -> None:
    assert proposed(LETTER)["P4"].because == "it says “We are unable to”"
    assert proposed(LETTER)["P3"].because == "nothing in the reply mentions “Notes of the meeting of 3 June 2026”"
    assert "membership record" in proposed(LETTER)["P1"].because


@pytest.mark.parametrize(
    ("own", "verdict"),
    [
        ("The notes of the meeting are enclosed.", Verdict.ANSWERED),
        ("We will send the notes of the meeting by May.", Verdict.PROMISED),
        ("We refuse to give you notes of the meeting.", Verdict.REFUSED),
        ("We apologise for losing the notes of the meeting.", Verdict.CONCEDED),
        ("Your allegation that notes of the meeting were forged is untrue.", Verdict.OFF_THE_POINT),
        ("One note of the meeting is enclosed. We refuse to give you the other notes of the meeting.", Verdict.PARTLY),
    ],
)
def test_what_a_passage_does_with_a_point(own: str, verdict: Verdict) -> None:
    assert proposed(own)["P3"].verdict is verdict


def test_numbered_answers_belong_to_the_points_in_their_order() -> None:
    own = "1. That is enclosed.\n\n2. We refuse this.\n\n3. We will send it."
    found = proposed(own)
    assert [found[label].verdict for label in ("P1", "P2", "P3", "P4")] == [
        Verdict.ANSWERED, Verdict.REFUSED, Verdict.PROMISED, Verdict.IGNORED,
    ]  # fmt: skip


def test_a_point_named_by_its_number_is_meant() -> None:
    later = (Point(5, 2, "Something"), Point(6, 2, "Anything else"))
    found = proposed("We refuse P6. Point 1 is enclosed.", *later)
    assert (found["P6"].verdict, found["P5"].verdict) == (Verdict.REFUSED, Verdict.ANSWERED)


def test_a_number_that_no_point_has_means_none() -> None:
    assert proposed("We refuse P9 and all that.")["P1"].verdict is Verdict.IGNORED


def test_an_item_that_a_point_speaks_of_is_no_number_of_a_point() -> None:
    points = (Point(1, 1, "Who decided that item 2 would not be taken?"), Point(2, 1, "How many had written?"))
    found = proposed("Item 2: the chair decided that it would not be taken.", *points)
    assert (found["P1"].verdict, found["P2"].verdict) == (Verdict.ANSWERED, Verdict.IGNORED)
    assert proposed("Item 2: eleven.", Point(1, 1, "Who decided?"), Point(2, 1, "How many?"))["P2"].words


def test_a_day_that_both_name_binds_them_together() -> None:
    points = (
        Point(1, 1, "Can minutes be corrected once approved?"),
        Point(2, 1, "Why do the minutes of 3 June say so?"),
    )
    found = proposed("The minutes of 3rd June were approved by the meeting.", *points)
    assert (found["P1"].verdict, found["P2"].verdict) == (Verdict.IGNORED, Verdict.ANSWERED)
    assert "3 jun" in stems("the 3rd of June") & stems("3 June 2026")


def test_a_refusal_of_everything_refuses_each_point() -> None:
    found = proposed("We refuse your request.", kind=ReplyKind.REFUSAL)
    assert {each.verdict for each in found.values()} == {Verdict.REFUSED}


def test_a_reply_that_settles_nothing_leaves_points_waiting() -> None:
    found = proposed(LETTER, kind=ReplyKind.HOLDING)
    assert {each.verdict for each in found.values()} == {Verdict.WAITING}


def test_a_long_statement_is_cut_in_the_reason() -> None:
    point = Point(1, 1, "A very long statement that goes on and on and on until nobody reads it any more")
    assert proposed("Nothing.", point)["P1"].because.endswith("until …”")


def test_a_long_paragraph_gives_the_sentence_that_matters() -> None:
    own = "The membership record is enclosed. " + "It goes on about membership and the record at length. " * 20
    assert len(proposed(own)["P1"].words) < 600


def test_words_are_compared_by_their_stems() -> None:
    assert stems("The records of e-mailing") == stems("recorded emails")


@given(st.text(max_size=300))
def test_any_text_gives_a_proposal_for_each_point(own: str) -> None:
    found = proposed(own)
    assert set(found) == {"P1", "P2", "P3", "P4"}
    assert all(each.words in own for each in found.values())
