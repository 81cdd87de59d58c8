from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.ui.lane_axis import Axis

START, END = date(2026, 9, 24), date(2027, 2, 5)
DAYS = st.lists(st.dates(date(2019, 1, 1), date(2041, 1, 1)), min_size=1, max_size=8)


def names(*days: date, least_px: float = 80.0) -> list[str]:
    axis = Axis.over(days, 100, 1100)
    return [stretch.name for stretch in axis.stretches(least_px) if stretch.name]


def test_months_are_named_and_january_has_its_year() -> None:
    assert names(START, END) == ["September", "October", "November", "December", "January 2027", "February"]


def test_a_long_time_is_told_in_larger_steps() -> None:
    assert names(date(2026, 1, 1), date(2032, 1, 1))[1:4] == ["2027", "2028", "2029"]


@given(DAYS)
def test_every_day_has_room_and_stands_in_order(days: list[date]) -> None:
    axis = Axis.over(days, 100, 1100)
    places = [axis.x(day) for day in sorted(days)]
    assert places == sorted(places)
    assert places[0] > 100
    assert places[-1] < 1100


@given(DAYS)
def test_the_stretches_fill_the_axis_without_a_gap(days: list[date]) -> None:
    stretches = Axis.over(days, 100, 1100).stretches(80.0)
    assert (round(stretches[0].left), round(stretches[-1].right)) == (100, 1100)
    assert [one.right for one in stretches[:-1]] == [one.left for one in stretches[1:]]


@given(DAYS)
def test_a_name_has_the_room_it_asks_for(days: list[date]) -> None:
    stretches = Axis.over(days, 100, 1100).stretches(80.0)
    assert all(one.right - one.left >= 80.0 for one in stretches if one.name)


def test_a_single_day_is_an_axis_too() -> None:
    axis = Axis.over([START], 0, 500)
    assert axis.first < START < axis.last - timedelta(days=10)
