"""What campaigners really have is not refused: it is checked, built, installed and drawn, with every word in it."""

import os
import re
import sys
from pathlib import Path

import pytest

from app.domain.answers import Value
from app.packs.pack_building import build_pack
from app.packs.pack_check import check_docx, check_folder
from app.packs.pack_installing import PackInstaller
from app.packs.pack_limits import files_of
from app.rendering.docx_letter import compile_letter
from app.rendering.pdf_letter import draw_pdf
from tests.conftest import TODAY
from tests.packs.good import file_habits, folder_habits, tag_habits
from tests.packs.good.cases import Good, GoodFolder
from tests.packs.hostile.cases import right_word_file
from tests.packs.sample_pack import LETTER, write_pack
from tests.rendering.word_templates import PROPERTIES, with_body

EACH = 1 if os.environ.get("PLAINT_EVERY_HOSTILE") else 25  # all of them take a minute
LETTERS = [*tag_habits.cases(), *file_habits.cases()]
FOLDERS = [*folder_habits.cases()]
ASIDE = '\n[[steps.questions]]\nid = "aside"\nkind = "text"\nlabel = "Aside"\nin_letter = false\n'
WHOLE = LETTER + ASIDE
ANSWERS: dict[str, Value] = {
    "me": {"name": "Siân Pritchard", "address": ["14 Weir Cottages"], "email": "", "phone": ""},
    "to": {"name": "The Harbour Party"},
    "today": "2026-11-20",
    "subject": "a motion",
    "aside": "",
    "incidents": [{"on": "2026-05-27", "what": "The agenda came."}, {"on": "2026-06-27", "what": "The reply came."}],
}


def named(case: Good | GoodFolder) -> str:
    return re.sub(r"[^a-zA-Z0-9]+", "-", case.name)


def installed(folder: Path, into: Path) -> Path:
    """Build the pack in a folder, install it, and return its letter as it was installed."""
    pack = into / "good.plaintpack"
    pack.write_bytes(build_pack(folder, TODAY))
    installer = PackInstaller(into / "packs", ())
    offer = installer.judge(pack, TODAY)
    installer.install(offer, trust=True)
    return into / "packs" / offer.info.id / offer.info.version / "letters" / "complaint.docx"


def drawn_words(docx: bytes) -> str:
    drawn = draw_pdf(compile_letter(docx).fill(ANSWERS, PROPERTIES).docx)
    return "\n".join(each.text for each in drawn.paragraphs)


@pytest.mark.parametrize("case", LETTERS[::EACH], ids=named)
def test_a_good_letter_is_not_refused_and_drawn_with_every_word(case: Good, tmp_path: Path) -> None:
    folder = write_pack(tmp_path / "harbour", letter=WHOLE)
    docx = case.made()
    (folder / "letters" / "complaint.docx").write_bytes(docx)
    found = [*check_docx(docx, "letter.docx"), *check_folder(folder, TODAY)]
    assert [problem for problem in found if problem.severity == "error"] == []
    kept = installed(folder, tmp_path).read_bytes()
    words = drawn_words(kept)
    assert kept == docx
    assert [said for said in ("The Harbour Party", "a motion", "27 May 2026", *case.says) if said not in words] == []


def test_all_habits_in_one_letter_are_not_refused_and_drawn_with_every_word() -> None:
    docx = with_body(right_word_file(), "".join(case.xml for case in LETTERS))
    words = drawn_words(docx)
    assert [problem for problem in check_docx(docx, "letter.docx") if problem.severity == "error"] == []
    assert [said for case in LETTERS if case.xml for said in case.says if said not in words] == []


@pytest.mark.skipif(sys.platform == "win32", reason="some of these names cannot be on Windows")
def test_all_that_programs_leave_in_one_folder_is_passed_over(tmp_path: Path) -> None:
    folder = write_pack(tmp_path / "harbour")
    clean = files_of(folder)
    for case in FOLDERS:
        if case.name.startswith("left over"):
            case.change(folder)
    assert files_of(folder) == clean


@pytest.mark.parametrize("case", FOLDERS[::EACH], ids=named)
@pytest.mark.skipif(sys.platform == "win32", reason="some of these names cannot be on Windows")
def test_a_pack_is_fine_whatever_programs_leave_in_its_folder(case: GoodFolder, tmp_path: Path) -> None:
    folder = write_pack(tmp_path / "harbour")
    clean = {path.name for path in folder.rglob("*.*")}
    case.change(folder)
    assert check_folder(folder, TODAY) == ()
    kept = installed(folder, tmp_path)
    assert {path.name for path in kept.parents[1].rglob("*.*")} - {"MANIFEST.toml", "README.md", "CHANGES.md"} == clean
    assert "a motion" in drawn_words(kept.read_bytes())


def test_there_are_good_files_enough() -> None:
    assert len({each.name for each in LETTERS}) + len({each.name for each in FOLDERS}) >= 90
