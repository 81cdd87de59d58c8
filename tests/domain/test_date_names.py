"""Names of months and days."""

import pytest

from app.domain.date_names import months, short_months, short_weekdays, weekdays, with_english_names
from app.domain.dates import MONTHS, WEEKDAYS
from app.i18n import speaking


def test_english_ones_are_those_of_letters_and_short_ones_begin_them() -> None:
    assert (months(), weekdays()) == (MONTHS, WEEKDAYS)
    assert short_months() == tuple(name[:3] for name in MONTHS)
    assert short_weekdays() == tuple(name[:3] for name in WEEKDAYS)


def test_they_are_in_the_language_that_is_spoken() -> None:
    with speaking("cy"):
        assert (months()[10], short_months()[10]) == ("Tachwedd", "Tach")
        assert (weekdays()[4], short_weekdays()[4]) == ("Dydd Gwener", "Gwen")
    assert months()[10] == "November"


@pytest.mark.parametrize(
    ("typed", "english"),
    [
        ("dydd gwener 20 tachwedd 2026", "friday 20 november 2026"),
        ("gwen 20 tach 2026", "fri 20 nov 2026"),
        ("maw 24 maw 2026", "tue 24 mar 2026"),
        ("maw 2026", "mar 2026"),
        ("20 november 2026", "20 november 2026"),
        ("tachweddol", "tachweddol"),
        ("", ""),
    ],
)
def test_names_of_the_language_are_understood_beside_english_ones(typed: str, english: str) -> None:
    with speaking("cy"):
        assert with_english_names(typed) == english


def test_while_english_is_spoken_nothing_is_exchanged() -> None:
    assert with_english_names("20 tachwedd 2026") == "20 tachwedd 2026"
