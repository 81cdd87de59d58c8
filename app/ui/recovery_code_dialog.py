"""Shows a recovery code, this once: to print, copy or save."""

from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Slot
from PySide6.QtGui import QFont, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QVBoxLayout, QWidget

from app.domain.disk_words import why_refused
from app.domain.errors import UserError
from app.i18n import tr
from app.ui.banners import Banner
from app.ui.buttons import Button, PrimaryButton
from app.ui.desktop import copy_text
from app.ui.flow import Flow
from app.ui.labels import WrappedLabel
from app.ui.navigator import Navigator
from app.ui.page_parts import FooterBar, Inset, ScrollPage

SIZE = (620, 480)
_POINTS = 14


class RecoveryCodeDialog(QDialog):
    """Opened with `open()`; freed when it closes, and the code with it."""

    def __init__(self, code: str, navigator: Navigator, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Your recovery code"))
        self._code, self._to = code, navigator
        page = ScrollPage(widest=560)
        page.add(WrappedLabel(tr("Your recovery code"), "heading"))
        page.add(
            WrappedLabel(tr("It opens your letters if you forget the passphrase. It is shown this once."), "muted"), 4
        )
        shown = Inset()
        label = WrappedLabel(code, "heading")
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        shown.add(label)
        page.add(shown, 16)
        page.add(self._ways(), 14)
        self._said = WrappedLabel("", "hint")
        page.add(self._said, 6)
        warning = tr(
            "Without passphrase and code nobody can open your letters, not even we. Keep the code on paper, away from "
            "this computer. In Settings you can have a new one made."
        )
        page.add(Banner("think", warning, title=tr("There is no other way back")), 12)
        done = PrimaryButton(tr("&Done"))
        done.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(page, 1)
        column.addWidget(FooterBar(left=[], right=[done]))
        self.resize(*SIZE)

    def _ways(self) -> Flow:
        ways = Flow()
        for words, icon, does in (
            (tr("&Print it"), "print", self._print),
            (tr("&Copy it"), "copy", self._copy),
            (tr("&Save it"), "folder", self._ask_where),
        ):
            button = Button(words, icon=icon)
            button.clicked.connect(does)
            ways.add(button)
        return ways

    @Slot()
    def _copy(self) -> None:
        copy_text(self._code)
        self._said.setText(tr("Copied. Paste it where it is safe; the clipboard is emptied when Plaint locks."))

    @Slot()
    def _ask_where(self) -> None:
        dialog = QFileDialog(
            self, tr("Where shall the code be saved?"), str(Path.home() / tr("Plaint recovery code.txt"))
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.fileSelected.connect(self.save_to)
        dialog.open()

    @Slot(str)
    def save_to(self, name: str) -> None:
        """Write the code into a file for the owner alone."""
        path = Path(name)
        try:
            path.touch(mode=0o600)
            path.write_text(f"{self._page()}\n", encoding="utf-8")
        except OSError as error:
            self._to.refused.emit(
                UserError(
                    tr("“{file}” could not be written: {why}.").format(file=path.name, why=why_refused(error)),
                    tr("Choose another place, or copy the code."),
                )
            )
            return
        self._said.setText(tr("Saved. Move the file to a stick or another safe place: here it opens your letters."))

    @Slot()
    def _print(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName("Plaint")
        dialog = QPrintDialog(printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.print_on(printer))
        QDialog.open(dialog)  # the print dialog's own `open` asks for a slot by name

    def print_on(self, printer: QPrinter) -> None:
        """Print one page with the code and what it is for."""
        painter = QPainter()
        if not painter.begin(printer):
            self._said.setText(tr("It could not be printed. Copy the code, or write it down."))
            return
        painter.setFont(QFont(self.font().family(), _POINTS))
        area = QRectF(printer.pageLayout().paintRectPixels(printer.resolution()))
        painter.drawText(QRectF(0, 0, area.width(), area.height()), Qt.TextFlag.TextWordWrap.value, self._page())
        painter.end()
        self._said.setText(tr("Sent to the printer."))

    def _page(self) -> str:
        words = tr("Recovery code for Plaint. It opens the letters if the passphrase is forgotten. Keep it safe.")
        return f"{words}\n\n{self._code}"
