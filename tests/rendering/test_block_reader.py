from app.rendering.document_model import Label, Paragraph, ParagraphLook
from app.rendering.docx_reader import read_document
from tests.rendering.drawn_letters import DEFAULTS, docx, paragraph

NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
STYLES = DEFAULTS + (
    '<w:style w:type="paragraph" w:styleId="Point"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:ind w:left="999"/>'
    '</w:pPr></w:style><w:style w:type="character" w:styleId="Strong"><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Bold"><w:rPr><w:b/></w:rPr></w:style>'
)


def blocks(body: str) -> list[Paragraph]:
    read = read_document(docx(body, styles=STYLES)).sections[0].blocks
    return [block for block in read if isinstance(block, Paragraph)]


def look(properties: str) -> ParagraphLook:
    return blocks(paragraph("A", properties))[0].look


def label(block: Paragraph) -> Label:
    assert block.label is not None
    return block.label


def test_list_paragraphs_are_numbered_in_order() -> None:
    assert [label(block).text for block in blocks(paragraph("a", NUMBERED) + paragraph("b", NUMBERED))] == ["1.", "2."]


def test_a_list_gives_its_indent() -> None:
    assert (look(NUMBERED).left_pt, look(NUMBERED).first_line_pt) == (36.0, -18.0)


def test_direct_indents_win_over_the_list() -> None:
    assert look(NUMBERED + '<w:ind w:left="1440"/>').left_pt == 72.0


def test_a_style_that_names_a_list_keeps_its_own_indent() -> None:
    assert look('<w:pStyle w:val="Point"/>').left_pt == 49.95


def test_list_zero_takes_the_number_away() -> None:
    block = blocks(paragraph("a", '<w:pStyle w:val="Point"/><w:numPr><w:numId w:val="0"/></w:numPr>'))[0]
    assert (block.label, block.look.left_pt) == (None, 0.0)


def test_an_unknown_list_numbers_nothing() -> None:
    assert blocks(paragraph("a", '<w:numPr><w:numId w:val="77"/></w:numPr>'))[0].label is None


def test_runs_that_look_alike_become_one() -> None:
    body = "<w:p><w:r><w:t>com</w:t></w:r><w:proofErr/><w:r><w:t>plaint</w:t></w:r></w:p>"
    assert len(blocks(body)[0].inlines) == 1


def test_a_toggle_set_by_two_styles_is_off() -> None:
    body = paragraph("a", '<w:pStyle w:val="Bold"/>', '<w:rStyle w:val="Strong"/>')
    assert [inline.look.bold for inline in blocks(body)[0].inlines] == [False]  # type: ignore[union-attr] # a text


def test_a_hidden_empty_paragraph_is_left_out() -> None:
    assert blocks("<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr></w:p>") == []


def test_paragraphs_in_content_controls_are_read() -> None:
    body = f"<w:sdt><w:sdtContent>{paragraph('inside')}</w:sdtContent></w:sdt>"
    assert [block.text for block in blocks(body)] == ["inside"]
