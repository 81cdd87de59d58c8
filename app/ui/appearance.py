"""From the person's settings to the look of the window."""

from PySide6.QtWidgets import QApplication

from app.settings import Settings
from app.ui.qt_words import speak_in_qt
from app.ui.theme import Mode, Theme

PER_CENT = 100
MODES: dict[str, Mode] = {"system": "system", "light": "light", "dark": "dark", "contrast": "contrast"}


def dress(app: QApplication, theme: Theme, settings: Settings) -> None:
    """Put the chosen appearance and text size on, and have Qt speak what is spoken."""
    speak_in_qt(app)
    theme.apply(app, MODES[settings.appearance], int(settings.text_size) / PER_CENT)
