"""What every page of the window must hold, however its words are sized: nothing cut, nothing sideways, no markup."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from app.ui.labels import IconLabel
from app.ui.page_parts import ScrollPage

RAIL = 208
SIZES = (QSize(1024 - RAIL, 660), QSize(1280 - RAIL, 760))


def settle() -> None:
    """Let layouts come to rest, and what was thrown away go; no event loop runs here that would do it."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    for _ in range(6):
        QApplication.processEvents()


def shown(widget: QWidget, size: QSize) -> QWidget:
    """Show a page at a size and let it come to rest."""
    widget.resize(size)
    widget.show()
    settle()
    return widget


def cut_words(page: QWidget) -> list[str]:
    """Return the visible words that have less room than they need."""
    words: list[QLabel | QAbstractButton] = [*page.findChildren(QLabel), *page.findChildren(QAbstractButton)]
    seen = [one for one in words if one.isVisible() and one.text() and not isinstance(one.parent(), QLineEdit)]
    return [f"{one.text()}: {one.size()}" for one in seen if _is_too_small(one)]


def sideways(page: QWidget) -> list[int]:
    """Return by how many px each scrolling part is wider than it shows."""
    overhangs = []
    for area in page.findChildren(ScrollPage):
        content = area.widget()
        assert content is not None
        overhangs.append(content.width() - area.viewport().width())
    return [px for px in overhangs if px > 0]


def markup_labels(page: QWidget) -> list[str]:
    """Return labels that might take what stands in them for markup."""
    return [
        one.text()
        for one in page.findChildren(QLabel)
        if one.textFormat() is not Qt.TextFormat.PlainText and one.text()
    ]


def nameless_stops(page: QWidget) -> list[QWidget]:
    """Return what takes the keyboard but has no words for a screen reader."""
    stops = [
        one for one in page.findChildren(QWidget) if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    return [one for one in stops if not (one.accessibleName() or (isinstance(one, QAbstractButton) and one.text()))]


def button(page: QWidget, words: str) -> QAbstractButton:
    """Return the last visible button or link that says these words."""
    found = [
        one for one in page.findChildren(QAbstractButton) if one.text().replace("&", "") == words and not one.isHidden()
    ]
    assert found, [one.text() for one in page.findChildren(QAbstractButton)]
    return found[-1]


def said(page: QWidget) -> str:
    """Return all words of a page's visible labels."""
    return "\n".join(one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page))


def _is_too_small(widget: QWidget) -> bool:
    if isinstance(widget, IconLabel):
        return False
    if widget.hasHeightForWidth():
        smallest = QSize(widget.minimumSizeHint().width(), widget.heightForWidth(widget.width()))
    else:
        smallest = widget.sizeHint()
    return widget.width() < smallest.width() or widget.height() < smallest.height()
