"""Our filling is docxtpl's, many times faster: the same XML (canonical form, C14N) of every part of every letter.

Where it is meant to differ: an empty line in an answer begins a new paragraph (docxtpl leaves two line breaks in one);
a missing answer of a preview stands marked in square brackets; a value that docxtpl loses or prints as Python writes it
(`True`) is whole. `test_filled_xml.py`, `test_docx_letter.py` and `test_sandbox.py` say what stands there instead.
"""

import io
import zipfile
from collections.abc import Mapping

import pytest
from docx import Document
from docxtpl import DocxTemplate
from jinja2 import Environment
from lxml import etree

from app.domain.answers import Value
from app.domain.letter_context import letter_context
from app.domain.pack_contents import Pack
from app.rendering.answer_text import clean
from app.rendering.docx_letter import compile_letter
from app.rendering.letter_filters import FILTERS
from tests.rendering.word_templates import PROPERTIES, saved, template, with_body
from tests.stories.test_bundled_letters import FOLDER, LETTERS, answered, facts_of, read_pack_once, sample_file

pytestmark = pytest.mark.no_cover

CORE = "docProps/core.xml"
BOX = (
    '<w:p><w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:textbox><w:txbxContent><w:p><w:r>'
    "<w:t>{{ what }}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r><w:r><w:t>beside</w:t></w:r>"
    "</w:p>"
)
CONTROL = "<w:sdt><w:sdtContent><w:p><w:r><w:t>{{ what }}</w:t></w:r></w:p></w:sdtContent></w:sdt>"
KEPT = '<w:p><w:r><w:rPr><w:i/></w:rPr><w:t xml:space="preserve"> {{ what }} </w:t></w:r></w:p>'
ODD_CONTEXT: dict[str, Value] = {
    "what": "a & b <c>\nnew line\ta tab “ŵ” 😀 {{ not a tag }}",
    "yes": True,
    "no": False,
    "nothing": "",
    "items": [{"name": "One", "words": ["x", "y"]}, {"name": "Two & more", "words": []}],
}


def table_of(*rows: list[str]) -> bytes:
    document = Document()
    table = document.add_table(len(rows), max(map(len, rows)))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=False):
            cell.text = text
    inner = table.rows[-1].cells[-1].add_table(1, 2)
    inner.rows[0].cells[1].text = "{{ what }}"
    return saved(document)


def with_margins() -> bytes:
    document = Document()
    section = document.sections[0]
    section.different_first_page_header_footer = True
    parts = (section.header, section.footer, section.first_page_header, section.first_page_footer)
    for number, part in enumerate(parts):
        part.paragraphs[0].text = f"{number} {{{{ what }}}}"
    document.add_paragraph("{{ what }}", style="List Number")
    return saved(document)


ODD = {
    "tags split over runs": template(["{", "{ wh", "at }", "} and ", "{% if yes", " %}yes", "{% endif %}"]),
    "a tag beside others": template("{{ what }}{{ what }} {{nothing}}{% if no %}{{ what }}{% else %}-{% endif %}"),
    "loops of paragraphs": template("{%p if no %}", "{%p endif %}", "{%p for i in items %}", ".", "{%p endfor %}"),
    "a loop in a line": template("{% for i in items %}{{ loop.index }}: {{ i.name }}; {% endfor %}"),
    "nested loops": template("{%p for i in items %}", "{% for x in i.words %}{{ x }} {% endfor %}", "{%p endfor %}"),
    "rows": table_of(["{%tr for i in items %}", ""], ["{{ i.name }}", "{{ what }}"], ["{%tr endfor %}", ""], ["", ""]),
    "columns": table_of(["{%tc for i in items %}", "{{ i.name }}", "{%tc endfor %}"], ["a", "b", "c"]),
    "fewer columns": table_of(["{%tc if no %}", "gone", "{%tc endif %}", "left"]),
    "two braces": template("{_{ what }_} {_% if %_} {{ what }}"),
    "a text box": with_body(template("End"), BOX),
    "a content control": with_body(template("End"), CONTROL),
    "kept space": with_body(template("End"), KEPT),
    "headers and footers": with_margins(),
}  # fmt: skip


def by_docxtpl(docx: bytes, context: Mapping[str, Value], core: bytes) -> bytes:
    """Fill the tidied template, with the finished letter's properties, by docxtpl."""
    plain = DocxTemplate(io.BytesIO(compile_letter(docx).package.with_parts({CORE: core}).to_bytes()))
    environment = Environment(autoescape=True)
    environment.filters.update(FILTERS)
    plain.render(context, environment)
    buffer = io.BytesIO()
    plain.save(buffer)
    return buffer.getvalue()


def canonical_parts(docx: bytes) -> dict[str, bytes]:
    """Return each part of the letter itself in canonical form, without the namespaces that nothing uses."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return {
            name: etree.tostring(etree.fromstring(archive.read(name)), method="c14n", exclusive=True)
            for name in archive.namelist()
            if name.startswith("word/") and name.endswith(".xml")
        }


def with_single_line_ends(value: Value) -> Value:
    """Return answers without empty lines, which are meant to become paragraphs."""
    if isinstance(value, dict):
        return {key: with_single_line_ends(item) for key, item in value.items()}
    if isinstance(value, list):
        return [with_single_line_ends(item) for item in value]
    while isinstance(value, str) and "\n\n" in value:
        value = value.replace("\n\n", "\n")
    return value


def differing_parts(docx: bytes, context: Mapping[str, Value]) -> list[str]:
    plain = clean(with_single_line_ends(dict(context)))[0]
    assert isinstance(plain, dict)
    ours = compile_letter(docx).fill(plain, PROPERTIES).docx
    with zipfile.ZipFile(io.BytesIO(ours)) as archive:
        theirs = canonical_parts(by_docxtpl(docx, plain, archive.read(CORE)))
    found = canonical_parts(ours)
    return [name for name in {**found, **theirs} if found.get(name) != theirs.get(name)]


@pytest.mark.parametrize("odd", ODD)
def test_an_odd_template_is_filled_as_docxtpl_fills_it(odd: str) -> None:
    assert differing_parts(ODD[odd], ODD_CONTEXT) == []


@pytest.mark.parametrize("letter", LETTERS)
@pytest.mark.parametrize("which", ["sample", "large"])
def test_a_bundled_letter_is_filled_as_docxtpl_fills_it(letter: str, which: str) -> None:
    pack: Pack = read_pack_once()
    file = sample_file(letter, which)
    facts = facts_of(pack, letter, which, file.earlier, file.points)
    context = letter_context(answered(pack, letter, which).template_answers(), facts)
    assert differing_parts((FOLDER / "letters" / f"{letter}.docx").read_bytes(), context) == []


def test_an_empty_line_is_the_one_difference_that_is_meant() -> None:
    docx, context = template("{{ what }}"), {"what": "one\n\ntwo"}
    ours = compile_letter(docx).fill(context, PROPERTIES).docx
    theirs = by_docxtpl(docx, context, zipfile.ZipFile(io.BytesIO(ours)).read(CORE))
    assert [canonical_parts(each)["word/document.xml"].count(b"<w:p>") for each in (ours, theirs)] == [2, 1]
