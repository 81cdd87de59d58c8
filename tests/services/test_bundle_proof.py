"""What a verified bundle proves: two levels, told apart in words."""

import pytest

from app.rendering.evidence_archive import ArchiveReport
from app.services.bundle_proof import Proved, fault_words, held_at, proof_words, proved

FIRST, SECOND = "aa" * 32, "bb" * 32
WHOLE = ArchiveReport((), 3, 2, SECOND, hashes=(FIRST, SECOND))


def test_without_a_noted_fingerprint_it_only_fits_together() -> None:
    assert proved(WHOLE, None) is Proved.CONSISTENT
    words = proof_words(Proved.CONSISTENT, WHOLE)
    assert "Not proved: that nobody made all of it anew." in words
    assert SECOND in words


def test_with_the_one_that_was_noted_it_is_the_same_as_then() -> None:
    assert (proved(WHOLE, FIRST), held_at(WHOLE, FIRST)) == (Proved.SAME_AS_NOTED, 1)
    words = proof_words(Proved.SAME_AS_NOTED, WHOLE, FIRST)
    assert "unchanged up to entry 1" in words
    assert words.endswith("1 entry came after it.")


def test_with_another_it_says_so() -> None:
    assert (proved(WHOLE, "cc" * 32), held_at(WHOLE, "cc" * 32)) == (Proved.ANOTHER, None)
    assert proof_words(Proved.ANOTHER, WHOLE).startswith("No entry of the history has the fingerprint")


def test_what_has_faults_proves_nothing() -> None:
    assert proved(ArchiveReport((("a.pdf", "changed"),)), FIRST) is Proved.NOTHING


@pytest.mark.parametrize("fault", ["missing", "not-listed", "changed", "cut-short", "unreadable", "broken-at-3"])
def test_each_fault_is_said_in_words(fault: str) -> None:
    assert fault_words("a.pdf", fault).startswith("a.pdf: ")
