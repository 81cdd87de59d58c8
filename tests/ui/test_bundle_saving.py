from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Literal, TypeAlias

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.domain.cases import Case
from app.domain.errors import UserError
from app.domain.progress import StoppedError
from app.rendering.preview import page_count, page_text
from app.services.bundle_service import BundleWish
from app.ui.bundle_dialog import BundleDialog
from app.ui.bundle_saving import BundleSaver
from app.ui.redaction_dialog import RedactionDialog
from app.ui.tasks import TaskRunner
from tests.ui.sample_cases import case_of, replied

Kind: TypeAlias = Literal["pdf", "zip"]
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


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


@pytest.mark.parametrize(("kind", "start"), [("pdf", b"%PDF"), ("zip", b"PK")])
def test_the_bundle_is_of_the_kind_that_was_wished(
    qtbot: QtBot,
    saver: BundleSaver,
    case: Case,
    window: QWidget,
    tmp_path: Path,
    kind: Literal["pdf", "zip"],
    start: bytes,
) -> None:
    saver.ask(case)
    saver.wish(BundleWish(kind), False)
    saver.save_to(str(tmp_path / "b"))
    qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox)), timeout=20_000)
    assert (tmp_path / f"b.{kind}").read_bytes().startswith(start)


def test_the_name_follows_the_kind(saver: BundleSaver, case: Case, window: QWidget) -> None:
    saver.ask(case)
    (dialog,) = window.findChildren(BundleDialog)
    dialog.form.set_values({"kind": "zip", "copy": "whole"})
    dialog.keep_button.click()
    (files,) = window.findChildren(QFileDialog)
    assert files.defaultSuffix() == "zip"


def test_a_redacted_copy_is_asked_about_and_made(
    qtbot: QtBot, saver: BundleSaver, case: Case, window: QWidget, tmp_path: Path
) -> None:
    saver.ask(case)
    saver.wish(BundleWish("pdf"), True)
    qtbot.waitUntil(lambda: bool(window.findChildren(RedactionDialog)), timeout=20_000)
    (dialog,) = window.findChildren(RedactionDialog)
    dialog.words.set_value("refuse")
    dialog.keep_button.click()
    saver.save_to(str(tmp_path / "b.pdf"))
    qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox)), timeout=20_000)
    data = (tmp_path / "b.pdf").read_bytes()
    said = " ".join(page_text(data, page) for page in range(page_count(data)))
    assert "We [removed]." in said


def test_several_files_are_counted(
    qtbot: QtBot, saver: BundleSaver, case: Case, window: QWidget, tmp_path: Path
) -> None:
    saver.ask(case)
    saver.wish(BundleWish("pdf", 0.05), False)
    saver.save_to(str(tmp_path / "b.pdf"))
    qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox)), timeout=20_000)
    assert "files: “b-1-of-" in window.findChildren(QMessageBox)[0].text()


def test_work_that_was_stopped_says_nothing_and_leaves_nothing(
    qtbot: QtBot, saver: BundleSaver, case: Case, window: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_given: object) -> None:
        raise StoppedError

    monkeypatch.setattr("app.ui.busy_box.BusyBox.tell", stop)
    saver.ask(case)
    saver.save_to(str(tmp_path / "b.pdf"))
    qtbot.waitUntil(lambda: not saver.work.is_on(), timeout=20_000)
    assert not window.findChildren(QMessageBox)
    assert not (tmp_path / "b.pdf").exists()


def test_nothing_is_asked_before_a_case_is(saver: BundleSaver, window: QWidget) -> None:
    saver.ask_where()
    saver.wish(BundleWish(), True)
    assert not window.findChildren(QFileDialog)


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
