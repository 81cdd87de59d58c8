"""Line ends, tabs, empty lines and missing answers become Word's own elements."""

import pytest
from docx import Document
from docx.shared import Pt
from lxml import etree

from app.domain.answers import missing_mark
from app.rendering.filled_xml import Continuation, settle, tables_fit
from app.rendering.word_xml import NAMESPACE
from tests.rendering.word_templates import filled, opened, part_of, saved, template, texts, with_body

PLAIN = Continuation(None, needs_space=False)


def settled(body: str, look: Continuation = PLAIN) -> str:
    root = etree.fromstring(f'<w:body xmlns:w="{NAMESPACE}">{body}</w:body>')
    settle(root, lambda _: look)
    return etree.tostring(root, encoding="unicode").partition(">")[2].removesuffix("</w:body>")


def paragraph(text: str, properties: str = "", run: str = "") -> str:
    return f"<w:p>{properties}<w:r>{run}<w:t>{text}</w:t></w:r></w:p>"


def test_a_newline_is_a_break_in_the_same_run() -> None:
    assert settled(paragraph("a\nb")) == ('<w:p><w:r><w:t>a</w:t><w:br/><w:t xml:space="preserve">b</w:t></w:r></w:p>')


def test_a_tab_is_a_run_with_the_same_look() -> None:
    look = "<w:rPr><w:b/></w:rPr>"
    assert settled(paragraph("a\tb", run=look)) == (
        f"<w:p><w:r>{look}<w:t>a</w:t></w:r><w:r>{look}<w:tab/></w:r>"
        f'<w:r>{look}<w:t xml:space="preserve">b</w:t></w:r></w:p>'
    )


def test_what_followed_in_the_run_and_the_paragraph_follows_still() -> None:
    source = "<w:p><w:r><w:t>a\n\nb</w:t><w:br/><w:t>c</w:t></w:r><w:r><w:t>d</w:t></w:r></w:p>"
    root = etree.fromstring(f'<x xmlns:w="{NAMESPACE}">{settled(source)}</x>')
    assert root.xpath("string()") == "abcd"
    assert settled(source).endswith("<w:t>c</w:t></w:r><w:r><w:t>d</w:t></w:r></w:p>")


def test_a_section_ends_after_the_last_of_the_paragraphs() -> None:
    xml = settled(paragraph("a\n\nb", "<w:pPr><w:sectPr/></w:pPr>"))
    first, second = xml.split("</w:p>")[:2]
    assert ("sectPr" in first, "sectPr" in second) == (False, True)


def test_only_the_first_paragraph_begins_a_page() -> None:
    xml = settled(paragraph("a\n\nb", "<w:pPr><w:pageBreakBefore/></w:pPr>"))
    assert xml.count("pageBreakBefore") == 1


def test_a_paragraph_that_goes_on_in_a_list_has_no_number() -> None:
    numbered = '<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr><w:ind w:left="1" w:right="9" w:hanging="1"/></w:pPr>'
    xml = settled(paragraph("a\n\nb", numbered), Continuation(720, needs_space=False))
    second = xml.split("</w:p>")[1]
    assert '<w:ilvl w:val="0"/><w:numId w:val="0"/>' in second
    assert '<w:ind w:left="720" w:right="9" w:firstLine="0"/>' in second


def test_an_empty_line_is_seen_where_paragraphs_stand_close() -> None:
    source = paragraph("a\n\nb", '<w:pPr><w:pStyle w:val="X"/><w:jc w:val="left"/></w:pPr>')
    second = settled(source, Continuation(None, needs_space=True)).split("</w:p>")[1]
    assert '<w:pStyle w:val="X"/><w:spacing w:before="120" w:beforeAutospacing="0"/>' in second
    assert '<w:contextualSpacing w:val="0"/><w:jc w:val="left"/>' in second


def test_in_a_link_an_empty_line_is_two_breaks() -> None:
    xml = settled("<w:p><w:hyperlink><w:r><w:t>a\n\nb</w:t></w:r></w:hyperlink></w:p>")
    assert (xml.count("<w:p>"), xml.count("<w:br/>")) == (1, 2)


