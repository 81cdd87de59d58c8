"""The card that checks what is kept and writes everything out."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.domain.ailments import Ailment
from app.domain.errors import DamagedError, UserError
from app.paths import installed_packs
from app.services.doctor_service import Examined
from app.ui.care_card import CareCard, free_folder
from app.ui.navigator import Navigator
from app.ui.tasks import TaskRunner
from tests.builders import a_sent_letter, opened
from tests.ui.page_checks import button, cut_words, markup_labels, nameless_stops, said, settle, shown


@pytest.fixture
def plaint(tmp_path: Path) -> Iterator[Plaint]:
    with opened(tmp_path / "data") as found:
        a_sent_letter(found)
        yield found


@pytest.fixture
def refusals() -> list[UserError]:
    return []


@pytest.fixture
def card(plaint: Plaint, qtbot: QtBot, refusals: list[UserError]) -> Iterator[CareCard]:
    holder = QWidget()
    qtbot.addWidget(holder)
    navigator = Navigator(holder)
    navigator.refused.connect(refusals.append)
    card = CareCard(plaint, navigator, TaskRunner(holder), holder)
    shown(holder, QSize(700, 900))
    card.setGeometry(0, 0, 700, 900)
    yield card
    holder.hide()


def waited(card: CareCard, qtbot: QtBot) -> CareCard:
    qtbot.waitUntil(lambda: not card.work.is_on(), timeout=20_000)
    settle()
    return card


def test_where_all_is_well_it_says_so(card: CareCard, qtbot: QtBot) -> None:
    button(card, "Check my data").click()
    words = said(waited(card, qtbot))
    assert "Everything is as it should be" in words
    assert "Looked at: 1 letter, 2 files." in words


def test_what_is_wrong_is_named_and_put_right_at_a_button(card: CareCard, plaint: Plaint, qtbot: QtBot) -> None:
    shutil.rmtree(installed_packs(plaint.data))
    card.check()
    assert "1 thing needs a look" in said(waited(card, qtbot))
    button(card, "Put right what can be").click()
    words = said(waited(card, qtbot))
    assert "All of it is put right" in words
    assert "It was put back as it came with Plaint." in words


def test_what_only_the_person_can_do_has_no_button(card: CareCard, plaint: Plaint, qtbot: QtBot) -> None:
    plaint.records.database.write("DROP TRIGGER contents_never_change")
    plaint.records.database.write("UPDATE contents SET data = zeroblob(size) WHERE rowid = 1")
    plaint.doctor.examine(mends=True)  # the rule is there again
    card.check()
    assert "“Complaint to your party” is no longer as it was finished" in said(waited(card, qtbot))
    assert "Put right" not in said(card)


def test_a_check_that_was_stopped_says_nothing(card: CareCard, qtbot: QtBot) -> None:
    card.check()
    assert card.work.box is not None
    card.work.box.dialog.stop.click()
    assert "Everything is" not in said(waited(card, qtbot))


def test_what_the_disk_refuses_is_told(card: CareCard, refusals: list[UserError]) -> None:
    card.work.refused.emit(UserError("The disk is full."))
    assert [error.message for error in refusals] == ["The disk is full."]


def test_everything_is_written_into_an_empty_folder(card: CareCard, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    card.write_to(str(tmp_path / "out"))
    waited(card, qtbot)
    assert (tmp_path / "out" / "README.txt").is_file()
    (box,) = card.window().findChildren(QMessageBox)
    assert str(tmp_path / "out") in box.text()
    box.close()


def test_in_a_folder_with_other_things_it_gets_a_folder_of_its_own(
    card: CareCard, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").touch()
    card.write_to(str(tmp_path / "out"))
    waited(card, qtbot)
    assert (tmp_path / "out" / "Plaint letters 2026-11-20" / "README.txt").is_file()


def test_a_second_export_of_the_day_lies_beside_the_first(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    assert free_folder(tmp_path / "out") == tmp_path / "out (2)"


def test_of_readable_letters_it_asks_only_for_the_folder(card: CareCard) -> None:
    button(card, "Write everything to a folder").click()
    (dialog,) = card.findChildren(QFileDialog)
    dialog.close()


@pytest.mark.usefixtures("cheap_guesses")
def test_of_locked_letters_it_first_says_that_the_export_can_be_read(card: CareCard, plaint: Plaint) -> None:
    plaint.lock.put_on("tea")
    card.ask_where()
    (box,) = card.findChildren(QMessageBox)
    assert "anybody who has the folder can read it" in box.text()
    assert not card.findChildren(QFileDialog)
    button(box, "Choose a folder").click()
    (dialog,) = card.findChildren(QFileDialog)
    dialog.close()


def test_damaged_files_that_were_left_out_are_named(
    card: CareCard, plaint: Plaint, qtbot: QtBot, tmp_path: Path
) -> None:
    plaint.records.database.write("DROP TRIGGER contents_never_change")
    plaint.records.database.write("UPDATE contents SET data = zeroblob(size) WHERE rowid = 1")
    card.write_to(str(tmp_path / "out"))
    waited(card, qtbot)
    (box,) = card.window().findChildren(QMessageBox)
    assert "Damaged, and therefore left out: P-2026-0001" in box.informativeText()
    box.close()


def test_every_word_has_room_and_every_control_a_name(card: CareCard, plaint: Plaint, qtbot: QtBot) -> None:
    shutil.rmtree(installed_packs(plaint.data))
    card.check()
    waited(card, qtbot)
    assert not cut_words(card)
    assert not nameless_stops(card)
    assert not markup_labels(card)


def test_damage_that_only_a_rescue_helps_leads_there(card: CareCard, plaint: Plaint, qtbot: QtBot) -> None:
    heard: list[DamagedError] = []
    card._to.rescue_wanted.connect(heard.append)
    card.show_found(Examined((Ailment("pages-damaged", "error", "It is damaged in 2 places.", "Rescue it."),)))
    button(card, "See what can be rescued").click()
    assert [(each.message, each.hint) for each in heard] == [("It is damaged in 2 places.", "Rescue it.")]
