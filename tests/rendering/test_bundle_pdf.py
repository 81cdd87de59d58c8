from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO
from itertools import count, pairwise
from random import Random

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from app.domain.errors import UserError
from app.domain.progress import StoppedError
from app.rendering import bundle_pdf as module
from app.rendering.bundle_pdf import BundledPaper, BundleFront, bundle_parts, bundle_pdf, pieces_of
from app.rendering.preview import page_count, page_text
from tests.rendering.drawn_letters import drawn, paragraph

TODAY = date(2026, 11, 20)
TWO = drawn(paragraph("First page") + paragraph("Second page", "<w:pageBreakBefore/>")).pdf
FRONT = BundleFront("Minutes: bundle", ("With: The Harbour Party",), (("1 May 2026", "You sent it", ""),), ("head",))
LETTER = BundledPaper("Complaint", "", "1 May 2026", TWO)
EXHIBIT = BundledPaper("The agenda", "A", "27 May 2026", TWO, ("SHA-256: ab",), has_sheet=True)


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
        ("Minutes: bundle", 1), ("Index", 2), ("Chronology", 3), ("Complaint", 4), ("Exhibit A: The agenda", 6),
        ("About this bundle", 9),
    ]  # fmt: skip


def test_what_has_no_pages_has_a_sheet_that_says_so() -> None:
    pdf = bundle_pdf(FRONT, [replace(EXHIBIT, pdf=b"", has_sheet=False, lines=("Not shown",))], TODAY)
    assert "Not shown" in said(pdf, 4)


def test_the_last_page_bears_the_fingerprint() -> None:
    pdf = bundle_pdf(FRONT, [LETTER], TODAY)
    assert "head" in said(pdf, page_count(pdf))


def pages_alone(count: int, kilobytes: int = 40) -> bytes:
    """Pages that can't be packed: each with noise of its own."""
    buffer = BytesIO()
    canvas = Canvas(buffer)
    for number in range(count):
        noise = Image.frombytes("L", (kilobytes * 25, 40), Random(number).randbytes(kilobytes * 1000))
        canvas.drawImage(ImageReader(noise), 72, 72, 400, 400)
        canvas.drawString(72, 600, f"Noise {number}")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def bundled(*papers: BundledPaper, most: int = 300_000) -> list[bytes]:
    return bundle_parts(FRONT, papers, TODAY, most)


SEVEN = [BundledPaper(f"Paper {n}", chr(65 + n), "1 May 2026", pages_alone(2), has_sheet=True) for n in range(7)]


@cache
def seven() -> list[bytes]:
    return bundled(*SEVEN)


def test_no_part_is_larger_than_it_may_be() -> None:
    parts = seven()
    assert len(parts) > 2
    assert max(map(len, parts)) <= 300_000


def test_parts_are_not_cut_smaller_than_they_need_be() -> None:
    parts = seven()
    assert all(len(one) + len(next_one) > 300_000 for one, next_one in pairwise(parts))


def test_pages_are_numbered_through_all_parts() -> None:
    parts = seven()
    pages = [said(part, page) for part in parts for page in range(1, page_count(part) + 1)]
    assert all(f"Page {number} of {len(pages)}" in words for number, words in enumerate(pages, 1))


def test_the_index_names_the_part_and_the_page_of_each_paper() -> None:
    parts = seven()
    index, before = said(parts[0], 2), 0
    for number, part in enumerate(parts, 1):
        for title, page in pieces_of(part):
            if title.startswith("Exhibit"):
                assert f"{title[-7:]} 1 May 2026 {number} {before + page} " in index
        before += page_count(part)


def test_each_further_part_begins_with_what_it_holds() -> None:
    second = seven()[1]
    titles = [title for title, _ in pieces_of(second)]
    assert titles[0].startswith("Minutes: bundle, part 2 of ")
    assert all(title in said(second, 1) for title in titles[1:])


def test_a_paper_larger_than_a_part_is_cut_between_its_pages() -> None:
    large = BundledPaper("Large", "A", "1 May 2026", pages_alone(12))
    parts = bundled(large)
    assert all("Exhibit A: Large" in dict(pieces_of(part)) for part in parts[1:])
    shown = [said(part, page) for part in parts for page in range(1, page_count(part) + 1)]
    assert [f"Noise {n} " in " ".join(shown) for n in range(12)] == [True] * 12
    assert f"{', '.join(map(str, range(2, len(parts) + 1)))} 5" in shown[1]


def test_a_page_larger_than_a_part_is_named_with_its_size() -> None:
    with pytest.raises(UserError, match=r"Page 1 of “Exhibit A: Large” alone takes 0\.4"):
        bundled(BundledPaper("Large", "A", "1 May 2026", pages_alone(1, 400)))


def test_an_index_that_never_settles_is_not_given_out(monkeypatch: pytest.MonkeyPatch) -> None:
    numbers = count()
    monkeypatch.setattr(module, "_place", lambda *_given: module._Place(next(numbers), (1,)))
    with pytest.raises(UserError, match=r"can’t be cut into parts of 0\.3 MB"):
        bundled(LETTER)


def test_a_part_that_turns_out_too_large_is_cut_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.rendering.bundle_parts.piece_size", lambda piece: 30_000 * piece.pages)
    parts = bundled(*SEVEN)
    assert max(map(len, parts)) <= 300_000


def test_a_sheet_that_would_be_too_long_counts_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_LINES_ON_SHEET", 1)
    second = bundled(*SEVEN)[1]
    assert f"and {len(list(pieces_of(second))) - 2} more" in said(second, 1)


def test_what_fits_is_not_cut() -> None:
    assert bundled(LETTER, most=10_000_000) == [bundle_pdf(FRONT, [LETTER], TODAY)]


def test_the_person_can_stop_it() -> None:
    def stop(_done: int, _of: int) -> None:
        raise StoppedError

    with pytest.raises(StoppedError):
        bundle_pdf(FRONT, [LETTER], TODAY, stop)
