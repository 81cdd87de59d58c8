"""Files that are opened with Plaint."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.domain.errors import UserError
from app.ui.backup_dialogs import OpenBackupDialog
from app.ui.main_window import MainWindow
from app.ui.opened_files import OpenedFiles
from app.ui.pack_dialog import OfferDialog
from app.ui.theme import Theme
from tests.builders import opened
from tests.services.test_pack_exchange import pack_file
from tests.ui.dropping import brought, drag, drop


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[MainWindow]:
    with opened(tmp_path / "data") as plaint:
        made = MainWindow(plaint, theme)
        qtbot.addWidget(made)
        made.show()
        yield made
        made.tasks.wait()


def sees_the_offer(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.packs.findChild(OfferDialog) is not None, timeout=20_000)
    assert window.packs.isVisible()


def test_a_pack_is_dropped_on_the_window(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    OpenedFiles(window)
    drop(window, brought(pack_file(tmp_path)))
    sees_the_offer(qtbot, window)


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    with opened(tmp_path / "other") as plaint:
        return plaint.backups.to_file(tmp_path / "mine.plaintbackup", "tea for two").path


def asked_for_the_passphrase(window: MainWindow) -> bool:
    assert window.settings.isVisible()
    return any(dialog.isVisible() for dialog in window.findChildren(OpenBackupDialog))


@pytest.mark.usefixtures("cheap_guesses")
def test_a_backup_is_looked_at_where_backups_are(window: MainWindow, backup: Path) -> None:
    OpenedFiles(window).open(backup)
    assert asked_for_the_passphrase(window)


@pytest.mark.usefixtures("cheap_guesses")
@pytest.mark.parametrize("page", ["today", "case"])
def test_a_backup_dropped_where_replies_are_taken_is_no_reply(window: MainWindow, backup: Path, page: str) -> None:
    OpenedFiles(window)
    place: QWidget = getattr(window, page)
    drop(place, brought(backup))
    assert asked_for_the_passphrase(window)


@pytest.mark.parametrize("page", ["today", "cases", "case"])
def test_a_pack_dropped_where_replies_are_taken_is_no_reply(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, page: str
) -> None:
    OpenedFiles(window)
    place: QWidget = getattr(window, page)
    drop(place, brought(pack_file(tmp_path)))
    sees_the_offer(qtbot, window)


def test_another_file_is_not_taken_by_the_window(window: MainWindow, tmp_path: Path) -> None:
    OpenedFiles(window)
    assert not drag(window, brought(tmp_path / "reply.txt"))


def test_what_is_no_pack_is_refused_with_the_way_to_go(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    files = OpenedFiles(window)
    window.navigator.refused.disconnect()
    with qtbot.waitSignal(window.navigator.refused) as refused:
        files.open(tmp_path / "reply.eml")
    assert refused.args is not None
    (error,) = refused.args
    assert isinstance(error, UserError)
    assert "reply.eml" in error.message


def test_a_second_start_without_a_file_brings_the_window_forward(qtbot: QtBot, window: MainWindow) -> None:
    window.showMinimized()
    OpenedFiles(window).start_again(None)
    qtbot.waitUntil(lambda: not window.isMinimized() and window.isActiveWindow())


def test_only_the_newest_offer_is_open(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    files, pack = OpenedFiles(window), pack_file(tmp_path)
    files.open(pack)
    sees_the_offer(qtbot, window)
    first = window.packs.findChildren(OfferDialog)
    files.open(pack)
    qtbot.waitUntil(lambda: window.packs.findChildren(OfferDialog) not in (first, []), timeout=20_000)
    assert len([dialog for dialog in window.packs.findChildren(OfferDialog) if dialog.isVisible()]) == 1
