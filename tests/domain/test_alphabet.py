"""The order of the alphabet."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.alphabet import in_alphabet, plain


@pytest.mark.parametrize(
    "ordered",
    [
        ["Abbey", "Âbbey House", "abbot", "Zebra"],
        ["Emile", "Émile", "Emilia"],
        ["walter", "Ŵalter", "Wanda", "Ŵyn", "xavier"],
        ["Olsen", "Ørsted", "Osman"],
        ["Tŷ Gwyn", "Tyne House"],
        ["Strasse 1", "Straße 2"],
        ["Llan", "Lyon"],  # in Welsh alone Llan would come after Lyon
    ],
)
def test_base_letters_decide_and_then_accents(ordered: list[str]) -> None:
    backwards = ordered[::-1]
    assert sorted(backwards, key=in_alphabet) == ordered


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SIÂN", "sian"),
        ("ÀPÖLOGY Straße", "apology strasse"),
        ("Ç'est", "c'est"),
        ("Łódź", "lodz"),
        ("Æthelred", "aethelred"),
        ("ﬁne", "fine"),
        ("", ""),
    ],
)
def test_a_search_compares_without_capitals_and_accents(text: str, said: str) -> None:
    assert plain(text) == said


@given(st.text())
def test_it_is_the_same_however_accents_are_written(text: str) -> None:
    assert plain(unicodedata.normalize("NFC", text)) == plain(unicodedata.normalize("NFD", text))


@given(st.text(), st.text())
def test_two_texts_never_stand_in_the_same_place(one: str, other: str) -> None:
    assert (in_alphabet(one) == in_alphabet(other)) == (one == other)
