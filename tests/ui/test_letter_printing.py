from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.rendering.preview import page_count
from app.ui.letter_printing import LetterPrinter
from app.ui.tasks import TaskRunner
from tests.builders import opened
from tests.ui.page_samples import finished_letter


@pytest.fixture
def plaint(tmp_path: Path) -> Iterator[Plaint]:
    with opened(tmp_path / "data") as found:
        yield found


@pytest.fixture
def printing(qtbot: QtBot) -> LetterPrinter:
    window = QWidget()
    qtbot.addWidget(window)
    tasks = TaskRunner(window)
    return LetterPrinter(tasks, window)


def pdf_printer(path: Path) -> QPrinter:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    return printer


def test_every_page_is_printed(plaint: Plaint, printing: LetterPrinter, qtbot: QtBot, tmp_path: Path) -> None:
    pdf = plaint.sending.pdf(finished_letter(plaint))
    with qtbot.waitSignal(printing.finished) as told:
        printing.print_on(pdf_printer(tmp_path / "out.pdf"), pdf)
    assert told.args == [True]
    assert page_count((tmp_path / "out.pdf").read_bytes()) == 2


def test_only_the_pages_that_are_asked_for(
    plaint: Plaint, printing: LetterPrinter, qtbot: QtBot, tmp_path: Path
) -> None:
    pdf = plaint.sending.pdf(finished_letter(plaint))
    printer = pdf_printer(tmp_path / "out.pdf")
    printer.setFromTo(2, 2)
    with qtbot.waitSignal(printing.finished):
        printing.print_on(printer, pdf)
    assert page_count((tmp_path / "out.pdf").read_bytes()) == 1


def test_a_page_that_cannot_be_drawn_ends_the_printing(
    plaint: Plaint, printing: LetterPrinter, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_given: object) -> None:
        raise OSError

    monkeypatch.setattr("app.ui.letter_printing.printed_page", fail)
    pdf = plaint.sending.pdf(finished_letter(plaint))
    with qtbot.waitSignal(printing.finished) as told:
        printing.print_on(pdf_printer(tmp_path / "out.pdf"), pdf)
    assert told.args == [False]


def test_the_dialog_asks_without_stopping_everything(plaint: Plaint, printing: LetterPrinter) -> None:
    dialog = printing.ask(plaint.sending.pdf(finished_letter(plaint)), "A letter")
    assert isinstance(dialog, QPrintDialog)
    assert (dialog.minPage(), dialog.maxPage()) == (1, 2)
    dialog.reject()
