from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.domain.letters import StoredFile
from app.ui.files_card import FilesCard, fingerprint
from app.ui.navigator import Navigator
from tests.builders import opened
from tests.ui.page_checks import button
from tests.ui.page_samples import finished_letter


@pytest.fixture
def plaint(tmp_path: Path) -> Iterator[Plaint]:
    with opened(tmp_path / "data") as found:
        yield found


@pytest.fixture
def card(qtbot: QtBot, plaint: Plaint) -> FilesCard:
    card = FilesCard(plaint, Navigator(), finished_letter(plaint))
    qtbot.addWidget(card)
    return card


def test_a_fingerprint_can_be_read_aloud() -> None:
    assert fingerprint(StoredFile("a.pdf", "7f3a91c2", 1)) == "7F3A 91C2"


def test_the_first_time_it_asks_where_and_remembers(card: FilesCard, plaint: Plaint, tmp_path: Path) -> None:
    button(card, "Save to a folder").click()
    (dialog,) = card.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "mine"))
    dialog.reject()
    assert plaint.settings.load().letters_folder == str(tmp_path / "mine")
    assert len(list((tmp_path / "mine").iterdir())) == 2
    assert button(card, "Another folder")


def test_a_folder_that_refuses_is_said_calmly(card: FilesCard, plaint: Plaint, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "file").write_text("in the way")
    plaint.settings.save(plaint.settings.load().changed("letters_folder", str(tmp_path / "file")))
    with qtbot.waitSignal(card._to.refused):
        card.save()


def test_a_folder_that_refuses_does_not_become_the_usual_one(card: FilesCard, plaint: Plaint, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    button(card, "Save to a folder").click()
    (dialog,) = card.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "file"))
    dialog.reject()
    assert plaint.settings.load().letters_folder == ""


def test_a_folder_that_cannot_be_looked_into_is_no_error(plaint: Plaint, qtbot: QtBot) -> None:
    plaint.settings.save(plaint.settings.load().changed("letters_folder", f"/{'long' * 100}"))
    card = FilesCard(plaint, Navigator(), finished_letter(plaint))
    qtbot.addWidget(card)
    assert button(card, "Another folder")


def test_another_letter_of_the_same_names_is_not_this_one_saved(plaint: Plaint, tmp_path: Path, qtbot: QtBot) -> None:
    letter = finished_letter(plaint)
    for file in letter.files:
        (tmp_path / file.name).write_bytes(b"an older letter")
    plaint.settings.save(plaint.settings.load().changed("letters_folder", str(tmp_path)))
    card = FilesCard(plaint, Navigator(), letter)
    qtbot.addWidget(card)
    assert not button(card, "Save to a folder").isHidden()
