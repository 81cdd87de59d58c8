"""Hears what Plaint says to a screen reader without being asked."""

from PySide6.QtGui import QAccessibleAnnouncementEvent


class Ear:
    """Remembers the words, in their order."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    def hear(self, event: QAccessibleAnnouncementEvent) -> None:
        """Stand in for the system."""
        self.heard.append(event.message())
