"""How a paragraph stands, from its own properties, its styles and its list."""

from lxml import etree

from app.rendering.docx_package import open_package
from app.rendering.paragraph_styles import ParagraphStyles, continuation_rule
from app.rendering.word_xml import NAMESPACE
from tests.rendering.word_templates import template

PACKAGE = open_package(template("x"))


def properties(inner: str) -> etree._Element:
    return etree.fromstring(f'<w:pPr xmlns:w="{NAMESPACE}">{inner}</w:pPr>')


def test_a_paragraph_without_properties_has_those_of_the_default_style() -> None:
    look = ParagraphStyles.of(PACKAGE).look(None)
    assert (look.style, look.after, look.hangs, look.number_id) == ("Normal", 200, False, "")


def test_its_own_properties_come_before_its_styles() -> None:
    look = ParagraphStyles.of(PACKAGE).look(properties('<w:spacing w:after="0" w:before="40"/>'))
    assert (look.before, look.after) == (40, 0)


def test_a_list_style_gives_number_and_indent() -> None:
    look = ParagraphStyles.of(PACKAGE).look(properties('<w:pStyle w:val="ListNumber"/>'))
    assert (look.left, look.hangs, look.is_contextual, bool(look.number_id)) == (360, True, True, True)


def test_number_zero_takes_a_paragraph_out_of_its_list() -> None:
    inner = '<w:pStyle w:val="ListNumber"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    assert ParagraphStyles.of(PACKAGE).look(properties(inner)).number_id == ""


def test_an_unknown_style_is_no_style() -> None:
    assert ParagraphStyles.of(PACKAGE).look(properties('<w:pStyle w:val="Nowhere"/>')).style == "Nowhere"


def test_ordinary_paragraphs_go_on_as_they_are() -> None:
    look = continuation_rule(PACKAGE)(None)
    assert (look.left, look.needs_space) == (None, False)


def test_close_paragraphs_need_space_to_go_on() -> None:
    assert continuation_rule(PACKAGE)(properties('<w:pStyle w:val="NoSpacing"/>')).needs_space


def test_list_paragraphs_go_on_at_their_indent() -> None:
    assert continuation_rule(PACKAGE)(properties('<w:pStyle w:val="ListNumber"/>')).left == 360


def test_a_document_without_styles_and_lists_is_plain() -> None:
    bare = PACKAGE.without(["word/styles.xml", "word/numbering.xml"])
    assert ParagraphStyles.of(bare).look(None).after == 0
