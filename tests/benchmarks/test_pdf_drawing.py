"""DOCX → PDF of the two-page sample, beside LibreOffice and the in-process converters that are installed.

LibreOffice converts a folder of copies and, apart from that, one letter: the second is the *cold* time, what the others
add to it, a copy, is the *warm* time. All draw letters they have not drawn before, whose answers differ each round.
As in the window, what stays once a letter was drawn is no part of the collector's rounds.
"""

import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from app.domain.answers import Value
from app.rendering.docx_letter import compile_letter
from app.rendering.pdf_letter import draw_pdf
from app.ui.steady_window import spare_what_stays
from tests.benchmarks.contest import Contest
from tests.benchmarks.long_letter import long_letter
from tests.benchmarks.peak_memory import STATUS
from tests.benchmarks.test_docx_filling import a_letter
from tests.rendering.word_templates import PROPERTIES

WARM_LIBREOFFICE_TIMES, DXPDF_TIMES = 5, 20
COPIES, ROUNDS = 20, 5
NOT_LINEAR = 1.25  # what is put down to the machine
PAGES, MOST_MB = 100, 200


@cache
def numbered(number: int) -> bytes:
    """Return the two-page sample with a number in each longer answer."""
    template, context, _ = a_letter()

    def changed(value: Value) -> Value:
        if isinstance(value, dict):
            return {key: changed(item) for key, item in value.items()}
        if isinstance(value, list):
            return [changed(item) for item in value]
        return f"{value} ({number})" if isinstance(value, str) and len(value) > 30 else value

    filled_with = {key: changed(value) for key, value in context.items()}
    return compile_letter(template).fill(filled_with, PROPERTIES).docx


def ours(number: int) -> bytes:
    return draw_pdf(numbered(number)).pdf


@pytest.fixture(autouse=True, scope="module")
def letters_at_hand() -> None:
    """Fill the letters before anybody's time is taken."""
    for number in range(-1, 40):
        numbered(number)
    ours(-1)
    spare_what_stays("first-letter")


@pytest.mark.benchmark(group="draw a letter as PDF")
def test_drawing_beside_dxpdf(benchmark: BenchmarkFixture) -> None:
    dxpdf = pytest.importorskip("dxpdf")
    contest = Contest(benchmark, 40, ours=ours, dxpdf=lambda number: dxpdf.convert(numbered(number)))
    contest.expect("dxpdf", "ours", DXPDF_TIMES)


@pytest.mark.benchmark(group="draw a letter as PDF")
def test_drawing_beside_rdocx(benchmark: BenchmarkFixture) -> None:
    rdocx = pytest.importorskip("rdocx")
    Contest(benchmark, 40, ours=ours, rdocx=lambda number: rdocx.Document.from_bytes(numbered(number)).to_pdf())


def by_libreoffice(program: str, folder: Path, copies: int) -> None:
    """Convert so many letters in one process, with a profile that is there already."""
    sources = [folder / f"letter-{number}.docx" for number in range(copies)]
    for number, source in enumerate(sources):
        source.write_bytes(numbered(number))
        source.with_suffix(".pdf").unlink(missing_ok=True)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *map(str, sources)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    assert all(source.with_suffix(".pdf").exists() for source in sources)


@pytest.mark.benchmark(group="draw a letter as PDF")
def test_drawing_beside_libreoffice(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    program = shutil.which("soffice")
    if program is None or benchmark.disabled:
        pytest.skip("LibreOffice is not installed, or nothing is measured")
    for number in range(COPIES * (1 + ROUNDS)):
        numbered(number)

    def new_ones(number: int) -> list[bytes]:
        return [ours(COPIES * (1 + number) + copy) for copy in range(COPIES)]

    contest = Contest(
        benchmark,
        ROUNDS,
        cold=lambda _: by_libreoffice(program, tmp_path, 1),
        several=lambda _: by_libreoffice(program, tmp_path, COPIES + 1),
        ours=new_ones,
    )
    warm_ms = contest.median_ms("several") - contest.median_ms("cold")
    benchmark.extra_info["libreoffice_warm_ms"] = round(warm_ms / COPIES, 1)
    assert warm_ms >= WARM_LIBREOFFICE_TIMES * contest.median_ms("ours"), benchmark.extra_info


@pytest.mark.benchmark(group="draw a long letter as PDF")
def test_a_long_letter_takes_as_much_longer_as_it_has_more_pages(benchmark: BenchmarkFixture) -> None:
    def pages(count: int) -> Callable[[int], object]:
        return lambda number: draw_pdf(long_letter(count, number))

    contest = Contest(benchmark, 5, ten=pages(10), fifty=pages(50), hundred=pages(100))
    if not benchmark.disabled:
        assert contest.ratio("hundred", "ten") <= 10 * NOT_LINEAR, benchmark.extra_info
        assert contest.ratio("hundred", "fifty") <= 2 * NOT_LINEAR, benchmark.extra_info


@pytest.mark.benchmark(group="memory of a long letter")
def test_a_letter_of_a_hundred_pages_fits_in_the_memory(benchmark: BenchmarkFixture) -> None:
    if not STATUS.exists():
        pytest.skip("only Linux tells the peak of a process")
    code = f"from tests.benchmarks.peak_memory import peak_mb; print(peak_mb({PAGES}))"
    peaks: list[float] = []

    def measured() -> None:
        done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, timeout=120)
        peaks.append(float(done.stdout))

    benchmark.pedantic(measured, rounds=1)  # type: ignore[no-untyped-call] # it ships no hints
    benchmark.extra_info["peak_mb"] = peaks
    assert max(peaks) <= MOST_MB
