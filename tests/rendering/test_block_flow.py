import pytest

from tests.rendering.drawn_letters import drawn, paragraph, row, table, text_of, where

PAGE = 51  # lines of 11 points on a page of these tests


def pages(body: str) -> list[str]:
    pdf = drawn(body)
    found = ["" for _ in range(pdf.pages)]
    for area in pdf.paragraphs:
        found[area.page] += area.text[:1]
    return found


def filler(count: int) -> str:
    return "".join(paragraph("f") for _ in range(count))


def test_a_heading_stays_with_what_follows() -> None:
    assert pages(filler(PAGE - 1) + paragraph("h", "<w:keepNext/>") + paragraph("t"))[1] == "ht"


def test_a_chain_of_headings_stays_together() -> None:
    chain = paragraph("h", "<w:keepNext/>") * 3
    assert pages(filler(PAGE - 2) + chain + paragraph("t"))[1] == "hhht"


def test_no_line_of_a_paragraph_stays_alone() -> None:
    three = paragraph("word " * 45)
    assert len(drawn(three).paragraphs) == 1
    assert pages(filler(PAGE - 1) + three)[0] == "f" * (PAGE - 1)


def test_without_widow_control_one_line_may_stay_alone() -> None:
    three = paragraph("word " * 45, '<w:widowControl w:val="0"/>')
    assert pages(filler(PAGE - 1) + three)[0].endswith("w")


def test_lines_can_be_kept_together() -> None:
    many = paragraph("word " * 120, "<w:keepLines/>")
    assert pages(filler(PAGE - 4) + many) == ["f" * (PAGE - 4), "w"]


def test_a_page_break_before_a_paragraph() -> None:
    assert pages(paragraph("a") + paragraph("b", "<w:pageBreakBefore/>")) == ["a", "b"]


def test_a_break_at_the_end_of_a_paragraph_begins_a_page() -> None:
    body = "<w:p><w:r><w:t>a</w:t><w:br w:type='page'/></w:r></w:p>" + paragraph("b")
    assert pages(body) == ["a", "b"]


def test_a_row_whose_paragraphs_keep_with_next_takes_the_next_row_along() -> None:
    kept = row(paragraph("k", "<w:keepNext/>"), "")
    assert pages(filler(PAGE - 1) + table(kept, row("t", "")))[1].startswith("k")


def test_a_table_after_a_heading_stays_with_it() -> None:
    assert pages(filler(PAGE - 1) + paragraph("h", "<w:keepNext/>") + table(row("t", "")))[1] == "ht"


def test_a_page_break_and_a_paragraph_that_breaks_too_make_one_page() -> None:
    body = "<w:p><w:r><w:t>a</w:t><w:br w:type='page'/></w:r></w:p>" + paragraph("b", "<w:pageBreakBefore/>")
    assert pages(body) == ["a", "b"]


def distance(between: str, settings: str = "<w:compat/>", **parts: str) -> float:
    pdf = drawn(paragraph("a", between) + paragraph("b", between), settings=settings, **parts)
    return where(pdf, "b")[1] - where(pdf, "a")[1] - 11 * 1.220703125


def test_a_setting_makes_spaces_add_up() -> None:
    spaces = '<w:spacing w:before="200" w:after="100"/>'
    assert distance(spaces) == pytest.approx(10, abs=0.05)
    assert distance(spaces, "<w:compat><w:doNotUseHTMLParagraphAutoSpacing/></w:compat>") == pytest.approx(15, abs=0.05)


def test_automatic_spaces_fall_away_between_points_of_a_list() -> None:
    automatic = '<w:spacing w:beforeAutospacing="1" w:afterAutospacing="1"/>'
    assert distance(automatic) == pytest.approx(14, abs=0.05)
    assert distance('<w:numPr><w:numId w:val="1"/></w:numPr>' + automatic) == pytest.approx(0, abs=0.05)


def test_everything_kept_with_everything_is_still_drawn() -> None:
    body = "".join(paragraph(f"w{number}", "<w:keepNext/><w:keepLines/>") for number in range(200))
    assert text_of(drawn(body)).split() == [f"w{number}" for number in range(200)]
