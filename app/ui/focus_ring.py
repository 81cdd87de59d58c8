"""One ring around the button, link or row that has the keyboard."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractButton, QApplication, QFocusFrame, QWidget
from shiboken6 import isValid


class FocusRing(QObject):
    """Follows the focus through the application; fields show it with their border instead.

    A widget that is no button asks for the ring with the dynamic property `focusRing`.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._frame = QFocusFrame()
        app.focusChanged.connect(self._follow)

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        if not isValid(self._frame):  # it lives in the window it was last shown in, and dies with it
            self._frame = QFocusFrame()
        self._frame.setWidget(new if new is not None and wants_ring(new) else None)  # type: ignore[arg-type]  # None: hide


def wants_ring(widget: QWidget) -> bool:
    """Say whether the focus shows on `widget` as a ring."""
    return isinstance(widget, QAbstractButton) or bool(widget.property("focusRing"))
