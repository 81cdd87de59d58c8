import pytest

from app.rendering.drawn_text import capitals, has_right_to_left


def test_only_letters_of_such_scripts_count() -> None:
    assert (has_right_to_left("é✓"), has_right_to_left("ש")) == (False, True)


@pytest.mark.parametrize(("text", "drawn"), [("Siân ŵ", "SIÂN Ŵ"), ("Straße", "STRAßE"), ("ﬁn", "ﬁN")])
def test_letters_without_a_single_capital_stay(text: str, drawn: str) -> None:
    assert capitals(text) == drawn
