"""What the words of a command line are read as."""

from datetime import date

import pytest

from app.commands.argument_types import MOST_DIGITS, dpi, number, pause


def test_a_pause_is_two_days() -> None:
    assert pause("2026-11-02..2026-11-20") == (date(2026, 11, 2), date(2026, 11, 20))


@pytest.mark.parametrize("text", ["", "2026-11-02", "2026-11-02..x"])
def test_what_is_no_pause_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        pause(text)


@pytest.mark.parametrize("text", ["9", "1201", "x"])
def test_a_resolution_that_no_picture_can_have_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        dpi(text)


def test_a_resolution_is_a_number() -> None:
    assert dpi("96") == 96


@pytest.mark.parametrize("text", ["-1", "1.5", "", "1" * (MOST_DIGITS + 1)])
def test_a_number_that_the_data_file_cannot_hold_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        number(text)
