"""The stand-in for an answer that is not there yet."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.answers import MARK_END, MARK_START, missing_mark
from app.rendering.answer_text import clean


def test_the_mark_holds_the_label() -> None:
    assert missing_mark("Your name") == f"{MARK_START}Your name{MARK_END}"


@given(st.text())
def test_no_cleaned_answer_can_look_like_a_mark(text: str) -> None:
    cleaned = str(clean(text)[0])
    assert MARK_START not in cleaned
    assert MARK_END not in cleaned
