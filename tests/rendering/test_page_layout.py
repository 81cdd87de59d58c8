import pytest

from app.rendering.preview import page_text
from tests.rendering.drawn_letters import A4, drawn, paragraph, text_of, where

HEAD = '<w:headerReference w:type="{0}" r:id="header{1}"/>'
FOOT = '<w:footerReference w:type="default" r:id="footer1"/>'
NUMBERS = (
    '<w:p><w:r><w:t xml:space="preserve">Page </w:t></w:r><w:fldSimple w:instr="PAGE"/>'
    '<w:r><w:t xml:space="preserve"> of </w:t></w:r><w:fldSimple w:instr="NUMPAGES"/></w:p>'
)
PAGES = paragraph("One") + paragraph("Two", "<w:pageBreakBefore/>") + paragraph("Three", "<w:pageBreakBefore/>")


def page_words(body: str, end: str, **parts: str) -> list[str]:
    pdf = drawn(body, end=A4.format(end), **parts)
    return [" ".join(page_text(pdf.pdf, page).split()) for page in range(pdf.pages)]


def test_footers_number_the_pages() -> None:
    assert page_words(PAGES, FOOT, footer1=NUMBERS)[1] == "Two Page 2 of 3"


def test_the_first_page_can_have_its_own_header() -> None:
    ends = HEAD.format("default", 1) + HEAD.format("first", 2) + "<w:titlePg/>"
    words = page_words(PAGES, ends, header1=paragraph("Later"), header2=paragraph("First"))
    assert words[0] == "One First"
    assert "Later" in words[1]


def test_a_first_page_without_a_header_of_its_own_has_none() -> None:
    assert page_words(PAGES, HEAD.format("default", 1) + "<w:titlePg/>", header1=paragraph("Later"))[0] == "One"


def test_even_pages_can_differ() -> None:
    ends = HEAD.format("default", 1) + HEAD.format("even", 2)
    words = page_words(
        PAGES, ends, header1=paragraph("odd"), header2=paragraph("even"), settings="<w:evenAndOddHeaders/>"
    )
    assert [word.split()[1] for word in words] == ["odd", "even", "odd"]


def test_a_tall_header_pushes_the_text_down() -> None:
    tall = "".join(paragraph("h") for _ in range(10))
    plain = where(drawn(paragraph("a")), "a")[1]
    pushed = where(drawn(paragraph("a"), end=A4.format(HEAD.format("default", 1)), header1=tall), "a")[1]
    assert pushed - plain == pytest.approx(36 + 10 * 11 * 1.2207 - 72, abs=0.1)


def test_page_numbers_begin_where_the_section_says() -> None:
    assert page_words(PAGES, FOOT + '<w:pgNumType w:start="9"/>', footer1=NUMBERS)[1] == "Two Page 10 of 3"


def test_a_continuous_section_goes_on_on_the_page() -> None:
    body = paragraph("a", A4.format("")) + paragraph("b")
    pdf = drawn(body, end=A4.format('<w:type w:val="continuous"/>'))
    assert pdf.pages == 1
    assert where(pdf, "b")[1] > where(pdf, "a")[1]


def test_columns_are_filled_one_after_the_other() -> None:
    body = "".join(paragraph(f"w{number}") for number in range(60))
    pdf = drawn(body, end=A4.format('<w:cols w:num="2" w:space="400"/>'))
    assert pdf.pages == 1
    assert text_of(pdf).split() == [f"w{number}" for number in range(60)]


def test_columns_that_end_on_the_page_are_about_equally_tall() -> None:
    columns = A4.format('<w:cols w:num="2" w:space="400"/>')
    body = "".join(paragraph(f"w{number}") for number in range(9)) + paragraph("z", columns) + paragraph("q")
    pdf = drawn(body, end=A4.format('<w:type w:val="continuous"/>'))
    assert where(pdf, "z")[0] > 200
    assert where(pdf, "q")[1] < 200


def test_a_column_break_begins_the_next_column() -> None:
    body = "<w:p><w:r><w:t>a</w:t><w:br w:type='column'/><w:t>b</w:t></w:r></w:p>"
    pdf = drawn(body, end=A4.format('<w:cols w:num="2" w:space="400"/>'))
    assert where(pdf, "b")[1] == pytest.approx(where(pdf, "a")[1])


def test_space_before_is_dropped_at_the_top_of_a_page_that_filled_up() -> None:
    spaced = paragraph("z", '<w:spacing w:before="400"/>')
    pdf = drawn("".join(paragraph("f") for _ in range(51)) + spaced)
    assert where(pdf, "z", page=1)[1] == pytest.approx(where(pdf, "f")[1])


