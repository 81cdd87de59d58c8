"""What a person types, as terms; and where a text holds them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.typed_search import Term, found_places, typed_terms, words_of


def marked(text: str, typed: str) -> list[str]:
    return [text[start:end] for start, end in found_places(text, typed_terms(typed))]


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("", ()),
        ("… * ?", ()),
        ("Minutes", (Term(("minutes",), is_beginning=True),)),
        ("the min", (Term(("the",)), Term(("min",), is_beginning=True))),
        ('"the minutes"', (Term(("the", "minutes")),)),
        ("“the minu", (Term(("the", "minu"), is_beginning=True),)),
        ('"the minutes" o', (Term(("the", "minutes")), Term(("o",), is_beginning=True))),
        ("P-2026-0001", (Term(("p", "2026", "0001"), is_beginning=True),)),
        ("e-mail", (Term(("e", "mail"), is_beginning=True, joined="email"),)),
        ("don’t", (Term(("don", "t"), is_beginning=True, joined="dont"),)),
        ("Siân", (Term(("sian",), is_beginning=True),)),
        ('"" minutes', (Term(("minutes",), is_beginning=True),)),
    ],
)
def test_what_is_typed_is_taken_apart(typed: str, terms: tuple[Term, ...]) -> None:
    assert typed_terms(typed) == terms


@pytest.mark.parametrize(
    ("text", "typed", "words"),
    [
        ("The Minutes, the minute.", "minute", ["Minutes", "minute"]),
        ("The Minutes, the minute.", "minute the", ["The", "the", "minute"]),
        ("Siân’s réponse", "sian reponse", ["Siân", "réponse"]),
        ("an email, an e-mail", "e-mail", ["email", "e-mail"]),
        ("case P-2026-0001.", "p-2026", ["P-2026"]),
        ("alpha beta, beta gamma", '"alpha beta" "beta gamma"', ["alpha beta", "beta gamma"]),
        ("alpha beta gamma", '"alpha beta" "beta gamma"', ["alpha beta gamma"]),
        ("alpha gamma", '"alpha beta"', []),
        ("e\u0301tude", "etude", ["e\u0301tude"]),
    ],
)
def test_words_are_found_where_they_stand(text: str, typed: str, words: list[str]) -> None:
    assert marked(text, typed) == words


@given(st.text(), st.text())
def test_places_are_in_order_and_within_the_text(text: str, typed: str) -> None:
    ends = [place for pair in found_places(text, typed_terms(typed)) for place in pair]
    assert ends == sorted(ends)
    assert all(0 <= end <= len(text) for end in ends)


@given(st.text())
def test_a_text_holds_its_own_words(text: str) -> None:
    assert bool(words_of(text)) == bool(found_places(text, typed_terms(text)))
