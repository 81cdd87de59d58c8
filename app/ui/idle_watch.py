"""Notices that nobody is at the computer: no key, no click, no wheel for a while."""

from collections.abc import Callable
from time import time

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QWindow

_LOOKS_EVERY_MS = 5_000
_SECONDS_A_MINUTE = 60
_SIGNS = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
}


class IdleWatch(QObject):
    """Emits `idle` once nobody did anything in any window for so many minutes.

    It listens to windows, not to the application: each event of each widget would pass through Python otherwise.
    The clock on the wall counts, so that a laptop that slept is locked when it wakes.
    """

    idle = Signal()

    def __init__(self, parent: QObject | None = None, now: Callable[[], float] = time) -> None:
        super().__init__(parent)
        self._now, self._minutes, self._last = now, 0, now()
        self._seen: QWindow | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOKS_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def start(self, minutes: int) -> None:
        """Begin to watch; 0 minutes is not at all."""
        if not minutes:
            self.stop()
            return
        self._minutes, self._last = minutes, self._now()
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication) and not self._timer.isActive():
            application.focusWindowChanged.connect(self._follow)
            self._follow(QGuiApplication.focusWindow())
        self._timer.start()

    def stop(self) -> None:
        """Watch no more."""
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication) and self._timer.isActive():
            application.focusWindowChanged.disconnect(self._follow)
        self._minutes = 0
        self._timer.stop()

    def eventFilter(self, _window: QObject, event: QEvent) -> bool:
        """Take a key, a click or a move as a sign of life, and let it through."""
        if event.type() in _SIGNS:
            self._take_sign()
        return False

    @Slot()
    def look(self) -> None:
        """See whether the time is over."""
        if self._is_over():
            self._last = self._now()
            self.idle.emit()

    @Slot(QWindow)
    def _follow(self, window: QWindow | None) -> None:
        """Listen to the window that has the keyboard; Qt keeps one filter of a kind, however often it is set."""
        if window is not None:
            window.installEventFilter(self)
            self._take_sign()

    def _take_sign(self) -> None:
        """Begin the time anew, unless it was over already: the first key after a laptop woke does not keep it open."""
        if self._is_over():
            QTimer.singleShot(0, self, self.look)  # not in the middle of the event: it takes windows away
        else:
            self._last = self._now()

    def _is_over(self) -> bool:
        return bool(self._minutes) and self._now() - self._last >= self._minutes * _SECONDS_A_MINUTE
