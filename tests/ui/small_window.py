"""A window for sessions' tests: it has what a session asks of the real one, which takes a second to make."""

from pathlib import Path
from types import SimpleNamespace

from PySide6.QtWidgets import QMainWindow

from app.ui.error_reporter import ErrorReporter
from app.ui.navigator import Navigator


class SmallWindow(QMainWindow):
    """Has what a session asks of the real window, which takes a second to make."""

    def __init__(self) -> None:
        super().__init__()
        self.navigator = Navigator(self)
        self.reporter = ErrorReporter(self)
        self.places: list[str] = []
        self.file: Path | None = None
        self.menus = SimpleNamespace(shown=SimpleNamespace(place=(0, 0)))
        self.navigator.settings_wanted.connect(lambda: self.places.append("settings"))
        self.navigator.today_wanted.connect(lambda: self.places.append("today"))
