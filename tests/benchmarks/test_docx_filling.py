"""How long a letter takes to fill, beside plain docxtpl on the same two-page letter in the same run."""

import io

import pytest
from docxtpl import DocxTemplate
from jinja2 import Environment
from pytest_benchmark.fixture import BenchmarkFixture

from app.domain.answers import Value
from app.domain.interview import letter_texts
from app.domain.letter_context import letter_context
from app.rendering.docx_letter import compile_letter, verify
from app.rendering.letter_filters import FILTERS
from tests.benchmarks.contest import Contest
from tests.rendering.word_templates import PROPERTIES
from tests.stories.test_bundled_letters import FOLDER, answered, facts_of, read_pack_once, sample_file

LETTER = "party-complaint"
FILLED_TIMES, CHECKED_TIMES = 25, 12


def a_letter() -> tuple[bytes, dict[str, Value], list[str]]:
    """Return the two-page sample's template, what it is filled with, and the answers that must be found in it."""
    pack, file = read_pack_once(), sample_file(LETTER, "sample")
    interview = answered(pack, LETTER, "sample")
    context = letter_context(interview.template_answers(), facts_of(pack, LETTER, "sample", file.earlier, file.points))
    return (FOLDER / "letters" / f"{LETTER}.docx").read_bytes(), dict(context), letter_texts(interview)


@pytest.mark.benchmark(group="fill a letter")
def test_filling_beside_docxtpl(benchmark: BenchmarkFixture) -> None:
    docx, context, answers = a_letter()
    environment = Environment(autoescape=True)
    environment.filters.update(FILTERS)
    letter = compile_letter(docx)

    def with_reference(number: int) -> dict[str, Value]:
        return context | {"our_ref": f"AR/{number}"}

    def docxtpl(number: int) -> None:
        template = DocxTemplate(io.BytesIO(docx))
        template.render(with_reference(number), environment)
        template.save(io.BytesIO())

    def filled(number: int) -> bytes:
        return letter.fill(with_reference(number), PROPERTIES).docx

    def checked(number: int) -> None:
        assert verify(filled(number), answers) == ()

    contest = Contest(benchmark, 60, docxtpl=docxtpl, filled=filled, checked=checked)
    contest.expect("docxtpl", "filled", FILLED_TIMES)
    contest.expect("docxtpl", "checked", CHECKED_TIMES)
