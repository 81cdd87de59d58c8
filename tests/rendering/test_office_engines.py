import shutil
import sys
import tempfile
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from app.domain.errors import UserError
from app.rendering import office_engines
from app.rendering.office_engines import find_engine, installed_engines, office_pdf
from app.rendering.preview import page_count
from tests.builders import SAMPLES
from tests.rendering.fake_office import fake_office

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-ins are scripts")
SOFFICE = shutil.which("soffice")


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary folders are made, so that what is left behind is seen."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def drawn_by(way: str, folder: Path, limit_s: float = 20.0) -> bytes:
    return office_pdf("libreoffice", b"PK", str(fake_office(folder, way, sys.executable)), limit_s)


def test_the_programs_pdf_is_returned_and_nothing_is_left_behind(tmp_path: Path, temporary: Path) -> None:
    assert drawn_by("works", tmp_path) == b"%PDF-1.7 drawn elsewhere"
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize(
    ("way", "said"),
    [
        ("makes nothing", "LibreOffice made no PDF of this file."),
        ("makes rubbish", "LibreOffice made no PDF of this file."),
        ("crashes", "LibreOffice could not draw this file."),
        ("hangs", "LibreOffice did not finish within 1 seconds and was stopped."),
    ],
)
def test_each_way_to_fail_is_told_in_words_and_cleaned_up(way: str, said: str, tmp_path: Path, temporary: Path) -> None:
    with pytest.raises(UserError) as caught:
        drawn_by(way, tmp_path, 1.0 if way == "hangs" else 20.0)
    assert (caught.value.message, list(temporary.iterdir())) == (said, [])


def test_a_pdf_too_large_to_be_a_letter_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_engines, "_LARGEST_PDF", 10)
    with pytest.raises(UserError, match="made no PDF"):
        drawn_by("works", tmp_path)


def test_libreoffice_gets_a_profile_of_its_own_without_macros_and_network(tmp_path: Path, temporary: Path) -> None:
    drawn_by("works", tmp_path)
    called = (tmp_path / "called").read_text().split("\n")
    profile = called[0].removeprefix("-env:UserInstallation=")
    assert Path(unquote(urlsplit(profile).path)).is_relative_to(temporary)
    assert "--headless" in called
    settings = office_engines._careful_profile()
    assert all(f'"{name}"' in settings for name in ("DisableMacrosExecution", "BlockUntrustedRefererLinks"))


@pytest.mark.parametrize("engine", ["libreoffice", "word"])
def test_an_engine_that_is_not_there_is_said_to_be_missing(engine: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(office_engines, "_LIBREOFFICE_PLACES", ())
    with pytest.raises(UserError, match="is not installed here"):
        office_pdf(engine, b"PK")
    assert installed_engines() == ("builtin",)


def test_libreoffice_is_found_on_the_path_and_where_installers_put_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = str(fake_office(tmp_path, "works", sys.executable))
    monkeypatch.setenv("PATH", str(tmp_path))
    assert (find_engine("libreoffice"), installed_engines()) == (program, ("builtin", "libreoffice"))
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(office_engines, "_LIBREOFFICE_PLACES", (program,))
    assert find_engine("libreoffice") == program


def test_word_is_driven_by_a_script_that_gets_the_three_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shell = tmp_path / "powershell"
    shell.write_text('#!/bin/sh\nwhile [ "$1" != -File ]; do shift; done\nprintf "%%PDF-by Word" > "$4"\n')
    shell.chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setattr(office_engines, "word_is_registered", lambda: True)
    assert office_pdf("word", b"PK") == b"%PDF-by Word"


def test_a_hung_word_is_stopped_by_the_number_that_its_script_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell, stopped = tmp_path / "powershell", list[int]()
    shell.write_text('#!/bin/sh\nwhile [ "$1" != -File ]; do shift; done\necho 4711 > "$5"\nsleep 60\n')
    shell.chmod(0o700)
    monkeypatch.setattr(office_engines, "stop_on_windows", stopped.append)
    with pytest.raises(UserError, match="was stopped"):
        office_pdf("word", b"PK", str(shell), 1.0)
    assert stopped == ([4711] if sys.platform == "win32" else [])


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed here")
def test_the_real_libreoffice_draws_a_tagged_pdf(temporary: Path) -> None:
    pdf = office_pdf("libreoffice", (SAMPLES / "party-complaint.docx").read_bytes())
    assert page_count(pdf) >= 1
    assert b"/StructTreeRoot" in pdf
    assert list(temporary.iterdir()) == []
