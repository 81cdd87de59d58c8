"""What a screen reader says without being asked: where one has come to, that words are saved, what is under way.

It is for what shows itself away from the keyboard; what takes the keyboard, such as a summary of problems or a dialog,
is read for that reason. Nothing is said at each key.
"""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from app.ui.banners import Banner
from app.ui.labels import WrappedLabel
from app.ui.page_parts import PageHeader

SETTLED_MS = 1200
SHOWN_MS = 50  # Qt shows the parts of a page that was just filled a turn of its loop later
_Politeness = QAccessible.AnnouncementPoliteness


def announce(owner: QWidget, words: str, *, is_urgent: bool = False) -> None:
    """Have words said for `owner`: once what is being read is at its end or, if it can't wait, at once."""
    event = QAccessibleAnnouncementEvent(owner, words)
    event.setPoliteness(_Politeness.Assertive if is_urgent else _Politeness.Polite)
    send(event)


def send(event: QAccessibleAnnouncementEvent) -> None:
    """Hand an announcement to the system; tests listen here."""
    QAccessible.updateAccessibility(event)


class SettledAnnouncement(QObject):
    """Says what came of typing, such as how many hits there are, once nothing has changed for a moment."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._owner, self._words, self._said = owner, "", ""
        self._pause = QTimer(self, singleShot=True, interval=SETTLED_MS)
        self._pause.timeout.connect(self._say)

    def say(self, words: str) -> None:
        """Have words said soon, unless others take their place."""
        self._words = words
        self._pause.start()

    def _say(self) -> None:
        if self._owner.isVisible() and self._words != self._said:
            announce(self._owner, self._words)
            self._said = self._words


def announce_page(page: QWidget) -> None:
    """Say the title of a page that has just come, what stands under it, and how things stand."""
    QTimer.singleShot(SHOWN_MS, page, lambda: _say_page(page))


def _say_page(page: QWidget) -> None:
    if not page.isVisible():
        return
    said = [*_titles(page), *(one.accessibleName() for one in page.findChildren(Banner) if one.isVisible())]
    words = [each for each in said if each.strip()][:2]
    if words:
        announce(page, " ".join(each if each.endswith((".", "?", "!")) else f"{each}." for each in words))


def _titles(page: QWidget) -> list[str]:
    headers = (one for one in page.findChildren(PageHeader) if one.isVisible())
    first = next(headers, None)
    if first is None:
        return []
    return [label.text() for label in first.findChildren(WrappedLabel) if label.isVisible()][:2]
