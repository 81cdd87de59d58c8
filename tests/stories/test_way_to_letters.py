"""*What happened?* and *what next*: every letter of the starter pack can be reached, by questions and by routes."""

from collections.abc import Iterator

import pytest

from app.domain.pack_contents import Pack, StartOption
from tests.stories.test_bundled_letters import LETTERS, read_pack_once

MOST_OPTIONS = 8
MOST_QUESTIONS = 4


@pytest.fixture(scope="module")
def pack() -> Pack:
    return read_pack_once()


def ways(pack: Pack, question: str, trail: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], StartOption]]:
    """Yield each way that leads to a letter: the questions asked on it, and the option chosen last."""
    questions = {each.id: each for each in pack.start_questions}
    for option in questions[question].options:
        if option.go not in questions:
            yield (*trail, question), option
        elif option.go not in trail:
            yield from ways(pack, option.go, (*trail, question))


def all_ways(pack: Pack) -> list[tuple[tuple[str, ...], StartOption]]:
    return list(ways(pack, pack.start_questions[0].id))


@pytest.mark.parametrize("letter", LETTERS)
def test_a_few_questions_lead_to_each_letter(pack: Pack, letter: str) -> None:
    shortest = min(len(trail) for trail, option in all_ways(pack) if option.go == letter)
    assert shortest <= MOST_QUESTIONS


def test_every_question_is_asked_on_some_way(pack: Pack) -> None:
    asked = {question for trail, _option in all_ways(pack) for question in trail}
    assert asked == {question.id for question in pack.start_questions}


def test_no_question_offers_more_than_can_be_taken_in(pack: Pack) -> None:
    assert {each.id: len(each.options) for each in pack.start_questions if len(each.options) > MOST_OPTIONS} == {}


def test_the_regulator_is_reached_only_after_a_complaint_to_the_organisation(pack: Pack) -> None:
    trails = [trail for trail, option in all_ways(pack) if option.go == "ico-referral"]
    assert trails
    assert all(trail[-1] == "after-data-complaint" for trail in trails)


def test_routes_lead_to_no_letter_from_itself_and_name_each_way_and_its_clock_once(pack: Pack) -> None:
    named = [(route.from_, route.to, route.after) for route in pack.routes]
    assert [way for way in named if way[0] == way[1]] == []
    assert len(set(named)) == len(named)
