"""One ring around the button, link or row that has the keyboard."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QFocusFrame, QScrollBar, QWidget
from shiboken6 import isValid


class FocusRing(QObject):
    """Follows the focus through the application; fields show it with their border instead.

    A widget that is no button asks for the ring with the dynamic property `focusRing`.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._frame = QFocusFrame()
        self._bar: QScrollBar | None = None
        app.focusChanged.connect(self._follow)

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        if not isValid(self._frame):  # it lives in the window it was last shown in, and dies with it
            self._frame = QFocusFrame()
        self._frame.setWidget(new if new is not None and wants_ring(new) else None)  # type: ignore[arg-type]  # None: hide
        self._watch(new)

    def _watch(self, widget: QWidget | None) -> None:
        """Hear of scrolling around `widget`: Qt hides the frame of what is out of sight, and leaves it hidden."""
        if self._bar is not None and isValid(self._bar):
            self._bar.valueChanged.disconnect(self._scrolled)
        around = widget.parentWidget() if widget is not None else None
        while around is not None and not isinstance(around, QAbstractScrollArea):
            around = around.parentWidget()
        self._bar = around.verticalScrollBar() if around is not None else None
        if self._bar is not None:
            self._bar.valueChanged.connect(self._scrolled)

    @Slot()
    def _scrolled(self) -> None:
        """Show the ring when its widget has come into sight."""
        framed = self._frame.widget() if isValid(self._frame) else None
        if framed is not None and self._frame.isHidden():
            self._frame.setWidget(None)  # type: ignore[arg-type]  # a frame does nothing for the widget it has
            self._frame.setWidget(framed)


def wants_ring(widget: QWidget) -> bool:
    """Say whether the focus shows on `widget` as a ring."""
    return isinstance(widget, QAbstractButton) or bool(widget.property("focusRing"))
