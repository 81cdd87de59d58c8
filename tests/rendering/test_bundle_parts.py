"""Cuts between pieces and between pages; whole bundles in parts are in test_bundle_pdf."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.rendering import bundle_parts as module
from app.rendering.bundle_parts import Numbering, Piece, cut_to_size, in_millions, join, piece_size
from app.rendering.bundle_pdf import pieces_of
from app.rendering.preview import page_count, page_text
from tests.rendering.drawn_letters import drawn, paragraph

TWO = Piece("Two", drawn(paragraph("First") + paragraph("Second", "<w:pageBreakBefore/>")).pdf, 2)


def test_pieces_stand_under_their_bookmarks() -> None:
    joined = join("Title", [TWO, TWO.cut(1, 1)], Numbering(5, 9), date(2026, 11, 20))
    assert list(pieces_of(joined)) == [("Two", 1), ("Two", 3)]
    assert "Second" in page_text(joined, 2)
    assert "Page 7 of 9" in page_text(joined, 2)


def test_pieces_alone_are_never_smaller_than_together() -> None:
    joined = join("", [TWO, TWO, TWO], Numbering(1, 6), date(2026, 11, 20))
    assert page_count(joined) == 6
    assert len(joined) <= 3 * piece_size(TWO)


@settings(max_examples=60, deadline=None)
@given(sizes=st.lists(st.lists(st.integers(1, 50), min_size=1, max_size=6), max_size=8))
def test_no_page_is_lost_and_no_part_too_large(sizes: list[list[int]]) -> None:
    pieces = [Piece(str(number), bytes(pages), len(pages)) for number, pages in enumerate(sizes)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "piece_size", lambda piece: sum(piece.pdf[piece.first : piece.first + piece.pages]))
        parts = cut_to_size(pieces, 60)
        assert all(sum(map(module.piece_size, part)) <= 60 for part in parts)
    kept = [page for part in parts for piece in part for page in piece.pdf[piece.first : piece.first + piece.pages]]
    assert kept == [page for pages in sizes for page in pages]


@pytest.mark.parametrize(("size", "said"), [(1, "0.01"), (1_500_000, "1.5"), (2_000_000, "2"), (2_000_001, "2.01")])
def test_a_size_is_told_rounded_up(size: int, said: str) -> None:
    assert in_millions(size) == said
