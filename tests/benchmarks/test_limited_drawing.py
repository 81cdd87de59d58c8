"""What it costs to fill and draw a letter in the process with limits, beside this process doing the same.

By the medians at most 1.3 times as much, as promised, and by the best rounds 1.2 times: other programs make whoever
waits for another process wait longer, and the medians with it.
"""

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from app.rendering.docx_letter import compile_letter, verify
from app.rendering.pdf_letter import draw_pdf
from app.services.foreign_pages import ForeignLetter, letter_made
from tests.benchmarks.contest import Contest
from tests.benchmarks.test_docx_filling import a_letter
from tests.rendering.word_templates import PROPERTIES

MOST_TIMES, BEST_TIMES = 1.3, 1.2


@pytest.mark.benchmark(group="fill and draw a letter")
def test_the_process_with_limits_costs_little_more(benchmark: BenchmarkFixture) -> None:
    docx, context, answers = a_letter()

    def limited(number: int) -> None:
        values = context | {"our_ref": f"AR/{number}"}
        assert not letter_made(ForeignLetter(docx, values, PROPERTIES, tuple(answers), installed_fonts=False)).absent

    def here(number: int) -> None:
        filled = compile_letter(docx).fill(context | {"our_ref": f"AR/{number}"}, PROPERTIES)
        assert not verify(filled.docx, answers)
        draw_pdf(filled.docx, made_on=PROPERTIES.created)

    contest = Contest(benchmark, 40, here=here, limited=limited)
    if not benchmark.disabled:
        assert contest.ratio("limited", "here") <= MOST_TIMES, benchmark.extra_info
        assert contest.best_ms("limited") <= BEST_TIMES * contest.best_ms("here"), benchmark.extra_info
