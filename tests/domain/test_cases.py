"""Cases open and close."""

import pytest

from app.domain.cases import case_reference
from app.domain.errors import NotAllowedError
from tests.domain.case_samples import CASE, TODAY


def test_a_reference_has_its_year_and_four_digits_or_more() -> None:
    assert [case_reference(2026, number) for number in (1, 12345)] == ["P-2026-0001", "P-2026-12345"]


def test_a_case_closes_and_opens_again() -> None:
    closed = CASE.close(TODAY)
    assert (closed.closed_on, closed.reopen()) == (TODAY, CASE)


def test_a_closed_case_is_not_closed_again() -> None:
    with pytest.raises(NotAllowedError, match="closed already"):
        CASE.close(TODAY).close(TODAY)


def test_an_open_case_is_not_opened() -> None:
    with pytest.raises(NotAllowedError, match="is open"):
        CASE.reopen()
