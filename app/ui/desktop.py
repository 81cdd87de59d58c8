"""Hands files and links to the person's other programs, and text to the clipboard."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

_OURS = "application/x-plaint-copied"  # not every platform tells whose the clipboard is


def open_file(path: Path) -> bool:
    """Open a file or folder with whatever the system uses for it; returns whether something took it."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def open_link(address: str) -> bool:
    """Open a `mailto:` or web link; others are not opened."""
    url = QUrl(address, QUrl.ParsingMode.TolerantMode)
    return url.scheme() in {"mailto", "https", "http"} and QDesktopServices.openUrl(url)


def copy_text(text: str) -> None:
    """Put text on the clipboard."""
    copied = QMimeData()
    copied.setText(text)
    copied.setData(_OURS, b"1")
    QGuiApplication.clipboard().setMimeData(copied)


def forget_copied() -> None:
    """Empty the clipboard if what it holds was copied here; what others put there is theirs."""
    clipboard = QGuiApplication.clipboard()
    held: QMimeData | None = clipboard.mimeData()  # None while nothing was ever copied
    if clipboard.ownsClipboard() or (held is not None and held.hasFormat(_OURS)):
        clipboard.clear()
