"""Letters filled from templates: every word comes back, every fault names its place."""

import io
import unicodedata
from datetime import date
from typing import Any

import pytest
from docx import Document
from docxtpl import DocxTemplate
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jinja2 import Environment
from lxml import etree

from app.domain.answers import Value, missing_mark
from app.domain.errors import ProblemsFoundError
from app.domain.problems import Problem
from app.rendering.answer_text import clean
from app.rendering.docx_letter import DocumentProperties, compile_letter, verify
from app.rendering.plain_text import letter_text
from tests.rendering.word_templates import (
    PROPERTIES,
    filled,
    opened,
    part_of,
    rewritten,
    saved,
    template,
    texts,
    with_body,
)

ONE_ANSWER = template("Before.", "{{ what }}", "After.")
HOSTILE = [
    "a & b",
    "a < b > c",
    "\"double\" and 'single'",
    "{{ x }} {% if y %} {# z #}",
    "{_{ x }_} {_% y %_}",
    "%} }} #}",
    "&amp; &lt; &#8216;",
    "<w:p>]]></w:p>",
    "ŵ ŷ á é í ó ú Ṫ ḃ",
    "שלום עולם العربية",
    "👩‍👩‍👧‍👦 🏴󠁧󠁢󠁷󠁬󠁳󠁿 😀",
    "tab\there",
    "x" * 20_000,
    "\n".join(f"line {n}" for n in range(300)),
    "one\n\ntwo\n\n\nthree\n\n\n\nfour",
    "  spaces  inside  ",
]
ANY_TEXT = st.text(max_size=300) | st.text("ab \n\t&<{}%'\"\x00\ud800é😀א", max_size=80)


def problem_of(docx: bytes, **context: Value) -> Problem:
    with pytest.raises(ProblemsFoundError) as caught:
        filled(docx, **context)
    return caught.value.problems[0]


def word_text(docx: bytes) -> str:
    """Put the answer of `ONE_ANSWER` together again: new paragraphs stand for empty lines."""
    return "\n\n".join(texts(docx)[1:-1])


@pytest.mark.parametrize("answer", HOSTILE)
def test_answers_come_out_exactly_as_typed(answer: str) -> None:
    assert word_text(filled(ONE_ANSWER, what=answer)) == unicodedata.normalize("NFC", answer)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ANY_TEXT)
def test_any_text_comes_back_from_the_word_file(answer: str) -> None:
    cleaned = str(clean(answer)[0])
    assert word_text(filled(ONE_ANSWER, what=answer)) == cleaned.strip("\n")


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ANY_TEXT)
def test_any_text_comes_back_from_the_plain_text(answer: str) -> None:
    text = letter_text(filled(ONE_ANSWER, what=answer))
    lines = [line for line in str(clean(answer)[0]).split("\n") if line.strip()]
    assert [line for line in text.split("\n") if line.strip()] == ["Before.", *lines, "After."]


@pytest.mark.parametrize("answer", HOSTILE)
def test_verify_finds_the_answers_whole(answer: str) -> None:
    assert verify(filled(ONE_ANSWER, what=answer), [unicodedata.normalize("NFC", answer)]) == ()


def test_verify_tells_which_answer_the_letter_does_not_hold() -> None:
    assert verify(filled(ONE_ANSWER, what="this"), ["that", "this"]) == ("that",)


def test_verify_finds_a_tag_that_was_left() -> None:
    with pytest.raises(ProblemsFoundError, match="tag"):
        verify(ONE_ANSWER, [])


def test_verify_refuses_what_is_not_well_formed() -> None:
    broken = rewritten(ONE_ANSWER, {"word/document.xml": lambda text: text.replace("</w:body>", "")})
    with pytest.raises(ProblemsFoundError, match="well-formed"):
        verify(broken, [])


def test_tags_split_over_runs_are_whole_and_keep_the_first_runs_look() -> None:
    document = Document()
    paragraph = document.add_paragraph("Dear ")
    paragraph.add_run("{{ to.").bold = True
    paragraph.add_run("na")
    paragraph.add_run("me }}").italic = True
    runs = opened(filled(saved(document), to={"name": "Ann"})).paragraphs[0].runs
    assert [(run.text, run.bold) for run in runs if run.text] == [("Dear ", None), ("Ann", True)]


def test_smart_quotes_in_a_tag_are_quotes() -> None:
    assert texts(filled(template("{{ a|default(“none”) }}"), a="")) == ["none"]


def test_what_an_if_leaves_out_leaves_no_paragraph_behind() -> None:
    docx = template("A", "{%p if more %}", "Heading", "{{ more }}", "{%p endif %}", "B")
    assert texts(filled(docx, more="")) == ["A", "B"]
    assert texts(filled(docx, more="C")) == ["A", "Heading", "C", "B"]


