import pytest

from app.rendering.docx_reader import read_document
from tests.rendering.drawn_letters import A4, docx, paragraph

TWO = paragraph("One", A4.format("")) + paragraph("Two")


def test_page_size_and_margins_are_points() -> None:
    (section,) = read_document(docx(paragraph("A"))).sections
    assert (section.width_pt, section.height_pt, section.left_pt) == pytest.approx((595.3, 841.9, 72.0))


def test_a_paragraph_with_section_properties_ends_its_section() -> None:
    assert [len(section.blocks) for section in read_document(docx(TWO)).sections] == [1, 1]


def test_an_empty_paragraph_that_only_ends_a_section_takes_no_room() -> None:
    body = paragraph("One") + f"<w:p><w:pPr>{A4.format('')}</w:pPr></w:p>" + paragraph("Two")
    assert [len(section.blocks) for section in read_document(docx(body)).sections] == [1, 1]


def test_headers_go_on_in_the_next_section() -> None:
    first = A4.format('<w:headerReference w:type="default" r:id="header1"/>')
    document = read_document(docx(paragraph("One", first) + paragraph("Two"), header1=paragraph("Head")))
    assert document.sections[1].headers["default"] == document.sections[0].headers["default"]


def test_settings_are_read() -> None:
    settings = '<w:evenAndOddHeaders/><w:defaultTabStop w:val="720"/>'
    document = read_document(docx(paragraph("A"), settings=settings))
    assert (document.even_pages_differ, document.default_tab_pt) == (True, 36.0)


@pytest.mark.parametrize(
    ("columns", "edges"),
    [
        ('<w:cols w:num="2" w:space="720"/>', ((0.0, 207.65), (243.65, 207.65))),
        (
            '<w:cols w:num="2" w:equalWidth="0"><w:col w:w="2000" w:space="400"/><w:col w:w="4000"/></w:cols>',
            ((0.0, 100.0), (120.0, 200.0)),
        ),
        ("<w:cols/>", ()),
    ],
)
def test_columns_have_edges_and_widths(columns: str, edges: tuple[tuple[float, float], ...]) -> None:
    (section,) = read_document(docx(paragraph("A"), end=A4.format(columns))).sections
    assert [value for edge in section.columns for value in edge] == pytest.approx([v for edge in edges for v in edge])


def test_styles_are_read_once_for_letters_of_one_template() -> None:
    first, second = (read_document(docx(paragraph(text))).sections[0].blocks[0] for text in ("A", "B"))
    assert first.look is second.look  # type: ignore[union-attr] # both are paragraphs


def test_page_numbers_can_begin_anew() -> None:
    end = A4.format('<w:pgNumType w:start="5" w:fmt="lowerRoman"/>')
    (section,) = read_document(docx(paragraph("A"), end=end)).sections
    assert (section.first_number, section.number_format) == (5, "lowerRoman")
