from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.errors import UserError
from app.rendering.pdf_letter import draw_pdf
from app.rendering.preview import opened_pdf, page_text
from tests.rendering.drawn_letters import A4, docx, drawn, paragraph, row, table, text_of, where

WORDS = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "S"), max_codepoint=0x24F), min_size=1, max_size=30
)


def metadata(pdf: bytes) -> dict[str, str]:
    with opened_pdf(pdf) as document:
        found = document.get_metadata_dict()
    return {name: str(value) for name, value in found.items()}


def test_the_same_letter_and_date_give_the_same_bytes() -> None:
    letter = docx(paragraph("Dear Sir, ✓ 😀"))
    assert draw_pdf(letter, made_on=date(2026, 11, 20)).pdf == draw_pdf(letter, made_on=date(2026, 11, 20)).pdf


def test_the_date_in_the_properties_is_the_one_given() -> None:
    pdf = draw_pdf(docx(paragraph("A")), made_on=date(2026, 11, 20)).pdf
    assert metadata(pdf)["CreationDate"].startswith("D:20261120")


def test_no_author_is_left_in_the_file() -> None:
    found = metadata(drawn(paragraph("A")).pdf)
    assert (found["Author"], found["Producer"]) == ("", "Plaint")


def test_the_language_is_british_english() -> None:
    assert b"/Lang (en-GB)" in drawn(paragraph("A")).pdf


@given(st.lists(WORDS, min_size=1, max_size=6))
@settings(max_examples=60, deadline=None)
def test_text_read_from_the_pdf_is_the_text_of_the_letter(lines: list[str]) -> None:
    found = text_of(drawn("".join(paragraph(line) for line in lines)))
    assert found.replace(" ", "") == "".join(lines).replace(" ", "")


@pytest.mark.parametrize(
    "text",
    [
        'Marks & Spencer <b>"x"</b>',
        "{{ 7*7 }} {% if %} {_{x}_}",
        "Ŵŷn Ó hÉanaí Ċ ḃ",
        "a\u00a0b c\u2011d",
        "£5 – “ok” … №",
    ],
)
def test_odd_answers_come_out_whole(text: str) -> None:
    assert page_text(drawn(paragraph(text)).pdf, 0) == text


@pytest.mark.parametrize("text", ["😀 ok", "👨\u200d👩\u200d👧 family", "❤\ufe0f"])
def test_emoji_can_be_copied(text: str) -> None:
    assert page_text(drawn(paragraph(text)).pdf, 0) == text


def test_bold_and_plain_words_keep_the_blank_between_them() -> None:
    bold = "<w:r><w:rPr><w:b/></w:rPr><w:t xml:space='preserve'>Subject: </w:t></w:r>"
    assert text_of(drawn(f"<w:p>{bold}<w:r><w:t>access</w:t></w:r></w:p>")) == "Subject: access"


def test_a_link_can_be_followed() -> None:
    body = '<w:p><w:hyperlink r:id="web"><w:r><w:t>here</w:t></w:r></w:hyperlink></w:p>'
    assert b"https://example.org/a" in drawn(body).pdf


def test_paragraphs_tell_where_they_were_drawn() -> None:
    pdf = drawn(paragraph("One") + paragraph("Two"))
    first, second = pdf.paragraphs
    assert (first.text, second.text, first.page) == ("One", "Two", 0)
    assert first.left_pt == pytest.approx(72, abs=0.2)
    assert first.bottom_pt <= second.top_pt + 0.01


def test_a_paragraph_on_two_pages_has_a_rectangle_on_each() -> None:
    pdf = drawn(paragraph("word " * 900))
    assert [area.page for area in pdf.paragraphs] == [0, 1]


def test_twenty_thousand_characters_in_one_word_are_all_drawn() -> None:
    pdf = drawn(paragraph("x" * 20_000))
    assert text_of(pdf).count("x") == 20_000


def test_three_hundred_lines_fill_pages_in_order() -> None:
    pdf = drawn("".join(paragraph(f"Line{number}") for number in range(300)))
    assert text_of(pdf) == " ".join(f"Line{number}" for number in range(300))
    assert pdf.pages == 6


def test_tables_in_tables_keep_their_words() -> None:
    content = paragraph("core")
    for depth in range(12):
        content = table(row(content + paragraph(f"level{depth}")), grid=(2500 + 500 * depth,))
    assert text_of(drawn(content)).split() == ["core", *(f"level{depth}" for depth in range(12))]


def test_what_is_no_word_file_is_said_to_be_none() -> None:
    with pytest.raises(UserError, match="Word document"):
        draw_pdf(b"PK\x03\x04 nothing")


def test_an_empty_letter_is_one_empty_page() -> None:
    assert (drawn("").pages, text_of(drawn(""))) == (1, "")


def test_stretched_and_spaced_letters_stand_apart() -> None:
    spaced = where(drawn(paragraph("ab", run='<w:spacing w:val="100"/>')), "b")[0]
    wide = where(drawn(paragraph("ab", run='<w:w w:val="200"/>')), "b")[0]
    plain = where(drawn(paragraph("ab")), "b")[0]
    assert spaced - plain == pytest.approx(5, abs=0.1)
    assert wide - 72 == pytest.approx(2 * (plain - 72), abs=0.1)


def test_landscape_pages_are_wide() -> None:
    end = A4.format("").replace('w:w="11906" w:h="16838"', 'w:w="16838" w:h="11906"')
    with opened_pdf(drawn(paragraph("A"), end=end).pdf) as document:
        assert document.get_page_size(0) == pytest.approx((841.9, 595.3), abs=0.1)


def test_characters_that_no_font_has_are_named_and_can_still_be_copied() -> None:
    pdf = drawn(paragraph("漢 and \U00012000"))
    assert pdf.unsupported == ("No font here can show these characters: 漢 \U00012000",)
    assert text_of(pdf) == "漢 and \U00012000"


def test_many_characters_that_no_font_has_are_not_all_named() -> None:
    (said,) = drawn(paragraph("".join(map(chr, range(0x4E00, 0x4E40))))).unsupported
    assert said.endswith(" …")
