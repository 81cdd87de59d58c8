"""Whether there is anything in the bin, and a case."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.bootstrap import Plaint
from app.store.filled_tables import has_rows
from tests.builders import a_case, a_draft, opened


@pytest.fixture
def plaint(data_folder: Path) -> Iterator[Plaint]:
    with opened(data_folder) as plaint:
        yield plaint


def test_an_empty_file_has_neither(plaint: Plaint) -> None:
    assert not any(has_rows(plaint.records.database, table) for table in ("bin", "cases", "open_cases"))


def test_a_case_that_is_closed_is_there_and_not_open(plaint: Plaint) -> None:
    case = a_case(plaint)
    assert has_rows(plaint.records.database, "open_cases")
    plaint.cases.close(case.id)
    assert not has_rows(plaint.records.database, "open_cases")
    assert has_rows(plaint.records.database, "cases")


def test_what_was_deleted_is_in_the_bin(plaint: Plaint) -> None:
    plaint.bin.put_letter(a_draft(plaint).id)
    assert has_rows(plaint.records.database, "bin")
