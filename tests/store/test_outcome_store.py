"""The number of a case's outcome card stays the same, and its editions are counted."""

import pytest

from app.store.database import Database
from app.store.outcome_store import OutcomeStore
from tests.store.samples import CARD, stored_case


def test_no_card_was_given_at_first(db: Database) -> None:
    assert OutcomeStore(db).given(stored_case(db).id) == ("", 0)


def test_a_later_edition_takes_the_place_of_the_one_before(db: Database) -> None:
    case_id = stored_case(db).id
    for edition in (1, 2):
        OutcomeStore(db).keep(case_id, CARD, edition)
    assert OutcomeStore(db).given(case_id) == (CARD, 2)


@pytest.mark.parametrize("card", ["Siân", "0" * 31, "G" * 32])
def test_a_number_is_hexadecimal_figures_and_nothing_else(db: Database, card: str) -> None:
    with pytest.raises(Exception, match="CHECK"):
        OutcomeStore(db).keep(stored_case(db).id, card, 1)
