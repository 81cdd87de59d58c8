"""Letters that can't be opened: the newest good backup is offered, and nothing is thrown away."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from app.domain.errors import UserError
from app.services.backup_keeper import KeptBackups
from app.services.restore_service import Tried
from app.ui.backup_card import moment_words
from app.ui.backup_dialogs import OpenBackupDialog
from app.ui.buttons import PrimaryButton
from app.ui.rescue_screen import RescueScreen
from app.ui.restore_asking import Restorable
from tests.builders import a_case, opened
from tests.ui.page_checks import button, cut_words, markup_labels, nameless_stops, said, shown


@pytest.fixture
def data(data_folder: Path) -> Path:
    """A folder with a good backup and a damaged data file."""
    with opened(data_folder) as plaint:
        a_case(plaint, "Kept")
        plaint.keeper.back_up()
    (data_folder / "plaint.db").write_bytes(b"torn" * 5000)
    return data_folder


@pytest.fixture
def screen(qtbot: QtBot, data: Path) -> Iterator[RescueScreen]:
    found = KeptBackups(data).all(None)
    screen = RescueScreen(UserError("The file can’t be read."), Restorable(data, lambda: None), found)
    qtbot.addWidget(screen)
    shown(screen, QSize(700, 600))
    yield screen
    screen.tasks.wait()


def newest(screen: RescueScreen) -> str:
    """Return what the button for the newest backup says."""
    return f"Restore the backup of {moment_words(KeptBackups(screen.asking._into.data).all(None)[0].rung.made)}"


def test_it_says_what_is_the_matter_and_offers_the_newest_backup(screen: RescueScreen) -> None:
    assert "The file can’t be read." in said(screen)
    assert button(screen, newest(screen))
    assert not screen._begin.isVisible()
    assert (cut_words(screen), markup_labels(screen), nameless_stops(screen)) == ([], [], [])


@pytest.mark.usefixtures("cheap_guesses")
def test_the_backup_that_plaint_was_opened_with_is_looked_at(screen: RescueScreen, tmp_path: Path) -> None:
    with opened(tmp_path / "other") as plaint:
        backup = plaint.backups.to_file(tmp_path / "mine.plaintbackup", "tea for two").path
    screen.take(None)
    screen.take(tmp_path / "a.plaintpack")
    assert not screen.findChildren(OpenBackupDialog)
    screen.take(backup)
    assert screen.findChildren(OpenBackupDialog)


def test_the_newest_good_one_is_tried_and_then_decided(screen: RescueScreen, qtbot: QtBot) -> None:
    wishes: list[Tried] = []
    screen.navigator.restore_wanted.connect(wishes.append)
    button(screen, newest(screen)).click()
    qtbot.waitUntil(lambda: not screen.asking.work.is_on())
    box = screen.findChildren(QMessageBox)[0]
    assert "1 case, 0 letters" in box.text()
    button(box, "Restore it").click()
    assert [tried.cases for tried in wishes] == [1]
    wishes[0].drop()


def test_without_a_backup_of_its_own_there_is_still_a_file(qtbot: QtBot, tmp_path: Path) -> None:
    screen = RescueScreen(UserError("Gone."), Restorable(tmp_path, lambda: None), [])
    qtbot.addWidget(screen)
    shown(screen, QSize(700, 600))
    button(screen, "Restore a backup from a file").click()
    screen.findChildren(QFileDialog)[0].close()
    assert not [each for each in screen.findChildren(PrimaryButton) if "backup of" in each.text()]


def test_a_person_may_go_on_without_what_is_gone(screen: RescueScreen, qtbot: QtBot) -> None:
    screen.offer_to_begin()
    with qtbot.waitSignal(screen.begin_wanted):
        button(screen, "Begin without them").click()
