"""Goes to every screen in one theme and size, and says what is wrong with each."""

import tempfile
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from app.bootstrap import open_plaint
from app.services.time_source import TimeSource
from app.ui.theme import Theme
from tests.conftest import TODAY
from tests.every_screen.dialogs import dialogs
from tests.every_screen.filling import Story, fill
from tests.every_screen.screens import Screen, empty_screens, screens
from tests.every_screen.stage import Boxes, Stage

Look = Callable[[str, QWidget], None]


class Tour:
    """Remembers which kinds of widgets were seen, and which message boxes."""

    def __init__(self, theme: Theme, size: QSize) -> None:
        self._theme, self._size = theme, size
        self.seen: set[str] = set()
        self.boxes: set[str] = set()

    def go(self, look: Look, only: str | Collection[str] = "") -> None:
        """Show every screen whose name holds `only`, or is one of them, and let `look` see each."""
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name, Boxes() as boxes:
            for part, wanted in (("empty", empty_screens()), ("full", [*screens(), *dialogs()])):
                chosen = [screen for screen in wanted if _is_wanted(screen.name, only)]
                if chosen:
                    self._show_all(Path(name) / part, chosen, look, is_full=part == "full")
            self.boxes = boxes.opened

    def _show_all(self, folder: Path, wanted: list[Screen], look: Look, *, is_full: bool) -> None:
        folder.mkdir()
        plaint = open_plaint(folder / "data", TimeSource.fixed(TODAY))
        story = fill(plaint, folder) if is_full else Story()
        stage = Stage(plaint, self._theme, story, folder, self._size)
        try:
            for screen in wanted:
                self._show(stage, screen, look)
        finally:
            stage.close()

    def _show(self, stage: Stage, screen: Screen, look: Look) -> None:
        shown = screen.show(stage)
        top = shown if isinstance(shown, QWidget) else stage.window
        stage.settle()
        self.seen |= {kind.__name__ for kind in _kinds(top)}
        look(screen.name, top)
        stage.clear()


def _is_wanted(name: str, only: str | Collection[str]) -> bool:
    return only in name if isinstance(only, str) else name in only


def _kinds(top: QWidget) -> Iterator[type]:
    """Yield the kinds of all that can be seen in a window, and what they are derived from."""
    for one in [top, *top.findChildren(QWidget)]:
        if one.isVisible():
            yield from type(one).__mro__
