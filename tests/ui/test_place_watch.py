"""What the window says about where the letters lie."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.services.people_folders import PeopleFolders
from app.ui.main_window import MainWindow
from app.ui.place_watch import PlaceDialog, PlaceWatch
from app.ui.theme import Theme
from tests.builders import a_case, opened
from tests.ui.page_checks import button, said

COPY = "plaint-DESKTOP-1234.db"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "letters"
    with opened(folder) as plaint:
        a_case(plaint)
    return folder


@pytest.fixture
def watched(qtbot: QtBot, theme: Theme, data: Path) -> Iterator[Callable[[], tuple[Plaint, PlaceWatch, MainWindow]]]:
    """Return what opens the window with its watch, after a test made something of the folder."""
    with opened(data) as plaint:
        windows: list[MainWindow] = []

        def watch() -> tuple[Plaint, PlaceWatch, MainWindow]:
            window = MainWindow(plaint, theme)
            qtbot.addWidget(window)
            windows.append(window)
            return plaint, PlaceWatch(plaint, window), window

        yield watch
        for window in windows:
            window.tasks.wait()


def dialogs(window: MainWindow) -> list[PlaceDialog]:
    return [dialog for dialog in window.findChildren(PlaceDialog) if dialog.isVisible()]


def test_a_shared_folder_is_explained_once(
    data: Path, watched: Callable[[], tuple[Plaint, PlaceWatch, MainWindow]]
) -> None:
    (data / ".stfolder").mkdir()
    plaint, watch, window = watched()
    watch.look()
    (dialog,) = dialogs(window)
    assert "Syncthing copies to other computers" in said(dialog)
    button(dialog, "I have read this").click()
    watch.look()
    PlaceWatch(plaint, window).look()
    assert dialogs(window) == []


def test_a_copy_is_shown_at_each_start_until_both_are_kept(
    data: Path, watched: Callable[[], tuple[Plaint, PlaceWatch, MainWindow]]
) -> None:
    shutil.copy(data / "plaint.db", data / COPY)
    plaint, watch, window = watched()
    watch.look()
    dialogs(window)[0].accept()
    PlaceWatch(plaint, window).look()
    (dialog,) = dialogs(window)
    button(dialog, "Keep both").click()
    assert [person.name for person in PeopleFolders(data).all()] == ["My letters", "Copy of Friday 20 November 2026"]
    assert button(dialog, "Both are kept. When Plaint starts, choose “Copy of Friday 20 November 2026”.")


def test_what_cannot_be_kept_says_why(data: Path, watched: Callable[[], tuple[Plaint, PlaceWatch, MainWindow]]) -> None:
    shutil.copy(data / "plaint.db", data / COPY)
    _plaint, watch, window = watched()
    watch.look()
    (data / COPY).unlink()
    button(dialogs(window)[0], "Keep both").click()
    assert [box.text() for box in window.findChildren(QMessageBox)] == [
        f"There is no copy “{COPY}” beside your letters."
    ]


def test_a_folder_that_vanished_is_told_once_and_written_anew_when_it_is_there(
    data: Path, watched: Callable[[], tuple[Plaint, PlaceWatch, MainWindow]]
) -> None:
    _plaint, watch, window = watched()
    shutil.rmtree(data)
    watch.look()
    watch.look()
    (box,) = window.findChildren(QMessageBox)
    assert box.text().startswith("The folder with your letters is gone")
    data.mkdir()
    watch.look()
    assert (data / "plaint.db").exists()


def test_the_window_does_not_close_over_letters_that_are_nowhere_on_the_disk(
    data: Path, watched: Callable[[], tuple[Plaint, PlaceWatch, MainWindow]]
) -> None:
    _plaint, _watch, window = watched()
    window.show()
    shutil.rmtree(data)
    assert not window.close()
    (box,) = window.findChildren(QMessageBox)
    assert box.text().startswith("The folder with your letters is gone")
    button(box, "Close and lose them").click()
    assert not window.isVisible()


def test_the_window_puts_a_vanished_file_back_before_it_closes(
    data: Path, watched: Callable[[], tuple[Plaint, PlaceWatch, MainWindow]]
) -> None:
    _plaint, _watch, window = watched()
    window.show()
    (data / "plaint.db").unlink()
    assert window.close()
    assert (data / "plaint.db").exists()
