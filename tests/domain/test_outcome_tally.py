"""Cards added up."""

import pytest

from app.domain.outcome_cards import LetterOutcome, OutcomeCard
from app.domain.outcome_tally import LetterTally, add_up

LATE = LetterOutcome(
    letter="party-complaint", answer="late", days_to_first_reply=4, days_to_answer=40, points={"ignored": 2}
)
NEVER = LetterOutcome(letter="party-complaint", answer="never", points={"ignored": 1, "answered": 1})
APOLOGY = LetterOutcome(letter="apology-request", answer="in-time", apology={"sorry": "not"})


def card(number: str, *letters: LetterOutcome, edition: int = 1) -> OutcomeCard:
    return OutcomeCard(format=1, card=number * 32, edition=edition, organisation="party", letters=letters)


def test_letters_are_counted_by_kind_the_most_frequent_first() -> None:
    found = add_up([card("1", APOLOGY, LATE), card("2", NEVER)])
    assert [(each.letter, each.sent) for each in found.letters] == [("party-complaint", 2), ("apology-request", 1)]
    assert (found.cards, found.twice, dict(found.organisations)) == (2, 0, {"party": 2})


def test_answers_verdicts_and_apologies_are_counted() -> None:
    complaint, apology = add_up([card("1", APOLOGY, LATE), card("2", NEVER)]).letters
    assert dict(complaint.answers) == {"late": 1, "never": 1}
    assert dict(complaint.points) == {"ignored": 3, "answered": 1}
    assert dict(apology.apologies) == {("sorry", "not"): 1}


def test_letters_without_a_reply_have_no_part_in_the_days() -> None:
    (complaint,) = add_up([card("1", LATE), card("2", NEVER)]).letters
    assert (complaint.median_first_reply, complaint.median_answer) == (4, 40)


@pytest.mark.parametrize(("days", "middle"), [([], None), ([3], 3), ([1, 2], 1.5), ([9, 1, 5], 5)])
def test_half_of_the_replies_came_within_the_median(days: list[int], middle: float | None) -> None:
    assert LetterTally("a", first_replies=days).median_first_reply == middle


def test_a_card_that_comes_twice_is_counted_once() -> None:
    found = add_up([card("1", LATE), card("1", LATE)])
    assert (found.cards, found.twice, found.letters[0].sent) == (1, 1, 1)


@pytest.mark.parametrize("turned", [False, True])
def test_of_two_editions_the_higher_holds_in_whatever_order_they_come(turned: bool) -> None:
    cards = [card("1", NEVER), card("1", LATE, edition=2)]
    (complaint,) = add_up(reversed(cards) if turned else cards).letters
    assert dict(complaint.answers) == {"late": 1}


def test_nothing_adds_up_to_nothing() -> None:
    assert add_up([]).letters == ()
