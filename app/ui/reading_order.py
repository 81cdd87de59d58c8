"""The order in which Tab goes from field to field: the order in which a person reads the page."""

import itertools
from collections.abc import Iterator
from operator import itemgetter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def order_tabs(window: QWidget) -> None:
    """Let Tab follow the layouts of a window as they are now.

    Qt goes by when a widget was made; questions, links and cards are made again and again, long after the footer.
    """
    for before, after in itertools.pairwise(_stops(window)):
        QWidget.setTabOrder(before, after)


def _stops(widget: QWidget) -> Iterator[QWidget]:
    """Go through all that takes the keyboard and is in sight, from first to last."""
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus or _hands_on(widget):
        yield widget
    laid_out: list[QWidget] = []
    if (layout := widget.layout()) is not None:
        laid_out = list(_widgets(layout, widget))
    others = [child for child in widget.children() if isinstance(child, QWidget) and child not in laid_out]
    for child in (*laid_out, *others):
        if not child.isWindow() and not child.isHidden():
            yield from _stops(child)


def _hands_on(widget: QWidget) -> bool:
    """Whether it gives the keyboard to a part of itself; Tab stops there too, so it belongs right before that part."""
    proxy = widget.focusProxy()
    return proxy is not None and widget.isAncestorOf(proxy)


def _widgets(layout: QLayout, around: QWidget) -> Iterator[QWidget]:
    """Yield the widgets of a layout in its order.

    Its items are not asked for: PySide keeps what `itemAt` gave as long as the layout lives, also once Qt has deleted
    the item, and then takes the next object at that address for it.
    """
    parts = [child for child in (*around.children(), *layout.children()) if isinstance(child, QWidget | QLayout)]
    placed = ((layout.indexOf(part), part) for part in parts)
    for _, part in sorted(((place, part) for place, part in placed if place >= 0), key=itemgetter(0)):
        if isinstance(part, QWidget):
            yield part
        else:
            yield from _widgets(part, around)
