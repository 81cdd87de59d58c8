"""Who is there is asked where there are several; each opens their own letters only."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from app.services.people_folders import PeopleFolders
from app.services.time_source import TimeSource
from app.ui.household import Household
from app.ui.theme import Theme
from tests.builders import TODAY, opened
from tests.ui.page_checks import button
from tests.ui.small_window import SmallWindow

pytestmark = pytest.mark.usefixtures("cheap_guesses")


@pytest.fixture
def household(qtbot: QtBot, qapp: QApplication, theme: Theme, data_folder: Path) -> Iterator[Household]:
    household = Household(qapp, theme, data_folder, TimeSource.fixed(TODAY))
    yield household
    if household.screen is not None:
        household.screen.close()
    if household.session is not None and household.session.window is not None:
        household.session.window.hide()
    household.end()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.removePostedEvents(qapp, QEvent.Type.Quit.value)


def two_people(data: Path) -> Path:
    """Give Gethin a folder beside Ffion's, both locked; return his."""
    folder = PeopleFolders(data).add("Ffion", "Gethin").folder
    for own in (data, folder):
        with opened(own) as plaint:
            plaint.lock.put_on(own.name)
    return folder


def test_alone_nobody_is_asked(household: Household, small: list[SmallWindow]) -> None:
    household.start(file=Path("a.plaintpack"))
    assert (household.screen, [window.file for window in small]) == (None, [Path("a.plaintpack")])


def test_each_opens_their_own_letters(household: Household, data_folder: Path, small: list[SmallWindow]) -> None:
    two_people(data_folder)
    household.start(file=Path("a.plaintpack"))
    assert household.screen is not None
    button(household.screen, "Gethin").click()
    assert household.session is not None
    assert household.session.screen is not None
    assert household.session.screen._door.by_passphrase(f"{data_folder.name}-2")
    assert household.screen is None


def test_a_file_that_macos_hands_over_waits_until_it_is_known_whose_it_is(
    household: Household, data_folder: Path, small: list[SmallWindow]
) -> None:
    two_people(data_folder)
    household.start()
    household._keep_file(Path("a.plaintpack"))
    assert household.screen is not None
    button(household.screen, "Gethin").click()
    assert household.session is not None
    assert household.session._file == Path("a.plaintpack")
    household._keep_file(Path("b.plaintpack"))  # the session hears of this one by itself
    assert household._file is None


def test_somebody_else_can_be_let_in_from_the_lock_screen(
    household: Household, data_folder: Path, small: list[SmallWindow]
) -> None:
    two_people(data_folder)
    household.start()
    assert household.screen is not None
    button(household.screen, "Gethin").click()
    assert household.session is not None
    assert household.session.screen is not None
    button(household.session.screen, "Somebody else").click()
    assert household.session is None
    button(household.screen, "Ffion").click()
    assert household.session is not None


def test_a_folder_that_is_open_elsewhere_is_told_and_the_others_can_be_chosen(
    household: Household, data_folder: Path, small: list[SmallWindow]
) -> None:
    PeopleFolders(data_folder).add("Ffion", "Gethin")
    household.start()
    screen = household.screen
    assert screen is not None
    with opened(data_folder):
        button(screen, "Ffion").click()
    box = screen.findChild(QMessageBox)
    assert box is not None
    assert "open in Plaint already" in box.text()
    box.close()
    button(screen, "Gethin").click()
    assert len(small) == 1


def test_a_folder_that_was_named_on_purpose_asks_nobody(
    qapp: QApplication, theme: Theme, data_folder: Path, small: list[SmallWindow], household: Household
) -> None:
    folder = PeopleFolders(data_folder).add("Ffion", "Gethin").folder
    household._data = folder
    household.start()
    assert (household.screen, len(small)) == (None, 1)
