"""A letter of a pack that is being made, tried."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.services import pack_workshop
from app.ui.pack_try import NamesPage, TryDialog
from app.ui.tasks import TaskRunner
from tests.builders import opened
from tests.packs.sample_pack import word_file

WORDS = ("{{ me.name }} to {{ to.name }}", "{{ thing }} {{ thing|upper }}", *["{{ thing }}"] * 4)


@pytest.fixture
def plaint(tmp_path: Path) -> Iterator[Plaint]:
    with opened(tmp_path / "data") as made:
        yield made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pack_workshop.add(tmp_path / "lift", pack_workshop.draft(word_file(*WORDS), "Broken lift.docx"))
    return tmp_path / "lift"


@pytest.fixture
def dialog(qtbot: QtBot, plaint: Plaint, folder: Path) -> Iterator[TryDialog]:
    page, tasks = QWidget(), TaskRunner()
    qtbot.addWidget(page)
    page.resize(1280, 800)
    page.show()
    made = TryDialog(plaint, folder, tasks, page)
    made.open()
    yield made
    tasks.wait()


def words_of(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def test_the_letter_is_drawn_with_its_sample_answers(qtbot: QtBot, dialog: TryDialog) -> None:
    qtbot.waitUntil(lambda: "some words SOME WORDS" in dialog.interview.preview.words(), timeout=20_000)
    assert "Robin Example to Example Organisation" in dialog.interview.preview.words()


def test_another_set_of_answers_begins_the_letter_anew(qtbot: QtBot, dialog: TryDialog) -> None:
    dialog.sets.setCurrentIndex(dialog.sets.findData(""))
    qtbot.waitUntil(lambda: "[Thing]" in dialog.interview.preview.words(), timeout=20_000)


def test_a_set_that_the_pack_does_not_have_is_said(qtbot: QtBot, dialog: TryDialog) -> None:
    dialog.sets.setCurrentIndex(dialog.sets.findData("large"))
    qtbot.waitUntil(lambda: dialog.findChild(QMessageBox) is not None)


def test_each_name_is_shown_with_its_question_and_its_places(dialog: TryDialog) -> None:
    dialog.names_button.click()
    assert dialog.names.isVisible()
    said = words_of(dialog.names)
    assert "Asked: Thing" in said
    assert "Body, paragraph 2: {{ thing|upper }}" in said
    assert "and 2 places more" in said


def test_what_nothing_supplies_comes_first(qtbot: QtBot) -> None:
    page = NamesPage()
    qtbot.addWidget(page)
    known = pack_workshop.ListedName("to.name", "", is_always_there=True, is_known=True, uses=())
    page.show_names(pack_workshop.NameList((known, pack_workshop.ListedName("x", "", False, False, ())), ("Note",)))
    said = words_of(page)
    assert said.index("Nothing supplies it") < said.index("to.name")
    assert said.endswith("Note")
    page.show_names(pack_workshop.NameList((), ()))
    assert "There is no tag in the Word file." in words_of(page)


def test_at_the_end_it_is_said_that_nothing_is_kept(qtbot: QtBot, dialog: TryDialog) -> None:
    dialog.to.check_wanted.emit(1)
    qtbot.waitUntil(lambda: dialog.findChild(QMessageBox) is not None)


@pytest.mark.parametrize("way", ["close", "reject"])
def test_nothing_is_left_when_it_is_closed(dialog: TryDialog, way: str) -> None:
    scratch = dialog._scratch
    assert scratch.is_dir()
    getattr(dialog, way)()
    assert not scratch.exists()
