"""Hands files and links to the person's other programs, and text to the clipboard."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

_COPIED = "copiedHere"  # not every platform tells whose the clipboard is


def open_file(path: Path) -> bool:
    """Open a file or folder with whatever the system uses for it; returns whether something took it."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def open_link(address: str) -> bool:
    """Open a `mailto:` or web link; others are not opened."""
    url = QUrl(address, QUrl.ParsingMode.TolerantMode)
    return url.scheme() in {"mailto", "https", "http"} and QDesktopServices.openUrl(url)


def copy_text(text: str) -> None:
    """Put text on the clipboard."""
    QGuiApplication.clipboard().setText(text)
    application = QGuiApplication.instance()
    if application is not None:
        application.setProperty(_COPIED, text)


def forget_copied() -> None:
    """Empty the clipboard if what it holds was copied here; what others put there is theirs."""
    clipboard, application = QGuiApplication.clipboard(), QGuiApplication.instance()
    copied = application.property(_COPIED) if application is not None else None
    if clipboard.ownsClipboard() or (copied and clipboard.text() == copied):
        clipboard.clear()
    if application is not None:
        application.setProperty(_COPIED, "")
