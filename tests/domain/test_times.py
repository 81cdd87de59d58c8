"""Times of day as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.times import as_time


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("14:30", "14:30"),
        ("9:05", "09:05"),
        ("9.05", "09:05"),
        ("2.30pm", "14:30"),
        ("2:30 p.m.", "14:30"),
        ("12 am", "00:00"),
        ("12pm", "12:00"),
        (" 4  PM ", "16:00"),
        ("Noon", "12:00"),
        ("midnight", "00:00"),
        ("23:59", "23:59"),
    ],
)
def test_a_time_is_understood(text: str, time: str) -> None:
    assert as_time(text) == time


@pytest.mark.parametrize("text", ["", "4", "24:00", "12:60", "0 pm", "13pm", "soon", "14:3", "1430 hours"])
def test_what_is_no_time_of_day_is_none(text: str) -> None:
    assert as_time(text) is None


@given(st.times())
def test_its_own_form_stays(time: object) -> None:
    written = f"{time:%H:%M}"
    assert as_time(written) == written


@given(st.text(max_size=12))
def test_any_text_is_a_time_or_none(text: str) -> None:
    time = as_time(text)
    assert time is None or as_time(time) == time
