"""Files that are opened with Plaint: double-clicked, dropped on the window, or given to a second start."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from app.domain.errors import UserError
from app.i18n import tr
from app.ui.main_window import MainWindow
from app.ui.reply_drop import dropped_files, is_backup, is_own, is_pack


class OpenedFiles(QObject):
    """Takes files to the page that knows them; both are looked at, and change something only once a person says so."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.setAcceptDrops(True)
        window.installEventFilter(self)
        window.navigator.file_brought.connect(self.open)

    @Slot(object)
    def open(self, file: Path) -> None:
        """Open a file, a pack or a backup; say so calmly where it is something else."""
        if is_pack(file):
            self._window.show_place("packs")
            self._window.packs.door.look_at(str(file))
            return
        if is_backup(file):
            self._window.show_place("settings")
            self._window.settings.backups.restoring.ask_passphrase(str(file))
            return
        message = tr("Plaint does not open “{name}” this way.").format(name=file.name)
        hint = tr("It opens packs (.plaintpack) and backups (.plaintbackup). Drop a reply on the page of its case.")
        self._window.navigator.refused.emit(UserError(message, hint))

    @Slot(object)
    def start_again(self, file: Path | None) -> None:
        """Come to the front, as somebody started Plaint who has it open; and open what they gave."""
        if self._window.isMinimized():
            self._window.showNormal()
        self._window.show()
        self._window.activateWindow()
        if file is not None:
            self.open(file)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take packs and backups that are dropped where no page takes files."""
        if isinstance(event, QDropEvent) and event.type() is QEvent.Type.Drop and _own(event.mimeData()):
            event.acceptProposedAction()
            for file in _own(event.mimeData())[:1]:
                self.open(file)
            return True
        if isinstance(event, QDragEnterEvent) and event.type() is QEvent.Type.DragEnter and _own(event.mimeData()):
            event.acceptProposedAction()
            return True
        return False


def _own(brought: QMimeData) -> list[Path]:
    return [file for file in dropped_files(brought) if is_own(file)]