def test_text_that_is_in_no_run_only_breaks() -> None:
    assert settled("<w:p><w:t>a\tb</w:t></w:p>").count("<w:br/>") == 1


def test_a_missing_answer_is_marked_in_the_place_the_schema_wants() -> None:
    look = '<w:rPr><w:b/><w:highlight w:val="red"/><w:u w:val="single"/></w:rPr>'
    xml = settled(paragraph(f"a {missing_mark('When')} b", run=look))
    assert '<w:rPr><w:b/><w:u w:val="single"/><w:shd w:val="clear" w:color="auto" w:fill="FFE9A8"/></w:rPr>' in xml
    assert '<w:t xml:space="preserve">[When]</w:t>' in xml


def test_half_a_mark_is_dropped() -> None:
    assert "a b" in settled(paragraph("\ufdd0a b")).replace("\ufdd0", "?")


@pytest.mark.parametrize("holder", ["tc", "hdr", "ftr", "txbxContent", "footnote"])
def test_what_must_hold_a_paragraph_gets_one(holder: str) -> None:
    assert settled(f"<w:{holder}/>") == f"<w:{holder}><w:p/></w:{holder}>"


def test_a_cell_ends_with_a_paragraph() -> None:
    table = "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    assert settled(f"<w:tc><w:p/>{table}</w:tc>").endswith("</w:tbl><w:p/></w:tc>")


def test_a_table_without_rows_goes_and_a_row_without_cells_gets_one() -> None:
    assert settled("<w:tbl><w:tblPr/></w:tbl>") == ""
    assert settled("<w:tbl><w:tr/></w:tbl>") == "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"


def test_pictures_are_numbered_anew() -> None:
    drawing = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    xml = settled(f'<x xmlns:wp="{drawing}"><wp:docPr id="1"/><wp:docPr id="1"/></x>')
    assert ('id="1001"' in xml, 'id="1002"' in xml) == (True, True)


def test_an_answer_in_a_word_list_goes_on_under_its_text() -> None:
    docx = filled(template("{{ a }}", style="List Number"), a="one\n\ntwo")
    first, second = opened(docx).paragraphs
    assert (first.style.name if first.style else "", second.text) == ("List Number", "two")
    assert second.paragraph_format.left_indent == Pt(18)


def test_a_hanging_paragraph_goes_on_without_hanging() -> None:
    document = Document()
    layout = document.add_paragraph("P1.\t{{ a }}").paragraph_format
    layout.left_indent, layout.first_line_indent = Pt(36), Pt(-36)
    second = opened(filled(saved(document), a="one\n\ntwo")).paragraphs[1].paragraph_format
    assert (second.left_indent, second.first_line_indent) == (Pt(36), 0)


def test_text_boxes_are_filled() -> None:
    box = (
        "<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>{{ a }}</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>"
    )
    docx = filled(with_body(template("{{ a }}"), box), a="one\n\ntwo")
    assert part_of(docx).count("two") == 2
    assert texts(docx)[-2:] == ["one", "two"]


@pytest.mark.parametrize(
    ("grid", "rows", "fits"),
    [
        (2, ["<w:tc/><w:tc/>"], True),
        (1, ["<w:tc/><w:tc/>"], False),
        (2, ["<w:tc/>"], False),
        (2, ["<w:tc/>", "<w:tc/><w:tc/>"], True),
        (2, ['<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr></w:tc>'], True),
        (0, [], True),
    ],
)
def test_a_table_fits_whose_widest_row_has_the_grids_columns(grid: int, rows: list[str], fits: bool) -> None:
    columns, inside = "<w:gridCol/>" * grid, "".join(f"<w:tr>{row}</w:tr>" for row in rows)
    table = f'<w:tbl xmlns:w="{NAMESPACE}"><w:tblGrid>{columns}</w:tblGrid>{inside}</w:tbl>'
    assert tables_fit(etree.fromstring(table)) is fits


def test_a_table_without_a_grid_does_not_fit() -> None:
    assert not tables_fit(etree.fromstring(f'<w:tbl xmlns:w="{NAMESPACE}"/>'))
