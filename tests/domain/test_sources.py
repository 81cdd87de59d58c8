from datetime import date

import pytest
from pydantic import ValidationError

from tests.domain.clock_samples import make_law


@pytest.mark.parametrize(
    ("day", "holds"),
    [("2026-06-18", False), ("2026-06-19", True), ("2026-12-31", True), ("2027-01-01", False)],
)
def test_a_rule_holds_on_its_first_and_last_day_and_between(day: str, holds: bool) -> None:
    law = make_law(valid_from=date(2026, 6, 19), valid_to=date(2026, 12, 31))
    assert law.holds_on(date.fromisoformat(day)) is holds


def test_a_rule_without_dates_always_holds() -> None:
    assert make_law().holds_on(date(1900, 1, 1))


def test_a_rule_cannot_end_before_it_begins() -> None:
    with pytest.raises(ValidationError, match="valid_to is before valid_from"):
        make_law(valid_from=date(2026, 6, 19), valid_to=date(2026, 6, 18))


def test_rules_that_share_an_id_and_a_day_overlap() -> None:
    old, new = make_law(valid_to=date(2026, 6, 19)), make_law(valid_from=date(2026, 6, 19))
    assert old.overlaps(new)


def test_rules_that_follow_each_other_do_not_overlap() -> None:
    old, new = make_law(valid_to=date(2026, 6, 18)), make_law(valid_from=date(2026, 6, 19))
    assert not old.overlaps(new)


def test_rules_of_other_ids_never_overlap() -> None:
    assert not make_law().overlaps(make_law(id="another-law"))


@pytest.mark.parametrize(
    "wrong", [{"unknown": 1}, {"checked_on": "2026-06-22"}, {"confidence": "certain"}, {"source": ""}]
)
def test_unknown_keys_and_other_types_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        make_law(**wrong)
