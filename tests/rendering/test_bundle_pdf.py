from dataclasses import replace
from datetime import date

import pytest

from app.domain.errors import UserError
from app.rendering.bundle_pdf import BundledPaper, BundleFront, bundle_pdf, pieces_of
from app.rendering.preview import page_count, page_text
from tests.rendering.drawn_letters import drawn, paragraph

TODAY = date(2026, 11, 20)
TWO = drawn(paragraph("First page") + paragraph("Second page", "<w:pageBreakBefore/>")).pdf
FRONT = BundleFront("Minutes: bundle", ("With: The Harbour Party",), (("1 May 2026", "You sent it", ""),), ("head",))
LETTER = BundledPaper("Complaint", "", "1 May 2026", TWO)
EXHIBIT = BundledPaper("Exhibit A: The agenda", "A", "27 May 2026", TWO, ("SHA-256: ab",), has_sheet=True)


def said(pdf: bytes, page: int) -> str:
    return " ".join(page_text(pdf, page - 1).split())


def test_page_numbers_in_the_index_are_true() -> None:
    pdf = bundle_pdf(FRONT, [LETTER, EXHIBIT], TODAY)
    assert "Complaint 1 May 2026 4" in said(pdf, 2)
    assert "The agenda 27 May 2026 6" in said(pdf, 2)
    assert "First page" in said(pdf, 4)
    assert "SHA-256: ab" in said(pdf, 6)


def test_they_stay_true_when_the_index_grows() -> None:
    one = drawn(paragraph("Only page")).pdf
    papers = [replace(LETTER, pdf=one, title=f"Letter {number}") for number in range(40)]
    pdf = bundle_pdf(FRONT, papers, TODAY)
    listed = dict(pieces_of(pdf))
    index = " ".join(said(pdf, page) for page in range(2, listed["Chronology"]))
    assert listed["Chronology"] > 3
    assert all(f"Letter {number} 1 May 2026 {listed[f'Letter {number}']}" in index for number in (0, 20, 39))


def test_pages_are_numbered_through() -> None:
    pdf = bundle_pdf(FRONT, [LETTER], TODAY)
    count = page_count(pdf)
    assert [f"Page {page} of {count}" in said(pdf, page) for page in range(1, count + 1)] == [True] * count


def test_bookmarks_lead_to_each_paper() -> None:
    pdf = bundle_pdf(FRONT, [LETTER, EXHIBIT], TODAY)
    assert list(pieces_of(pdf)) == [
        ("Minutes: bundle", 1), ("Index", 2), ("Chronology", 3), ("Complaint", 4), ("A  Exhibit A: The agenda", 6),
        ("About this bundle", 9),
    ]  # fmt: skip


def test_what_has_no_pages_has_a_sheet_that_says_so() -> None:
    pdf = bundle_pdf(FRONT, [replace(EXHIBIT, pdf=b"", has_sheet=False, lines=("Not shown",))], TODAY)
    assert "Not shown" in said(pdf, 4)


def test_the_last_page_bears_the_fingerprint() -> None:
    pdf = bundle_pdf(FRONT, [LETTER], TODAY)
    assert "head" in said(pdf, page_count(pdf))


def test_a_damaged_paper_is_named() -> None:
    with pytest.raises(UserError, match="Complaint"):
        bundle_pdf(FRONT, [replace(LETTER, pdf=b"%PDF-1.7 broken")], TODAY)
