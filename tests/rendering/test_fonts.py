import os
import shutil
from pathlib import Path

import pytest

from app.rendering.fonts import FONT_FOLDER, SHOWN_SOFT_HYPHEN, FontBook, damaged_fonts
from tests.rendering.drawn_letters import drawn, paragraph, where

BOOK = FontBook()


@pytest.mark.parametrize(
    ("family", "file"),
    [
        ("Calibri", "Carlito-Regular"),
        ("calibri light", "Carlito-Regular"),
        ("Cambria Math", "Caladea-Regular"),
        ("Arial", "LiberationSans-Regular"),
        ("Times New Roman", "LiberationSerif-Regular"),
        ("Courier New", "LiberationMono-Regular"),
        ("Consolas", "LiberationMono-Regular"),
        ("Georgia", "DejaVuSerif"),
        ("Nobody Knows Sans Serif", "DejaVuSans"),
    ],
)
def test_each_family_has_its_twin(family: str, file: str) -> None:
    assert BOOK.face(family, False, False).font.path.stem == file


def test_fixed_width_classes_get_a_fixed_width_face() -> None:
    assert BOOK.face("Unknown", False, False, "modern").font.path.stem == "LiberationMono-Regular"


def test_styles_have_their_own_files() -> None:
    assert BOOK.face("Arial", True, True).font.path.stem == "LiberationSans-BoldItalic"


def test_faces_are_loaded_once() -> None:
    assert BOOK.face("Arial", True, False) is FontBook().face("arial", True, False)


def test_each_character_gets_a_face_that_has_it() -> None:
    pieces = BOOK.pieces("a✓שלום😀\U0010fffd", BOOK.face("Calibri", False, False))
    assert "".join(text for text, _ in pieces) == "a✓שלום😀\U0010fffd"
    assert pieces[0][1].font.path.stem == "Carlito-Regular"
    assert all(face.covers(text) for text, face in pieces[:-1])


def test_marks_that_join_emoji_stay_with_them_and_take_no_room() -> None:
    pieces = BOOK.pieces("👨\u200d👩", BOOK.face("Calibri", False, False))
    assert [text for text, _ in pieces] == ["👨\u200d👩"]
    assert pieces[0][1].width("\u200d") == 0


def test_a_no_break_hyphen_is_drawn_as_a_hyphen() -> None:
    face = BOOK.face("Caladea", False, False)
    assert face.glyph("\u2011") == face.glyph("-")


def test_a_text_is_as_long_as_its_letters() -> None:
    face = BOOK.face("Arial", False, False)
    assert face.length("Wż") == pytest.approx(face.width("W") + face.width("ż"))


def test_fonts_of_the_computer_are_used_only_when_asked_for() -> None:
    assert FontBook(installed=True).face("No Such Family", False, False) is BOOK.face("No Such Family", False, False)


def test_aptos_which_has_no_free_twin_is_drawn_larger_than_the_face_that_stands_for_it() -> None:
    aptos, carlito = BOOK.face("Aptos", False, False), BOOK.face("Carlito", False, False)
    assert aptos.font is carlito.font
    assert aptos.width("m") == pytest.approx(1.071 * carlito.width("m"))
    assert aptos.drawn_width("m") == pytest.approx(carlito.width("m"))
    assert aptos.above + aptos.below == pytest.approx(1.221)


def test_words_in_aptos_stand_as_far_apart_as_they_were_measured() -> None:
    pdf = drawn(paragraph("ab c", run='<w:rFonts w:ascii="Aptos"/>'))
    aptos = BOOK.face("Aptos", False, False)
    assert where(pdf, "b")[0] - where(pdf, "a")[0] == pytest.approx(11 * aptos.width("a"), abs=0.02)
    assert where(pdf, "c")[0] - where(pdf, "b")[0] == pytest.approx(11 * aptos.length("b "), abs=0.02)


def test_what_only_steers_the_text_is_never_drawn_even_where_a_font_has_a_sign_for_it() -> None:
    face = FontBook().face("Arial", False, False)
    assert (face.glyph("\u00ad"), face.glyph(SHOWN_SOFT_HYPHEN)) == (face.glyph(" "), face.glyph("-"))


def test_a_character_that_no_font_has_is_drawn_as_the_sign_for_that() -> None:
    ((_, face),) = FontBook().pieces("漢", FontBook().face("Arial", False, False))
    assert face.glyph("漢") == face.glyph("\ufffd") > 0


def test_every_shipped_font_can_be_drawn_with() -> None:
    assert damaged_fonts() == []


def test_a_font_that_is_missing_or_cut_short_is_named(tmp_path: Path) -> None:
    shutil.copytree(FONT_FOLDER, tmp_path / "fonts")
    (tmp_path / "fonts" / "Carlito-Bold.ttf").unlink()
    os.truncate(tmp_path / "fonts" / "LiberationSans-Regular.ttf", 5000)
    (tmp_path / "fonts" / "DejaVuSans.ttf").write_bytes(b"no font")
    assert damaged_fonts(tmp_path / "fonts") == [
        "Carlito-Bold.ttf", "DejaVuSans.ttf", "LiberationSans-Regular.ttf",
    ]  # fmt: skip
