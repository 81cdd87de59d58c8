"""What shows while something takes longer than a moment: a sentence, how far it is, and a way to stop it."""

from threading import Event

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from app.domain.progress import StoppedError
from app.i18n import tr
from app.ui.announcements import announce
from app.ui.buttons import Button
from app.ui.labels import WrappedLabel

SHOWS_AFTER_MS = 500
LOOKS_EVERY_MS = 100
_WIDTH = 420


class BusyBox(QObject):
    """Shows itself after half a second, unless the work is done by then; stopping it asks the work to end."""

    def __init__(self, words: str, window: QWidget) -> None:
        super().__init__(window)
        self._stopped = Event()
        self.dialog = _Dialog(words, window)
        self.dialog.rejected.connect(self._stopped.set)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.dialog.show_itself)
        self._timer.start(SHOWS_AFTER_MS)
        self._far = (0, 0)  # as the work told last; the window looks, so that no thread has to reach into it
        self._looking = QTimer(self)
        self._looking.timeout.connect(self._show_far)
        self._looking.start(LOOKS_EVERY_MS)

    def tell(self, done: int, of: int) -> None:
        """Called by the work, in whatever thread, before each step; raises StoppedError when it is to stop."""
        if self._stopped.is_set():
            raise StoppedError
        self._far = (done, of)

    @Slot()
    def _show_far(self) -> None:
        done, of = self._far
        self.dialog.show_far(done, of)

    def end(self) -> None:
        """The work is done, or has stopped."""
        self._timer.stop()
        self._looking.stop()
        self.dialog.done(QDialog.DialogCode.Accepted)
        self.dialog.deleteLater()
        self.deleteLater()


class _Dialog(QDialog):
    def __init__(self, words: str, window: QWidget) -> None:
        super().__init__(window)
        self.setWindowTitle(tr("One moment"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.words = WrappedLabel(words)
        self.line = QProgressBar()
        self.line.setRange(0, 0)  # busy, until the work tells how far it is
        self.line.setTextVisible(False)
        self.line.setAccessibleName(words)
        self.stop = Button(tr("&Stop"))
        self.stop.clicked.connect(self._stop)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.stop)
        column.addWidget(self.words)
        column.addWidget(self.line)
        column.addLayout(row)
        self.setFixedWidth(_WIDTH)

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as the words need at this width, in the type that is on."""
        super().showEvent(event)
        self.resize(_WIDTH, self._column.totalHeightForWidth(_WIDTH))

    def show_itself(self) -> None:
        """Open, and have it said what takes so long."""
        self.open()
        announce(self, self.words.text())

    def show_far(self, done: int, of: int) -> None:
        """Show how far the work is, once it has told."""
        if of > 0:
            self.line.setRange(0, of)
            self.line.setValue(done)

    def _stop(self, *_clicked: bool) -> None:
        self.words.setText(tr("Stopping…"))
        announce(self, self.words.text())
        self.stop.setEnabled(False)
        self.rejected.emit()

    def reject(self) -> None:
        """Esc and the window's cross stop the work; the dialog goes when the work has ended."""
        self._stop()
