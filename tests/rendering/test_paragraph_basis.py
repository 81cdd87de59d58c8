from lxml import etree

from app.rendering.document_model import Paragraph
from app.rendering.docx_reader import read_document
from app.rendering.numbering import Numbering
from app.rendering.paragraph_basis import ParagraphBases, fingerprint
from app.rendering.style_sheet import StyleSheet
from app.rendering.theme_fonts import FontTable, Theme
from app.rendering.word_parts import Node
from tests.rendering.drawn_letters import docx, paragraph

NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def properties(inside: str) -> Node:
    return etree.fromstring(f"<w:pPr {NAMES}>{inside}</w:pPr>")


def bases() -> ParagraphBases:
    return ParagraphBases(StyleSheet(None, Theme(None), FontTable(None)), Numbering(None, Theme(None)))


def test_paragraphs_with_the_same_properties_share_a_basis() -> None:
    known, centred = bases(), '<w:jc w:val="center"/>'
    first, second = (known.basis(properties(centred), {}, {}) for _ in range(2))
    assert first is second
    assert first.look.alignment == "center"
    assert known.basis(properties('<w:jc w:val="right"/>'), {}, {}).look.alignment == "right"


def test_what_stands_deeper_in_the_properties_counts_too() -> None:
    tabs = '<w:tabs><w:tab w:val="left" w:pos="{}"/></w:tabs>'
    near, far = (bases().basis(properties(tabs.format(place)), {}, {}).look.tabs for place in (200, 400))
    assert near != far
    assert fingerprint(properties(tabs.format(200))) != fingerprint(properties(tabs.format(400)))


def test_nothing_is_kept_of_what_a_table_style_adds() -> None:
    known, plain = bases(), properties("")
    in_table = known.basis(plain, {"alignment": "right"}, {"bold": True})
    assert (in_table.look.alignment, in_table.plain.bold) == ("right", True)
    outside = known.basis(plain, {}, {})
    assert (outside.look.alignment, outside.plain.bold) == ("left", False)


def test_runs_with_the_same_properties_share_a_look() -> None:
    known = bases()
    basis = known.basis(None, {}, {})
    bold = [known.run_look(basis, etree.fromstring(f"<w:rPr {NAMES}><w:b/></w:rPr>")) for _ in range(2)]
    assert bold[0] is bold[1]
    assert bold[0].bold
    assert not known.run_look(basis, etree.fromstring(f'<w:rPr {NAMES}><w:b w:val="0"/></w:rPr>')).bold


def test_a_file_with_thousands_of_ways_to_set_a_paragraph_is_still_read_right() -> None:
    places = range(1, 2_300)
    body = "".join(paragraph("A", f'<w:ind w:left="{20 * place}"/>') for place in places)
    blocks = read_document(docx(body)).sections[0].blocks
    assert [block.look.left_pt for block in blocks if isinstance(block, Paragraph)] == [float(n) for n in places]
