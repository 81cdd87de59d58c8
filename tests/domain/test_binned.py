"""The bin as values."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.binned import BinKind, Binned, goes_on
from tests.builders import TODAY

NOTE = Binned(7, BinKind.ENTRY, 1, 4, "A note", TODAY, TODAY, case_ref="P-2026-0001")


def test_what_is_deleted_goes_after_thirty_days() -> None:
    assert goes_on(TODAY, TODAY) == date(2026, 12, 20)


def test_thirty_days_are_thirty_days_also_when_the_clock_is_put_right_again() -> None:
    assert goes_on(date(2020, 1, 1), TODAY) == date(2026, 12, 20)


@pytest.mark.parametrize(
    ("binned", "name"),
    [
        (NOTE, "note:1/4"),
        (replace(NOTE, kind=BinKind.CASE), "case:P-2026-0001"),
        (replace(NOTE, kind=BinKind.LETTER, item_id=3), "letter:3"),
        (replace(NOTE, kind=BinKind.REPLY, item_id=2), "reply:2"),
        (replace(NOTE, kind=BinKind.EXHIBIT, item_id=5), "exhibit:5"),
    ],
)
def test_each_has_the_name_that_commands_know(binned: Binned, name: str) -> None:
    assert binned.name == name


def test_each_kind_has_a_word_of_its_own() -> None:
    assert len({kind.label for kind in BinKind}) == len(BinKind)
