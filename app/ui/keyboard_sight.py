"""What has the keyboard is in sight, and pages of words alone scroll by keys."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

_AROUND_PX = 60  # its label and hint are above a field, and what is wrong below it
_KEYS = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


def show_focus(window: QWidget) -> None:
    """Scroll to what has the keyboard; Qt does so only within the page that had it before."""
    widget = window.focusWidget()
    place = widget.parentWidget() if widget is not None else None
    while widget is not None and place is not None:
        if isinstance(place, QScrollArea):
            place.ensureWidgetVisible(widget, 0, _AROUND_PX)
        place = place.parentWidget()


def scroll_by_key(window: QWidget, event: QKeyEvent) -> bool:
    """Let Page Up and Page Down, which nothing else took, scroll the page in sight; return whether they did."""
    if event.key() not in _KEYS:
        return False
    areas = (area for area in window.findChildren(QScrollArea) if area.isVisible())
    bar = max((area.verticalScrollBar() for area in areas), key=lambda bar: bar.maximum(), default=None)
    if bar is None or not bar.maximum():
        return False
    QApplication.sendEvent(bar, event)
    return True
