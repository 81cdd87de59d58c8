"""Long lists whose members are made late."""

import pytest

from app.domain.late_list import LateList


def test_a_member_is_made_once_and_only_when_it_is_looked_at() -> None:
    places = iter([3])  # a second look at any place would find no more
    squares = LateList(5, lambda place: (place, next(places)))
    assert (squares[3], squares[3], squares[-2]) == ((3, 3), (3, 3), (3, 3))


def test_it_is_as_long_as_it_was_said_to_be() -> None:
    squares = LateList(5, lambda place: place * place)
    assert (len(squares), list(squares), squares[3:], squares[::-2]) == (5, [0, 1, 4, 9, 16], [9, 16], [16, 4, 0])


def test_there_is_nothing_past_its_end() -> None:
    with pytest.raises(IndexError):
        LateList(2, str)[2]
