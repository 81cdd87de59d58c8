import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rendering.arabic_forms import joined


def test_letters_take_the_forms_of_their_places() -> None:
    assert joined("ببب") == "\ufe91\ufe92\ufe90"


def test_letters_that_join_only_backwards_end_the_chain() -> None:
    assert joined("دب") == "\ufea9\ufe8f"


def test_marks_do_not_part_letters() -> None:
    assert joined("ب\u064eب")[0] == "\ufe91"


@pytest.mark.parametrize("text", ["Dear Sir", "שלום", ""])
def test_other_scripts_stay(text: str) -> None:
    assert joined(text) == text


@given(st.text(st.characters(min_codepoint=0x620, max_codepoint=0x64A), max_size=20))
def test_the_forms_lead_back_to_the_letters(text: str) -> None:
    assert unicodedata.normalize("NFKC", joined(text)) == unicodedata.normalize("NFKC", text)
