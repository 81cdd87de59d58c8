"""A recovery code, shown once: printed, copied or saved."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app.domain.errors import UserError
from app.rendering.preview import page_texts
from app.ui.navigator import Navigator
from app.ui.recovery_code_dialog import RecoveryCodeDialog
from tests.owners_files import is_for_its_owner_alone
from tests.ui.page_checks import button, cut_words, markup_labels, nameless_stops, said, settle

CODE = "66YJ-BRQK-QHZ5-99H8-YJ78-XDXJ-V66C"


@pytest.fixture
def refusals() -> list[UserError]:
    return []


@pytest.fixture
def dialog(qtbot: QtBot, refusals: list[UserError]) -> Iterator[RecoveryCodeDialog]:
    parent = QWidget()
    qtbot.addWidget(parent)
    navigator = Navigator(parent)
    navigator.refused.connect(refusals.append)
    dialog = RecoveryCodeDialog(CODE, navigator, parent)
    dialog.open()
    settle()
    yield dialog
    parent.hide()


def test_it_shows_the_code_and_that_there_is_no_other_way(dialog: RecoveryCodeDialog) -> None:
    assert CODE in said(dialog)
    assert "There is no other way back" in said(dialog)
    assert [*nameless_stops(dialog), *cut_words(dialog), *markup_labels(dialog)] == []


def test_it_is_copied(dialog: RecoveryCodeDialog) -> None:
    button(dialog, "Copy it").click()
    assert QGuiApplication.clipboard().text() == CODE


def test_it_is_saved_for_the_owner_alone(dialog: RecoveryCodeDialog, tmp_path: Path) -> None:
    button(dialog, "Save it").click()
    asked = dialog.findChild(QFileDialog)
    assert asked is not None
    asked.fileSelected.emit(str(tmp_path / "code.txt"))
    asked.close()
    saved = tmp_path / "code.txt"
    assert CODE in saved.read_text("utf-8")
    assert is_for_its_owner_alone(saved)
    assert "Saved." in said(dialog)


def test_a_place_that_refuses_is_told(dialog: RecoveryCodeDialog, tmp_path: Path, refusals: list[UserError]) -> None:
    dialog.save_to(str(tmp_path / "nowhere" / "code.txt"))
    assert "could not be written" in refusals[0].message


def test_it_is_printed(dialog: RecoveryCodeDialog, tmp_path: Path) -> None:
    button(dialog, "Print it").click()
    asked = dialog.findChild(QPrintDialog)
    assert asked is not None
    asked.reject()
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "code.pdf"))
    dialog.print_on(printer)
    (text,) = page_texts((tmp_path / "code.pdf").read_bytes(), 1)
    assert CODE.rsplit("-", maxsplit=1)[-1] in text


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_fails_is_told(dialog: RecoveryCodeDialog, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "nowhere" / "code.pdf"))
    dialog.print_on(printer)
    assert "could not be printed" in said(dialog)
