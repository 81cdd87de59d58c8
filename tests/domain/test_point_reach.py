"""Which points of a case a letter is about."""

from dataclasses import replace

from app.domain.answers import Answers
from app.domain.letters import Letter
from app.domain.point_reach import PointReach, at_same_organisation, is_same, stated_in
from app.domain.points import Point
from tests.domain.case_samples import draft, reply, sent

HARBOUR, QUAY = {"name": "The Harbour Party"}, {"name": "Quay Housing", "organisation": "quay"}
POINTS = (Point(1, 1, "To the party"), Point(2, 2, "To the landlord"), Point(3, 3, "To the party again"))


def _letters() -> tuple[Letter, ...]:
    """Return a letter to the party, one to the landlord, another to the party, and a reminder without points."""
    carried: Answers = {"points": [{"number": "P1", "statement": "To the party", "carried": True}, "no row"]}
    return (sent(1), replace(sent(2), recipient=QUAY), sent(3, answers=carried), sent(4))


REACH = PointReach(_letters(), (*_letters(), reply(letter_id=2), reply(letter_id=None)), POINTS)


def _numbers(points: tuple[Point, ...]) -> list[int]:
    return [point.number for point in points]


def test_a_letter_states_its_own_points_and_those_it_carries() -> None:
    assert [_numbers(stated_in(letter, POINTS)) for letter in _letters()] == [[1], [2], [1, 3], []]


def test_points_of_letters_to_others_are_not_an_organisations() -> None:
    assert _numbers(at_same_organisation(_letters(), HARBOUR, POINTS)) == [1, 3]
    assert _numbers(at_same_organisation(_letters(), QUAY, POINTS)) == [2]


def test_a_draft_states_nothing_yet() -> None:
    assert at_same_organisation([draft(1)], HARBOUR, POINTS) == ()


def test_while_nobody_knows_to_whom_all_points_count() -> None:
    assert _numbers(REACH.followed_by(0, {})) == [1, 2, 3]


def test_the_letter_that_is_followed_says_which_points() -> None:
    assert [_numbers(REACH.followed_by(chosen, HARBOUR)) for chosen in (1, 2, 3)] == [[1], [2], [1, 3]]


def test_one_without_points_stands_for_all_to_its_organisation() -> None:
    assert _numbers(REACH.followed_by(4, QUAY)) == [1, 3]


def test_a_reply_stands_for_the_letter_that_it_answers() -> None:
    assert _numbers(REACH.followed_by(5, HARBOUR)) == [2]


def test_where_no_letter_is_known_the_new_ones_organisation_counts() -> None:
    assert _numbers(REACH.followed_by(6, QUAY)) == [2]
    assert _numbers(REACH.followed_by(99, QUAY)) == [2]


def test_organisations_of_the_directory_are_told_apart_by_their_ids() -> None:
    assert is_same(QUAY, {"name": "Quay Homes", "organisation": "quay"})
    assert not is_same(QUAY, {"name": "Quay Housing", "organisation": "other"})
    assert is_same(HARBOUR, {})
    assert not is_same(HARBOUR, QUAY)
