"""Every bundled letter as somebody hears it who reads with a screen reader, and as PDF/UA-1 (ISO 14289-1) asks.

No validator is to be had without Java, so each rule that applies to letters is tried here by its clause.
"""

import re
from functools import cache
from io import BytesIO
from xml.etree import ElementTree as ET

import pytest
from docx import Document

from app.rendering.pdf_letter import draw_pdf
from app.rendering.preview import page_count, page_text
from app.rendering.word_xml import W_P, w
from tests.rendering.pdf_tree import Node, Pdf, Reference
from tests.stories.test_bundled_letters import LETTERS, TODAY, each_sample, filled, read_pack_once

pytestmark = pytest.mark.no_cover

STANDARD_ROLES = {
    *("Document", "Div", "P", "H1", "H2", "H3", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD"),
    *("Span", "Link", "Figure", "Note", "Reference"),
}
each_letter = pytest.mark.parametrize("letter", LETTERS)  # their largest samples have all that they can have
MAY_HOLD = {
    "L": {"LI"},
    "LI": {"Lbl", "LBody"},
    "Table": {"TR"},
    "TR": {"TH", "TD"},
}


@cache
def docx_of(letter: str, which: str) -> bytes:
    return filled(read_pack_once(), letter, which)


@cache
def pdf_of(letter: str, which: str) -> Pdf:
    return Pdf(draw_pdf(docx_of(letter, which), made_on=TODAY).pdf)


def written_words(docx: bytes) -> list[str]:
    """Return the words of a DOCX's body in the order of its XML, read without any of the app's code."""
    words: list[str] = []
    for paragraph in Document(BytesIO(docx)).element.body.iter(W_P):
        pieces = (
            piece.text or "" if piece.tag == w("t") else " " for piece in paragraph.iter(w("t"), w("tab"), w("br"))
        )
        words += "".join(pieces).split(" ")
    return [word for word in words if word]


def nodes(pdf: Pdf) -> list[Node]:
    return list(pdf.tree.walk())


@each_sample
def test_the_tree_holds_every_word_once_in_the_documents_order(letter: str, which: str) -> None:
    read = "\n".join(node.text for node in _without_labels(pdf_of(letter, which).tree))
    assert [word for word in re.split(r"[ \n]+", read) if word] == written_words(docx_of(letter, which))


def _without_labels(node: Node) -> list[Node]:
    """Return the elements that hold text, without the numbers and bullets that Word makes up."""
    return [each for each in node.walk() if each.shown and each.role != "Lbl"]


@each_sample
def test_text_copied_from_the_pages_is_that_of_the_letter(letter: str, which: str) -> None:
    pdf = pdf_of(letter, which).data
    copied = "".join("".join(page_text(pdf, page) for page in range(page_count(pdf))).split())
    missing = [word for word in written_words(docx_of(letter, which)) if "".join(word.split()) not in copied]
    assert missing == []


@each_sample
def test_headings_are_in_the_outline_in_order_and_the_language_is_set(letter: str, which: str) -> None:
    pdf = pdf_of(letter, which)
    headings = [(int(node.role[1]) - 1, node.text.split()) for node in nodes(pdf) if re.fullmatch("H[1-6]", node.role)]
    assert headings != []
    assert pdf.catalogue["Lang"] == b"en-GB"
    assert [(depth, title.split()) for depth, title, _ in pdf.outline()] == headings


@each_letter
def test_5_and_7_1_the_file_says_that_it_is_tagged_and_has_a_title_to_show(letter: str) -> None:
    pdf = pdf_of(letter, "large")
    packet = ET.fromstring(pdf.get(pdf.catalogue["Metadata"]).data)
    values = {node.tag.split("}")[1]: "".join(node.itertext()) for node in packet.iter()}
    assert (values["part"], values["title"], values["language"]) == ("1", letter, "en-GB")
    assert pdf.catalogue["MarkInfo"] == {"Marked": True}
    assert pdf.get(pdf.catalogue["ViewerPreferences"])["DisplayDocTitle"] is True
    assert pdf.data.startswith(b"%PDF-1.7")


@each_letter
def test_7_1_all_content_is_tagged_or_an_artifact(letter: str) -> None:
    marked = [each for page in pdf_of(letter, "large").content for each in page]
    assert [each for each in marked if each.tag == ""] == []
    assert all(each.tag == "Artifact" or "MCID" in each.properties for each in marked)


@each_letter
def test_7_1_structure_types_are_standard_and_nest_as_they_may(letter: str) -> None:
    for node in nodes(pdf_of(letter, "large")):
        assert node.role in STANDARD_ROLES
        assert {child.role for child in node.children} <= MAY_HOLD.get(node.role, STANDARD_ROLES)


@each_letter
def test_7_2_every_sign_has_a_unicode_value_that_may_be_read(letter: str) -> None:
    text = "".join(each.text for page in pdf_of(letter, "large").content for each in page)
    assert {sign for sign in text if sign in "\0\ufeff\ufffe"} == set()


@each_letter
def test_7_4_headings_go_down_one_level_at_a_time(letter: str) -> None:
    levels = [int(node.role[1]) for node in nodes(pdf_of(letter, "large")) if re.fullmatch("H[1-6]", node.role)]
    assert all(level <= before + 1 for before, level in zip([0, *levels], levels, strict=False))


@each_letter
def test_7_5_rows_of_a_table_have_the_same_number_of_columns(letter: str) -> None:
    for table in (node for node in nodes(pdf_of(letter, "large")) if node.role == "Table"):
        widths = {sum(cell.value("Table", "ColSpan", 1) for cell in row.children) for row in table.children}
        assert len(widths) == 1
        assert all(cell.value("Table", "Scope") for cell in table.walk() if cell.role == "TH")


@each_letter
def test_7_8_footers_are_artifacts_that_say_so_like_headings_that_a_table_repeats(letter: str) -> None:
    kinds = [
        (each.properties["Type"], each.properties.get("Subtype"))
        for page in pdf_of(letter, "large").content
        for each in page
        if each.tag == "Artifact" and each.text
    ]
    assert ("Pagination", "Footer") in kinds
    assert set(kinds) <= {("Pagination", "Footer"), ("Pagination", None)}


@each_letter
def test_7_18_links_are_tagged_described_and_reached_in_the_trees_order(letter: str) -> None:
    pdf = pdf_of(letter, "large")
    tagged = {number for node in nodes(pdf) if node.role == "Link" for number in node.annotations}
    areas = [area for page in pdf.pages for area in page.get("Annots", [])]
    assert {area.number for area in areas} == tagged
    assert all(pdf.get(area)["Contents"] for area in areas)
    assert all(page["Tabs"] == "S" for page in pdf.pages)


@each_letter
def test_7_21_all_fonts_are_embedded_and_map_to_unicode(letter: str) -> None:
    pdf = pdf_of(letter, "large")
    for page in pdf.pages:
        for font in pdf.get(pdf.get(page["Resources"])["Font"]).values():
            descendant = pdf.get(pdf.get(font)["DescendantFonts"][0])
            assert isinstance(pdf.get(descendant["FontDescriptor"])["FontFile2"], Reference)
            assert "ToUnicode" in pdf.get(font)


@each_letter
def test_7_21_8_every_sign_that_is_shown_has_a_glyph(letter: str) -> None:
    pdf = pdf_of(letter, "large")
    for font in pdf.get(pdf.get(pdf.pages[0]["Resources"])["Font"]).values():
        descendant = pdf.get(pdf.get(font)["DescendantFonts"][0])
        glyphs = pdf.get(descendant["CIDToGIDMap"]).data
        codes = descendant["W"][::2]
        assert [code for code in codes if glyphs[2 * code : 2 * code + 2] == b"\0\0"] == []