def test_paragraph_loops() -> None:
    docx = template("{%p for p in points %}", "{{ p.number }}.\t{{ p.statement }}", "{%p endfor %}")
    points: list[Value] = [{"number": "P1", "statement": "One"}, {"number": "P2", "statement": "Two"}]
    assert texts(filled(docx, points=points)) == ["P1.\tOne", "P2.\tTwo"]


def table_template() -> bytes:
    document = Document()
    table = document.add_table(4, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Asked", "Answered"
    table.cell(1, 0).text = "{%tr for p in points %}"
    table.cell(2, 0).text, table.cell(2, 1).text = "{{ p.asked }}", "{{ p.answered }}"
    table.cell(3, 0).text = "{%tr endfor %}"
    return saved(document)


def test_table_rows_are_repeated() -> None:
    points: list[Value] = [{"asked": "a\n\nb", "answered": "&"}, {"asked": "c", "answered": "<d>"}]
    table = opened(filled(table_template(), points=points)).tables[0]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Asked", "Answered"],
        ["a\nb", "&"],
        ["c", "<d>"],
    ]


def test_headers_and_footers_are_filled() -> None:
    document = Document()
    document.add_paragraph("Body")
    document.sections[0].header.paragraphs[0].text = "{{ our_ref }}"
    document.sections[0].footer.paragraphs[0].text = "{{ today|long_date }}"
    section = opened(filled(saved(document), our_ref="R & 1", today="2026-11-20")).sections[0]
    assert (section.header.paragraphs[0].text, section.footer.paragraphs[0].text) == ("R & 1", "20 November 2026")


def test_the_title_comes_from_the_template_when_none_is_given() -> None:
    document = Document()
    document.core_properties.title = "To {{ to.name }}"
    compiled = compile_letter(saved(document))
    properties = DocumentProperties("", "", created=date(2026, 1, 2))
    docx = compiled.fill({"to": {"name": "A & B\nC " + missing_mark("x")}}, properties).docx
    assert opened(docx).core_properties.title == "To A & B C [x]"


def test_a_missing_answer_is_a_marked_run_that_keeps_the_look() -> None:
    document = Document()
    document.add_paragraph("Dear ").add_run("{{ to }}!").bold = True
    docx = filled(saved(document), to=missing_mark("Their name"))
    run = next(run for run in opened(docx).paragraphs[0].runs if run.text == "[Their name]")
    assert run.bold
    assert 'w:fill="FFE9A8"' in run._r.xml
    assert texts(docx) == ["Dear [Their name]!"]


def test_the_same_answers_give_the_same_bytes() -> None:
    assert filled(ONE_ANSWER, what="x") == filled(ONE_ANSWER, what="x")


def test_a_template_is_compiled_once() -> None:
    assert compile_letter(ONE_ANSWER) is compile_letter(bytes(bytearray(ONE_ANSWER)))


def test_the_oldest_of_many_templates_is_forgotten() -> None:
    first = compile_letter(template("first"))
    for number in range(33):
        compile_letter(template(str(number)))
    assert compile_letter(template("first")) is not first


def test_what_had_to_be_replaced_is_in_the_notices() -> None:
    letter = compile_letter(ONE_ANSWER).fill({"what": "a\x00b"}, PROPERTIES)
    assert len(letter.notices) == 1
    assert texts(letter.docx)[1] == "a\ufffdb"


def test_objects_have_no_place_in_a_letter() -> None:
    with pytest.raises(TypeError):
        compile_letter(ONE_ANSWER).fill({"what": DocxTemplate}, PROPERTIES)


def test_an_unknown_name_gives_its_place_and_the_nearest_name() -> None:
    problem = problem_of(template("One", "Two {{ wat }}"), what="x")
    assert (problem.part, problem.paragraph, problem.tag) == ("word/document.xml", 2, "{{ wat }}")
    assert problem.hint == "Did you mean “what”?"


def test_an_unknown_field_gives_the_nearest_field() -> None:
    problem = problem_of(template("{{ to.nam }}"), to={"name": "x"})
    assert "Did you mean “name”" in problem.message


def test_the_place_is_right_after_paragraphs_that_their_tags_take_with_them() -> None:
    docx = template("{%p if a %}", "A", "{%p endif %}", "{%p for b in c %}", "{{ b.d }}", "{%p endfor %}")
    assert problem_of(docx, a=True, c=[{"x": "y"}]).paragraph == 5


def test_the_place_is_right_in_a_table_whose_rows_repeat() -> None:
    assert problem_of(table_template(), points=[{"asked": "a"}]).paragraph == 6


def test_a_filters_complaint_gives_its_place() -> None:
    problem = problem_of(template("A", ["{{ what", "|long_date }}"]), what="soon")
    assert (problem.paragraph, problem.tag, problem.code) == (2, "{{ what|long_date }}", "cannot-fill")


