"""Points: numbered once, followed until each is settled."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.answers import Value
from app.domain.points import (
    Point,
    PointAccount,
    Verdict,
    carried_number,
    carried_point,
    next_number,
    points_from_answer,
)

STATEMENTS = st.lists(st.text(alphabet="ab \n", max_size=4), max_size=8)


def answer(statements: list[str]) -> list[Value]:
    return [{"statement": statement} for statement in statements]


def test_what_is_settled_is_answered_or_conceded() -> None:
    assert {verdict for verdict in Verdict if not verdict.is_open} == {Verdict.ANSWERED, Verdict.CONCEDED}


def test_every_verdict_has_a_word_of_its_own() -> None:
    assert len({verdict.label for verdict in Verdict}) == len(Verdict)


def test_a_half_written_point_takes_no_number() -> None:
    points = points_from_answer(answer(["", "Who?", " \n", "Why?"]), 3, letter_id=9)
    assert [(point.label, point.statement, point.letter_id) for point in points] == [
        ("P3", "Who?", 9),
        ("P4", "Why?", 9),
    ]


@pytest.mark.parametrize("value", [None, "", "Who?", 3, ["Who?", 3], [{"remedy": "x"}]])
def test_what_is_no_list_of_points_states_none(value: Value | None) -> None:
    assert points_from_answer(value, 1) == ()


def test_kept_numbers_are_given_first() -> None:
    points = points_from_answer(answer(["a", "b", "c"]), 7, (2, 3))
    assert [point.number for point in points] == [2, 3, 7]


def test_a_point_keeps_what_is_asked_and_relied_on() -> None:
    (point,) = points_from_answer(
        [{"statement": "Who?", "remedy": "A name", "rule": "Rule 7", "exhibits": ["A", "B"]}], 1
    )
    assert (point.remedy, point.rule, point.exhibits) == ("A name", "Rule 7", ("A", "B"))


def test_exhibits_that_are_no_list_are_none() -> None:
    assert points_from_answer([{"statement": "Who?", "exhibits": "A"}], 1)[0].exhibits == ()


@given(st.lists(STATEMENTS, max_size=6))
def test_no_number_is_ever_given_twice_in_a_case(letters: list[list[str]]) -> None:
    given: list[Point] = []
    for statements in letters:
        given += points_from_answer(answer(statements), next_number(given))
    assert [point.number for point in given] == list(range(1, len(given) + 1))


@given(STATEMENTS, STATEMENTS, STATEMENTS)
def test_a_letter_that_replaces_another_shares_only_its_kept_numbers(
    first: list[str], between: list[str], again: list[str]
) -> None:
    old = points_from_answer(answer(first), 1)
    other = points_from_answer(answer(between), next_number(old))
    new = points_from_answer(answer(again), next_number([*old, *other]), [point.number for point in old])
    assert {point.number for point in new}.isdisjoint({point.number for point in other})
    assert len({point.number for point in new}) == len(new)


def test_a_template_sees_a_point_with_its_verdict() -> None:
    point = Point(2, 1, "Who?", verdict=Verdict.PROMISED, promised_by=date(2026, 12, 1))
    seen = point.for_template()
    assert (seen["number"], seen["verdict_label"], seen["promised_by"]) == ("P2", "Promised", "2026-12-01")
    assert (Point(1, 1, "Who?").for_template()["promised_by"], seen["is_open"]) == ("", True)


def test_a_carried_point_keeps_its_number_and_new_ones_count_on() -> None:
    carried = carried_point(Point(2, 1, "Who?", "a name").for_template())
    found = points_from_answer([{"statement": "New"}, carried, {"statement": "Newer"}], 4, (3,))
    assert [(point.label, point.is_carried) for point in found] == [("P3", False), ("P2", True), ("P4", False)]


@pytest.mark.parametrize("number", ["", "P", "Px", "P99999999", "P²"])
def test_a_number_that_cannot_be_is_none(number: str) -> None:
    assert carried_number({"carried": True, "number": number}) == 0


@pytest.mark.parametrize(
    ("verdict", "words"),
    [
        (Verdict.WAITING, ""),
        (Verdict.IGNORED, "still_wanted"),
        (Verdict.ANSWERED, "their_words"),
        (Verdict.PARTLY, "still_wanted their_words"),
        (Verdict.OFF_THE_POINT, "i_had_said still_wanted their_words"),
        (Verdict.PROMISED, "promised_by still_wanted their_words"),
    ],
)
def test_a_letter_is_told_the_words_that_go_with_the_verdict(verdict: Verdict, words: str) -> None:
    account = PointAccount(verdict, "Theirs", "Missing", "Mine", date(2026, 12, 1))
    told = Point(1, 1, "Who decided?").judged(account).for_template()
    keys = ("i_had_said", "promised_by", "still_wanted", "their_words")
    assert " ".join(key for key in keys if told[key]) == words


def test_what_a_person_said_of_a_point_is_kept_whole() -> None:
    account = PointAccount(Verdict.IGNORED, "Theirs", "Missing", "Mine", date(2026, 12, 1))
    assert Point(1, 1, "Who decided?").judged(account).account == account
