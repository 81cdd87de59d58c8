"""Draws every bundled letter with every set of sample answers, and compares the pages with LibreOffice's.

Both get the letter as a member gets it, and both see only the fonts that Plaint ships. Three things remain in which
LibreOffice 7.4 does not do what Word does (observed); a letter that falls short is to be looked at for them:

- It first deals the letter out by 25 paragraphs a page and then draws them back: where the 26th keeps with the 25th
  and does not fit, the 25th stays behind. The signature therefore stands in a table's row and not in a chain of
  paragraphs that keep with the next (ECMA-376 part 1, 17.3.1.15).
- It joins letters (ti, ft), so that a word more may fit on a line, and takes the word before an emoji along.
- It rounds each line up to a twentieth of a point: where a last line only just fits, the page ends elsewhere.

The pages of both stay in the temporary folder that pytest names and keeps, to be looked at.
"""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from app.bootstrap import open_plaint
from app.commands.answer_input import read_answers
from app.packs.pack_folder import SAMPLES
from app.rendering.fonts import FONT_FOLDER
from app.rendering.pdf_letter import draw_pdf
from app.services.time_source import TimeSource
from tests.benchmarks.page_closeness import closeness
from tests.conftest import TODAY

CLOSE_ENOUGH = 0.97
LETTERS = Path(__file__).parents[2] / "templates" / "uk-members" / "letters"


def filled_letters(folder: Path, which: str) -> dict[str, bytes]:
    """Fill every letter with one of its samples, as `plaint draft` does; return the Word files by name."""
    plaint = open_plaint(folder / "data", TimeSource.fixed(TODAY))
    try:
        for template in plaint.packs.templates():
            sample = LETTERS / f"{template.id}.{which}.toml"
            if sample.exists():
                answers = read_answers(str(sample), template, plaint)
                plaint.exports.draft(template, answers, folder / sample.stem, ["docx"])
    finally:
        plaint.close()
    return {path.parent.name: path.read_bytes() for path in sorted(folder.glob("*.*/*.docx"))}


def only_shipped_fonts(folder: Path) -> dict[str, str]:
    """Return an environment in which programs see no fonts but ours."""
    settings = folder / "fonts.conf"
    cache = f"<cachedir>{folder / 'font-cache'}</cachedir>"
    settings.write_text(f"<fontconfig><dir>{FONT_FOLDER}</dir>{cache}</fontconfig>", encoding="utf-8")
    return {**os.environ, "FONTCONFIG_FILE": str(settings)}


def by_libreoffice(program: str, letters: dict[str, bytes], folder: Path) -> dict[str, bytes]:
    """Turn Word files into PDFs with LibreOffice, in one process."""
    sources = [folder / f"{name}.docx" for name in letters]
    for source, docx in zip(sources, letters.values(), strict=True):
        source.write_bytes(docx)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *map(str, sources)]
    subprocess.run(command, check=True, capture_output=True, timeout=900, env=only_shipped_fonts(folder))
    return {source.stem: source.with_suffix(".pdf").read_bytes() for source in sources}


@pytest.mark.parametrize("which", SAMPLES)
@pytest.mark.benchmark(group="pages beside LibreOffice's")
def test_every_bundled_letter_stands_as_libreoffice_sets_it(
    benchmark: BenchmarkFixture, tmp_path: Path, which: str
) -> None:
    program = shutil.which("soffice")
    if program is None or benchmark.disabled:
        pytest.skip("LibreOffice is not installed, or nothing is measured")
    letters = filled_letters(tmp_path, which)
    assert letters
    references = by_libreoffice(program, letters, tmp_path)
    drawn = {name: draw_pdf(docx).pdf for name, docx in letters.items()}
    benchmark.extra_info["letters"] = benchmark(lambda: len(drawn))
    found: dict[str, float] = {}
    for name, pdf in drawn.items():
        (tmp_path / f"{name}.ours.pdf").write_bytes(pdf)
        found[name] = round(closeness(references[name], pdf), 3)
    for letter, value in sorted(found.items(), key=lambda item: item[1]):
        print(f"{value:.3f}  {tmp_path / letter}")
    assert {letter: value for letter, value in found.items() if value < CLOSE_ENOUGH} == {}
