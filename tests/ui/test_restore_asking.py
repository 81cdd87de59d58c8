"""A restore from the window: tried first, decided by the person, and nothing changed until then."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.domain.errors import UserError
from app.services.restore_service import Tried
from app.ui.backup_dialogs import OpenBackupDialog
from app.ui.navigator import Navigator
from app.ui.restore_asking import Restorable, RestoreAsking
from app.ui.tasks import TaskRunner
from tests.ui.page_checks import button

pytestmark = pytest.mark.usefixtures("cheap_guesses")


@pytest.fixture
def refusals() -> list[UserError]:
    return []


@pytest.fixture
def wishes() -> list[Tried]:
    return []


@pytest.fixture
def asking(plaint: Plaint, qtbot: QtBot, refusals: list[UserError], wishes: list[Tried]) -> Iterator[RestoreAsking]:
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.show()
    navigator, tasks = Navigator(holder), TaskRunner(holder)
    navigator.refused.connect(refusals.append)
    navigator.restore_wanted.connect(wishes.append)
    yield RestoreAsking(Restorable.of(plaint), navigator, tasks, holder)
    tasks.wait()
    holder.hide()


@pytest.fixture
def backup(plaint: Plaint, tmp_path: Path) -> Path:
    return plaint.backups.to_file(tmp_path / "mine.plaintbackup", "tea for two").path


def tries(asking: RestoreAsking, qtbot: QtBot, backup: Path, words: str = "tea for two") -> None:
    asking.ask_passphrase(str(backup))
    dialog = asking._owner.findChildren(OpenBackupDialog)[0]
    dialog._fields[0].line.setText(words)
    dialog.keep_button.click()
    qtbot.waitUntil(lambda: not asking.work.is_on())


def answers(asking: RestoreAsking, words: str) -> str:
    box = asking._owner.findChildren(QMessageBox)[-1]
    said = box.text()
    button(box, words).click()
    return said


def test_a_file_is_asked_for(asking: RestoreAsking) -> None:
    asking.ask_which()
    asking._owner.findChildren(QFileDialog)[0].close()


def test_a_whole_backup_is_put_in_place_once_the_person_says_so(
    asking: RestoreAsking, qtbot: QtBot, backup: Path, wishes: list[Tried]
) -> None:
    tries(asking, qtbot, backup)
    assert wishes == []
    assert "20 November 2026 is whole: 0 cases, 0 letters. Put it in place?" in answers(asking, "Restore it")
    assert [tried.cases for tried in wishes] == [0]
    wishes[0].drop()


def test_a_person_who_thinks_better_of_it_finds_all_as_it_was(
    asking: RestoreAsking, plaint: Plaint, qtbot: QtBot, backup: Path, wishes: list[Tried]
) -> None:
    tries(asking, qtbot, backup)
    answers(asking, "Cancel")
    assert (wishes, (plaint.data / "restoring").exists()) == ([], False)
    asking._drop()
    asking._restore()
    assert wishes == []


def test_one_of_the_kept_ones_is_tried_without_a_passphrase(
    asking: RestoreAsking, plaint: Plaint, qtbot: QtBot, wishes: list[Tried]
) -> None:
    plaint.keeper.back_up()
    asking.try_kept(1)
    qtbot.waitUntil(lambda: not asking.work.is_on())
    answers(asking, "Restore it")
    wishes[0].drop()


def test_another_passphrase_or_another_file_is_told(
    asking: RestoreAsking, qtbot: QtBot, backup: Path, refusals: list[UserError], tmp_path: Path
) -> None:
    tries(asking, qtbot, backup, "coffee")
    (tmp_path / "a").write_bytes(b"")
    asking.ask_passphrase(str(tmp_path / "a"))
    assert [error.message for error in refusals] == [
        "That is not the passphrase of this backup.", "“a” is no backup of Plaint."
    ]  # fmt: skip
