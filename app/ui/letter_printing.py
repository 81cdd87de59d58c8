"""Prints a finished letter's own pages: the kept PDF as pictures at the printer's resolution."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from app.i18n import tr
from app.services.letter_pictures import PreviewPage
from app.services.send_service import POINTS_AN_INCH, pages_to_print, printed_page
from app.ui.tasks import TaskRunner

# A page of 300 dots an inch takes 35 MB; finer ones would not look better.
FINEST_DPI = 300


class LetterPrinter(QObject):
    """Asks for a printer and prints; one page is drawn after the other, away from the window.

    Signals:
        finished: Whether all pages went to the printer.
    """

    finished = Signal(bool)

    def __init__(self, tasks: TaskRunner, window: QWidget) -> None:
        super().__init__(window)
        self._tasks, self._window = tasks, window
        self._printer: QPrinter | None = None
        self._painter: QPainter | None = None
        self._pages: Iterator[int] = iter(())
        self._is_first = True

    def ask(self, pdf: bytes, title: str) -> QPrintDialog:
        """Open the system's print dialog for a PDF."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(title)
        pages = pages_to_print(pdf)
        dialog = QPrintDialog(printer, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(tr("Print the letter"))
        dialog.setMinMax(1, pages)
        dialog.accepted.connect(lambda: self.print_on(printer, pdf))
        QDialog.open(dialog)  # the print dialog's own `open` asks for a slot by name
        return dialog

    def print_on(self, printer: QPrinter, pdf: bytes) -> None:
        """Print the pages that the printer asks for."""
        printer.setFullPage(True)
        printer.setPageOrientation(QPageLayout.Orientation.Portrait)
        if not printer.pageLayout().isValid():
            printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        painter = QPainter()
        if not painter.begin(printer):
            self.finished.emit(False)
            return
        self._printer, self._painter, self._pdf = printer, painter, pdf
        first, last = printer.fromPage() or 1, printer.toPage() or pages_to_print(pdf)
        self._pages, self._is_first = iter(range(first - 1, min(last, pages_to_print(pdf)))), True
        self._next_page()

    def _next_page(self) -> None:
        number = next(self._pages, None)
        if number is None or self._printer is None:
            self._end(is_whole=True)
            return
        pdf, dpi = self._pdf, min(self._printer.resolution(), FINEST_DPI)
        self._tasks.run(self, lambda: printed_page(pdf, number, dpi), self._paint, self._failed)

    def _paint(self, page: PreviewPage) -> None:
        printer, painter = self._printer, self._painter
        if printer is None or painter is None:
            return
        if not self._is_first:
            printer.newPage()
        self._is_first = False
        picture = QImage(page.data, page.width, page.height, page.stride, QImage.Format.Format_RGB32)
        painter.drawImage(_place(page, printer), picture)
        self._next_page()

    def _failed(self, _error: Exception) -> None:
        if self._printer is not None:
            self._printer.abort()
        self._end(is_whole=False)

    def _end(self, *, is_whole: bool) -> None:
        if self._painter is not None:
            self._painter.end()
        self._painter = self._printer = None
        self.finished.emit(is_whole)


def _place(page: PreviewPage, printer: QPrinter) -> QRectF:
    """Return where the page goes on the paper: at its own size, smaller only if the paper is."""
    dots = printer.resolution() / POINTS_AN_INCH
    size = QSizeF(page.width_pt * dots, page.height_pt * dots)
    paper = QRectF(printer.pageLayout().fullRectPixels(printer.resolution()))
    if size.width() > paper.width() + 1 or size.height() > paper.height() + 1:
        size.scale(paper.size(), Qt.AspectRatioMode.KeepAspectRatio)
    place = QRectF(paper.topLeft(), size)
    place.moveCenter(paper.center())
    return place
