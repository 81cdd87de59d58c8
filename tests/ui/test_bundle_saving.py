from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.domain.cases import Case
from app.domain.errors import UserError
from app.ui.bundle_saving import BundleSaver
from app.ui.tasks import TaskRunner
from tests.ui.sample_cases import case_of, opened, replied

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def plaint(tmp_path: Path) -> Iterator[Plaint]:
    plaint = opened(tmp_path / "data")
    yield plaint
    plaint.close()


@pytest.fixture
def case(plaint: Plaint) -> Case:
    case = case_of(plaint, "Minutes")
    replied(plaint, case, date(2026, 11, 18), text="We refuse.")
    return case


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def saver(plaint: Plaint, window: QWidget) -> Iterator[BundleSaver]:
    tasks = TaskRunner()
    yield BundleSaver(plaint, tasks, window)
    tasks.wait()


@pytest.mark.parametrize(("name", "start"), [("b.pdf", b"%PDF"), ("b.zip", b"PK")])
def test_the_ending_says_which_bundle_it_is(
    qtbot: QtBot, saver: BundleSaver, case: Case, window: QWidget, tmp_path: Path, name: str, start: bytes
) -> None:
    saver.ask(case)
    saver.save_to(str(tmp_path / name))
    qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox)), timeout=20_000)
    assert (tmp_path / name).read_bytes().startswith(start)


def test_the_name_follows_the_kind(saver: BundleSaver, case: Case, window: QWidget) -> None:
    saver.ask(case)
    (dialog,) = window.findChildren(QFileDialog)
    assert dialog.defaultSuffix() == "pdf"
    dialog.filterSelected.emit(dialog.nameFilters()[1])
    assert dialog.defaultSuffix() == "zip"


def test_nothing_is_made_before_a_case_is_asked_for(saver: BundleSaver, tmp_path: Path) -> None:
    saver.save_to(str(tmp_path / "b.pdf"))
    assert not (tmp_path / "b.pdf").exists()


def test_a_disk_that_refuses_is_told(qtbot: QtBot, saver: BundleSaver, case: Case, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    saver.ask(case)
    with qtbot.waitSignal(saver.refused, timeout=20_000):
        saver.save_to(str(tmp_path / "file" / "b.pdf"))


def test_a_case_that_cannot_be_read_is_told(
    qtbot: QtBot, saver: BundleSaver, case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_given: object) -> None:
        raise UserError("It is locked.")

    monkeypatch.setattr("app.services.bundle_service.BundleService.job", fail)
    saver.ask(case)
    with qtbot.waitSignal(saver.refused):
        saver.save_to(str(tmp_path / "b.pdf"))
