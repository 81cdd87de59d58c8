"""What can be known of a template before it is filled."""

import pytest
from docx import Document

from app.paths import BUNDLED_PACKS
from app.rendering.template_scan import mentions, scan
from tests.rendering.word_templates import rewritten, saved, template, with_body


def codes(docx: bytes) -> list[str]:
    return [problem.code for problem in scan(docx).problems]


def test_names_are_dotted_and_followed_through_loops() -> None:
    docx = template("{{ to.name }}", "{%p for p in points %}", "{{ p.statement }}", "{%p endfor %}")
    assert scan(docx).names == {"to.name", "points", "points.statement"}


def test_a_use_has_its_place_and_filters() -> None:
    use = scan(template("A", "{{ sent_on|long_date }}")).uses[0]
    assert (use.name, use.filters, use.part, use.paragraph, use.tag) == (
        "sent_on",
        ("long_date",),
        "word/document.xml",
        2,
        "{{ sent_on|long_date }}",
    )


def test_headers_and_titles_use_names_too() -> None:
    document = Document()
    document.sections[0].header.paragraphs[0].text = "{{ our_ref }}"
    document.core_properties.title = "{{ subject }}"
    uses = scan(saved(document)).uses
    assert [(use.name, use.part, use.paragraph) for use in uses] == [
        ("our_ref", "word/header1.xml", 1),
        ("subject", "docProps/core.xml", None),
    ]


def test_all_faults_are_told_at_once() -> None:
    assert codes(template("{{ a() }}", "{{ b|nofilter }}", "{{ c[0] }}")) == [
        "not-allowed",
        "unknown-filter",
        "not-allowed",
    ]


def test_a_file_that_is_no_word_file_is_a_problem() -> None:
    assert codes(b"no") == ["not-a-word-file"]


def test_a_fault_in_the_title_is_told() -> None:
    document = Document()
    document.core_properties.title = "{{ a"
    document.core_properties.subject = "{{ b() }}"
    assert codes(saved(document)) == ["unclosed-tag", "not-allowed"]


def test_missing_styles_and_comments_are_warnings() -> None:
    document = Document()
    document.add_comment(document.add_paragraph("x").runs, "c", "A", "A")
    docx = with_body(saved(document), '<w:p><w:pPr><w:pStyle w:val="Gone"/></w:pPr></w:p>')
    problems = scan(docx).problems
    assert {(each.severity, each.code) for each in problems} == {("warning", "comments"), ("warning", "missing-style")}
    assert any("“Gone”" in each.message for each in problems)


def test_errors_in_the_file_come_before_its_tags() -> None:
    docx = with_body(template("{{ a() }}"), '<w:altChunk r:id="rId1"/>')
    assert codes(docx) == ["not-allowed-element"]


def test_braces_over_two_paragraphs_are_no_tag() -> None:
    assert codes(template("{", "{ a }}", "x")) == ["unclosed-tag"]


@pytest.mark.parametrize("inner", ["", "<w:tblPr/>", '<w:tblGrid><w:gridCol w:w="auto"/></w:tblGrid>'])
def test_a_table_without_a_whole_grid_can_be_filled(inner: str) -> None:
    span = '<w:tcPr><w:gridSpan w:val="x"/></w:tcPr>'
    table = f"<w:tbl>{inner}<w:tr><w:tc>{span}<w:p><w:r><w:t>{{{{ a }}}}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    assert codes(with_body(template("x"), table)) == []


def test_a_document_without_core_properties_can_be_read() -> None:
    docx = rewritten(
        template("x"),
        {"_rels/.rels": lambda text: text.replace("metadata/core-properties", "metadata/thumbnail")},
    )
    assert codes(docx) == []


def test_what_a_template_mentions_is_told_quickly() -> None:
    docx = (BUNDLED_PACKS / "uk-members" / "letters" / "party-complaint.docx").read_bytes()
    assert mentions(docx, "behalf.name")
    assert not mentions(docx, "copies_to")
