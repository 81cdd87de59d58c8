"""What people type, made printable without losing a word."""

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.answers import Value, missing_mark
from app.rendering.answer_text import MAX_DEPTH, clean, only_plain


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        ("plain", "plain"),
        ("e\u0301", "é"),
        ("a\r\nb\rc\u2028d\u2029e", "a\nb\nc\nd\ne"),
        ("tab\tand\nline", "tab\tand\nline"),
        ("a\x00b\x0bc\x1b\x7f\x9f", "a\ufffdb\ufffdc\ufffd\ufffd\ufffd"),
        ("a\ud800b", "a\ufffdb"),
        ("\ufdd0x\ufdd1\ufffe\U0001ffff", "\ufffdx\ufffd\ufffd\ufffd"),
        ("{{ x }} {_{ & < 😀 עברית ŵ", "{{ x }} {_{ & < 😀 עברית ŵ"),
    ],
)
def test_clean(typed: str, cleaned: str) -> None:
    assert clean(typed)[0] == cleaned


def test_what_was_replaced_is_said_once_with_its_number() -> None:
    assert clean(["a\x00", {"b": "\x01"}])[1] == (
        "2 characters that cannot be printed were replaced by � so that you can find them.",
    )


def test_marks_of_missing_answers_are_kept_when_asked() -> None:
    text = f"{missing_mark('When')}\ufdd0 \x00"
    assert clean(text, keep_marks=True)[0] == f"{missing_mark('When')}\ufffd \ufffd"


def test_characters_that_turn_the_direction_are_taken_out_of_names() -> None:
    value, notices = clean({"to": {"name": "Ann\u202e Other"}, "what": "a\u202eb"})
    assert value == {"to": {"name": "Ann Other"}, "what": "a\u202eb"}
    assert "Ann Other" in notices[0]


def test_a_name_given_alone_is_cleaned_as_one() -> None:
    assert clean("Ann\u200f", is_name=True)[0] == "Ann"


def test_dotted_ids_of_names_count_as_names() -> None:
    assert clean({"me.name": "Ann\u200f"})[0] == {"me.name": "Ann"}


def test_numbers_and_flags_stay_what_they_are() -> None:
    value = clean([1, True, 0, False])[0]
    assert isinstance(value, list)
    assert [type(item) for item in value] == [int, bool, int, bool]


class Sly(str):
    """A text with a method of its own."""

    __slots__ = ()


@pytest.mark.parametrize("wall", [clean, only_plain])
@pytest.mark.parametrize("value", [None, 1.5, object(), Sly("x"), {1: "x"}, ["a", b"b"], ("a",), [[{"a": [None]}]]])
def test_only_plain_data_passes(value: Value, wall: Callable[[Value], object]) -> None:
    with pytest.raises(TypeError):
        wall(value)


@pytest.mark.parametrize("wall", [clean, only_plain])
@pytest.mark.parametrize("innermost", ["x", ["x"], {}])
def test_nesting_has_an_end(innermost: Value, wall: Callable[[Value], object]) -> None:
    levels = MAX_DEPTH - (innermost == ["x"])
    value = innermost
    for _ in range(levels):
        value = [value]
    wall(value)
    with pytest.raises(TypeError, match="nested"):
        wall([value])


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once, _ = clean(text)
    assert clean(once) == (once, ())


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn", "Co"], exclude_characters="\u2028\u2029")))
def test_ordinary_text_is_only_normalised(text: str) -> None:
    assert clean(text) == (unicodedata.normalize("NFC", text), ())
