"""A letter as text for e-mail: the same words, laid out with line ends only."""

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.shared import Pt

from app.rendering.plain_text import letter_text
from tests.rendering.word_templates import ordinary_header, rewritten, saved, template, with_body


def text_of(document: WordDocument) -> str:
    return letter_text(saved(document))


def test_paragraphs_are_set_apart_by_an_empty_line() -> None:
    assert letter_text(template("Dear Sir", "I write", "Yours")) == "Dear Sir\n\nI write\n\nYours\n"


def test_the_lines_of_an_address_stay_together() -> None:
    assert letter_text(template("1 High Street", "Town", style="No Spacing")) == "1 High Street\nTown\n"


def test_line_breaks_are_line_ends() -> None:
    assert letter_text(template("1 High Street\nTown")) == "1 High Street\nTown\n"


def test_an_empty_paragraph_sets_lines_apart() -> None:
    assert letter_text(template("A", "", "", "B", style="No Spacing")) == "A\n\nB\n"


def test_a_hanging_number_is_followed_by_a_space() -> None:
    document = Document()
    layout = document.add_paragraph("P1.\tThey did not answer.\tx").paragraph_format
    layout.left_indent, layout.first_line_indent = Pt(36), Pt(-36)
    assert text_of(document) == "P1. They did not answer.\tx\n"


def test_bullets_and_numbers_are_written_out() -> None:
    document = Document()
    for text, style in [("a", "List Bullet"), ("b", "List Bullet"), ("c", "List Number"), ("d", "List Number")]:
        document.add_paragraph(text, style=style)
    assert text_of(document) == "- a\n- b\n\n1. c\n2. d\n"


def table(*rows: tuple[str, ...], head: bool = False) -> WordDocument:
    document = Document()
    made = document.add_table(len(rows), len(rows[0]))
    for row, cells in zip(made.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    if head:
        made.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    return document


def test_the_cells_of_a_row_are_joined() -> None:
    assert text_of(table(("Sent", "3 May"), ("Due", ""))) == "Sent: 3 May\nDue\n"


def test_the_heads_of_a_wide_table_are_repeated() -> None:
    rows = [("I asked", "You answered", "Missing"), ("a", "b", "c"), ("d", "", "f")]
    assert text_of(table(*rows, head=True)) == "I asked: a\nYou answered: b\nMissing: c\n\nI asked: d\nMissing: f\n"


def test_headers_are_left_out() -> None:
    assert letter_text(ordinary_header()) == "Body\n"


def test_hidden_text_is_left_out() -> None:
    document = Document()
    document.add_paragraph("seen ").add_run("hidden").font.hidden = True
    assert text_of(document).strip() == "seen"


def test_a_text_box_is_read_once() -> None:
    namespace = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    box = "<w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent>"
    xml = (
        f'<w:p xmlns:mc="{namespace}"><w:r><w:t>Before</w:t><mc:AlternateContent><mc:Choice Requires="wps">{box}'
        f"</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert letter_text(with_body(template("After"), xml)) == "Before\n\nIn a box\n\nAfter\n"


def test_what_stands_in_a_content_control_is_read() -> None:
    xml = "<w:sdt><w:sdtContent><w:p><w:r><w:t>Inside</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    assert letter_text(with_body(template("After"), xml)) == "Inside\n\nAfter\n"


def test_an_empty_letter_is_an_empty_line() -> None:
    assert letter_text(template()) == "\n"


def test_a_document_without_styles_is_read() -> None:
    bare = rewritten(template("A", "B"), {"word/styles.xml": lambda _: "<styles/>"})
    assert letter_text(bare) == "A\nB\n"
