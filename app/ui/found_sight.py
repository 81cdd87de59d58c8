"""Brings what was found into sight on the page that holds it, the searched words marked."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget
from shiboken6 import isValid

from app.domain.typed_search import Term, found_places
from app.ui.labels import WrappedLabel
from app.ui.marked_text import Mark, MarkedText
from app.ui.page_parts import ScrollPage

_LOOK_AGAIN_MS, _MOST_LOOKS = 30, 40  # a page that was just built has its lines soon
_AROUND_PX = 120


def mark_found(text: MarkedText, terms: Sequence[Term]) -> None:
    """Mark in a text what was searched for, and scroll to the first of it."""
    places = found_places(text.toPlainText(), terms)
    text.show_found(places)
    if places:
        show_place(text, places[0])


def show_place(text: MarkedText, place: tuple[int, int]) -> None:
    """Scroll the page around a text until a place in it is in sight, once its lines are laid out."""
    QTimer.singleShot(_LOOK_AGAIN_MS, text, lambda: _scroll_to(text, place, _MOST_LOOKS))


def _scroll_to(text: MarkedText, place: tuple[int, int], looks: int) -> None:
    area = _around(text)
    content = area.widget() if area is not None else None
    if text.height() < text.sizeHint().height() and looks:
        QTimer.singleShot(_LOOK_AGAIN_MS, text, lambda: _scroll_to(text, place, looks - 1))
    elif area is not None and content is not None:
        top = text.mapTo(content, QPoint(0, text.top_of(Mark("", *place)))).y()
        area.ensureVisible(0, top, 0, _AROUND_PX)


def show_words(page: QWidget, words: str, terms: Sequence[Term]) -> bool:
    """Scroll a page to the label that says `words`, and mark what was searched for there and beside it.

    Returns:
        Whether there is such a label.
    """
    wanted = " ".join(words.split())
    labels = [one for one in page.findChildren(QLabel) if isValid(one) and one.isVisibleTo(page)]
    label = next((one for one in labels if wanted and wanted in " ".join(one.text().split())), None)
    area = _around(label) if label is not None else None
    if label is None or area is None:
        return False
    beside = label.parentWidget()
    for one in page.findChildren(WrappedLabel):
        is_beside = beside is not None and beside.isAncestorOf(one)
        one.show_found(found_places(one.text(), terms) if is_beside else ())
    if isinstance(area, ScrollPage):
        area.reveal(label)
    return True


def _around(part: QWidget) -> QScrollArea | None:
    place = part.parentWidget()
    while place is not None and not isinstance(place, QScrollArea):
        place = place.parentWidget()
    return place
