"""What is wrong with how a screen lies: words cut, parts over each other or outside, too small to click.

Everything is measured as it is shown, in the window's own pixels; each fault is a sentence that names the part.
"""

import re
from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QCalendarWidget,
    QComboBox,
    QFocusFrame,
    QLabel,
    QLineEdit,
    QMenuBar,
    QScrollBar,
    QStyle,
    QStyleOptionComboBox,
    QWidget,
)

from app.ui.labels import IconLabel, WrappedLabel
from app.ui.reply_drop import DropHint
from app.ui.undo_toast import UndoToast

SMALLEST_TARGET = 24
OVERLAYS = (QFocusFrame, DropHint, UndoToast, QScrollBar)  # they lie over others on purpose
MOST_WORDS = 60
LONGEST_WORD = 22


def faults(top: QWidget) -> list[str]:
    """Return all that is wrong with a window or dialog as it is shown."""
    seen = [top, *(one for one in top.findChildren(QWidget) if one.isVisible() and one.window() is top)]
    seen = [one for one in seen if not _is_inside_qt(one)]
    found = [*_lost_keyboard(top), *(fault for one in seen for fault in _faults_of(one))]
    return [*found, *(fault for one in seen for fault in _overlaps(one))]


def _lost_keyboard(top: QWidget) -> Iterator[str]:
    """Yield what has the keyboard and is not shown: Enter would press what nobody sees."""
    focused = QApplication.focusWidget()
    if focused is not None and top.isAncestorOf(focused) and not focused.isVisible():
        yield f"keyboard on what is hidden: {_named(focused)}"


def _faults_of(one: QWidget) -> Iterator[str]:
    said = words_of(one)
    smallest = _needed(one) if said else None
    if smallest is not None and (one.width() < smallest.width() or one.height() < smallest.height()):
        yield f"cut: {_named(one)} has {_size(one.size())}, needs {_size(smallest)}"
    if isinstance(one, WrappedLabel) and (word := _longest_word(one)) and _width(one, word) > one.width():
        yield f"broken word: “{word}” in {_named(one)}, {_size(one.size())}"
    if _is_target(one) and min(one.width(), one.height()) < SMALLEST_TARGET:
        yield f"small target: {_named(one)} is {_size(one.size())}"
    if isinstance(one, QAbstractScrollArea):
        yield from _sideways(one)
    yield from _outside(one)


def words_of(one: QWidget) -> str:
    """Return the words that a widget draws itself."""
    if isinstance(one, IconLabel):
        return ""
    if isinstance(one, QLabel | QAbstractButton):
        return one.text()
    if isinstance(one, QLineEdit):
        return one.placeholderText() if not one.text() else one.text()
    if isinstance(one, QComboBox):
        return one.currentText()
    return "menu" if isinstance(one, QMenuBar) else ""


def _needed(one: QWidget) -> QSize | None:
    """Return how large a widget must be for its words; None where there is nothing to measure."""
    if isinstance(one.parent(), QLineEdit | QComboBox):
        return None
    if isinstance(one, QLineEdit):
        hint = one.fontMetrics().horizontalAdvance(one.placeholderText()) + 16 if not one.text() else 0
        return QSize(hint, one.fontMetrics().height() + 4)
    if isinstance(one, QComboBox):
        return _of_drop_down(one)
    if one.hasHeightForWidth():
        return QSize(one.minimumSizeHint().width(), one.heightForWidth(one.width()))
    return one.sizeHint()


def _of_drop_down(one: QComboBox) -> QSize:
    """Return the room that the chosen words need, unless they can be read in a tooltip."""
    option = QStyleOptionComboBox()
    one.initStyleOption(option)
    field = one.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, one
    )
    edges = one.width() - field.width()
    words = 0 if one.toolTip() else one.fontMetrics().horizontalAdvance(one.currentText())
    return QSize(words + edges, one.fontMetrics().height() + 4)


