"""How the letter check speaks."""

import pytest

from app.domain.letter_merits import LetterAdvice
from app.domain.phrase_findings import Finding
from app.ui.check_words import change_link, counted, shows_sentence, to_fix

CLAIM = Finding("claim", ("a",), "lied", "An accusation", "W", "fix", "He lied.")
HEAT = Finding("heat", ("a",), "dreadful", "A heated word: “dreadful”", "W", "think", "It was dreadful.")
NO_DATE = Finding("no-date", ("a",), "", "No date", "W", "fix")


@pytest.mark.parametrize(
    ("fixes", "thoughts", "sentence"),
    [
        (0, 0, "Nothing to fix, and nothing to think about."),
        (1, 2, "One thing to fix and two to think about. You decide; nothing is changed for you."),
        (3, 0, "Three things to fix. You decide; nothing is changed for you."),
        (0, 1, "One thing to think about. You decide; nothing is changed for you."),
        (0, 12, "12 things to think about. You decide; nothing is changed for you."),
    ],
)
def test_what_there_is_to_do_is_counted_in_a_sentence(fixes: int, thoughts: int, sentence: str) -> None:
    assert counted(LetterAdvice((*[CLAIM] * fixes, *[HEAT] * thoughts))) == sentence


def test_a_link_says_what_it_leads_to() -> None:
    assert [change_link(each) for each in (CLAIM, HEAT, NO_DATE)] == ["Change this sentence", "Change", "Go there"]


def test_a_sentence_is_shown_where_the_title_does_not_have_its_words() -> None:
    assert [shows_sentence(each) for each in (CLAIM, HEAT, NO_DATE)] == [True, False, False]


def test_what_is_to_be_fixed_first_is_counted() -> None:
    assert to_fix(1) == "1 thing to fix first"
