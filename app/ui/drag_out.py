"""Files that can be dragged out of the window: into an e-mail, a folder, a web form."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, Qt, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.errors import UserError
from app.ui.navigator import Navigator


class DragOut(QObject):
    """Lets one widget be dragged as a file; the file is only made when somebody does so."""

    def __init__(self, widget: QWidget, navigator: Navigator, make_file: Callable[[], Path]) -> None:
        super().__init__(widget)
        self._widget, self._to, self._make_file = widget, navigator, make_file
        self._pressed_at: QPoint | None = None
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin to drag when the mouse has moved as far as this system asks for."""
        if isinstance(event, QMouseEvent):
            self._follow(event)
        return super().eventFilter(watched, event)

    def _follow(self, event: QMouseEvent) -> None:
        here = event.position().toPoint()
        match event.type():
            case QEvent.Type.MouseButtonPress if event.button() == Qt.MouseButton.LeftButton:
                self._pressed_at = here
            case QEvent.Type.MouseButtonRelease:
                self._pressed_at = None
            case QEvent.Type.MouseMove if self._pressed_at is not None:
                if (here - self._pressed_at).manhattanLength() >= QApplication.startDragDistance():
                    self._pressed_at = None
                    self._drag()

    def _drag(self) -> None:
        try:
            file = self._make_file()
        except UserError as error:
            self._to.refused.emit(error)
            return
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(file))])
        drag = QDrag(self._widget)
        drag.setMimeData(data)
        drag.exec(Qt.DropAction.CopyAction)
