"""From a changed answer to the new picture of the page: filling, layout, PDF and pixels, as the pool thread does it.

The clock is the thread's own: what other programs take away does not count. `test_typing.py` has the whole way, from
the key to the screen.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from app.domain.answers import Value
from app.services.letter_drawing import DrawingJob
from app.services.letter_pictures import draw_preview
from tests.benchmarks.contest import Contest
from tests.ui.drafts import begun, opened

MEDIAN_MS, P95_MS = 40, 80
SCALE, IN_SIGHT = 1.25, {0, 1}  # two pages in a pane of 750 pixels


@pytest.fixture
def job(tmp_path: Path) -> Iterator[DrawingJob]:
    plaint = opened(tmp_path)
    yield plaint.letters.preview(plaint.letters.writing(begun(plaint)))
    plaint.close()


def typed_on(job: DrawingJob, count: int) -> DrawingJob:
    """Return the job after so many further keys in the middle of the letter."""
    incidents = job.context["incidents"]
    assert isinstance(incidents, list)
    first = incidents[0]
    assert isinstance(first, dict)
    changed: list[Value] = [{**first, "what": f"{first['what']} {'more ' * (count % 20)}{count}"}, *incidents[1:]]
    return replace(job, context={**job.context, "incidents": changed})


@pytest.mark.benchmark(group="from a key to the picture of the page")
def test_a_changed_answer_is_soon_on_the_page(benchmark: BenchmarkFixture, job: DrawingJob) -> None:
    contest = Contest(
        benchmark,
        100,
        own_time=True,
        page=lambda number: draw_preview(typed_on(job, number), SCALE, IN_SIGHT),
    )
    if not benchmark.disabled:
        assert contest.median_ms("page") <= MEDIAN_MS, benchmark.extra_info
        assert contest.p95_ms("page") <= P95_MS, benchmark.extra_info
