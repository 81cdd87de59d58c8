"""Points in running text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.point_lists import listed_points, typed_points

LETTER = """Dear Secretary,

I complain of the following:

1. The meeting was called
   with two days' notice.
2. My amendment was not put:
   (a) it was in time, and
   (b) it was seconded.

3. The minutes are wrong.

I ask for a reply by 3 March.
"""


def test_the_list_of_a_letter_is_found_with_what_stands_within_its_entries() -> None:
    assert listed_points(LETTER) == (
        "The meeting was called with two days' notice.",
        "My amendment was not put: (a) it was in time, and (b) it was seconded.",
        "The minutes are wrong.",
    )


@pytest.mark.parametrize("signs", ["1. 2. 3.", "1) 2) 3)", "(1) (2) (3)", "(a) (b) (c)", "a) b) c)", "A. B. C."])
@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n"])
def test_numbers_and_letters_are_marks(signs: str, gap: str) -> None:
    text = gap.join(f"{sign} Point {number}" for number, sign in enumerate(signs.split()))
    assert listed_points(text) == typed_points(text) == ("Point 0", "Point 1", "Point 2")


@pytest.mark.parametrize("signs", ["(i) (ii) (iii)", "i. ii. iii.", "• • •", "- - -", "* * *", "– – –", "P1. P2. P3."])
def test_roman_numbers_and_bullets_are_marks(signs: str) -> None:
    text = "\n".join(f"  {sign} Point" for sign in signs.split())
    assert listed_points(text) == typed_points(text) == ("Point", "Point", "Point")


@pytest.mark.parametrize(
    "text", ["", "Dear all,\n\nthank you.", "1. A single heading\n\nand words.", "7. June\n9. June"]
)
def test_where_there_is_no_list_nothing_is_found(text: str) -> None:
    assert listed_points(text) == ()


def test_a_heading_with_a_number_is_not_taken_for_the_list() -> None:
    assert listed_points("1. Introduction\n\nI write about this.\n\n1. The fee.\n2. The fence.") == (
        "The fee.",
        "The fence.",
    )


def test_a_number_out_of_turn_is_a_part_of_its_entry() -> None:
    assert listed_points("1. The fee of\n7. March.\n2. The fence.") == ("The fee of 7. March.", "The fence.")


def test_a_list_that_begins_anew_begins_anew() -> None:
    assert listed_points("1. Heading\n1. The fee.\n2. The fence.") == ("The fee.", "The fence.")


def test_long_lists_go_on() -> None:
    text = "\n".join(f"{number}. Point {number}" for number in range(1, 31))
    assert len(listed_points(text)) == 30


def test_one_line_is_one_point_where_nothing_is_numbered() -> None:
    assert typed_points("The fee.\n\n  The fence. \n3. March it was.") == ("The fee.", "The fence.", "3. March it was.")


def test_what_is_typed_after_a_pasted_list_is_a_point_too() -> None:
    assert typed_points("1. The fee\nof March.\n2. The fence.\n\nThe gate.") == (
        "The fee of March.", "The fence.", "The gate.",
    )  # fmt: skip


def test_nothing_typed_is_no_point() -> None:
    assert typed_points(" \n\n") == ()


@given(st.text(alphabet="1a(). •x\n", max_size=60))
def test_no_word_that_was_typed_is_lost(text: str) -> None:
    assert "".join(typed_points(text)).count("x") == text.count("x")
