"""How long a letter takes to fill, beside plain docxtpl on the same template in the same run."""

import io

import pytest
from docx import Document
from docxtpl import DocxTemplate
from pytest_benchmark.fixture import BenchmarkFixture

from app.domain.answers import Value
from app.rendering.docx_letter import compile_letter
from tests.rendering.word_templates import PROPERTIES, saved

CONTEXT: dict[str, Value] = {
    "to": {"name": "Ann Other"},
    "points": [{"number": f"P{n}", "statement": "They did not answer & did not write."} for n in range(1, 9)],
}


def two_page_template() -> bytes:
    document = Document()
    document.add_paragraph("Dear {{ to.name }},")
    document.add_paragraph("{%p for p in points %}")
    document.add_paragraph("{{ p.number }}.\t{{ p.statement }}")
    document.add_paragraph("{%p endfor %}")
    for _ in range(30):
        document.add_paragraph("Words that are the same in every letter. " * 4)
    return saved(document)


@pytest.mark.benchmark(group="fill a letter")
def test_fill_with_docxtpl_as_the_baseline(benchmark: BenchmarkFixture) -> None:
    docx = two_page_template()

    def fill() -> None:
        template = DocxTemplate(io.BytesIO(docx))
        template.render(CONTEXT, autoescape=True)
        template.save(io.BytesIO())

    benchmark(fill)


@pytest.mark.benchmark(group="fill a letter")
def test_fill_warm(benchmark: BenchmarkFixture) -> None:
    letter = compile_letter(two_page_template())
    benchmark(letter.fill, CONTEXT, PROPERTIES)
