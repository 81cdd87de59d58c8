"""A new letter from a Word file."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app.domain.errors import UserError
from app.ui.letter_drafting import LetterDrafting
from app.ui.tasks import TaskRunner
from tests.packs.sample_pack import word_file


@pytest.fixture
def drafting(qtbot: QtBot) -> Iterator[LetterDrafting]:
    page, tasks = QWidget(), TaskRunner()
    qtbot.addWidget(page)
    page.show()
    yield LetterDrafting(tasks, page)
    tasks.wait()


def page_of(drafting: LetterDrafting) -> QWidget:
    page = drafting.parent()
    assert isinstance(page, QWidget)
    return page


def asked(drafting: LetterDrafting) -> QFileDialog:
    dialog = page_of(drafting).findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    return dialog


def word_file_at(tmp_path: Path, text: str) -> str:
    path = tmp_path / "Broken lift.docx"
    path.write_bytes(word_file(text))
    return str(path)


def test_a_word_file_goes_into_the_chosen_folder(qtbot: QtBot, drafting: LetterDrafting, tmp_path: Path) -> None:
    drafting.read(word_file_at(tmp_path, "{{ thing }}"))
    qtbot.waitUntil(lambda: page_of(drafting).findChild(QFileDialog) is not None, timeout=20_000)
    with qtbot.waitSignal(drafting.drafted) as put:
        asked(drafting).fileSelected.emit(str(tmp_path / "lift"))
    assert put.args == [tmp_path / "lift"]
    assert (tmp_path / "lift" / "letters" / "broken-lift.toml").is_file()


@pytest.mark.parametrize("text", ["{{ thing", ""])
def test_what_gives_no_letter_is_said(qtbot: QtBot, drafting: LetterDrafting, tmp_path: Path, text: str) -> None:
    path = word_file_at(tmp_path, text) if text else str(tmp_path / "none.docx")
    with qtbot.waitSignal(drafting.refused, timeout=20_000) as refused:
        drafting.read(path)
    assert refused.args is not None
    assert isinstance(refused.args[0], UserError)
    assert ("paragraph 1" in refused.args[0].hint) is bool(text)


def test_a_folder_that_takes_no_letter_is_said(qtbot: QtBot, drafting: LetterDrafting, tmp_path: Path) -> None:
    (tmp_path / "holiday.jpg").touch()
    drafting.read(word_file_at(tmp_path, "{{ thing }}"))
    qtbot.waitUntil(lambda: page_of(drafting).findChild(QFileDialog) is not None, timeout=20_000)
    with qtbot.waitSignal(drafting.refused):
        asked(drafting).fileSelected.emit(str(tmp_path))


def test_only_word_files_are_offered(drafting: LetterDrafting) -> None:
    drafting.ask_for_a_file()
    dialog = asked(drafting)
    assert "*.docx" in dialog.nameFilters()[0]
    dialog.close()