def _sideways(area: QAbstractScrollArea) -> Iterator[str]:
    bar = area.horizontalScrollBar()
    is_off = area.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    if bar.isVisible() or (bar.maximum() > bar.minimum() and not is_off):
        yield f"scrolls sideways: {_named(area)} by {bar.maximum()} px"
    if isinstance(area, QAbstractItemView) and area.model() is not None:
        room = area.viewport().width()
        for row in range(min(area.model().rowCount(), 40)):
            index = area.model().index(row, 0)
            place = area.visualRect(index)
            if area.viewport().rect().intersects(place) and place.right() > room:
                yield f"row outside: {_named(area)} row {row} ends at {place.right()} of {room}"


def _outside(one: QWidget) -> Iterator[str]:
    parent = one.parentWidget()
    if parent is None or one.isWindow() or isinstance(one, OVERLAYS):
        return
    inside, place = parent.rect(), one.geometry()
    area = parent.parentWidget()
    scrolls = isinstance(area, QAbstractScrollArea) and area.viewport() is parent
    if place.left() < 0 or place.right() > inside.right():
        yield f"outside: {_named(one)} at {place.left()} to {place.right()} of {inside.width()} in {_named(parent)}"
    elif not scrolls and (place.top() < 0 or place.bottom() > inside.bottom()):
        yield f"outside: {_named(one)} at {place.top()} to {place.bottom()} of {inside.height()} in {_named(parent)}"


def _overlaps(parent: QWidget) -> Iterator[str]:
    """Yield which children of a widget lie over each other."""
    children = [one for one in parent.children() if isinstance(one, QWidget) and not isinstance(one, OVERLAYS)]
    shown = [one for one in children if one.isVisible() and not one.isWindow() and not one.rect().isEmpty()]
    for one, other in combinations(shown, 2):
        both = one.geometry().intersected(other.geometry())
        if both.width() > 0 and both.height() > 0:
            yield f"overlap: {_named(one)} and {_named(other)} by {_size(both.size())}"


def _is_inside_qt(one: QWidget) -> bool:
    """Whether a widget is a part that Qt lays out in a widget of its own, such as the corner of a scroll area."""
    parent = one.parentWidget()
    while parent is not None and not one.isWindow():
        if isinstance(parent, QCalendarWidget):
            return True
        parent = parent.parentWidget()
    return one.objectName().startswith("qt_") and not one.objectName().startswith("qt_msgbox")


def _is_target(one: QWidget) -> bool:
    if isinstance(one, QLineEdit):
        return not (one.isReadOnly() or isinstance(one.parent(), QComboBox))
    return isinstance(one, QAbstractButton | QComboBox)


def _longest_word(one: QLabel) -> str:
    """Return the longest word that may not be broken; what is longer than words are may be."""
    words = [word for word in re.split(r"[\s/\-–—_.@·]+", one.text()) if len(word) <= LONGEST_WORD]
    return max(words, key=lambda word: _width(one, word), default="")


def _width(one: QWidget, word: str) -> int:
    return one.fontMetrics().horizontalAdvance(word) - 1


def _named(one: QWidget) -> str:
    said = words_of(one) or one.accessibleName()
    within = one.parentWidget()
    named = f"{type(one).__name__} “{said[:MOST_WORDS]}”" if said else type(one).__name__
    return named if said or within is None else f"{named} in {type(within).__name__}"


def _size(size: QSize) -> str:
    return f"{size.width()}×{size.height()}"


def place_in(one: QWidget, top: QWidget) -> QRect:
    """Return where a widget can be seen in its window: what its parents cut off is left out."""
    shown = QRect(one.mapTo(top, QPoint(0, 0)), one.size())
    parent = one.parentWidget() if one is not top else None
    while parent is not None:
        shown = shown.intersected(QRect(parent.mapTo(top, QPoint(0, 0)), parent.size()))
        parent = parent.parentWidget() if parent is not top else None
    return shown
