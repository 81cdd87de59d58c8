"""Once the window is there, what the first click will need is loaded beside it."""

from collections.abc import Callable
from functools import partial
from importlib import import_module
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject

import app.services
from app.bootstrap import Plaint
from app.ui.paged_window import PagedWindow
from app.ui.settling import Settling
from app.ui.steady_window import take_short_turns

if TYPE_CHECKING:
    import app.services.warming

# Classes of Qt are made in the window's own thread, a module at a time: each takes a few thousandths of a second.
PAGES = (
    "app.ui.case_page",
    "app.ui.cases_page",
    "app.ui.start_page",
    "app.ui.interview_page",
    "app.ui.settings_page",
    "app.ui.search_page",
    "app.ui.reply_page",
    "app.ui.finish_page",
    "app.ui.packs_page",
    "app.ui.organisations_page",
)


class WarmingUp(QObject):
    """Loads services in a thread and then pages in turns of the event loop; a window that closes waits for one module.

    Args:
        plaint: Whose packs are read.
        window: Beside which it is done.
        done: Called in the window's thread, once services are loaded and packs are read.
    """

    def __init__(self, plaint: Plaint, window: PagedWindow, done: Callable[[], object]) -> None:
        super().__init__(window)
        self._window, self._done, self._closes = window, done, Event()
        window.installEventFilter(self)
        take_short_turns()
        work = partial(app.services.warming.warm_up, *plaint.pack_folders, lambda: not self._closes.is_set())
        window.tasks.run(self, work, self._go_on)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stop when the window closes."""
        if event.type() is QEvent.Type.Close:
            self._closes.set()
        return super().eventFilter(watched, event)

    def _go_on(self, _nothing: None) -> None:
        if not self._closes.is_set():
            self._done()
            Settling(self._window, [partial(import_module, name) for name in PAGES]).begin()
