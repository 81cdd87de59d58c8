"""Draws every bundled letter with every set of sample answers, and compares the pages with LibreOffice's.

Both use only the fonts that Plaint ships, and both get the same copy of the letter, in which three things are changed
where LibreOffice does not do what Word does:

- Its fonts are asked for without ligatures, which Word leaves off: they make lines shorter.
- Nothing keeps with what follows: of a chain of such paragraphs LibreOffice moves only the last to the next page, Word
  the whole chain (ECMA-376 part 1, 17.3.1.15).
- A letter stands for each emoji: LibreOffice takes the word before one along to the next line.

LibreOffice rounds each line up to a twentieth of a point, Word does not (observed): where a last line only just fits,
the page ends elsewhere. So each letter is set with two lower margins, and the closer pair counts.

The pages of both stay in the temporary folder that pytest names and keeps, to be looked at.
"""

import io
import os
import re
import shutil
import subprocess
import zipfile
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
from tests.rendering.drawn_letters import zipped

CLOSE_ENOUGH = 0.97
LOWER_MARGINS_MORE = (0, 80)
_EMOJI = re.compile(rb"\xf0\x9f[\x80-\xbf]{2}")  # U+1F000 to U+1FFFF
TWINS = {
    "Calibri": "Carlito",
    "Cambria": "Caladea",
    "Arial": "Liberation Sans",
    "Times New Roman": "Liberation Serif",
    "Courier New": "Liberation Mono",
}
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
    return {
        f"{path.parent.name}.{more}": comparable(path.read_bytes(), more)
        for path in sorted(folder.glob("*.*/*.docx"))
        for more in LOWER_MARGINS_MORE
    }


def comparable(docx: bytes, lower_margin_more: int) -> bytes:
    """Return the copy of a letter that both programs are to set alike; the margin is in twentieths of a point."""

    def raised(found: re.Match[bytes]) -> bytes:
        return b"%s%d" % (found[1], int(found[2]) + lower_margin_more)

    def changed(xml: bytes) -> bytes:
        return re.sub(rb'(<w:pgMar[^>]* w:bottom=")(\d+)', raised, _EMOJI.sub(b"x", xml.replace(b"<w:keepNext/>", b"")))

    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return zipped({name: changed(archive.read(name)) for name in archive.namelist()})


def without_ligatures(docx: bytes) -> bytes:
    """Return the copy for LibreOffice, which takes a font's features from behind its name."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        files: dict[str, str | bytes] = {}
        for name in archive.namelist():
            xml = archive.read(name)
            for asked, twin in TWINS.items():
                xml = xml.replace(f'"{asked}"'.encode(), f'"{twin}:-liga"'.encode())
            files[name] = xml
    return zipped(files)


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
        source.write_bytes(without_ligatures(docx))
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
        letter = name.rpartition(".")[0]
        found[letter] = max(found.get(letter, 0.0), round(closeness(references[name], pdf), 3))
    for letter, value in sorted(found.items(), key=lambda item: item[1]):
        print(f"{value:.3f}  {tmp_path / letter}")
    assert {letter: value for letter, value in found.items() if value < CLOSE_ENOUGH} == {}
