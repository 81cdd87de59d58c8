import shutil
import sys
from pathlib import Path

import pytest

from app.rendering import installed_fonts
from app.rendering.fonts import FONT_FOLDER
from app.rendering.installed_fonts import faces_in, font_folders, installed_faces


def test_faces_are_found_by_the_names_inside_the_files(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    shutil.copy(FONT_FOLDER / "LiberationSans-Bold.ttf", tmp_path / "deep" / "x.TTF")
    assert faces_in((tmp_path,)) == {("liberation sans", True, False): tmp_path / "deep" / "x.TTF"}


@pytest.mark.parametrize("data", [b"", b"\0\1\0\0\0\1" + bytes(6) + b"abcd", b"\0\1\0\0" + bytes(8)])
def test_damaged_files_are_passed_over(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "x.ttf").write_bytes(data)
    assert faces_in((tmp_path,)) == {}


def test_the_folders_of_this_computer_are_read_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(installed_fonts, "font_folders", lambda: (tmp_path,))
    installed_faces.cache_clear()
    assert installed_faces() is installed_faces()
    installed_faces.cache_clear()


@pytest.mark.parametrize(("system", "part"), [("linux", "fonts"), ("darwin", "Library"), ("win32", "Fonts")])
def test_each_system_has_its_folders(monkeypatch: pytest.MonkeyPatch, system: str, part: str) -> None:
    monkeypatch.setattr(sys, "platform", system)
    assert any(part in str(folder) for folder in font_folders())