def test_a_hundred_pages_or_so_are_drawn_in_order() -> None:
    body = "".join(paragraph(f"n{number} " + "word " * 600) for number in range(140))
    pdf = drawn(body)
    assert pdf.pages == 99
    assert [word for word in text_of(pdf).split() if word != "word"] == [f"n{number}" for number in range(140)]


def test_the_space_after_the_last_paragraph_of_a_header_counts() -> None:
    head = paragraph("h", '<w:spacing w:after="800"/>')
    pushed = where(drawn(paragraph("a"), end=A4.format(HEAD.format("default", 1)), header1=head), "a")[1]
    assert pushed == pytest.approx(36 + 11 * 1.2207 + 40 + 11 * 0.9707, abs=0.1)


@pytest.mark.parametrize(("before", "left"), [(500, 15), (100, 0)])
def test_at_the_top_of_a_section_the_space_after_is_left_behind(before: int, left: float) -> None:
    ended = paragraph("f", '<w:spacing w:after="200"/>' + A4.format(""))
    pdf = drawn(ended + paragraph("z", f'<w:spacing w:before="{before}"/>'))
    assert where(pdf, "z", page=1)[1] - where(pdf, "f")[1] == pytest.approx(left, abs=0.05)


@pytest.mark.parametrize(("mode", "left"), [(15, 0), (14, 20)])
def test_a_page_break_swallows_the_space_before_since_word_2013(mode: int, left: float) -> None:
    settings = f'<w:compat><w:compatSetting w:name="compatibilityMode" w:val="{mode}"/></w:compat>'
    broken = "<w:p><w:r><w:t>f</w:t><w:br w:type='page'/></w:r></w:p>"
    pdf = drawn(broken + paragraph("z", '<w:spacing w:before="400"/>'), settings=settings)
    assert where(pdf, "z", page=1)[1] - where(pdf, "f")[1] == pytest.approx(left, abs=0.05)


def test_at_the_top_of_a_further_column_only_the_paragraphs_own_space_stays() -> None:
    columns = A4.format('<w:cols w:num="2" w:space="400"/>')
    filler = paragraph("x", '<w:spacing w:after="5000"/>') * 3
    last = paragraph("y", '<w:spacing w:before="200" w:after="0"/>')
    pdf = drawn(filler + last, end=columns)
    assert where(pdf, "y")[1] - where(pdf, "x")[1] == pytest.approx(10, abs=0.1)


def test_a_paragraph_with_only_an_empty_run_that_ends_a_section_takes_no_room() -> None:
    next_one = A4.format('<w:type w:val="continuous"/>')
    ending = f"<w:p><w:pPr>{A4.format('')}</w:pPr><w:r><w:rPr><w:b/></w:rPr></w:r></w:p>"
    with_it = drawn(paragraph("a") + ending + paragraph("b"), end=next_one)
    without = drawn(paragraph("a") + paragraph("b"), end=next_one)
    assert where(with_it, "b")[1] == pytest.approx(where(without, "b")[1], abs=0.1)


def test_a_paragraph_that_ends_a_section_with_a_spacing_of_its_own_takes_room() -> None:
    next_one = A4.format('<w:type w:val="continuous"/>')
    ending = f'<w:p><w:pPr><w:spacing w:before="0"/>{A4.format("")}</w:pPr></w:p>'
    pdf = drawn(paragraph("a") + ending + paragraph("b"), end=next_one)
    assert where(pdf, "b")[1] - where(pdf, "a")[1] == pytest.approx(2 * 13.4, abs=0.2)


@pytest.mark.parametrize(("properties", "first"), [("", 20), ("<w:contextualSpacing/>", 10)])
def test_columns_below_other_text_keep_the_space_that_it_leaves(properties: str, first: float) -> None:
    columns = A4.format('<w:type w:val="continuous"/><w:cols w:num="2" w:space="400"/>')
    above = paragraph("a", f'<w:spacing w:after="200"/>{A4.format("")}')
    left = paragraph("b", f'<w:spacing w:before="400" w:after="0"/>{properties}')
    fill = '<w:p><w:r><w:t>b</w:t><w:br w:type="column"/></w:r></w:p>'
    pdf = drawn(above + left + fill + paragraph("c"), end=columns)
    assert where(pdf, "b")[1] - where(pdf, "a")[1] == pytest.approx(13.4 + first, abs=0.2)
