"""Text that a person typed, as it is kept."""

import unicodedata

from app.services.kept_text import clean_text


def test_accents_are_kept_composed() -> None:
    assert clean_text(unicodedata.normalize("NFD", "Siân")) == "Siân"


def test_what_no_document_can_hold_is_replaced_by_a_visible_mark() -> None:
    assert clean_text("a\x00b") == "a\ufffdb"


def test_line_ends_of_every_system_are_one() -> None:
    assert clean_text("a\r\nb\rc") == "a\nb\nc"
