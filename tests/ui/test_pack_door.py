"""The way of packs in and out, through the dialogs."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.domain.errors import UserError
from app.ui.navigator import Navigator
from app.ui.pack_dialog import InstalledPackDialog, OfferDialog
from app.ui.pack_door import PackDoor, _shortened
from app.ui.tasks import TaskRunner
from tests.builders import opened
from tests.services.test_pack_exchange import install, pack_file


@pytest.fixture
def plaint(tmp_path: Path) -> Iterator[Plaint]:
    with opened(tmp_path / "data") as made:
        yield made


@pytest.fixture
def navigator() -> Navigator:
    return Navigator()


@pytest.fixture
def door(qtbot: QtBot, plaint: Plaint, navigator: Navigator) -> Iterator[PackDoor]:
    page, tasks = QWidget(), TaskRunner()
    qtbot.addWidget(page)
    page.show()
    yield PackDoor(plaint, navigator, tasks, page)
    tasks.wait()


def dialog_of(qtbot: QtBot, door: PackDoor, kind: type[QDialog]) -> QDialog:
    page = door.parent()
    assert isinstance(page, QWidget)
    qtbot.waitUntil(lambda: page.findChild(kind) is not None, timeout=20_000)
    found = page.findChild(kind)
    assert isinstance(found, kind)
    return found


def packs(plaint: Plaint) -> list[str]:
    return [f"{each.pack.info.id} {each.pack.info.version}" for each in plaint.pack_exchange.all()[1:]]


def test_a_pack_comes_in_once_its_key_was_compared(
    qtbot: QtBot, plaint: Plaint, door: PackDoor, navigator: Navigator, tmp_path: Path
) -> None:
    door.look_at(str(pack_file(tmp_path)))
    offer = dialog_of(qtbot, door, OfferDialog)
    assert isinstance(offer, OfferDialog)
    assert packs(plaint) == []
    offer.trust.setChecked(True)
    with qtbot.waitSignal(navigator.changed):
        offer.install_button.click()
    assert packs(plaint) == ["harbour 2026.11.1"]


def test_a_pack_that_is_here_is_said_to_be(qtbot: QtBot, plaint: Plaint, door: PackDoor, tmp_path: Path) -> None:
    file = pack_file(tmp_path)
    install(plaint, file)
    door.look_at(str(file))
    box = dialog_of(qtbot, door, QMessageBox)
    assert isinstance(box, QMessageBox)
    assert "is here already" in box.text()


def test_a_hostile_file_is_refused_with_a_word(
    qtbot: QtBot, door: PackDoor, navigator: Navigator, tmp_path: Path
) -> None:
    (tmp_path / "a.plaintpack").write_bytes(b"words")
    with qtbot.waitSignal(navigator.refused, timeout=20_000) as refused:
        door.look_at(str(tmp_path / "a.plaintpack"))
    assert isinstance(refused.args[0], UserError)


def test_a_folder_with_a_newer_pack_shows_it(qtbot: QtBot, plaint: Plaint, door: PackDoor, tmp_path: Path) -> None:
    install(plaint, pack_file(tmp_path))
    pack_file(tmp_path, "2026.12")
    door.look_into(str(tmp_path))
    offer = dialog_of(qtbot, door, OfferDialog)
    assert offer.windowTitle() == "Harbour letters"


def test_a_folder_without_one_says_so_and_names_what_was_refused(
    qtbot: QtBot, plaint: Plaint, door: PackDoor, tmp_path: Path
) -> None:
    install(plaint, pack_file(tmp_path))
    (tmp_path / "b.plaintpack").write_bytes(b"words")
    door.look_into(str(tmp_path))
    box = dialog_of(qtbot, door, QMessageBox)
    assert isinstance(box, QMessageBox)
    assert "no newer pack" in box.text()
    assert box.informativeText().startswith("b.plaintpack: ")


def test_a_pack_is_removed_after_a_question(qtbot: QtBot, plaint: Plaint, door: PackDoor, tmp_path: Path) -> None:
    install(plaint, pack_file(tmp_path))
    door.show_installed(plaint.pack_exchange.all()[1])
    dialog = dialog_of(qtbot, door, InstalledPackDialog)
    assert isinstance(dialog, InstalledPackDialog)
    dialog.remove_button.click()
    box = dialog_of(qtbot, door, QMessageBox)
    assert isinstance(box, QMessageBox)
    assert packs(plaint) == ["harbour 2026.11.1"]
    box.buttons()[-1].click()
    qtbot.waitUntil(lambda: packs(plaint) == [])


def test_what_cannot_be_done_is_said(door: PackDoor, navigator: Navigator, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(navigator.refused):
        door.remove("harbour")
    plaint_door = door
    offer = plaint_door._plaint.pack_exchange.offer(pack_file(tmp_path))
    with qtbot.waitSignal(navigator.refused):
        plaint_door._install(offer, trust=False)


@pytest.mark.parametrize("ask", ["ask_for_a_file", "ask_for_a_folder"])
def test_files_and_folders_are_asked_for(qtbot: QtBot, door: PackDoor, ask: str) -> None:
    getattr(door, ask)()
    dialog_of(qtbot, door, QDialog).reject()


def test_long_differences_end_with_how_many_more() -> None:
    assert _shortened("a\n" * 400) == "a\n" * 400
    assert _shortened("a\n" * 500).endswith("… and 100 lines more")
