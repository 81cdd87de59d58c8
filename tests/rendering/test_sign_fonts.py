import pytest

from app.rendering.fonts import FontBook
from app.rendering.sign_fonts import plain_signs


@pytest.mark.parametrize(
    ("text", "family", "shown"),
    [
        ("\uf0b7", "Symbol", "•"),
        ("\uf0a7", "Wingdings", "▪"),
        ("\uf0ff", "Foo", "•"),
        ("a", "Arial", "a"),
        ("\uf041", "Symbol", "Α"),
        ("\uf06f", "Symbol", "ο"),
        ("\uf06f", "Wingdings", "☐"),
        ("à", "Wingdings", "→"),
        ("\uf0a1", "Wingdings 2", "■"),
        ("\uf0b7", "Arial", "•"),
        ("x–", "Wingdings", "⌧–"),
        ("\uf0f0", "Symbol", "•"),
    ],
)
def test_signs_of_sign_fonts_become_characters(text: str, family: str, shown: str) -> None:
    assert plain_signs(text, family)[0] == shown


@pytest.mark.parametrize("family", ["Symbol", "Wingdings", "Wingdings 2"])
def test_a_shipped_font_has_every_sign(family: str) -> None:
    book = FontBook()
    signs, shown_in = plain_signs("".join(map(chr, range(0xF020, 0xF100))), family)
    pieces = book.pieces(signs, book.face(shown_in, False, False))
    assert [char for text, face in pieces for char in text if not face.covers(char)] == []
