import hashlib
import shutil
from pathlib import Path

import pytest

from app.i18n import LOCALE_FOLDER
from app.rendering import fonts
from app.services.own_files import FILE_LIST, faulty_files, faulty_fonts, faulty_translations
from resources.installers import file_list


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A folder that was built: a template, a library, and the list of both."""
    (tmp_path / "letter.docx").write_bytes(b"words")
    (tmp_path / "libdraws.so").write_bytes(b"code")
    digest = hashlib.sha256(b"words").hexdigest()
    (tmp_path / FILE_LIST).write_text(f"{digest}  letter.docx\n-  libdraws.so\n", encoding="utf-8")
    return tmp_path


def faulty(root: Path) -> list[tuple[str, str]]:
    return [(problem.file, problem.message) for problem in faulty_files(root)]


def test_a_checkout_has_no_list_and_no_faults(tmp_path: Path) -> None:
    assert faulty_files(tmp_path) == []


def test_a_whole_build_has_no_faults(built: Path) -> None:
    assert faulty(built) == []


@pytest.mark.parametrize("name", ["letter.docx", "libdraws.so"])
def test_a_missing_file_is_named(built: Path, name: str) -> None:
    (built / name).unlink()
    assert faulty(built) == [(name, "A part of Plaint is missing.")]


def test_a_changed_file_is_named_but_a_signed_library_is_not(built: Path) -> None:
    for name in ("letter.docx", "libdraws.so"):
        (built / name).write_bytes(b"changed")
    assert faulty(built) == [("letter.docx", "A part of Plaint was changed.")]


def test_the_list_has_the_name_that_the_build_gives_it() -> None:
    assert file_list.FILE_LIST == FILE_LIST


def test_every_font_that_ships_can_be_read() -> None:
    assert faulty_fonts() == []


def test_fonts_that_are_missing_or_cut_short_are_named(tmp_path: Path) -> None:
    for path in fonts.FONT_FOLDER.glob("*.ttf"):
        if path.name != "Carlito-Bold.ttf":
            (tmp_path / path.name).symlink_to(path)
    (tmp_path / "NotoEmoji-Regular.ttf").unlink()
    (tmp_path / "NotoEmoji-Regular.ttf").write_bytes(b"no font")
    assert [problem.file for problem in faulty_fonts(tmp_path)] == ["Carlito-Bold.ttf", "NotoEmoji-Regular.ttf"]


def test_a_language_without_its_words_is_named(tmp_path: Path) -> None:
    (tmp_path / "cy" / "LC_MESSAGES").mkdir(parents=True)
    (tmp_path / "README.md").touch()
    assert [problem.file for problem in faulty_translations(tmp_path)] == ["cy"]


def test_a_language_whose_list_of_texts_is_missing_is_named(tmp_path: Path) -> None:
    shutil.copytree(LOCALE_FOLDER, tmp_path / "locale")
    (tmp_path / "locale" / "cy" / "LC_MESSAGES" / "plaint.po").unlink()
    assert [problem.file for problem in faulty_translations(tmp_path / "locale")] == ["cy"]


def test_no_language_at_all_is_told(tmp_path: Path) -> None:
    assert [problem.message for problem in faulty_translations(tmp_path / "locale")] == [
        "The words of all languages but English are missing."
    ]


def test_the_languages_that_ship_with_plaint_are_no_fault() -> None:
    assert faulty_translations() == []
