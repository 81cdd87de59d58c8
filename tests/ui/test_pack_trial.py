"""A pack that somebody is making, checked while they save."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from app.domain.problems import Problem
from app.ui.desktop import copy_text
from app.ui.pack_trial import PackTrial, ProblemRow, part_words
from app.ui.tasks import TaskRunner
from tests.builders import opened
from tests.packs.sample_pack import PARAGRAPHS, word_file, write_pack
from tests.ui.page_checks import SIZES, cut_words, said, shown, sideways


@pytest.fixture
def trial(qtbot: QtBot, tmp_path: Path) -> Iterator[PackTrial]:
    with opened(tmp_path / "data") as plaint:
        tasks = TaskRunner()
        made = PackTrial(plaint, tasks)
        qtbot.addWidget(made)
        yield made
        tasks.wait()


def test_what_is_wrong_stands_with_its_place(qtbot: QtBot, trial: PackTrial, tmp_path: Path) -> None:
    folder = write_pack(tmp_path / "harbour")
    (folder / "letters" / "complaint.docx").write_bytes(word_file("Dear {{ to.salutaton }},", *PARAGRAPHS))
    trial.try_folder(str(folder))
    qtbot.waitUntil(lambda: "harbour: checked" in said(trial), timeout=20_000)
    shown(trial, SIZES[0])
    assert "1 problem stops it from being built" in said(trial)
    assert "complaint.docx" in said(trial)
    assert "Body, paragraph 1" in said(trial)
    assert "{{ to.salutaton }}" in said(trial)
    assert (cut_words(trial), sideways(trial)) == ([], [])


def test_it_is_checked_again_when_a_file_is_saved(qtbot: QtBot, trial: PackTrial, tmp_path: Path) -> None:
    folder = write_pack(tmp_path / "harbour")
    trial.try_folder(str(folder))
    qtbot.waitUntil(lambda: "Nothing is wrong" in said(trial), timeout=20_000)
    (folder / "letters" / "complaint.docx").write_bytes(word_file("{{ nobody }}", *PARAGRAPHS))
    qtbot.waitUntil(lambda: "{{ nobody }}" in said(trial), timeout=20_000)


def test_how_far_it_is_stands_there_meanwhile(qtbot: QtBot, trial: PackTrial, tmp_path: Path) -> None:
    trial.try_folder(str(write_pack(tmp_path / "harbour")))
    assert "harbour is being checked…" in said(trial)
    trial.drawing.emit(1, 3)
    qtbot.waitUntil(lambda: "Letter 2 of 3 is being drawn" in said(trial))
    qtbot.waitUntil(lambda: "Nothing is wrong" in said(trial), timeout=20_000)
    assert trial.progress.isHidden()


def test_a_newer_check_takes_the_place_of_one_that_goes_on(qtbot: QtBot, trial: PackTrial, tmp_path: Path) -> None:
    with qtbot.assertNotEmitted(trial.refused):
        trial.try_folder(str(write_pack(tmp_path / "quay")))
        trial.try_folder(str(write_pack(tmp_path / "harbour")))
        qtbot.waitUntil(lambda: "harbour: checked" in said(trial), timeout=20_000)


def test_a_folder_that_went_is_said(qtbot: QtBot, trial: PackTrial, tmp_path: Path) -> None:
    with qtbot.waitSignal(trial.refused, timeout=20_000):
        trial.try_folder(str(tmp_path / "none"))


def test_a_folder_is_asked_for(trial: PackTrial) -> None:
    trial.ask_for_a_folder()
    dialog = trial.findChild(QDialog)
    assert isinstance(dialog, QDialog)
    dialog.reject()


def test_the_folder_is_opened(qtbot: QtBot, trial: PackTrial, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened_folders: list[Path] = []
    monkeypatch.setattr("app.ui.pack_trial.open_file", opened_folders.append)
    trial._open_folder()
    trial.folder = tmp_path
    trial._open_folder()
    assert opened_folders == [tmp_path]


def test_a_problem_can_be_copied(qtbot: QtBot) -> None:
    copy_text("")
    row = ProblemRow(Problem("warning", "x", "It is long.", "Make it short.", "letters/a.toml", line=3))
    qtbot.addWidget(row)
    assert "line 3" in said(row)
    row.copy_link.click()
    assert QGuiApplication.clipboard().text() == "letters/a.toml, line 3\nIt is long.\nMake it short."


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("word/document.xml", "Body"),
        ("word/header2.xml", "Header 2"),
        ("word/footer1.xml", "Footer 1"),
        ("word/footnotes.xml", "Footnotes"),
        ("docProps/core.xml", "Properties of the file"),
        ("word/comments.xml", "word/comments.xml"),
    ],
)
def test_parts_are_called_what_people_call_them(part: str, words: str) -> None:
    assert part_words(part) == words
