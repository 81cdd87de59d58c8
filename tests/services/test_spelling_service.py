"""Words that no dictionary has."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.bootstrap import Plaint
from app.domain.answers import Answers
from app.domain.people import Profile
from app.paths import DICTIONARIES
from app.services.spelling_service import MOST_SUGGESTIONS, SpellingService
from tests.ui.drafts import begun


@pytest.fixture
def spelling(plaint: Plaint) -> SpellingService:
    """The service with its dictionary read."""
    assert plaint.spelling.make_ready()
    return plaint.spelling


def misspelt(spelling: SpellingService, text: str, *names: str) -> list[str]:
    return [word.text for word in spelling.misspelt(text, names)]


def test_nothing_is_marked_before_the_dictionary_is_read(plaint: Plaint) -> None:
    assert misspelt(SpellingService(plaint.records, DICTIONARIES), "recieve") == []


def test_without_a_dictionary_nothing_is_marked_and_nothing_fails(plaint: Plaint, tmp_path: Path) -> None:
    spelling = SpellingService(plaint.records, tmp_path)
    assert not spelling.make_ready()
    assert misspelt(spelling, "recieve") == []
    assert spelling.suggestions("recieve") == ()


def test_the_dictionary_is_read_once(spelling: SpellingService) -> None:
    assert spelling.make_ready()
    assert spelling.is_ready


def test_british_spelling_is_right(spelling: SpellingService) -> None:
    text = "The organisation’s behaviour and its judgement don’t favour colour"
    assert misspelt(spelling, text) == []


def test_misspelt_words_are_found_and_the_nearest_word_comes_first(spelling: SpellingService) -> None:
    assert misspelt(spelling, "I did not recieve the color chart") == ["recieve", "color"]
    suggested = spelling.suggestions("recieve")
    assert suggested[0] == "receive"
    assert len(suggested) <= MOST_SUGGESTIONS


def test_names_of_the_letter_and_of_the_member_are_known(plaint: Plaint, spelling: SpellingService) -> None:
    plaint.profile.save(Profile("Wynflaed Tregarthy", ("1 Penbryn Row", "Bramwicke")))
    assert spelling.own_words() == {"wynflaed", "tregarthy", "penbryn", "row", "bramwicke"}
    assert misspelt(spelling, "Tregarthy’s neighbour in Bramwicke, Jessamyne", "jessamyne") == []


def test_an_added_word_is_right_from_then_on_in_any_letter(plaint: Plaint, spelling: SpellingService) -> None:
    assert misspelt(spelling, "hustingses Hustingses") == ["hustingses", "Hustingses"]
    spelling.add_word("hustingses")
    spelling.add_word("Hustingses")
    assert misspelt(spelling, "hustingses Hustingses") == []
    assert plaint.profile.load().own_words == ("hustingses",)
    assert replace(plaint.profile.load(), own_words=()) == Profile()


def test_names_come_from_the_answers_of_the_letter(plaint: Plaint, spelling: SpellingService) -> None:
    letter = begun(plaint, answers={"respondents": [{"name": "Jessamyne Orrick"}], "story": "I was Wrongd.\nTwice."})
    assert spelling.names_in_letter(letter) == {"jessamyne", "orrick"}


def test_each_unknown_word_of_a_letter_is_told_once_with_the_first_question_that_has_it(plaint: Plaint) -> None:
    answers: Answers = {
        "incidents": [{"what": "The comittee met.", "date": "2026-10-01"}, {"what": "The Comittee went."}]
    }
    letter = plaint.letters.writing(begun(plaint, answers=answers))
    assert [word for _, word in plaint.spelling.in_letter(letter.interview)] == ["comittee"]