def test_a_fault_of_filling_has_its_paragraphs_text_and_its_place_in_words() -> None:
    problem = problem_of(table_template(), points=[{"asked": "a"}])
    assert problem.text == problem.tag != ""
    assert problem.place.startswith("table, row ")


def test_what_cannot_be_compared_gives_its_place() -> None:
    assert problem_of(template("A", "{% if what > 3 %}x{% endif %}"), what="x").paragraph == 2


@pytest.mark.parametrize(
    ("paragraphs", "code", "paragraph"),
    [
        (["A", "{{ a"], "unclosed-tag", 2),
        (["A", "a }}"], "unclosed-tag", 2),
        (["A", "{% if a %}x"], "unpaired-tag", 2),
        (["A", "{{ a b }}"], "syntax", 2),
        (["A", "{{ a() }}"], "not-allowed", 2),
        (["A", "{{ a|nofilter }}"], "unknown-filter", 2),
        (["A", "{%p if a %} lost", "{%p endif %}"], "text-beside-tag", 2),
        (["A", "{{r a }}"], "not-allowed", 2),
        (["{%p if a %}", "x", "{%p endif %}", "{% raw %}"], "unknown-tag", 4),
    ],
)
def test_faults_of_a_template_name_their_paragraph(paragraphs: list[str], code: str, paragraph: int) -> None:
    problem = problem_of(template(*paragraphs), a="x")
    assert (problem.code, problem.paragraph) == (code, paragraph)


def test_a_loop_out_of_one_cell_into_the_next_is_refused() -> None:
    document = Document()
    table = document.add_table(1, 2)
    document.add_paragraph("{% endfor %}")
    table.cell(0, 0).text = "{% for p in points %}{{ p }}"
    assert problem_of(saved(document), points=[]).code == "crosses-paragraphs"


def test_a_cell_that_a_condition_empties_keeps_a_paragraph() -> None:
    document = Document()
    cell = document.add_table(1, 1).cell(0, 0)
    cell.text = "{%p if a %}"
    cell.add_paragraph("x")
    cell.add_paragraph("{%p endif %}")
    assert opened(filled(saved(document), a=False)).tables[0].cell(0, 0).text == ""


def test_a_table_without_rows_is_left_out() -> None:
    document = Document()
    table = document.add_table(3, 1)
    table.cell(0, 0).text, table.cell(1, 0).text, table.cell(2, 0).text = (
        "{%tr for a in b %}",
        "{{ a }}",
        "{%tr endfor %}",
    )
    assert "<w:tbl>" not in part_of(filled(saved(document), b=[]))


def test_two_braces_are_written_with_docxtpls_escape() -> None:
    assert texts(filled(template("{_{ not a tag }_} {{ a }}"), a="b")) == ["{{ not a tag }} b"]


def test_a_newline_of_the_templates_own_is_kept() -> None:
    docx = with_body(template("{{ a }}"), "<w:p><w:r><w:t>one\ntwo {{ a }}</w:t></w:r></w:p>")
    assert texts(filled(docx, a="x"))[0] == "one\ntwo x"


def ordinary() -> tuple[bytes, dict[str, Any]]:
    document = Document(io.BytesIO(table_template()))
    document.add_heading("{{ title }}", 1)
    document.add_paragraph("Dear {{ to.name }}, {% if urgent %}now{% else %}soon{% endif %} {{ what }}")
    document.add_paragraph("{%p for p in points %}")
    document.add_paragraph("{{ loop.index }}. {{ p.asked }}", style="List Bullet")
    document.add_paragraph("{%p endfor %}")
    document.sections[0].header.paragraphs[0].text = "{{ title }}"
    points = [{"asked": "a & b", "answered": "<c>"}, {"asked": "d", "answered": "e"}]
    context = {"title": "T & T", "to": {"name": "Ann"}, "urgent": True, "what": "a\nb\tc", "points": points}
    return saved(document), context


def canonical(docx: bytes, part: str) -> bytes:
    root = etree.fromstring(part_of(docx, part).encode())
    for element in root.iter("*"):
        for name in [name for name in element.attrib if "rsid" in str(name)]:
            del element.attrib[name]
    return etree.tostring(root, method="c14n", exclusive=True)


@pytest.mark.parametrize("part", ["word/document.xml", "word/header1.xml"])
def test_ordinary_letters_are_what_docxtpl_makes_of_them(part: str) -> None:
    docx, context = ordinary()
    plain = DocxTemplate(io.BytesIO(docx))
    plain.render(context, Environment(autoescape=True))
    buffer = io.BytesIO()
    plain.save(buffer)
    assert canonical(filled(docx, **context), part) == canonical(buffer.getvalue(), part)
