"""Labels of exhibits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.exhibits import Exhibit, carried_exhibit, exhibit_label, exhibit_labels, is_carried


@pytest.mark.parametrize(
    ("ordinal", "label"),
    [(0, "A"), (25, "Z"), (26, "AA"), (27, "AB"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")],
)
def test_labels_go_on_after_z_as_columns_do(ordinal: int, label: str) -> None:
    assert exhibit_label(ordinal) == label


@given(st.integers(0, 100_000), st.integers(0, 100_000))
def test_no_two_exhibits_share_a_label(one: int, other: int) -> None:
    assert (exhibit_label(one) == exhibit_label(other)) == (one == other)


def test_a_carried_exhibit_keeps_its_label_and_new_ones_count_on() -> None:
    carried = carried_exhibit(Exhibit(1, 1, "B", "Minutes"))
    assert exhibit_labels([{"title": "New"}, carried, {"title": "Newer", "label": "A"}], 2) == ["C", "B", "D"]


def test_a_label_alone_carries_nothing() -> None:
    assert not is_carried({"label": "A"})
    assert not is_carried({"carried": True, "label": ""})
