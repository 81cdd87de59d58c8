"""How the letters of a case were answered, in counts, days and verdicts."""

import tomllib
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from app.domain.apologies import ApologyElement, Element, ElementAccount, Given
from app.domain.case_clocks import CaseClock
from app.domain.letters import Letter, TemplateName
from app.domain.outcome_cards import (
    LetterOutcome,
    OutcomeCard,
    card_data,
    card_toml,
    letter_outcomes,
    new_card_number,
)
from app.domain.points import Point, Verdict
from app.domain.replies import Reply, ReplyKind
from tests.domain import case_samples as samples
from tests.domain.case_samples import TODAY

SENT_ON = date(2026, 9, 1)
LIMIT = date(2026, 10, 1)
CARD = OutcomeCard(format=1, card="0" * 32, edition=1, organisation="party")


def sent(**changes: Any) -> Letter:  # noqa: ANN401 any field
    return replace(samples.sent(how=samples.sending(SENT_ON)), **changes)


def reply(on: date, kind: ReplyKind = ReplyKind.PARTIAL, letter_id: int | None = 1) -> Reply:
    return samples.reply(on, kind, letter_id)


def clock(settled_on: date | None = None, whose: str = "theirs") -> CaseClock:
    return replace(samples.RUNNING, shown=LIMIT, whose=whose, settled_on=settled_on)


def outcome(*replies: Reply, clocks: tuple[CaseClock, ...] = (), until: date = TODAY) -> LetterOutcome:
    (found,) = letter_outcomes([sent()], replies, [], [], clocks, until)
    return found


@pytest.mark.parametrize(
    ("settled_on", "until", "answer", "late"),
    [
        (LIMIT, TODAY, "in-time", None),
        (LIMIT + timedelta(days=1), TODAY, "late", 1),
        (None, LIMIT + timedelta(days=1), "never", None),
        (None, LIMIT, "waiting", None),
    ],
)
def test_a_letter_is_answered_in_time_late_never_or_not_yet(
    settled_on: date | None, until: date, answer: str, late: int | None
) -> None:
    found = outcome(clocks=(clock(settled_on),), until=until)
    assert (found.answer, found.days_late) == (answer, late)


def test_without_a_time_limit_nothing_is_late() -> None:
    assert outcome(reply(TODAY), clocks=(clock(whose="ours"),)).answer == "no-limit"


def test_days_run_from_the_sending() -> None:
    first, answer = reply(date(2026, 9, 4), ReplyKind.ACKNOWLEDGEMENT), reply(date(2026, 9, 30))
    found = outcome(answer, first)
    assert (found.replies, found.days_to_first_reply, found.days_to_answer) == (2, 3, 29)


@pytest.mark.parametrize("kind", [ReplyKind.AUTOMATIC, ReplyKind.BOUNCE])
def test_what_no_person_wrote_is_no_reply(kind: ReplyKind) -> None:
    assert outcome(reply(TODAY, kind)) == LetterOutcome(letter="party-complaint", answer="no-limit")


def test_a_reply_to_another_letter_does_not_count() -> None:
    assert outcome(reply(TODAY, letter_id=2)).replies == 0


def test_points_and_apologies_are_counted_by_their_letter() -> None:
    points = [Point(n, 1, "Why?", verdict=Verdict.IGNORED) for n in (1, 2)]
    points += [Point(3, 1, "Why?", verdict=Verdict.ANSWERED), Point(4, 9, "Why?")]
    came = [ApologyElement(Element.SORRY, 1, account=ElementAccount(Given.NOT)), ApologyElement(Element.REPAIRS, 9)]
    (found,) = letter_outcomes([sent()], [], points, came, [], TODAY)
    assert found.points == {"answered": 1, "ignored": 2}
    assert found.apology == {"sorry": "not"}


def test_drafts_are_left_out_and_letters_stand_in_the_order_of_their_sending() -> None:
    later = sent(id=2, template=TemplateName("uk-members", "escalation", "1"), sending=samples.sending())
    found = letter_outcomes([later, sent(), samples.draft(3)], [], [], [], [], TODAY)
    assert [each.letter for each in found] == ["party-complaint", "escalation"]


def test_an_id_that_is_no_plain_word_is_not_given_away() -> None:
    (found,) = letter_outcomes([sent(template=TemplateName("p", "Siân.1", "1"))], [], [], [], [], TODAY)
    assert found.letter == "other"


def test_the_file_holds_the_card_and_says_what_it_is() -> None:
    found = LetterOutcome(letter="escalation", answer="late", days_late=3, points={"off-the-point": 1})
    card = CARD.model_copy(update={"letters": (found,)})
    text = card_toml(card)
    assert text.startswith("# An outcome card of Plaint")
    assert OutcomeCard.model_validate(tomllib.loads(text)) == card
    assert card_data(card)["letters"] == [
        {"letter": "escalation", "answer": "late", "replies": 0, "days_late": 3, "points": {"off-the-point": 1}}
    ]


def test_each_number_is_drawn_anew() -> None:
    assert new_card_number() != new_card_number()


@pytest.mark.parametrize(
    "wrong",
    [
        {"note": "words"},
        {"format": 2},
        {"card": "Siân"},
        {"edition": 0},
        {"organisation": "The Harbour Party"},
        {"letters": [{"letter": "Jane Doe", "answer": "late"}]},
        {"letters": [{"letter": "a", "answer": "perhaps"}]},
        {"letters": [{"letter": "a", "answer": "late", "points": {"P1": 1}}]},
        {"letters": [{"letter": "a", "answer": "late", "replies": 10**30}]},
        {"letters": [{"letter": "a", "answer": "late"}] * 201},
    ],
)
def test_what_is_no_card_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        OutcomeCard.model_validate(card_data(CARD) | wrong)


@given(st.builds(date.fromordinal, st.integers(700_000, 760_000)), st.integers(-400, 4000))
def test_days_are_never_fewer_than_none_nor_more_than_a_card_holds(came: date, late: int) -> None:
    found = outcome(reply(came), clocks=(clock(LIMIT + timedelta(days=late)),))
    assert OutcomeCard.model_validate(card_data(CARD) | {"letters": [card_data(found)]})
