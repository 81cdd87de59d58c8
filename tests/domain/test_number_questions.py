"""Questions answered with figures."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from app.domain.answers import Value
from app.domain.number_questions import MoneyQuestion, NumberQuestion, parse_money

TODAY = date(2026, 11, 20)
NUMBER = NumberQuestion(id="n", label="N", min=1, max=2000, required=True)
MONEY = MoneyQuestion(id="m", label="M", max=500_000)


@pytest.mark.parametrize(("typed", "number"), [("12", 12), (" 1,250 ", 1250), ("1 250", 1250), ("-3", -3), ("−3", -3)])
def test_a_number_is_read_as_people_write_it(typed: str, number: int) -> None:
    assert NUMBER.read(typed, TODAY) == number


@pytest.mark.parametrize("typed", ["twelve", "1,25", "1.5", "", "12a"])
def test_what_is_no_number_stays_as_it_was_typed(typed: str) -> None:
    assert NUMBER.read(typed, TODAY) == typed


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("twelve", "Write a whole number in figures, for example 12"),
        (0, "This must be 1 or more"),
        (2001, "This must be 2000 or less"),
        ("0", "This must be 1 or more"),
        (True, "Write a whole number in figures, for example 12"),
        (None, "Answer “N”"),
        ("", "Answer “N”"),
    ],
)
def test_a_number_that_cannot_be_says_why(value: Value | None, message: str) -> None:
    assert [problem.message for problem in NUMBER.problems(value, TODAY)] == [message]


def test_nought_is_an_answer() -> None:
    question = NumberQuestion(id="n", label="N", required=True)
    assert (question.problems(0, TODAY), question.template_values(0)) == ([], {"n": 0})


def test_yes_is_no_number_in_a_letter() -> None:
    assert NUMBER.template_values(True) == {"n": ""}


def test_a_number_in_words() -> None:
    values: tuple[Value | None, ...] = (12, "1x", None, True, [])
    assert [NUMBER.in_words(value) for value in values] == ["12", "1x", "", "", ""]
    assert NUMBER.answer_type() is int


def test_figures_are_settled_from_text() -> None:
    assert (NUMBER.settled("1,250", TODAY), NUMBER.settled(3, TODAY), MONEY.settled("£3", TODAY)) == (1250, 3, 300)


def test_limits_the_wrong_way_round_are_refused() -> None:
    with pytest.raises(ValidationError, match="min is more than max"):
        NumberQuestion(id="n", label="N", min=3, max=2)


@pytest.mark.parametrize(
    ("typed", "pence"),
    [("1,250.50", 125_050), ("£1250.5", 125_050), ("£ 40", 4000), ("40.", 4000), ("50p", 50), ("50P", 50), ("0", 0)],
)
def test_an_amount_is_read_as_people_write_it(typed: str, pence: int) -> None:
    assert parse_money(typed) == pence


@pytest.mark.parametrize("typed", ["1,25", "1.505", "forty", "", "-3", "12,50.00", "9" * 13, "999999999999999"])
def test_an_amount_that_could_mean_two_things_is_not_guessed(typed: str) -> None:
    assert parse_money(typed) is None


def test_an_amount_so_large_that_it_is_a_slip_is_not_taken() -> None:
    assert parse_money("99,999,999,999,999") is None
    assert parse_money("999999999999") is not None


def test_an_amount_that_is_none_says_how_to_write_it() -> None:
    (problem,) = MONEY.problems("1,25", TODAY)
    assert problem.message == "Write an amount in pounds, for example 1,250.50"


def test_a_limit_of_money_is_said_in_pounds() -> None:
    (problem,) = MONEY.problems("6000", TODAY)
    assert problem.message == "This must be £5,000.00 or less"


def test_money_in_words() -> None:
    assert [MONEY.in_words(value) for value in (125_050, -5, "1,2", None)] == ["£1,250.50", "−£0.05", "1,2", ""]


@given(st.integers(0, 10**13))
def test_every_printed_amount_is_read_again(pence: int) -> None:
    assert parse_money(MONEY.in_words(pence)) == pence
