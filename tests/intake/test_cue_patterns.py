"""Patterns with slots, gaps and endings, found or not."""

import pytest

from app.domain.phrase_search import sentences
from app.intake.cue_patterns import MOST_ENTRIES, CuePatterns, Found

SETS = {
    "we": ["we", "i", "the <body>"],
    "body": ["party", "data team"],
    "no": ["not", "no", "never"],
    "no-after-all": ["not only"],
    "hedge": ["if", "you say"],
    "no-hedge": ["grateful if"],
    "clause": ["but"],
    "loop": ["<loop>", "round"],
}


def found(pattern: str, text: str) -> list[Found]:
    patterns = CuePatterns([pattern], SETS)
    return [each for sentence in sentences(text) for each in patterns.found(text, sentence.words)]


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("we refuse", "Then we refuse."),
        ("refuse+", "They refused, and are refusing."),
        ("apply+", "It applies."),
        ("relay+", "It was relayed."),
        ("stop+", "We stopped it."),
        ("search+", "He searches."),
        ("letter/email", "Your email came."),
        ("<we> regret", "The data team regret it."),
        ("<we> ~ regret", "The party regret it."),
        ("<we> ~ regret", "The party does so very much regret it."),
        ("<we> * regret", "I deeply regret it."),
        ("^ yes $", "Yes."),
        ("sent & pages", "All pages have been sent."),
        ("<loop>", "All year round."),
        ("we ~ sorry $", "We are sorry."),
    ],
)
def test_what_fits_is_found(pattern: str, text: str) -> None:
    assert len(found(pattern, text)) == 1


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("we refuse", "We do refuse."),
        ("<we> * regret", "I regret it."),
        ("<we> ~ uphold", "We do not uphold it."),
        ("<we> ~ uphold", "We wrote, but others uphold it."),
        ("<we> ~ uphold", "We wrote; others uphold it."),
        ("<we> ~ uphold", "We one two three four five six uphold it."),
        ("^ yes $", "Yes please."),
        ("sent & pages", "All has been sent. Ten pages."),
        ("<nowhere>", "Nowhere."),
        ("*", "Anything."),
        ("+ /", "A plus."),
        ("$ we", "We."),
    ],
)
def test_what_does_not_fit_is_not_found(pattern: str, text: str) -> None:
    assert not found(pattern, text)


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("We uphold it.", 0),
        ("It is not that we uphold it.", 2),
        ("No, we uphold it.", 0),
        ("Not now, we uphold it.", 0),
        ("Not only do we uphold it.", 0),
    ],
)
def test_how_far_before_it_a_word_denies_it(text: str, denied: int) -> None:
    assert [each.denied for each in found("we uphold", text)] == [denied]


@pytest.mark.parametrize(
    ("text", "hedged"),
    [
        ("We pay.", False),
        ("You say that we pay.", True),
        ("If so, we pay.", False),
        ("We are grateful if we pay.", False),
    ],
)
def test_a_condition_goes_as_far_as_the_next_comma(text: str, hedged: bool) -> None:
    assert [each.is_hedged for each in found("we pay", text)] == [hedged]


def test_clauses_are_told_apart() -> None:
    patterns = CuePatterns(["we wrote", "they refuse"], SETS)
    (sentence,) = sentences(text := "We wrote, but they refuse.")
    assert len({each.clause for each in patterns.found(text, sentence.words)}) == 2


def test_sets_that_multiply_are_cut_off() -> None:
    many = {"one": [f"w{n}" for n in range(300)], "all": ["<one> <one> <one>"]}
    patterns = CuePatterns(["<all>"], many)
    text = "w0 w0 w1"
    assert len(list(patterns.found(text, sentences(text)[0].words))) == 1
    assert MOST_ENTRIES < 300**2
