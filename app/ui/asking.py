"""The two small dialogs that several pages open: what came of something, and which folder is meant."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from app.i18n import tr


def tell(owner: QWidget, title: str, words: str, more: str = "") -> None:
    """Say what came of something in a box over `owner`; it is gone when it is closed."""
    box = QMessageBox(owner)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(title)
    box.setText(words)
    box.setInformativeText(more)
    box.addButton(tr("&Close"), QMessageBox.ButtonRole.AcceptRole)
    box.open()


def folder_dialog(owner: QWidget, title: str) -> QFileDialog:
    """Return a dialog that asks for a folder; `fileSelected` tells which, and `open()` shows it."""
    dialog = QFileDialog(owner, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return dialog
