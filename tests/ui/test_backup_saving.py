"""A backup from the window: it is made, read back and told of; one that can't be made says why."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.domain.errors import UserError
from app.services.restore_service import look
from app.ui.backup_dialogs import NewBackupDialog
from app.ui.backup_saving import BackupSaving
from app.ui.navigator import Navigator
from app.ui.tasks import TaskRunner

pytestmark = pytest.mark.usefixtures("cheap_guesses")


@pytest.fixture
def refusals() -> list[UserError]:
    return []


@pytest.fixture
def saving(plaint: Plaint, qtbot: QtBot, refusals: list[UserError]) -> Iterator[BackupSaving]:
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.show()
    navigator, tasks = Navigator(holder), TaskRunner(holder)
    navigator.refused.connect(refusals.append)
    saving = BackupSaving(plaint, navigator, tasks, holder)
    yield saving
    tasks.wait()
    holder.hide()


def saves(saving: BackupSaving, qtbot: QtBot, path: Path) -> None:
    saving.save_to(str(path))
    qtbot.waitUntil(lambda: not saving.work.is_on())


def box(saving: BackupSaving) -> str:
    found = saving._owner.findChildren(QMessageBox)[-1]
    words = f"{found.text()}\n{found.informativeText()}"
    found.close()
    return words


def test_letters_without_a_passphrase_get_one_for_the_backup(
    saving: BackupSaving, qtbot: QtBot, tmp_path: Path
) -> None:
    saving.start()
    dialog = saving._owner.findChildren(NewBackupDialog)[0]
    for field in dialog._fields:
        field.line.setText("tea for two")
    dialog.keep_button.click()
    where = saving._owner.findChildren(QFileDialog)[0]
    assert where.selectedFiles()[0].endswith(".plaintbackup")
    where.close()
    with qtbot.waitSignal(saving.saved):
        saving.save_to(str(tmp_path / "mine"))
    assert look(tmp_path / "mine.plaintbackup").lock.by_passphrase("tea for two")
    words = box(saving)
    assert "The backup is whole: 0 cases, 0." in words
    assert "the passphrase that you chose for it" in words


def test_locked_letters_go_straight_to_the_place(
    saving: BackupSaving, plaint: Plaint, qtbot: QtBot, tmp_path: Path
) -> None:
    plaint.lock.put_on("tea for two")
    saving.start()
    where = saving._owner.findChildren(QFileDialog)[0]
    where.close()
    saves(saving, qtbot, tmp_path / "mine.plaintbackup")
    assert "the passphrase and the recovery code of your letters" in box(saving)


def test_a_place_that_will_not_do_is_told(
    saving: BackupSaving, plaint: Plaint, qtbot: QtBot, refusals: list[UserError]
) -> None:
    saves(saving, qtbot, plaint.data / "mine")
    assert [error.message for error in refusals] == ["A backup in the folder of your letters is lost when they are."]
