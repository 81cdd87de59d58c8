"""Which program draws the PDF, and what happens when it can't."""

import sys
from pathlib import Path

import pytest

from app import settings
from app.commands import arguments
from app.domain.errors import UserError
from app.rendering import office_engines
from app.rendering.pdf_letter import draw_pdf
from app.services.pdf_engines import choices, draw_with, the_built_in
from tests.builders import SAMPLES
from tests.rendering.fake_office import fake_office

WORD = (SAMPLES / "party-complaint.docx").read_bytes()


def test_engines_have_the_same_names_everywhere() -> None:
    assert office_engines.ENGINES == settings.PDF_ENGINES == arguments.ENGINES


def test_plaint_itself_is_what_nobody_has_to_choose() -> None:
    drawing = draw_with(the_built_in(), WORD)
    assert (drawing.engine, drawing.notices, drawing.pdf.pdf) == ("builtin", (), draw_pdf(WORD).pdf)


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-ins are scripts")
def test_the_chosen_engine_draws(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_office(tmp_path, "works", sys.executable)
    made = draw_pdf(WORD)
    (tmp_path / "soffice").write_text(
        f"#!{sys.executable}\nimport pathlib, sys\nout = pathlib.Path(sys.argv[sys.argv.index('--outdir') + 1])\n"
        f"(out / 'letter.pdf').write_bytes({made.pdf!r})\n"
    )
    monkeypatch.setenv("PATH", str(tmp_path))
    drawing = draw_with("libreoffice", WORD)
    assert (drawing.engine, drawing.notices, drawing.pdf.pages) == ("libreoffice", (), made.pages)
    assert choices() == {"builtin": "", "libreoffice": "LibreOffice"}


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-ins are scripts")
@pytest.mark.parametrize("way", ["crashes", "works"])
def test_an_engine_that_fails_is_told_and_plaint_draws(
    way: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_office(tmp_path, way, sys.executable)  # what it makes where it “works” is cut off
    monkeypatch.setenv("PATH", str(tmp_path))
    drawing = draw_with("libreoffice", WORD)
    assert (drawing.engine, drawing.pdf.pdf) == ("builtin", draw_pdf(WORD).pdf)
    assert drawing.notices[0].endswith(". Plaint drew the PDF itself.")


def test_what_is_no_word_file_reaches_no_other_program(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> bytes:
        raise AssertionError

    monkeypatch.setattr("app.services.pdf_engines.office_pdf", refuse)
    with pytest.raises(UserError, match="Word"):
        draw_with("libreoffice", b"<html>")
