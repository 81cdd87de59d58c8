import pytest

from app.rendering import bundle_pages
from app.rendering.bundle_pages import cover_page, table_pages, words_pages
from app.rendering.preview import page_count, page_text


def said(pdf: bytes, page: int = 0) -> str:
    return " ".join(page_text(pdf, page).split())


def test_the_cover_says_what_it_is() -> None:
    assert said(cover_page("Minutes: bundle", ["With: The Harbour Party"])) == "Minutes: bundle With: The Harbour Party"


def test_a_long_table_repeats_its_heads() -> None:
    pdf = table_pages("Index", ("What", "Page"), (100, 20), [(f"Paper {n}", str(n)) for n in range(120)])
    assert page_count(pdf) > 2
    assert said(pdf, 1).startswith("What Page")
    assert said(pdf, page_count(pdf) - 1).endswith("Paper 119 119")


def test_words_are_shown_line_by_line() -> None:
    assert said(words_pages("Reply", ["From: x"], "One & two <b>\nThree")) == "Reply From: x One & two <b> Three"


def test_words_without_end_are_cut_with_a_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundle_pages, "MOST_LINES", 20)
    pdf = words_pages("Reply", [], "word\n" * 60)
    assert said(pdf, page_count(pdf) - 1).endswith("The rest is in the file itself.")
