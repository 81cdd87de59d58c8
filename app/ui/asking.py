"""The small dialogs that several pages open: what came of something, a question with two answers, and which folder."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from app.i18n import tr
from app.ui.icons import icon_pixmap

_ICON_PX = 28
_EDGES = (22, 20, 22, 16)


def message_box(owner: QWidget | None, title: str, words: str, more: str = "", *, icon: str = "") -> QMessageBox:
    """Return a box over `owner` that is gone when it is closed; `open()` shows it.

    Args:
        owner: Whose window it belongs to; None before there is one.
        title: What the window is called.
        words: The sentence that counts.
        more: What else there is to know.
        icon: "think" for what may be lost, "info", or "" for none.
    """
    box = QMessageBox(owner)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(title)
    box.setText(words)
    box.setInformativeText(more)
    if icon:
        box.setIcon(QMessageBox.Icon.Warning if icon == "think" else QMessageBox.Icon.Information)
        name, ink = ("warn", "think") if icon == "think" else ("info", "accent")
        box.setIconPixmap(icon_pixmap(name, _ICON_PX, ink, box.devicePixelRatioF()))
    layout = box.layout()
    if layout is not None:
        layout.setContentsMargins(*_EDGES)
    return box


def tell(owner: QWidget, title: str, words: str, more: str = "") -> None:
    """Say what came of something in a box over `owner`; it is gone when it is closed."""
    box = message_box(owner, title, words, more)
    box.addButton(tr("&Close"), QMessageBox.ButtonRole.AcceptRole)
    box.open()


def ask(box: QMessageBox, stay: str, go: str, then: Callable[[], object]) -> None:
    """Ask in a box: Enter, Escape and `stay` change nothing, only `go` does it.

    Args:
        box: What is asked.
        stay: The words of the button that leaves everything as it is.
        go: The words of the button that does it.
        then: What is done.
    """
    keep = box.addButton(stay, QMessageBox.ButtonRole.RejectRole)
    does = box.addButton(go, QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(keep)
    box.setEscapeButton(keep)
    does.clicked.connect(lambda _checked: then())
    box.open()


def folder_dialog(owner: QWidget, title: str) -> QFileDialog:
    """Return a dialog that asks for a folder; `fileSelected` tells which, and `open()` shows it."""
    dialog = QFileDialog(owner, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return dialog
