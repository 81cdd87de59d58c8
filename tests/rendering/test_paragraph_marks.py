"""Paragraphs of a letter lead back to the template's."""

from datetime import date

from app.rendering.docx_letter import DocumentProperties, compile_letter
from app.rendering.paragraph_marks import LetterParagraph, letter_paragraphs, marked
from tests.rendering.word_templates import rewritten, template, with_body

PROPERTIES = DocumentProperties("A letter", "", created=date(2026, 11, 20))
LISTED = '<w:p><w:pPr>{style}<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr></w:pPr></w:p>'


def filled(docx: bytes, **context: str | list[str]) -> list[LetterParagraph]:
    letter = compile_letter(marked(docx)).fill(dict(context), PROPERTIES)  # type: ignore[arg-type]
    return list(letter_paragraphs(letter.docx))


def test_each_round_of_a_loop_leads_back_to_the_paragraph_in_it() -> None:
    docx = template("Dear {{ name }}", "{%p for each in things %}", "{{ each }}", "{%p endfor %}", "Yours")
    found = filled(docx, name="Ann", things=["a", "b"])
    assert [(each.number, each.text) for each in found] == [(1, "Dear Ann"), (3, "a"), (3, "b"), (5, "Yours")]


def test_an_answer_of_several_paragraphs_leads_back_to_one() -> None:
    assert {each.number for each in filled(template("{{ name }}"), name="a\n\nb")} <= {1, None}


def test_a_paragraph_with_a_number_of_its_own_is_listed_unless_it_is_taken_away() -> None:
    docx = with_body(template("x"), LISTED.format(style="", number=3) + LISTED.format(style="", number=0))
    assert [(each.is_listed, each.is_empty) for each in filled(docx)] == [(True, True), (False, True), (False, False)]


def test_a_style_brings_the_number_of_the_style_it_rests_on() -> None:
    styles = (
        '<w:style w:styleId="A"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>'
        '<w:style w:styleId="C"><w:basedOn w:val="B"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="D"><w:basedOn w:val="D"/></w:style>'
    )
    paragraphs = "".join(f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr></w:p>' for style in "ABCD")
    added = {"word/styles.xml": lambda text: text.replace("</w:styles>", f"{styles}</w:styles>")}
    docx = rewritten(template("x"), added)
    assert [each.is_listed for each in filled(with_body(docx, paragraphs))][:4] == [True, True, False, False]


def test_a_picture_or_a_field_is_not_nothing() -> None:
    docx = with_body(template("x"), '<w:p><w:r><w:sym w:font="Symbol" w:char="F0B7"/></w:r></w:p><w:p/>')
    assert [each.is_empty for each in filled(docx)] == [False, True, False]
