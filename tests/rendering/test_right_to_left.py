import pytest

from app.rendering.preview import page_text
from app.rendering.right_to_left import levels
from tests.rendering.drawn_letters import drawn, paragraph, where


@pytest.mark.parametrize(
    "text",
    [
        "שלום עולם", "דוד Levi", "Dear שרה, thank you", "From משה כהן רוזנברג to you all here", "محمد علي", "ב",
        "From محمد علي بن حسن to you", "Signed: שרה כהן", "Yours, דוד בן-גוריון", "שרה 12 כהן",
    ],
)  # fmt: skip
@pytest.mark.parametrize("face", ["Calibri", "Times New Roman"])
def test_names_are_copied_in_the_order_in_which_they_were_written(text: str, face: str) -> None:
    pdf = drawn(paragraph(text, run=f'<w:rFonts w:ascii="{face}"/>')).pdf
    assert page_text(pdf, 0).replace(" ", "") == text.replace(" ", "")


def test_hebrew_letters_stand_from_right_to_left() -> None:
    pdf = drawn(paragraph("אב"))
    assert where(pdf, "א")[0] > where(pdf, "ב")[0]


def test_words_stand_from_right_to_left_in_an_english_line() -> None:
    pdf = drawn(paragraph("Hear אב גד now"))
    assert where(pdf, "H")[0] < where(pdf, "ג")[0] < where(pdf, "א")[0] < where(pdf, "n")[0]


def test_a_right_to_left_paragraph_ends_at_the_left() -> None:
    pdf = drawn(paragraph("אב x", "<w:bidi/>"))
    assert where(pdf, "x")[0] < where(pdf, "ב")[0]
    assert where(pdf, "א")[0] > 500


@pytest.mark.parametrize(
    ("text", "base", "expected"),
    [
        ("ab", 0, [0, 0]),
        ("אב", 0, [1, 1]),
        ("א 1", 0, [1, 1, 2]),
        ("a א", 1, [2, 1, 1]),
        ("٣%", 0, [2, 0]),
        ("א1,2", 0, [1, 2, 2, 2]),
        ("א£5", 0, [1, 2, 2]),
        ("ا1+", 0, [1, 2, 0]),
        ("", 0, []),
    ],
)
def test_levels_follow_the_unicode_rules(text: str, base: int, expected: list[int]) -> None:
    assert levels(text, base) == expected


@pytest.mark.parametrize("words", ["שלום", "Page"])
def test_the_number_of_a_page_is_shown_in_a_right_to_left_paragraph(words: str) -> None:
    before = paragraph("", "<w:pageBreakBefore/>") * 12
    run = f'<w:r><w:t xml:space="preserve">{words} </w:t></w:r>'
    number = f'<w:p><w:pPr><w:bidi/></w:pPr>{run}<w:fldSimple w:instr="PAGE"><w:r/></w:fldSimple></w:p>'
    assert "12" in page_text(drawn(before + number).pdf, 11)
