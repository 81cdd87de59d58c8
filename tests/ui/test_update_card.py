from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.domain.errors import UserError
from app.services.update_service import Installer
from app.ui.navigator import Navigator
from app.ui.tasks import TaskRunner
from app.ui.update_card import UpdateCard

FOUND = Installer(Path("copies", "Plaint-0.2.0-windows-x64.exe"), "0.2.0")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def card(qtbot: QtBot, plaint: Plaint, window: QWidget) -> UpdateCard:
    return UpdateCard(plaint, Navigator(window), TaskRunner(window), window)


def offered(qtbot: QtBot, card: UpdateCard) -> QMessageBox:
    qtbot.waitUntil(lambda: bool(card.window().findChildren(QMessageBox)))
    return card.window().findChildren(QMessageBox)[0]


def press(box: QMessageBox, words: str) -> None:
    button = next(each for each in box.findChildren(QPushButton) if each.text() == words)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_folder_without_an_installer_is_said_so_and_nothing_starts(
    qtbot: QtBot, card: UpdateCard, tmp_path: Path
) -> None:
    with qtbot.waitSignal(card._to.refused) as told:
        card.look(str(tmp_path))
    error = told.args[0]
    assert isinstance(error, UserError)
    assert "no installer of Plaint for this computer" in error.message


def test_a_signed_one_starts_after_plaint_has_closed(
    qtbot: QtBot, card: UpdateCard, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[tuple[Path, bool]] = []
    monkeypatch.setattr("app.services.update_service.UpdateService.look", lambda *_: FOUND)
    monkeypatch.setattr("app.ui.update_card.open_file", lambda path: started.append((path, card.window().isVisible())))
    card.look("stick")
    press(offered(qtbot, card), "Close Plaint and install")
    assert started == [(FOUND.path, False)]


def test_not_now_starts_nothing(qtbot: QtBot, card: UpdateCard, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.services.update_service.UpdateService.look", lambda *_: FOUND)
    monkeypatch.setattr("app.ui.update_card.open_file", lambda path: pytest.fail("it started"))
    card.look("stick")
    press(offered(qtbot, card), "Not now")
    assert card.window().isVisible()


def test_the_window_asks_for_a_folder(qtbot: QtBot, card: UpdateCard) -> None:
    card._ask()
    [dialog] = [child for child in card.children() if child.inherits("QFileDialog")]
    dialog.close()  # type: ignore[attr-defined]
