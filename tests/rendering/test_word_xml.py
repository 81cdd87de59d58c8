"""The text of Word's paragraphs."""

import pytest
from lxml import etree

from app.rendering.word_xml import NAMESPACE, all_text, is_on, paragraph_text, w

COMPATIBLE = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def xml(inner: str) -> etree._Element:
    return etree.fromstring(f'<w:p xmlns:w="{NAMESPACE}" xmlns:mc="{COMPATIBLE}">{inner}</w:p>')


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>", "a\tb\nc"),
        ("<w:hyperlink><w:r><w:t>a</w:t></w:r></w:hyperlink>", "a"),
        ("<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t/></w:r>", "a\u2011"),
        ("<w:r><w:instrText>PAGE</w:instrText></w:r>", ""),
        ("<w:r><w:t>a</w:t><w:p><w:r><w:t>inner</w:t></w:r></w:p></w:r>", "a"),
        ("<w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>a</w:t></w:r>", "a"),
    ],
)
def test_text_of_a_paragraph(inner: str, text: str) -> None:
    assert paragraph_text(xml(inner)) == text


@pytest.mark.parametrize(("value", "expected"), [("", "seen"), (' w:val="0"', "seen hidden")])
def test_hidden_text_is_left_out_when_asked(value: str, expected: str) -> None:
    inner = f"<w:r><w:t>seen</w:t></w:r><w:r><w:rPr><w:vanish{value}/></w:rPr><w:t> hidden</w:t></w:r>"
    assert paragraph_text(xml(inner), with_hidden=False) == expected


@pytest.mark.parametrize(("value", "expected"), [("1", True), ("true", True), ("off", False), ("0", False)])
def test_switches(value: str, expected: bool) -> None:
    assert is_on(etree.Element(w("b"), {w("val"): value})) is expected


def test_text_of_a_part_has_a_line_for_each_paragraph() -> None:
    body = etree.fromstring(f'<w:body xmlns:w="{NAMESPACE}"><w:p><w:r><w:t>a</w:t></w:r></w:p><w:p/></w:body>')
    assert all_text(body) == "a\n"


def test_a_tab_stop_is_no_tab_and_a_text_box_has_lines_of_its_own() -> None:
    stop, box = "<w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>", "<w:p><w:r><w:t>in the box</w:t></w:r></w:p>"
    assert all_text(xml(f"{stop}<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>{box}")) == "a\tb\nin the box"
