"""What a search is narrowed to, and what it found."""

from app.domain.findings import FOUND_KINDS, Findings, SearchFilter


def test_a_search_is_not_narrowed_unless_told() -> None:
    assert SearchFilter() == SearchFilter(frozenset(), False, "", None, None, None)


def test_nothing_was_found_unless_told() -> None:
    assert (Findings().hits, Findings().is_cut) == ((), False)


def test_kinds_keep_their_numbers() -> None:
    """The data file's row ids hold a kind's place here; see migration 4."""
    assert FOUND_KINDS == ("case", "letter", "reply", "note", "contact", "exhibit", "point")
