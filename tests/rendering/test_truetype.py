from pathlib import Path

import pytest

from app.rendering.fonts import FONT_FOLDER
from app.rendering.truetype import FontFormatError, TrueType

CARLITO = TrueType(FONT_FOLDER / "Carlito-Regular.ttf")


@pytest.mark.parametrize("path", sorted(FONT_FOLDER.glob("*.ttf")), ids=lambda path: path.stem)
def test_every_shipped_font_is_read(path: Path) -> None:
    font = TrueType(path)
    assert font.glyphs
    assert len(font.advances) == font.glyph_count
    assert 0.9 < font.ascent + font.descent + font.line_gap < 1.3


def test_widths_are_those_of_the_font() -> None:
    assert CARLITO.advances[CARLITO.glyphs[ord("a")]] == pytest.approx(981 / 2048)


def test_a_subset_keeps_glyph_numbers_and_drops_outlines(tmp_path: Path) -> None:
    glyph = CARLITO.glyphs[ord("a")]
    data = CARLITO.subset([glyph])
    assert len(data) < 60_000
    assert data[:4] == b"\0\1\0\0"


def test_accented_letters_bring_their_parts_along() -> None:
    plain, accented = (len(CARLITO.subset([CARLITO.glyphs[ord(char)]])) for char in "eé")
    assert accented > plain


def test_emoji_beyond_the_first_plane_are_found() -> None:
    assert 0x1F600 in TrueType(FONT_FOLDER / "NotoEmoji-Regular.ttf").glyphs


@pytest.mark.parametrize("data", [b"OTTO" + bytes(40), b"\0\1\0\0" + bytes(40)])
def test_what_is_no_truetype_font_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "odd.ttf"
    path.write_bytes(data)
    with pytest.raises(FontFormatError):
        TrueType(path)
