"""A reply or a pack is dropped on a page, which says so while it hovers."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.domain.errors import UserError
from app.i18n import tr
from app.later import MadeOnce
from app.ui.labels import WrappedLabel

_EDGE, PACK_END, BACKUP_END = 24, ".plaintpack", ".plaintbackup"


class ReplyDrop(QObject):
    """Lets a page take one dropped file, and says so while it hovers.

    Signals:
        dropped: The file's path.
        own_dropped: The same, of what Plaint made: a pack or a backup.
        refused: A UserError: several files at once.
    """

    dropped = Signal(object)
    own_dropped = Signal(object)
    refused = Signal(object)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        page.setAcceptDrops(True)
        page.installEventFilter(self)

    hint = MadeOnce["ReplyDrop", "DropHint"](lambda self: DropHint(self._page))

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take what is dragged over the page where it is a file."""
        if isinstance(event, QDropEvent) and event.type() is QEvent.Type.Drop:
            self.hint.hide()
            event.acceptProposedAction()
            self._take(event.mimeData())
            return True
        if (
            isinstance(event, QDragEnterEvent)
            and event.type() is QEvent.Type.DragEnter
            and dropped_files(event.mimeData())
        ):
            self.hint.say(dropped_files(event.mimeData())[0])
            self.hint.setGeometry(self._page.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE))
            self.hint.show()
            self.hint.raise_()
            event.acceptProposedAction()
            return True
        if event.type() is QEvent.Type.DragLeave:
            self.hint.hide()
        return False

    def _take(self, brought: QMimeData) -> None:
        files = dropped_files(brought)
        if len(files) == 1:
            (self.own_dropped if is_own(files[0]) else self.dropped).emit(files[0])
        else:
            message = tr("Drop one reply at a time.")
            self.refused.emit(UserError(message, tr("Each has its own day and its own answers to your points.")))


class DropHint(QFrame):
    """What is said over a page while a file hovers over it."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.setProperty("role", "inset")
        self.setProperty("state", "drop")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._words = WrappedLabel("", "heading")
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        QVBoxLayout(self).addWidget(self._words)
        self.hide()

    def say(self, file: Path) -> None:
        """Say what may be dropped here, or what becomes of the pack or the backup that hovers."""
        words = tr("Drop the reply here: an e-mail, a PDF, a Word file or a picture.")
        if is_pack(file):
            words = tr("Drop the pack here to look at it; nothing is installed yet.")
        elif is_backup(file):
            words = tr("Drop the backup here to look at it; nothing is replaced yet.")
        self._words.setText(words)


def is_pack(path: Path) -> bool:
    """Tell a pack by its name: it is no reply."""
    return path.suffix.lower() == PACK_END


def is_backup(path: Path) -> bool:
    """Tell a backup by its name: it is no reply either."""
    return path.suffix.lower() == BACKUP_END


def is_own(path: Path) -> bool:
    """Tell by its name what Plaint itself makes."""
    return is_pack(path) or is_backup(path)


def dropped_files(brought: QMimeData) -> list[Path]:
    """Return the files that are dragged or dropped."""
    return [Path(url.toLocalFile()) for url in brought.urls() if url.isLocalFile()]
