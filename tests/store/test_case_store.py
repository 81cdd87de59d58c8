"""Cases come back as they were kept, under references that are never given twice."""

from dataclasses import replace

import pytest

from app.domain.errors import NotFoundError
from app.domain.people import Represented
from app.store.case_store import CaseStore
from app.store.database import Database
from tests.store.samples import CASE, DAY, stored_case


def test_a_case_comes_back_as_it_was_kept(db: Database) -> None:
    added = stored_case(db)
    assert added == replace(CASE, id=1)
    assert CaseStore(db).get(1) == added


def test_a_case_for_somebody_else_comes_back_for_them(db: Database) -> None:
    case = replace(stored_case(db), represents=Represented("Mair Ó Néill", "my mother", "1951-03-07", ("Member 4711",)))
    CaseStore(db).update(case)
    assert CaseStore(db).get(case.id) == case


def test_references_count_up_within_a_year(db: Database) -> None:
    cases = CaseStore(db)
    assert [cases.next_reference(year) for year in (2026, 2026, 2027)] == ["P-2026-0001", "P-2026-0002", "P-2027-0001"]


def test_a_reference_that_was_not_used_is_given_again_after_a_failure(db: Database) -> None:
    cases = CaseStore(db)
    with pytest.raises(NotFoundError), db.transaction():
        cases.update(replace(CASE, id=7, ref=cases.next_reference(2026)))
    assert cases.next_reference(2026) == "P-2026-0001"


@pytest.mark.parametrize("name", ["1", " 1 ", "P-2026-0001", "p-2026-0001 "])
def test_a_case_is_found_by_number_or_reference(db: Database, name: str) -> None:
    kept = stored_case(db)
    assert CaseStore(db).find(name) == kept


@pytest.mark.parametrize("name", ["2", "", "9" * 30, "٣", "P-2026-0002", "1 OR 1"])
def test_what_is_no_case_is_said_to_be_none(db: Database, name: str) -> None:
    stored_case(db)
    with pytest.raises(NotFoundError, match="no case"):
        CaseStore(db).find(name)


def test_closed_cases_can_be_left_out(db: Database) -> None:
    cases = CaseStore(db)
    first, second = stored_case(db), stored_case(db)
    cases.update(first.close(DAY))
    assert cases.all() == [first.close(DAY), second]
    assert cases.all(include_closed=False) == [second]


def test_only_a_kept_case_can_be_changed(db: Database) -> None:
    with pytest.raises(NotFoundError):
        CaseStore(db).update(replace(CASE, id=7))


def test_a_file_knows_whether_a_case_was_ever_opened(db: Database) -> None:
    assert not CaseStore(db).has_any()
    CaseStore(db).update(stored_case(db).close(DAY))
    assert CaseStore(db).has_any()
